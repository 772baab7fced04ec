#include "engine/generators/live/guide.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace limner::live {
namespace {

using Vec = std::array<float, 3>;

float dot(const Vec& a, const Vec& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vec minus(const Vec& a, const Vec& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

float lattice(int x, int y, int z) {
    std::uint32_t h =
        std::uint32_t(x) * 73856093u ^ std::uint32_t(y) * 19349663u ^ std::uint32_t(z) * 83492791u;
    h ^= h >> 16;
    h *= 0x7FEB352Du;
    h ^= h >> 15;
    h *= 0x846CA68Bu;
    h ^= h >> 16;
    return float(h >> 8) * 0x1p-23f - 1;
}

// Trilinear value noise in [-1, 1]; anchored to the head, so that it turns with it.
float value_noise(float x, float y, float z) {
    const float fx = std::floor(x), fy = std::floor(y), fz = std::floor(z);
    const int ix = int(fx), iy = int(fy), iz = int(fz);
    const float u = x - fx, v = y - fy, w = z - fz;
    const auto mix = [](float a, float b, float t) { return a + (b - a) * t; };
    const auto row = [&](int dy, int dz) {
        return mix(lattice(ix, iy + dy, iz + dz), lattice(ix + 1, iy + dy, iz + dz), u);
    };
    return mix(mix(row(0, 0), row(1, 0), v), mix(row(0, 1), row(1, 1), v), w);
}

constexpr float iris_radius = 0.635f;  // cm, of an eyeball of radius 1.5 (synthetic portraits, section 9)

// 1 on the axis of gaze, 0.5 at the limbus, 0 from two iris radii on.
float iris_profile(float distance) { return std::clamp(1 - distance / (2 * iris_radius), 0.0f, 1.0f); }

void guess_irises(const GuideInput& in, int side, std::span<float> iris) {
    for (const auto face_class : {FaceClass::left_eye, FaceClass::right_eye}) {
        int x0 = in.size, x1 = -1, y0 = in.size, y1 = -1;
        for (int y = 0; y < in.size; ++y)
            for (int x = 0; x < in.size; ++x)
                if (in.labels[std::size_t(y) * std::size_t(in.size) + std::size_t(x)] ==
                    std::uint8_t(face_class))
                    x0 = std::min(x0, x), x1 = std::max(x1, x), y0 = std::min(y0, y), y1 = std::max(y1, y);
        if (x1 < x0) continue;
        // An open eye shows about 2.8 cm between its corners.
        const float scale = 2.8f / float(x1 - x0 + 1), cx = float(x0 + x1) / 2, cy = float(y0 + y1) / 2;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const int px = x * in.step, py = y * in.step;
                if (in.labels[std::size_t(py) * std::size_t(in.size) + std::size_t(px)] ==
                    std::uint8_t(face_class))
                    iris[std::size_t(y * side + x)] =
                        iris_profile(std::hypot(float(px) - cx, float(py) - cy) * scale);
            }
    }
}

}  // namespace

std::array<float, 3> irradiance(std::span<const float, 27> sh, float x, float y, float z) {
    // Band factors A_l / pi = 1, 2/3, 1/4 folded into the basis constants.
    const float basis[9] = {0.282095f,
                            0.325735f * y,
                            0.325735f * z,
                            0.325735f * x,
                            0.273137f * x * y,
                            0.273137f * y * z,
                            0.078848f * (3 * z * z - 1),
                            0.273137f * x * z,
                            0.136569f * (x * x - y * y)};
    std::array<float, 3> e{};
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t k = 0; k < 9; ++k) e[c] += sh[c * 9 + k] * basis[k];
    return e;
}

void make_guide(const GuideInput& in, std::span<float> out) {
    const int side = in.size / in.step;
    const auto plane = std::size_t(side) * std::size_t(side);
    std::fill(out.begin(), out.end(), 0.0f);
    const auto channel = [&](int c) { return out.subspan(std::size_t(c) * plane, plane); };
    if (in.normals.empty()) {
        guess_irises(in, side, channel(8));
        return;
    }
    const auto& R = in.view.head_from_camera;
    const auto to_head = [&](const Vec& v) -> Vec {
        return {R[0] * v[0] + R[1] * v[1] + R[2] * v[2], R[3] * v[0] + R[4] * v[1] + R[5] * v[2],
                R[6] * v[0] + R[7] * v[1] + R[8] * v[2]};
    };
    const Vec origin{0, 1.5f, 3.5f};  // about the middle of the face
    const Vec forward = to_head({0, 0, -1});
    const float middle_depth = dot(minus(origin, in.view.camera_position), forward);
    const std::span<const float, 27> sh(in.light.data(), 27);
    const Vec key{in.light[27], in.light[28], in.light[29]};
    const float key_luminance = .2126f * in.light[30] + .7152f * in.light[31] + .0722f * in.light[32];

    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const int px = x * in.step, py = y * in.step;
            const auto source = std::size_t(py) * std::size_t(in.size) + std::size_t(px);
            const float depth = in.depth[source];
            const auto at = std::size_t(y * side + x);
            out[11 * plane + at] = 1;
            if (depth <= 0) continue;
            const Vec n{in.normals[3 * source], in.normals[3 * source + 1], in.normals[3 * source + 2]};
            const Vec head_normal = to_head(n);
            const Vec ray{(float(px) + .5f - in.view.centre_x) / in.view.focal,
                          -(float(py) + .5f - in.view.centre_y) / in.view.focal, -1};
            const Vec offset = to_head(ray);
            const Vec p{in.view.camera_position[0] + offset[0] * depth,
                        in.view.camera_position[1] + offset[1] * depth,
                        in.view.camera_position[2] + offset[2] * depth};
            for (std::size_t c = 0; c < 3; ++c) out[c * plane + at] = n[c];
            out[3 * plane + at] = std::clamp((depth - middle_depth) / 10, -2.0f, 2.0f);
            const auto e = irradiance(sh, head_normal[0], head_normal[1], head_normal[2]);
            for (std::size_t c = 0; c < 3; ++c) out[(4 + c) * plane + at] = std::sqrt(std::max(e[c], 0.0f));
            out[7 * plane + at] = std::max(0.0f, dot(head_normal, key)) * key_luminance * .5f;
            const auto label = in.labels[source];
            if (label == std::uint8_t(FaceClass::left_eye) || label == std::uint8_t(FaceClass::right_eye)) {
                const auto& eye = in.eyes[label == std::uint8_t(FaceClass::left_eye) ? 0 : 1];
                const Vec d = minus(p, eye.centre);
                const float along = dot(d, eye.gaze);
                if (along > 0)
                    out[8 * plane + at] = iris_profile(std::sqrt(std::max(0.0f, dot(d, d) - along * along)));
            }
            out[9 * plane + at] = value_noise(p[0] / .22f, p[1] / .22f, p[2] / .22f);
            out[10 * plane + at] = value_noise(p[0] / .2f, p[1] / 1.8f, p[2] / .2f);
        }
}

}  // namespace limner::live
