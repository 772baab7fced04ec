#include "engine/face_model/face_model.h"

#include <cstdlib>
#include <cstring>
#include <optional>
#include <string>

#include "engine/checkpoints/safetensors.h"

namespace limner {
namespace {

struct PartRange {
    FacePart part;
    int polygon_end;
    IndexRange vertices;
};

// From the model's own documentation; in polygon order.
constexpr PartRange part_ranges[] = {
    {FacePart::face, 9230, {0, 9409}},
    {FacePart::head_and_neck, 11144, {9409, 11248}},
    {FacePart::mouth_socket, 13226, {11248, 13294}},
    {FacePart::left_eye_socket, 13630, {13294, 13678}},
    {FacePart::right_eye_socket, 14034, {13678, 14062}},
    {FacePart::gums_and_tongue, 17006, {14062, 17039}},
    {FacePart::teeth, 21496, {17039, 21451}},
    {FacePart::left_sclera, 22296, {21451, 22221}},
    {FacePart::left_iris, 23094, {22221, 23021}},
    {FacePart::right_sclera, 23894, {23021, 23791}},
    {FacePart::right_iris, 24692, {23791, 24591}},
    {FacePart::lacrimal_fluid, 25018, {24591, 24999}},
    {FacePart::eye_blend, 25048, {24999, 25047}},
    {FacePart::eye_occlusion, 25304, {25047, 25351}},
    {FacePart::lashes, 26384, {25351, 26719}},
};

/// Copies array `array_name` into `target` after checking type and shape.
template <class T>
Result<> copy_exactly(const Safetensors& file, std::string_view array_name, std::vector<std::int64_t> shape,
                      T* target, const std::filesystem::path& path) {
    const auto found = file.arrays.find(array_name);
    if (found == file.arrays.end()) {
        return failure(Errc::model_mismatch, "The face model " + path.string() + " has no array \"" +
                                                 std::string(array_name) + "\".");
    }
    if (found->second.shape != shape) {
        return failure(Errc::model_mismatch, "The array \"" + std::string(array_name) +
                                                 "\" of the face model " + path.string() +
                                                 " has an unexpected shape.");
    }
    static_assert(std::is_same_v<T, float> || std::is_same_v<T, std::int32_t>);
    if constexpr (std::is_same_v<T, float>) {
        const std::vector<float> values = found->second.to_floats();
        std::memcpy(target, values.data(), values.size() * sizeof(float));
    } else {
        // Copied byte by byte: nothing aligns the arrays of the file.
        if (found->second.dtype != DType::i32 ||
            found->second.bytes.size() != std::size_t(found->second.size()) * sizeof(T)) {
            return failure(Errc::model_mismatch, "The array \"" + std::string(array_name) +
                                                     "\" of the face model " + path.string() +
                                                     " has an unexpected type.");
        }
        std::memcpy(target, found->second.bytes.data(), found->second.bytes.size());
    }
    return {};
}

bool all_within(std::span<const std::int32_t> indices, std::int32_t lowest, std::int32_t end) {
    return std::all_of(indices.begin(), indices.end(),
                       [&](std::int32_t i) { return i >= lowest && i < end; });
}

void add_modes(std::span<const float> weights, const std::vector<float>& modes, int mode_count,
               std::span<Vec3> vertices) {
    static_assert(sizeof(Vec3) == 3 * sizeof(float));
    constexpr std::size_t components = std::size_t(FaceModel::vertex_count) * 3;
    float* target = &vertices[0].x;
    const std::size_t count = std::min(weights.size(), std::size_t(mode_count));
    for (std::size_t mode = 0; mode < count; ++mode) {
        const float weight = weights[mode];
        if (weight == 0) continue;
        const float* offsets = modes.data() + mode * components;
        for (std::size_t k = 0; k < components; ++k) target[k] += weight * offsets[k];
    }
}

}  // namespace

Result<FaceModel> FaceModel::load(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        return failure(
            Errc::file_not_found,
            "The face model " + file.string() +
                " is missing: download ICT-FaceKit from GitHub (MIT licence), convert it with "
                "\"limner-cli convert-face-model\", and put it there or name it in LIMNER_FACE_MODEL.");
    }
    const auto read = read_safetensors(file);
    if (!read) return tl::unexpected(read.error());

