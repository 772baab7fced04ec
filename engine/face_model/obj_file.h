#pragma once
// A strict reader of Wavefront OBJ, as far as polygon meshes with texture coordinates need it.
//
//     auto mesh = read_obj("generic_neutral_mesh.obj");
//     if (!mesh) return tl::unexpected(mesh.error());   // names the file, the line and what is wrong
//
// Known lines: v, vt, vn (skipped), f with three or four corners "v/vt" or "v/vt/vn", usemtl; mtllib, g, o
// and s are skipped. Everything else, numbers that are not finite and indices that point nowhere are errors.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/face_model/vec3.h"

namespace limner {

struct ObjMesh {
    std::vector<Vec3> positions;
    std::vector<std::array<float, 2>> uv;
    // Per polygon, indices from zero; the fourth is -1 for triangles.
    std::vector<std::array<std::int32_t, 4>> polygon_vertices, polygon_uv;
    std::vector<std::int32_t> polygon_material;  // index into material_names
    std::vector<std::string> material_names;     // in the order of their first "usemtl"; "" before any
};

/// Parses `text`; `name` is what errors call it. unsupported_file, limit_exceeded. Pure.
Result<ObjMesh> parse_obj(std::string_view text, const std::string& name);
/// Reads and parses `file`. Additionally file_not_found; files above 64 MiB are refused.
Result<ObjMesh> read_obj(const std::filesystem::path& file);

}  // namespace limner
