#pragma once
// SofGAN's semantic field as its checkpoints hold it: sizes, key names, cameras and camera paths. No
// LibTorch. Source: specs/sofgan.md, sections 3.6 and 4.
//
//     const auto weights = sofgan_field_weights(tree);     // from {"model": ...}, a bare dictionary or a
//     model pack const auto config = official_field_config(*weights);  // model_mismatch names every key that
//     does not fit

#include <array>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

struct OfficialFieldConfig {
    std::int64_t instances = 0;     // N, stored codes
    std::int64_t code_size = 0;     // L
    std::int64_t hidden_size = 0;   // H
    std::int64_t march_size = 0;    // width of the marcher
    std::int64_t class_count = 0;   // 20
    std::int64_t pose_numbers = 0;  // 3 when trained with camera optimisation: they precede each stored code
};

bool is_official_field(const CheckpointTree& tree);
/// The tensors of the field under their own names; model_mismatch when there are none.
Result<NamedArrays> sofgan_field_weights(const CheckpointTree& tree);
/// All names and shapes of a field of these sizes.
std::vector<ExpectedKey> official_field_keys(const OfficialFieldConfig& config);
/// Sizes as far as the tensors tell; nothing is checked.
OfficialFieldConfig official_field_sizes(const NamedArrays& weights);
/// The same, checked. model_mismatch lists all missing, unknown and misshapen keys in one message.
Result<OfficialFieldConfig> official_field_config(const NamedArrays& weights);

/// Row-major 4x4, camera to world: columns right, -up, forward, position (OpenCV axes). World y is up.
using CameraMatrix = std::array<float, 16>;
using Point = std::array<double, 3>;

/// A camera at `position` that looks at `target`; up is (0, 1, 0). position != target, not above each other.
CameraMatrix look_at(const Point& position, const Point& target);

/// Turntables of the published demos (section 4.1).
std::vector<CameraMatrix> spiral_path(int views, double radius, const Point& centre, const Point& target);
/// ceil(sqrt(views))^2 cameras, row by row, every second row backwards.
std::vector<CameraMatrix> sphere_path(int views, double radius, const Point& centre);
/// 5 rows of `views` cameras.
std::vector<CameraMatrix> uniform_path(int views, double radius, const Point& centre);

}  // namespace limner
