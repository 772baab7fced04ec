#include "engine/generators/live/guide.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "engine/core/vector_clones.h"
#include "engine/generators/live/anchored_noise.h"

namespace limner::live {
namespace {

using Vec = std::array<float, 3>;

float dot(const Vec& a, const Vec& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }
Vec minus(const Vec& a, const Vec& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

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
    float ray_y = 0;
    float point[3][run_length], head_normal[3][run_length];  // of the surface, head frame
    float out[guide_channels][run_length];
};

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
        run.head_normal[0][i] = hx, run.head_normal[1][i] = hy, run.head_normal[2][i] = hz;
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
    // Noise: of the size of pores, and drawn out downwards. Hair gets strands in its place.
    const auto noise = [&run](int i, const Vec& size, float shift) {
        return value_noise(run.point[0][i] / size[0] + shift, run.point[1][i] / size[1] + shift,
                           run.point[2][i] / size[2] + shift);
    };
    for (int i = 0; i < run_length; ++i) {
        const float there = run.depth[i] <= 0 ? 0 : 1;
        run.out[9][i] = there * noise(i, {.22f, .22f, .22f}, 0);
        run.out[10][i] = there * noise(i, {.2f, 1.8f, .2f}, 0);
    }
    if (!view.grain) return;
    constexpr float share = .6f;
    for (int i = 0; i < run_length; ++i) {
        const float there = run.depth[i] <= 0 ? 0 : share;
        run.out[9][i] += there * noise(i, {.08f, .08f, .08f}, 40);
        run.out[10][i] += there * noise(i, {.075f, 1.2f, .075f}, 40);
    }
}

/// Pixels of hair wait here until a run of them is full; then their strands are drawn.
class StrandQueue {
public:
    /// `noise`: the guide's two planes of it.
    StrandQueue(const HairFlow& flow, HairFlow::Kind kind, bool grain, std::span<float> noise)
        : flow_(flow), kind_(kind), grain_(grain), noise_(noise) {}

    void add(const Run& run, int i, std::size_t pixel) {
        for (int k = 0; k < 3; ++k) {
            strands_.point[k][count_] = run.point[k][i];
            strands_.normal[k][count_] = run.head_normal[k][i];
        }
        pixels_[std::size_t(count_)] = pixel;
        if (++count_ == StrandRun::length) draw();
    }

    void draw() {
        (flow_.*kind_.course)(strands_);
        draw_strands(strands_, grain_);
        for (int i = 0; i < count_; ++i) {
            noise_[pixels_[std::size_t(i)]] = strands_.fine[i];
            noise_[noise_.size() / 2 + pixels_[std::size_t(i)]] = strands_.coarse[i];
        }
        count_ = 0;
    }

private:
    const HairFlow& flow_;
    HairFlow::Kind kind_;
    bool grain_;
    std::span<float> noise_;
    StrandRun strands_{};
    std::array<std::size_t, StrandRun::length> pixels_{};
    int count_ = 0;
};

}  // namespace

float key_luminance(const LightCode& light) {
    return .2126f * light[30] + .7152f * light[31] + .0722f * light[32];
}

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
    const Vec3 origin{0, 1.5f, 3.5f};  // about the middle of the face
    const float middle_depth = dot(origin - in.view.position(), in.view.to_head({0, 0, -1}));

    LightAndView view;
    std::copy(R.begin(), R.end(), view.rotation);
    std::copy(in.view.camera_position.begin(), in.view.camera_position.end(), view.position);
    std::copy_n(in.light.data(), 27, view.sh);
    std::copy_n(in.light.data() + 27, 3, view.key);
    view.key_gain = key_luminance(in.light);
    view.middle_depth = middle_depth;
    view.grain = side > 256;

    Run run;
    const auto noise = out.subspan(noise_channel * plane, 2 * plane);
    std::vector<StrandQueue> hair;
    std::array<StrandQueue*, face_class_count> hair_of{};  // by class, null for what is no hair
    hair.reserve(HairFlow::kinds().size());
    for (const auto& kind : HairFlow::kinds())
        hair_of[std::size_t(kind.face_class)] = &hair.emplace_back(in.hair, kind, view.grain, noise);
    for (int y = 0; y < side; ++y)
        for (int x0 = 0; x0 < side; x0 += run_length) {
            const int width = std::min(run_length, side - x0), py = y * in.step;
            const auto row = std::size_t(py) * std::size_t(in.size);
            for (int i = 0; i < run_length; ++i) {
                const int px = std::min(x0 + i, side - 1) * in.step;
                const auto source = row + std::size_t(px);
                run.depth[i] = in.depth[source];
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
                if (run.depth[i] <= 0) continue;
                if (auto* const strands = label < face_class_count ? hair_of[label] : nullptr)
                    strands->add(run, i, at + std::size_t(i));
                const bool left = label == std::uint8_t(FaceClass::left_eye);
                if (!left && label != std::uint8_t(FaceClass::right_eye)) continue;
                const auto& eye = in.eyes[left ? 0 : 1];
                const Vec d = minus({run.point[0][i], run.point[1][i], run.point[2][i]}, eye.centre);
                const float along = dot(d, eye.gaze);
                if (along > 0)
                    out[8 * plane + at + std::size_t(i)] =
                        iris_profile(std::sqrt(std::max(0.0f, dot(d, d) - along * along)));
            }
        }
    for (auto& strands : hair) strands.draw();
}

}  // namespace limner::live
