#pragma once
// The head of a tri-plane model as a mesh for other programs: densities on a grid, marching cubes, a colour
// for each vertex. One caller at a time. Source: specs/eg3d-animation.md, section 4.3.
//
//     auto mesh = density_mesh(march, {.resolution = 256});
//     if (mesh) write_mesh("head.ply", *mesh);

#include <filesystem>
#include <functional>
#include <vector>

#include "engine/core/error.h"
#include "engine/generators/tri_plane/streaming_march.h"

namespace limner {

struct MeshOptions {
    int resolution = 256;  // grid points per axis, 8..1024
    float level = 10;      // of the raw density; useful are 2..20
    float scale = 1;       // of the positions: 1 keeps the model's units
    std::function<bool()> cancelled{};
};

struct DensityMesh {
    std::vector<std::array<float, 3>> positions;         // x right, y up, z out of the face
    std::vector<std::array<std::uint8_t, 3>> colours;    // sRGB, beside `positions`
    std::vector<std::array<std::int32_t, 3>> triangles;  // counter-clockwise from outside
};

/// The surface where the density passes `level`, closed at the faces of the box. Evaluates two slabs of the
/// grid at a time. wrong_use, cancelled.
Result<DensityMesh> density_mesh(StreamingMarch& march, const MeshOptions& options = {});

/// Writes .ply (binary) or .obj (text, colours after the positions), chosen by the extension. wrong_use,
/// file_unwritable.
Result<> write_mesh(const std::filesystem::path& file, const DensityMesh& mesh);

}  // namespace limner
