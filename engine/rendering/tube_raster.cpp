#include "engine/rendering/tube_raster.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

/// Columns and rows, inclusive.
struct PixelBox {
    int left, top, right, bottom;
};

PixelBox box_of(const Camera& camera, const Vec3f& a, const Vec3f& b, float radius, int size) {
    const Vec3f p = camera.project(a), q = camera.project(b);
    const float nearest = std::max(std::min(p.z(), q.z()) - radius, 1e-3f);
    const float wide = camera.projection == Projection::perspective ? radius / nearest : radius;
    // Away from the axis a ball looks a little longer than wide.
    const float x = 1.2f * wide * camera.focal.x(), y = 1.2f * wide * camera.focal.y();
    const auto pixel = [&](float u) { return int(std::clamp(u, -1.0f, 2.0f) * float(size)); };
    return {std::max(pixel(std::min(p.x(), q.x()) - x) - 1, 0),
            std::max(pixel(std::min(p.y(), q.y()) - y) - 1, 0),
            std::min(pixel(std::max(p.x(), q.x()) + x) + 1, size - 1),
            std::min(pixel(std::max(p.y(), q.y()) + y) + 1, size - 1)};
}

}  // namespace

void draw_tubes(std::span<const Tube> tubes, std::uint8_t label, const Camera& camera,
                const std::function<bool(const Vec3f&)>& shown, SurfaceView& view) {
    const int size = view.labels.width;
    const auto plane = std::size_t(size) * std::size_t(size);
    for (const auto& tube : tubes)
        for (std::size_t i = 0; i < tube.segment_count(); ++i) {
            const Vec3f &a = tube.curve[i], &b = tube.curve[(i + 1) % tube.curve.size()];
            if (camera.project(a).z() <= tube.radius || camera.project(b).z() <= tube.radius) continue;
            const auto box = box_of(camera, a, b, tube.radius, size);
            for (int y = box.top; y <= box.bottom; ++y)
                for (int x = box.left; x <= box.right; ++x) {
                    const Ray ray = camera.pixel_ray(x, y, size);
                    const auto hit = meet_bar(ray, a, b, tube.radius);
                    auto& depth = view.depth.at(x, y);
                    if (!hit || (depth > 0 && hit->depth >= depth)) continue;
                    if (shown && !shown(ray.at(hit->depth))) continue;
                    depth = hit->depth;
                    view.labels.at(x, y) = label;
                    if (view.normals.empty()) continue;
                    const Vec3f normal = camera.camera_from_head.rotation * hit->normal;
                    const auto pixel = std::size_t(y * size + x);
                    for (int axis = 0; axis < 3; ++axis)
                        view.normals[std::size_t(axis) * plane + pixel] = normal[axis];
                }
        }
}

}  // namespace limner
