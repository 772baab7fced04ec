#pragma once
// A head's surface with class logits at its vertices: what is left of a field once it is baked. Immutable in
// use; share it between threads as std::shared_ptr<const BakedField>.
//
//     const Result<BakedField> field = bake(query, {});
//     const SurfaceView view = rasterise(*field, camera, 256);

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/geometry/camera.h"

namespace limner {

/// How much the field was asked. No point of the grid is asked twice.
struct BakeReport {
    std::int64_t grid_queries = 0;    // lattice points, all levels so far
    std::int64_t vertex_queries = 0;  // secant steps and logits at the vertices
    std::int64_t refined_cells = 0;   // cells that were split, all levels so far
    std::int64_t queries() const { return grid_queries + vertex_queries; }
};

struct BakedField {
    int resolution = 0;  // finest cells per side
    int classes = 0;
    FieldFrame frame;     // from the field frame of the positions to the head
    float steepness = 0;  // mean slope of the occupancy at the surface, logits per field unit

    std::vector<float> x, y, z;           // [V] field frame
    std::vector<float> nx, ny, nz;        // [V] unit normals, outwards; head axes
    std::vector<float> logits;            // [V, classes]
    std::vector<std::uint8_t> top_class;  // [V] class of the largest logit above class 0

    /// Counter-clockwise seen from outside; closed: every edge belongs to two triangles (see
    /// BakeOptions::closed).
    std::vector<std::array<std::int32_t, 3>> triangles;

    BakeReport report;

    std::size_t vertex_count() const { return x.size(); }
    Vec3f position(std::size_t vertex) const { return {x[vertex], y[vertex], z[vertex]}; }
    Vec3f normal(std::size_t vertex) const { return {nx[vertex], ny[vertex], nz[vertex]}; }
};

}  // namespace limner
