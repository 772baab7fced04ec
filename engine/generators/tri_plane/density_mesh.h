#pragma once
// The head of a tri-plane model as a mesh for other programs: densities on a grid, marching cubes, a colour
// for each vertex. One caller at a time. Source: specs/eg3d-animation.md, section 4.3.
//
//     auto mesh = density_mesh(march, {.resolution = 256});
//     if (mesh) write_mesh("head.ply", *mesh);           // engine/export/mesh_file.h

#include <functional>

#include "engine/core/error.h"
#include "engine/core/head_mesh.h"
#include "engine/generators/tri_plane/streaming_march.h"

namespace limner {

struct MeshOptions {
    int resolution = 256;  // grid points per axis, 8..1024
    float level = 10;      // of the raw density; useful are 2..20
    float scale = 1;       // of the positions: 1 keeps the model's units
    std::function<bool()> cancelled{};
};

/// The surface where the density passes `level`, closed at the faces of the box: positions, colours and
/// triangles. Evaluates two slabs of the grid at a time. wrong_use, cancelled.
Result<HeadMesh> density_mesh(StreamingMarch& march, const MeshOptions& options = {});

}  // namespace limner
