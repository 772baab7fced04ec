#include "engine/generators/live/guide.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/core/vector_clones.h"

namespace limner::live {
namespace {

using Vec = std::array<float, 3>;

float dot(const Vec& a, const Vec& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vec minus(const Vec& a, const Vec& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

inline float lattice(int x, int y, int z) {
    std::uint32_t h =
        std::uint32_t(x) * 73856093u ^ std::uint32_t(y) * 19349663u ^ std::uint32_t(z) * 83492791u;
    h ^= h >> 16;
    h *= 0x7FEB352Du;
    h ^= h >> 15;
    h *= 0x846CA68Bu;
    h ^= h >> 16;
    return float(int(h >> 8)) * 0x1p-23f - 1;
}

// Trilinear value noise in [-1, 1]; anchored to the head, so that it turns with it.
inline float value_noise(float x, float y, float z) {
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

// Neighbouring pixels, evaluated together so that the compiler can use vectors of any width.
constexpr int run_length = 64;

struct LightAndView {
    float rotation[9], position[3];  // camera to head
    float sh[27], key[3];
    float key_gain, middle_depth;
    bool grain = false;  // noise at the scale of a large picture's pixels, too
};

struct Run {
    float depth[run_length], normal[3][run_length], ray_x[run_length];
    float hair[run_length];  // 1 where the label is hair, 0 elsewhere
    float ray_y = 0;
    float point[3][run_length];  // on the surface, head frame
    float comb[3][run_length];   // the same place across, along and through the hair, cm
    float out[guide_channels][run_length];
};

// Where most hair is combed away from (synthetic portraits, section 6.1); head frame, cm.
constexpr float whorl[3]{0.8f, 13.0f, -5.5f};
constexpr float comb_radius = 8;  // cm from the whorl's axis where "across" is measured in true cm

// atan2(y, x) within 2e-4; in this form compilers can vectorise it.
inline float angle(float y, float x) {
    const float ax = std::fabs(x), ay = std::fabs(y), larger = ax > ay ? ax : ay;
    const float t = (ax > ay ? ay : ax) / (larger > 1e-6f ? larger : 1e-6f), t2 = t * t;
    const float octant =
        t * (0.9998660f + t2 * (-0.3302995f + t2 * (0.1801410f + t2 * (-0.0851330f + t2 * 0.0208351f))));
    const float quadrant = ay > ax ? 1.57079633f - octant : octant;
    const float half = x < 0 ? 3.14159265f - quadrant : quadrant;
    return y < 0 ? -half : half;
}

// Hair runs from the whorl over the crown, then down: across it, strands differ; along it, they stay the
// same.
inline void comb(Run& run) {
    for (int i = 0; i < run_length; ++i) {
        const float x = run.point[0][i] - whorl[0], y = run.point[1][i] - whorl[1],
                    z = run.point[2][i] - whorl[2];
        const float radius = std::sqrt(x * x + z * z);
        run.comb[0][i] = angle(x, z) * comb_radius;
        run.comb[1][i] = radius - y;
        run.comb[2][i] = radius;
    }
}

// All channels but the irises; 0 where the depth is 0.
LIMNER_VECTOR_CLONES void guide_run(const LightAndView& view, Run& run) {
    const float* R = view.rotation;
    const float ray_y = run.ray_y;
    for (int i = 0; i < run_length; ++i) {
        const float depth = run.depth[i] <= 0 ? 0 : run.depth[i], x = run.ray_x[i];
        run.point[0][i] = view.position[0] + (R[0] * x + R[1] * ray_y + R[2] * -1) * depth;
        run.point[1][i] = view.position[1] + (R[3] * x + R[4] * ray_y + R[5] * -1) * depth;
        run.point[2][i] = view.position[2] + (R[6] * x + R[7] * ray_y + R[8] * -1) * depth;
    }
    for (int i = 0; i < run_length; ++i) {
        const float there = run.depth[i] <= 0 ? 0 : 1;
        const float x = run.depth[i] <= 0 ? 0 : run.normal[0][i],
                    y = run.depth[i] <= 0 ? 0 : run.normal[1][i],
                    z = run.depth[i] <= 0 ? 0 : run.normal[2][i];
        const float hx = R[0] * x + R[1] * y + R[2] * z, hy = R[3] * x + R[4] * y + R[5] * z,
                    hz = R[6] * x + R[7] * y + R[8] * z;
        run.out[0][i] = x;
        run.out[1][i] = y;
        run.out[2][i] = z;
        const float relative = (run.depth[i] - view.middle_depth) / 10;
        const float low = relative < -2 ? -2 : relative;
        run.out[3][i] = (low > 2 ? 2 : low) * there;
        const float basis[9] = {0.282095f,
                                0.325735f * hy,
                                0.325735f * hz,
                                0.325735f * hx,
                                0.273137f * hx * hy,
                                0.273137f * hy * hz,
                                0.078848f * (3 * hz * hz - 1),
                                0.273137f * hx * hz,
                                0.136569f * (hx * hx - hy * hy)};
        for (int c = 0; c < 3; ++c) {
            float sum = 0;
            for (int k = 0; k < 9; ++k) sum += view.sh[c * 9 + k] * basis[k];
            run.out[4 + c][i] = std::sqrt(sum > 0 ? sum : 0) * there;
        }
        const float towards = hx * view.key[0] + hy * view.key[1] + hz * view.key[2];
        run.out[7][i] = (towards > 0 ? towards : 0) * view.key_gain * .5f * there;
        run.out[8][i] = 0;
        run.out[11][i] = 1;
    }
    // Noise: of the size of pores, and drawn out downwards. Hair has strands and tufts in their place.
    comb(run);
    const auto noise = [&run](int i, const Vec& head, const Vec& hair, float shift) {
        const bool is_hair = run.hair[i] > 0;
        const auto at = [&](int axis) {
            const auto k = std::size_t(axis);
            const float place = is_hair ? run.comb[axis][i] / hair[k] : run.point[axis][i] / head[k];
            return place + shift;
        };
        return value_noise(at(0), at(1), at(2));
    };
    for (int i = 0; i < run_length; ++i) {
        const bool empty = run.depth[i] <= 0;
        const float there = empty ? 0 : 1;
        run.out[9][i] = there * noise(i, {.22f, .22f, .22f}, {.22f, 3, 3}, 0);
        run.out[10][i] = there * noise(i, {.2f, 1.8f, .2f}, {.7f, 5, 3}, 0);
    }
    if (!view.grain) return;
    constexpr float share = .6f;
    for (int i = 0; i < run_length; ++i) {
        const float there = run.depth[i] <= 0 ? 0 : share;
        run.out[9][i] += there * noise(i, {.08f, .08f, .08f}, {.08f, 2, 2}, 40);
        run.out[10][i] += there * noise(i, {.075f, 1.2f, .075f}, {.3f, 4, 2}, 40);
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
    if (in.normals.empty()) {
        std::fill(out.begin(), out.end(), 0.0f);
        guess_irises(in, side, out.subspan(8 * plane, plane));
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
    const float key_luminance = .2126f * in.light[30] + .7152f * in.light[31] + .0722f * in.light[32];

    LightAndView view;
    std::copy(R.begin(), R.end(), view.rotation);
    std::copy(in.view.camera_position.begin(), in.view.camera_position.end(), view.position);
    std::copy_n(in.light.data(), 27, view.sh);
    std::copy_n(in.light.data() + 27, 3, view.key);
    view.key_gain = key_luminance;
    view.middle_depth = middle_depth;
    view.grain = side > 256;

    Run run;
    for (int y = 0; y < side; ++y)
        for (int x0 = 0; x0 < side; x0 += run_length) {
            const int width = std::min(run_length, side - x0), py = y * in.step;
            const auto row = std::size_t(py) * std::size_t(in.size);
            for (int i = 0; i < run_length; ++i) {
                const int px = std::min(x0 + i, side - 1) * in.step;
                const auto source = row + std::size_t(px);
                run.depth[i] = in.depth[source];
                run.hair[i] = in.labels[source] == std::uint8_t(FaceClass::hair) ? 1.0f : 0.0f;
                for (std::size_t c = 0; c < 3; ++c) run.normal[c][i] = in.normals[3 * source + c];
                run.ray_x[i] = (float(px) + .5f - in.view.centre_x) / in.view.focal;
            }
            run.ray_y = -(float(py) + .5f - in.view.centre_y) / in.view.focal;
            guide_run(view, run);

            const auto at = std::size_t(y * side + x0);
            for (std::size_t c = 0; c < guide_channels; ++c)
                std::copy_n(run.out[c], width, out.begin() + std::ptrdiff_t(c * plane + at));
            for (int i = 0; i < width; ++i) {
                const auto label = in.labels[row + std::size_t((x0 + i) * in.step)];
                const bool left = label == std::uint8_t(FaceClass::left_eye);
                if ((!left && label != std::uint8_t(FaceClass::right_eye)) || run.depth[i] <= 0) continue;
                const auto& eye = in.eyes[left ? 0 : 1];
                const Vec d = minus({run.point[0][i], run.point[1][i], run.point[2][i]}, eye.centre);
                const float along = dot(d, eye.gaze);
                if (along > 0)
                    out[8 * plane + at + std::size_t(i)] =
                        iris_profile(std::sqrt(std::max(0.0f, dot(d, d) - along * along)));
            }
        }
}

}  // namespace limner::live
