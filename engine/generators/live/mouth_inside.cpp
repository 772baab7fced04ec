#include "engine/generators/live/mouth_inside.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace limner::live {
namespace {

/// A row of teeth as the head model has it (cm): an arch round the middle, its front below or above the place
/// where the lips meet.
struct Row {
    float edge;            // y where the front teeth end
    float front;           // z of the front teeth
    float sign;            // +1: teeth are above the edge
    float half_widths[5];  // x where teeth meet, from the middle outwards
    Vec3f met(const Vec3f& eye, const Vec3f& ray, float start) const;
    float edge_at(float x) const { return edge + sign * .02f * x * x; }
};

Vec3f Row::met(const Vec3f& eye, const Vec3f& ray, float start) const {
    float t = start;
    for (int i = 0; i < 4; ++i) {
        const Vec3f p = eye + ray * t;
        const float x = std::min(std::abs(p.x()), 3.0f);
        t += (front - .22f * x * x - p.z()) / std::min(ray.z(), -.2f);
    }
    return eye + ray * t;
}

Vec3f eigen(const Vec3& v) { return {v.x, v.y, v.z}; }

/// 0 below `edge`, 1 above, soft over a pixel.
float above(float edge, float y, float pixel) { return std::clamp((y - edge) / pixel + .5f, 0.0f, 1.0f); }

}  // namespace

void draw_mouth_inside(const HeadAnchors& anchors, const GuideView& view,
                       std::span<const std::uint8_t> labels, std::span<const float> depth, int side,
                       std::span<float> out) {
    std::fill(out.begin(), out.end(), 0.0f);
    const auto& lips = anchors.at_rest.lips;
    const float open = anchors.jaw_open;
    const Row upper{lips.y() - .17f, lips.z() - .47f, 1, {0, .85f, 1.5f, 2.2f, 2.9f}};
    // The jaw takes the lower row down and back.
    const Row lower{
        lips.y() - 3.38f * open, lips.z() - .7f - 2.17f * open, -1, {0, .55f, 1.15f, 1.85f, 2.6f}};

    const std::array rows{upper, lower};
    const auto eye = eigen(view.position());
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto at = std::size_t(y) * std::size_t(side) + std::size_t(x);
            if (labels[at] != std::uint8_t(FaceClass::mouth) || depth[at] <= 0) continue;
            const auto ray = eigen(view.ray(float(x) + .5f, float(y) + .5f));
            const float pixel = depth[at] / view.focal;
            float teeth = 0;
            for (const Row& row : rows) {
                const Vec3f p = row.met(eye, ray, depth[at]);
                const float width = std::abs(p.x());
                if (width > 2.9f) continue;
                const float inside = above(0, row.sign * (p.y() - row.edge_at(p.x())), pixel);
                float gap = 0;
                for (const float meet : row.half_widths)
                    gap = std::max(
                        gap, std::clamp(1 - std::abs(width - meet) / std::max(.05f, pixel), 0.0f, 1.0f));
                // Towards the corners cheeks shade them.
                const float lit = 1 - .5f * std::clamp((width - 1.2f) / 1.5f, 0.0f, 1.0f);
                teeth = std::max(teeth, inside * lit * (1 - .3f * gap));
            }
            out[at] = 1 - teeth;
        }
}

}  // namespace limner::live
