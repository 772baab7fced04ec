#pragma once
// Three floats and a 3x3 matrix, for the CPU renderer and the face model. Head frame unless said otherwise:
// +x subject's left, +y up, +z out of the face, centimetres.

#include <algorithm>
#include <cmath>

namespace limner {

struct Vec3 {
    float x = 0, y = 0, z = 0;

    constexpr Vec3() = default;
    constexpr Vec3(float x_, float y_, float z_) : x(x_), y(y_), z(z_) {}
    constexpr explicit Vec3(float all) : x(all), y(all), z(all) {}

    constexpr Vec3 operator+(const Vec3& o) const { return {x + o.x, y + o.y, z + o.z}; }
    constexpr Vec3 operator-(const Vec3& o) const { return {x - o.x, y - o.y, z - o.z}; }
    constexpr Vec3 operator-() const { return {-x, -y, -z}; }
    constexpr Vec3 operator*(float s) const { return {x * s, y * s, z * s}; }
    constexpr Vec3 operator*(const Vec3& o) const { return {x * o.x, y * o.y, z * o.z}; }
    constexpr Vec3 operator/(float s) const { return *this * (1.0f / s); }
    constexpr Vec3& operator+=(const Vec3& o) { return *this = *this + o; }
    constexpr Vec3& operator-=(const Vec3& o) { return *this = *this - o; }
    constexpr Vec3& operator*=(float s) { return *this = *this * s; }
    constexpr Vec3& operator*=(const Vec3& o) { return *this = *this * o; }
    constexpr float& operator[](int i) { return i == 0 ? x : i == 1 ? y : z; }
    constexpr float operator[](int i) const { return i == 0 ? x : i == 1 ? y : z; }
    constexpr bool operator==(const Vec3&) const = default;
};

constexpr Vec3 operator*(float s, const Vec3& v) { return v * s; }
constexpr float dot(const Vec3& a, const Vec3& b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
constexpr Vec3 cross(const Vec3& a, const Vec3& b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}
inline float length(const Vec3& v) { return std::sqrt(dot(v, v)); }
/// Unit vector along `v`; +z when `v` has no length.
inline Vec3 normalized(const Vec3& v) {
    const float squared = dot(v, v);
    return squared > 1e-20f ? v * (1.0f / std::sqrt(squared)) : Vec3(0, 0, 1);
}
constexpr Vec3 minimum(const Vec3& a, const Vec3& b) {
    return {std::min(a.x, b.x), std::min(a.y, b.y), std::min(a.z, b.z)};
}
constexpr Vec3 maximum(const Vec3& a, const Vec3& b) {
    return {std::max(a.x, b.x), std::max(a.y, b.y), std::max(a.z, b.z)};
}

/// Row-major 3x3 matrix.
struct Mat3 {
    Vec3 rows[3];

    constexpr Vec3 operator*(const Vec3& v) const {
        return {dot(rows[0], v), dot(rows[1], v), dot(rows[2], v)};
    }
    constexpr Mat3 transposed() const {
        return {{{rows[0].x, rows[1].x, rows[2].x},
                 {rows[0].y, rows[1].y, rows[2].y},
                 {rows[0].z, rows[1].z, rows[2].z}}};
    }
    constexpr Mat3 operator*(const Mat3& o) const {
        const Mat3 columns = o.transposed();
        return {{columns * rows[0], columns * rows[1], columns * rows[2]}};
    }
};

/// Rotation about +y by `angle` radians: +z turns towards +x.
inline Mat3 rotation_y(float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    return {{{c, 0, s}, {0, 1, 0}, {-s, 0, c}}};
}
/// Rotation about +x by `angle` radians: +y turns towards +z.
inline Mat3 rotation_x(float angle) {
    const float c = std::cos(angle), s = std::sin(angle);
    return {{{1, 0, 0}, {0, c, -s}, {0, s, c}}};
}

}  // namespace limner