    FaceModel model;
    const std::size_t components = std::size_t(vertex_count) * 3;
    model.neutral_.resize(vertex_count);
    model.identity_.resize(components * identity_count);
    model.expression_.resize(components * expression_count);
    model.uv_.resize(uv_count);
    model.polygon_vertices_.resize(polygon_count);
    model.polygon_uv_.resize(polygon_count);

    Result<> copied = copy_exactly(*read, "neutral", {vertex_count, 3}, &model.neutral_[0].x, file);
    if (copied)
        copied =
            copy_exactly(*read, "identity", {identity_count, vertex_count, 3}, model.identity_.data(), file);
    if (copied)
        copied = copy_exactly(*read, "expression", {expression_count, vertex_count, 3},
                              model.expression_.data(), file);
    if (copied) copied = copy_exactly(*read, "uv", {uv_count, 2}, model.uv_[0].data(), file);
    if (copied)
        copied = copy_exactly(*read, "polygon_vertex", {polygon_count, 4}, model.polygon_vertices_[0].data(),
                              file);
    if (copied)
        copied = copy_exactly(*read, "polygon_uv", {polygon_count, 4}, model.polygon_uv_[0].data(), file);
    if (copied) copied = copy_exactly(*read, "landmarks68", {landmark_count}, model.landmarks_.data(), file);
    if (!copied) return tl::unexpected(copied.error());

    const std::span corners(model.polygon_vertices_[0].data(), std::size_t(polygon_count) * 4);
    const std::span uv_corners(model.polygon_uv_[0].data(), std::size_t(polygon_count) * 4);
    bool sound = all_within(corners, -1, vertex_count) && all_within(uv_corners, -1, uv_count) &&
                 all_within(model.landmarks_, 0, vertex_count);
    for (std::size_t polygon = 0; sound && polygon < std::size_t(polygon_count); ++polygon) {
        sound = all_within(std::span(model.polygon_vertices_[polygon]).first(3), 0, vertex_count) &&
                all_within(std::span(model.polygon_uv_[polygon]).first(3), 0, uv_count);
    }
    if (!sound) {
        return failure(Errc::bad_checkpoint,
                       "The face model " + file.string() + " refers to vertices that it does not have.");
    }
    return model;
}

void FaceModel::add_identity(std::span<const float> identity, std::span<Vec3> vertices) const {
    add_modes(identity, identity_, identity_count, vertices);
}

void FaceModel::add_expression(std::span<const float> expression, std::span<Vec3> vertices) const {
    add_modes(expression, expression_, expression_count, vertices);
}

std::vector<Vec3> FaceModel::deform(std::span<const float> identity,
                                    std::span<const float> expression) const {
    std::vector<Vec3> vertices = neutral_;
    add_identity(identity, vertices);
    add_expression(expression, vertices);
    return vertices;
}

FacePart FaceModel::part_of_polygon(int polygon) {
    for (const PartRange& range : part_ranges) {
        if (polygon < range.polygon_end) return range.part;
    }
    return FacePart::lashes;
}

IndexRange FaceModel::vertices_of(FacePart part) { return part_ranges[std::size_t(part)].vertices; }

std::filesystem::path find_face_model(const std::filesystem::path& explicit_path) {
    if (!explicit_path.empty()) return explicit_path;
    if (const char* named = std::getenv("LIMNER_FACE_MODEL"); named && *named) return named;
    constexpr const char* relative = "limner/ict_face_model.safetensors";
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::filesystem::path(data) / relative;
    const char* home = std::getenv("HOME");
    return std::filesystem::path(home ? home : ".") / ".local/share" / relative;
}

}  // namespace limner
