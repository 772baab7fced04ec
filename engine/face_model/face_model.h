#pragma once
// The linear morphable head "ICT Face Model Light" (ICT-FaceKit, USC Institute for Creative Technologies, MIT
// licence): geometry only, 100 identity modes, 53 expression shapes. The file is a safetensors repack (see
// its README).
//
//     auto model = FaceModel::load(find_face_model());
//     if (!model) return tl::unexpected(model.error());
//     std::vector<Vec3> vertices = model->deform(identity, expression);
//
// Head frame: right-handed, +x subject's left, +y up, +z out of the face, centimetres, origin between the
// ears.

#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string_view>
#include <vector>

#include "engine/core/error.h"
#include "engine/face_model/expression.h"
#include "engine/face_model/vec3.h"

namespace limner {

inline constexpr int identity_count = 100;
inline constexpr int landmark_count = 68;

/// The parts of the mesh, in vertex and polygon order.
enum class FacePart : std::uint8_t {
    face,
    head_and_neck,
    mouth_socket,
    left_eye_socket,
    right_eye_socket,
    gums_and_tongue,
    teeth,
    left_sclera,
    left_iris,
    right_sclera,
    right_iris,
    lacrimal_fluid,
    eye_blend,
    eye_occlusion,
    lashes,
};

/// Half-open index range.
struct IndexRange {
    int first = 0, end = 0;
};

class FaceModel {
public:
    static constexpr int vertex_count = 26719;
    static constexpr int polygon_count = 26384;
    static constexpr int uv_count = 28911;

    /// Reads `file`. file_not_found explains how to get the model; bad_checkpoint / model_mismatch name what
    /// is wrong.
    static Result<FaceModel> load(const std::filesystem::path& file);

    /// neutral + sum identity[i] * mode_i + sum expression[j] * shape_j. `identity` coefficients are in
    /// standard deviations (at most 100), `expression` weights in [0, 1] (at most 53); missing ones count as
    /// zero.
    std::vector<Vec3> deform(std::span<const float> identity, std::span<const float> expression) const;
    /// The two sums by themselves, added onto `vertices` [26719].
    void add_identity(std::span<const float> identity, std::span<Vec3> vertices) const;
    void add_expression(std::span<const float> expression, std::span<Vec3> vertices) const;

    const std::vector<Vec3>& neutral() const { return neutral_; }
    const std::vector<std::array<float, 2>>& uv() const { return uv_; }
    /// Quads, counter-clockwise from outside; the fourth index is -1 for triangles.
    const std::vector<std::array<std::int32_t, 4>>& polygon_vertices() const { return polygon_vertices_; }
    const std::vector<std::array<std::int32_t, 4>>& polygon_uv() const { return polygon_uv_; }
    /// Vertex of each of the 68 Multi-PIE landmarks.
    const std::array<std::int32_t, landmark_count>& landmarks() const { return landmarks_; }
    Vec3 neutral_landmark(int index) const { return neutral_[std::size_t(landmarks_[std::size_t(index)])]; }

    static FacePart part_of_polygon(int polygon);
    static IndexRange vertices_of(FacePart part);

private:
    std::vector<Vec3> neutral_;
    std::vector<float> identity_;    // [100, 26719, 3]
    std::vector<float> expression_;  // [53, 26719, 3]
    std::vector<std::array<float, 2>> uv_;
    std::vector<std::array<std::int32_t, 4>> polygon_vertices_, polygon_uv_;
    std::array<std::int32_t, landmark_count> landmarks_{};
};

/// Where the model is: `explicit_path` if not empty, else $LIMNER_FACE_MODEL, else
/// $XDG_DATA_HOME/limner/ict_face_model.safetensors (~/.local/share when unset). The file need not exist.
std::filesystem::path find_face_model(const std::filesystem::path& explicit_path = {});

}  // namespace limner
