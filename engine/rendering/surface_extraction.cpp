#include "engine/rendering/surface_extraction.h"

#include <algorithm>

#include "engine/rendering/marching_cubes.h"

namespace limner {
namespace {

GridPoint corner_point(const CellLevel& level, int x, int y, int z, int corner) {
    return {(x + (corner & 1)) * level.stride, (y + (corner >> 1 & 1)) * level.stride,
            (z + (corner >> 2)) * level.stride};
}

/// Slope of the occupancy per field unit at a known point; one-sided where only one neighbour is known.
Vec3f gradient(const SampleGrid& grid, const CellLevel& level, GridPoint point, int sample) {
    const auto neighbour = [&](int axis, int step) {
        GridPoint p = point;
        (axis == 0 ? p.x : axis == 1 ? p.y : p.z) += step * level.stride;
        return grid.contains(p) ? grid.find(p) : -1;
    };
    Vec3f slope;
    for (int axis = 0; axis < 3; ++axis) {
        const int low = neighbour(axis, -1), high = neighbour(axis, 1);
        const float from = grid.occupancy(low >= 0 ? low : sample),
                    to = grid.occupancy(high >= 0 ? high : sample);
        const float steps = float((low >= 0) + (high >= 0));
        slope[axis] = steps > 0 ? (to - from) / (steps * float(level.stride) * grid.spacing()[axis]) : 0.0f;
    }
    return slope;
}

}  // namespace

ExtractedSurface extract_surface(const SampleGrid& grid, const CellLevel& level) {
    ExtractedSurface surface;
    std::vector<std::int32_t> vertex_of_edge(std::size_t(grid.size()) * 3,
                                             -1);  // [sample of the lower end, axis]
    for (int z = 0; z < level.resolution; ++z)
        for (int y = 0; y < level.resolution; ++y)
            for (int x = 0; x < level.resolution; ++x) {
                if (!level.has(x, y, z)) continue;
                int sample[8];
                unsigned inside = 0;
                for (int i = 0; i < 8; ++i) {
                    sample[i] = grid.find(corner_point(level, x, y, z, i));
                    if (grid.occupancy(sample[i]) > 0) inside |= 1u << i;
                }
                if (inside == 0 || inside == 255) continue;

                const auto vertex = [&](int edge) {
                    const auto [lower, upper] = edge_corners[std::size_t(edge)];
                    std::int32_t& id = vertex_of_edge[std::size_t(sample[lower]) * 3 + std::size_t(edge / 4)];
                    if (id >= 0) return id;
                    id = std::int32_t(surface.edges.size());
                    const bool lower_inside = (inside >> lower & 1u) != 0;
                    const int in = lower_inside ? lower : upper, out = lower_inside ? upper : lower;
                    const float a = grid.occupancy(sample[in]), b = grid.occupancy(sample[out]);
                    surface.edges.push_back({corner_point(level, x, y, z, in),
                                             corner_point(level, x, y, z, out), sample[in], sample[out],
                                             a / (a - b)});
                    return id;
                };
                for (const CellTriangle& t : cell_triangles(inside))
                    surface.triangles.push_back({vertex(t[0]), vertex(t[1]), vertex(t[2])});
            }
    return surface;
}

Vec3f crossing_position(const SampleGrid& grid, const VertexEdge& edge) {
    const Vec3f in = grid.position(edge.inside_point), out = grid.position(edge.outside_point);
    return in + edge.crossing * (out - in);
}

CrossingSlope crossing_slope(const SampleGrid& grid, const CellLevel& level, const VertexEdge& edge) {
    const Vec3f in = gradient(grid, level, edge.inside_point, edge.inside_sample);
    const Vec3f out = gradient(grid, level, edge.outside_point, edge.outside_sample);
    const Vec3f slope = in + edge.crossing * (out - in);
    const float length = slope.norm();
    if (length > 1e-12f) return {-slope / length, length};
    return {(grid.position(edge.outside_point) - grid.position(edge.inside_point)).normalized(), 0};
}

}  // namespace limner
