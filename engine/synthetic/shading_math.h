#pragma once
// Scalar and colour helpers of the renderer. Colours are linear RGB (Rec.709) in a Vec3.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>

#include "engine/core/smoothstep.h"
#include "engine/face_model/vec3.h"

namespace limner::synthetic {

inline constexpr float pi = std::numbers::pi_v<float>;
inline constexpr float golden_angle = 2.39996323f;

constexpr float clamp(float x, float lowest = 0, float highest = 1) {
    return x < lowest ? lowest : x > highest ? highest : x;
}
constexpr float mix(float a, float b, float t) { return a + (b - a) * t; }
constexpr Vec3 mix(const Vec3& a, const Vec3& b, float t) { return a + (b - a) * t; }
constexpr float square(float x) { return x * x; }
inline Vec3 exp(const Vec3& v) { return {std::exp(v.x), std::exp(v.y), std::exp(v.z)}; }
inline Vec3 pow(const Vec3& v, float exponent) {
    return {std::pow(std::max(v.x, 0.0f), exponent), std::pow(std::max(v.y, 0.0f), exponent),
            std::pow(std::max(v.z, 0.0f), exponent)};
}
/// Largest integer not above `x`; cheaper than std::floor without SSE4.1.
inline int floor_to_int(float x) {
    const int truncated = static_cast<int>(x);
    return truncated - (x < static_cast<float>(truncated) ? 1 : 0);
}
/// sign(x) |x|^exponent, the building block of superellipses.
inline float signed_power(float x, float exponent) {
    return std::copysign(std::pow(std::fabs(x), exponent), x);
}
/// Azimuth about the vertical axis in degrees: 0 in front, 180 behind, the same on both sides.
inline float azimuth_degrees(const Vec3& p) { return std::atan2(std::fabs(p.x), p.z) * 180 / pi; }

/// Direction `index` of `count` spread evenly over the sphere (Fibonacci lattice); `phase` turns the lattice.
inline Vec3 fibonacci_direction(int index, int count, float phase = 0) {
    const float height = 1 - (2 * static_cast<float>(index) + 1) / static_cast<float>(count);
    const float angle = static_cast<float>(index) * golden_angle + phase;
    const float radius = std::sqrt(1 - height * height);
    return {radius * std::cos(angle), height, radius * std::sin(angle)};
}

/// Real spherical harmonics of order 0..2 at unit direction `d`: 1; y, z, x; xy, yz, 3z^2-1, xz, x^2-y^2.
inline void spherical_harmonics(const Vec3& d, float (&basis)[9]) {
    basis[0] = 0.282095f;
    basis[1] = 0.488603f * d.y;
    basis[2] = 0.488603f * d.z;
    basis[3] = 0.488603f * d.x;
    basis[4] = 1.092548f * d.x * d.y;
    basis[5] = 1.092548f * d.y * d.z;
    basis[6] = 0.315392f * (3 * d.z * d.z - 1);
    basis[7] = 1.092548f * d.x * d.z;
    basis[8] = 0.546274f * (d.x * d.x - d.y * d.y);
}
/// Factors of the bands when radiance is convolved with the clamped cosine and divided by pi.
inline constexpr float irradiance_over_pi[9] = {1,     2 / 3.0f, 2 / 3.0f, 2 / 3.0f, 0.25f,
                                                0.25f, 0.25f,    0.25f,    0.25f};

/// Two unit vectors that complete `direction` to a right-handed frame (u, v, direction).
inline void complete_frame(const Vec3& direction, Vec3& u, Vec3& v) {
    const Vec3 helper = std::fabs(direction.y) > 0.95f ? Vec3(0, 0, 1) : Vec3(0, 1, 0);
    u = normalized(cross(helper, direction));
    v = cross(direction, u);
}

/// Hue, saturation, value in [0, 1] to RGB.
Vec3 rgb_from_hsv(float hue, float saturation, float value);

}  // namespace limner::synthetic
