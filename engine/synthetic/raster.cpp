#include "engine/synthetic/raster.h"

namespace limner::synthetic {

SampleBuffer::SampleBuffer(int samples_per_side)
    : size(samples_per_side),
      depth(std::size_t(size) * std::size_t(size), 1e9f),
      triangle(depth.size(), nothing),
      colour(depth.size()),
      label(depth.size(), FaceClass::background),
      normal(depth.size()) {}

std::vector<Vec3> project_all(const View& view, const std::vector<Vec3>& positions) {
    std::vector<Vec3> projected(positions.size());
    for (std::size_t i = 0; i < positions.size(); ++i) projected[i] = view.project(positions[i]);
    return projected;
}

void draw_mesh(const PortraitMesh& mesh, const std::vector<Vec3>& projected, SampleBuffer& samples) {
    const int last = samples.size - 1;
    for (std::size_t t = 0; t < mesh.triangles.size(); ++t) {
        const Triangle& triangle = mesh.triangles[t];
        const Vec3& a = projected[std::size_t(triangle.vertex[0])];
        const Vec3& b = projected[std::size_t(triangle.vertex[1])];
        const Vec3& c = projected[std::size_t(triangle.vertex[2])];
        const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
        // y points down: front faces have negative area.
        if (area == 0 || (area > 0 && is_skin(triangle.surface))) continue;
        const int x_first = std::max(0, -floor_to_int(0.5f - std::min({a.x, b.x, c.x})));
        const int x_last = std::min(last, floor_to_int(std::max({a.x, b.x, c.x}) - 0.5f));
        const int y_first = std::max(0, -floor_to_int(0.5f - std::min({a.y, b.y, c.y})));
        const int y_last = std::min(last, floor_to_int(std::max({a.y, b.y, c.y}) - 0.5f));
        if (x_first > x_last || y_first > y_last) continue;
        const float inverse_area = 1 / area;
        const Vec3 inverse_depth(1 / a.z, 1 / b.z, 1 / c.z);
        for (int y = y_first; y <= y_last; ++y) {
            for (int x = x_first; x <= x_last; ++x) {
                const float px = float(x) + 0.5f, py = float(y) + 0.5f;
                const float w0 = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) * inverse_area;
                const float w1 = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) * inverse_area;
                const float w2 = 1 - w0 - w1;
                if (w0 < 0 || w1 < 0 || w2 < 0) continue;
                const float depth = 1 / (w0 * inverse_depth.x + w1 * inverse_depth.y + w2 * inverse_depth.z);
                const std::size_t sample = samples.index(x, y);
                if (depth >= samples.depth[sample]) continue;
                if (triangle.surface == Surface::beanie) {
                    const Vec3 p = mesh.template_positions[std::size_t(triangle.vertex[0])] * w0 +
                                   mesh.template_positions[std::size_t(triangle.vertex[1])] * w1 +
                                   mesh.template_positions[std::size_t(triangle.vertex[2])] * w2;
                    if (p.y < beanie_brim(p)) continue;
                }
                samples.depth[sample] = depth;
                samples.triangle[sample] = std::int32_t(t);
            }
        }
    }
}

std::array<float, 3> corner_weights(const Triangle& triangle, const std::vector<Vec3>& projected, int x,
                                    int y) {
    const Vec3& a = projected[std::size_t(triangle.vertex[0])];
    const Vec3& b = projected[std::size_t(triangle.vertex[1])];
    const Vec3& c = projected[std::size_t(triangle.vertex[2])];
    const float area = (b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y);
    const float px = float(x) + 0.5f, py = float(y) + 0.5f;
    float w0 = ((b.x - px) * (c.y - py) - (c.x - px) * (b.y - py)) / area;
    float w1 = ((c.x - px) * (a.y - py) - (a.x - px) * (c.y - py)) / area;
    float w2 = 1 - w0 - w1;
    w0 /= a.z;
    w1 /= b.z;
    w2 /= c.z;
    const float scale = 1 / (w0 + w1 + w2);
    return {w0 * scale, w1 * scale, w2 * scale};
}

}  // namespace limner::synthetic
