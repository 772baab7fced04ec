#pragma once
// Marching cubes over the present cells of a level. Internal to the bake; one thread.

#include <vector>

#include "engine/rendering/baked_field.h"
#include "engine/rendering/cell_refinement.h"

namespace limner {

/// Where a vertex came from: the crossing of the edge between an inside and an outside sample.
struct VertexEdge {
    GridPoint inside_point, outside_point;
    int inside_sample = 0, outside_sample = 0;
    float crossing = 0;  // 0 = at the inside point, 1 = at the outside point
};

struct ExtractedSurface {
    std::vector<VertexEdge> edges;  // [V]
    std::vector<std::array<std::int32_t, 3>> triangles;
};

ExtractedSurface extract_surface(const SampleGrid& grid, const CellLevel& level);

/// Position of the crossing, field frame.
Vec3f crossing_position(const SampleGrid& grid, const VertexEdge& edge);
/// How the occupancy falls at the crossing, from the neighbours that are known.
struct CrossingSlope {
    Vec3f normal;         // unit vector against the gradient
    float steepness = 0;  // length of the gradient, logits per field unit
};
CrossingSlope crossing_slope(const SampleGrid& grid, const CellLevel& level, const VertexEdge& edge);

}  // namespace limner
