#pragma once
// From the published folder of ICT-FaceKit (github.com/ICT-VGL/ICT-FaceKit, MIT licence) to Limner's face
// model file.
//
//     auto converted = convert_ict_face_kit("ICT-FaceKit/FaceXModel", progress);
//     if (!converted) return tl::unexpected(converted.error());
//     write_safetensors("ict_face_model.safetensors", converted->arrays, converted->metadata);
//
// The folder holds generic_neutral_mesh.obj, identity000.obj .. identity099.obj, one OBJ per expression
// ("jawOpen.obj") and vertex_indices.json. A mode is the difference between its mesh and the neutral one.

#include <array>
#include <filesystem>
#include <map>
#include <string>

#include "engine/checkpoints/tensor.h"
#include "engine/core/progress.h"
#include "engine/face_model/face_model.h"

namespace limner {

/// Sizes that the folder must have: those of the published model, smaller ones in tests.
struct IctLayout {
    int vertices = FaceModel::vertex_count;
    int polygons = FaceModel::polygon_count;
    int texture_coordinates = FaceModel::uv_count;
    int identities = identity_count;
    std::array<std::int32_t, landmark_count> landmarks = published_landmarks;

    /// Vertex of each Multi-PIE landmark, from the model's documentation.
    static const std::array<std::int32_t, landmark_count> published_landmarks;
};

struct ConvertedFaceModel {
    NamedArrays arrays;  // neutral, identity, expression, uv, polygon_*, landmarks68
    std::map<std::string, std::string> metadata;
};

/// Reads all meshes of `folder` (or of its sub-folder FaceXModel) and computes the modes; takes some seconds
/// and 100 MB. Asks `progress` after every mesh. file_not_found, unsupported_file, limit_exceeded, cancelled:
/// one sentence that names the file.
Result<ConvertedFaceModel> convert_ict_face_kit(const std::filesystem::path& folder, Progress& progress,
                                                const IctLayout& layout = {});

}  // namespace limner
