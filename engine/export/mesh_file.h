#pragma once
// A head's surface in files for other programs, chosen by the name.
//
//     const auto mesh = engine.mesh(portrait, {}, progress).get();
//     if (mesh) write_mesh("head.glb", *mesh);
//
//     .ply   binary; positions in centimetres, normals, colours, and the class as the property "label"
//     .obj   text; positions in centimetres with colours behind them, normals, a group and a material per
//            class; the materials, of the classes' mean colours, go into the .mtl beside it
//     .glb   glTF 2.0; positions in metres, normals, COLOR_0 in linear light, the class as _LABEL; the names
//            of the classes are in the mesh's extras
//
// Any thread but the interface's (they touch the disk).

#include <filesystem>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/head_mesh.h"

namespace limner {

/// wrong_use for a name of another kind. Pure.
Result<> check_mesh_file(const std::filesystem::path& file);
/// All files that write_mesh() writes for `file`, itself first. Pure.
std::vector<std::filesystem::path> mesh_files(const std::filesystem::path& file);
/// Each file atomically, `file` itself last. Equal meshes give equal bytes. wrong_use, file_unwritable,
/// limit_exceeded for a .glb beyond 4 GB.
Result<> write_mesh(const std::filesystem::path& file, const HeadMesh& mesh);

}  // namespace limner
