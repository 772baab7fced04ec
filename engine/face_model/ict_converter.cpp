#include "engine/face_model/ict_converter.h"

#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/face_model/obj_file.h"

namespace limner {
namespace {

using nlohmann::json;

constexpr const char* neutral_name = "generic_neutral_mesh.obj";

struct Component {
    const char* name;
    int vertex_end, polygon_end;
};
constexpr Component components[] = {
    {"face", 9409, 9230},
    {"head_neck", 11248, 11144},
    {"mouth_socket", 13294, 13226},
    {"eye_socket_left", 13678, 13630},
    {"eye_socket_right", 14062, 14034},
    {"gums_tongue", 17039, 17006},
    {"teeth", 21451, 21496},
    {"sclera_left", 22221, 22296},
    {"iris_left", 23021, 23094},
    {"sclera_right", 23791, 23894},
    {"iris_right", 24591, 24692},
    {"lacrimal_fluid_left", 24795, 24855},
    {"lacrimal_fluid_right", 24999, 25018},
    {"eye_blend_left", 25023, 25033},
    {"eye_blend_right", 25047, 25048},
    {"eye_occlusion_left", 25199, 25176},
    {"eye_occlusion_right", 25351, 25304},
    {"lashes_left", 26035, 25844},
    {"lashes_right", 26719, 26384},
};

json component_list() {
    json list = json::array();
    int vertex = 0, polygon = 0;
    for (const Component& component : components) {
        list.push_back({{"name", component.name},
                        {"vertex_first", vertex},
                        {"vertex_last", component.vertex_end - 1},
                        {"polygon_first", polygon},
                        {"polygon_last", component.polygon_end - 1}});
        vertex = component.vertex_end;
        polygon = component.polygon_end;
    }
    return list;
}

json expression_list() {
    json list = json::array();
    for (int i = 0; i < expression_count; ++i) list.push_back(std::string(name(Expression(i))));
    return list;
}

std::map<std::string, std::string> metadata(const ObjMesh& neutral, const IctLayout& layout) {
    return {
        {"format", "limner-face-model-1"},
        {"units", "centimetre"},
        {"handedness", "right-handed, +x subject's left, +y up, +z out of the face"},
        {"source", "ICT-FaceKit (ICT Face Model Light), USC Institute for Creative Technologies, 2020"},
        {"license", "MIT"},
        {"copyright", "Copyright (c) 2020 USC Institute for Creative Technologies"},
        {"expression_names", expression_list().dump()},
        {"material_names", json(neutral.material_names).dump()},
        {"components", component_list().dump()},
        {"landmarks68", json(layout.landmarks).dump()},
        {"jaw_contour_right", "[1278, 1272, 12, 1834, 243, 781, 2199, 1447]"},
        {"jaw_contour_left", "[3661, 4390, 3022, 2484, 4036, 2253, 3490, 3496]"},
        {"rigid_landmark_positions", "[0, 36, 39, 42, 45, 16, 28, 31, 35]"},
        {"deform", "v = neutral + sum_i a_i*identity[i] + sum_j w_j*expression[j], a_i~N(0,1), w_j in [0,1]"},
    };
}

std::filesystem::path mesh_folder(const std::filesystem::path& folder) {
    std::error_code ignored;
    const auto inner = folder / "FaceXModel";
    return std::filesystem::exists(inner / neutral_name, ignored) ? inner : folder;
}

/// The order of the expressions is part of the format: a folder with another list is another model.
Result<> check_expressions(const std::filesystem::path& folder) {
    const auto file = folder / "vertex_indices.json";
    const auto content = read_file(file, limits::json_bytes);
    if (!content) return tl::unexpected(content.error());
    const auto* text = reinterpret_cast<const char*>(content->bytes.data());
    const json document = json::parse(text, text + content->bytes.size(), nullptr, false);
    if (document.is_discarded())
        return failure(Errc::unsupported_file, file.string() + " is not a JSON document.");
    const auto listed = document.is_object() ? document.find("expressions") : document.end();
    if (listed == document.end() || *listed != expression_list()) {
        return failure(Errc::unsupported_file,
                       file.string() + " does not list the 53 expressions of the ICT face model.");
    }
    return {};
}

Result<> check_counts(const ObjMesh& mesh, const IctLayout& layout, const std::filesystem::path& file) {
    const auto check = [&](std::size_t found, int expected, const char* what) -> Result<> {
        if (found == std::size_t(expected)) return {};
        return failure(Errc::unsupported_file, file.string() + " has " + std::to_string(found) + " " + what +
                                                   " instead of the " + std::to_string(expected) +
                                                   " of the ICT face model.");
    };
    if (const auto done = check(mesh.positions.size(), layout.vertices, "vertices"); !done) return done;
    if (const auto done = check(mesh.uv.size(), layout.texture_coordinates, "texture coordinates"); !done)
        return done;
    return check(mesh.polygon_vertices.size(), layout.polygons, "polygons");
}

/// Appends the offsets of the mesh `file` from `neutral` to `modes`.
Result<> append_mode(const std::filesystem::path& file, const ObjMesh& neutral, std::vector<float>& modes) {
    constexpr float farthest = 1000;  // cm; no head is so large, and float16 holds it
    const auto mesh = read_obj(file);
    if (!mesh) return tl::unexpected(mesh.error());
    if (mesh->positions.size() != neutral.positions.size()) {
        return failure(Errc::unsupported_file, file.string() + " has " +
                                                   std::to_string(mesh->positions.size()) +
                                                   " vertices, the neutral mesh has " +
                                                   std::to_string(neutral.positions.size()) + ".");
    }
    for (std::size_t i = 0; i < neutral.positions.size(); ++i) {
        const Vec3 offset = mesh->positions[i] - neutral.positions[i];
        for (int k = 0; k < 3; ++k) {
            if (std::fabs(offset[k]) > farthest) {
                return failure(
                    Errc::unsupported_file,
                    file.string() + " moves vertex " + std::to_string(i + 1) + " by more than ten metres.");
            }
            modes.push_back(offset[k]);
        }
    }
    return {};
}

}  // namespace

const std::array<std::int32_t, landmark_count> IctLayout::published_landmarks = {
    1225, 1888, 1052, 367,  1719, 1722, 2199, 1447, 966,  3661, 4390, 3927, 3924, 2608, 3272, 4088, 3443,
    268,  493,  1914, 2044, 1401, 3615, 4240, 4114, 2734, 2509, 978,  4527, 4942, 4857, 1140, 2075, 1147,
    4269, 3360, 1507, 1542, 1537, 1528, 1518, 1511, 3742, 3751, 3756, 3721, 3725, 3732, 5708, 5695, 2081,
    0,    4275, 6200, 6213, 6346, 6461, 5518, 5957, 5841, 5702, 5711, 5533, 6216, 6207, 6470, 5517, 5966};

Result<ConvertedFaceModel> convert_ict_face_kit(const std::filesystem::path& given, Progress& progress,
                                                const IctLayout& layout) {
    std::error_code ignored;
    const auto folder = mesh_folder(given);
    if (!std::filesystem::exists(folder / neutral_name, ignored)) {
        return failure(Errc::file_not_found, given.string() + " holds no " + neutral_name +
                                                 ": name the folder FaceXModel of ICT-FaceKit.");
    }
    const auto neutral = read_obj(folder / neutral_name);
    if (!neutral) return tl::unexpected(neutral.error());
    if (const auto done = check_counts(*neutral, layout, folder / neutral_name); !done)
        return tl::unexpected(done.error());
    if (const auto done = check_expressions(folder); !done) return tl::unexpected(done.error());

    std::vector<float> identity, expression;
    const std::size_t components_per_mode = neutral->positions.size() * 3;
    identity.reserve(components_per_mode * std::size_t(layout.identities));
    expression.reserve(components_per_mode * expression_count);
    const int meshes = layout.identities + expression_count;
    for (int i = 0; i < meshes; ++i) {
        if (progress.cancelled()) return failure(Errc::cancelled, "The face model was not converted.");
        const bool is_identity = i < layout.identities;
        char identity_name[32];
        std::snprintf(identity_name, sizeof identity_name, "identity%03d", i);
        const std::string mesh_name =
            is_identity ? identity_name : std::string(name(Expression(i - layout.identities)));
        const auto done =
            append_mode(folder / (mesh_name + ".obj"), *neutral, is_identity ? identity : expression);
        if (!done) return tl::unexpected(done.error());
        progress.report(double(i + 1) / meshes, "Reading meshes");
    }

    const auto flat = [](const auto& list) {
        return std::span(list.empty() ? nullptr : list[0].data(), list.size() * list[0].size());
    };
    const std::int64_t vertices = layout.vertices, polygons = layout.polygons;
    ConvertedFaceModel result;
    result.metadata = metadata(*neutral, layout);
    NamedArrays& arrays = result.arrays;
    arrays["neutral"] = make_array(std::span(&neutral->positions[0].x, components_per_mode), {vertices, 3});
    arrays["identity"] = make_half_array(identity, {layout.identities, vertices, 3});
    arrays["expression"] = make_half_array(expression, {expression_count, vertices, 3});
    arrays["uv"] = make_array(flat(neutral->uv), {layout.texture_coordinates, 2});
    arrays["polygon_vertex"] = make_array(flat(neutral->polygon_vertices), {polygons, 4});
    arrays["polygon_uv"] = make_array(flat(neutral->polygon_uv), {polygons, 4});
    arrays["polygon_material"] = make_array(neutral->polygon_material, {polygons});
    arrays["landmarks68"] = make_array(layout.landmarks, {landmark_count});
    return result;
}

}  // namespace limner
