#include "engine/export/aligned_channels.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "engine/core/label_set.h"

namespace limner {
namespace {

// Two neighbouring pixels further apart than this lie on different surfaces; head units.
constexpr float same_surface = 1.0f;

/// The four pixels of a smaller map around the centre of a pixel of a larger one.
struct Corner {
    int x, y;
    float weight;
};
std::array<Corner, 4> corners_at(int x, int y, int width, int height, const DepthMap& depth) {
    const float u = std::clamp((float(x) + 0.5f) * float(depth.width) / float(width) - 0.5f, 0.0f,
                               float(depth.width - 1));
    const float v = std::clamp((float(y) + 0.5f) * float(depth.height) / float(height) - 0.5f, 0.0f,
                               float(depth.height - 1));
    const int x0 = int(u), x1 = std::min(x0 + 1, depth.width - 1);
    const int y0 = int(v), y1 = std::min(y0 + 1, depth.height - 1);
    const float fx = u - float(x0), fy = v - float(y0);
    return {
        {{x0, y0, (1 - fx) * (1 - fy)}, {x1, y0, fx * (1 - fy)}, {x0, y1, (1 - fx) * fy}, {x1, y1, fx * fy}}};
}

/// The nearest corner alone, unless all show one surface.
std::array<Corner, 4> on_one_surface(std::array<Corner, 4> corners, const DepthMap& depth) {
    const auto [nearest, farthest] = std::minmax_element(
        corners.begin(), corners.end(),
        [&](const Corner& a, const Corner& b) { return depth.at(a.x, a.y) < depth.at(b.x, b.y); });
    const float low = depth.at(nearest->x, nearest->y), high = depth.at(farthest->x, farthest->y);
    if (low > 0 && high - low < same_surface) return corners;
    const auto main = std::max_element(corners.begin(), corners.end(),
                                       [](const Corner& a, const Corner& b) { return a.weight < b.weight; });
    const auto best = *main;
    for (auto& corner : corners) corner.weight = 0;
    corners.front() = {best.x, best.y, 1};
    return corners;
}

void normalise(std::array<float, 3>& n) {
    const float length = std::hypot(n[0], n[1], n[2]);
    for (float& axis : n) axis = length > 0 ? axis / length : 0;
}

}  // namespace

AlignedChannels aligned_channels(const Picture& picture) {
    const int width = picture.image->width, height = picture.image->height;
    AlignedChannels result;
    if (picture.labels) result.labels = resized(*picture.labels, width, height);
    if (!picture.depth) return result;
    const auto& depth = *picture.depth;
    const bool normals = picture.normals && picture.normals->width == depth.width;
    result.depth.emplace(width, height);
    if (normals) result.normals.emplace(width, height);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const auto& corner : on_one_surface(corners_at(x, y, width, height, depth), depth)) {
                result.depth->at(x, y) += corner.weight * depth.at(corner.x, corner.y);
                for (std::size_t axis = 0; normals && axis < 3; ++axis)
                    result.normals->at(x, y)[axis] +=
                        corner.weight * picture.normals->at(corner.x, corner.y)[axis];
            }
    if (normals) std::for_each(result.normals->pixels.begin(), result.normals->pixels.end(), normalise);
    return result;
}

}  // namespace limner
