#pragma once
// EG3D's tri-plane generator as its checkpoints hold it: rendering options, super-resolution variants, the
// axes of the planes, key names. No LibTorch. Source: specs/eg3d-animation.md, sections 3.3, 3.9 to 3.11
// and 5.
//
//     const auto weights = eg3d_weights(tree);             // G_ema, a bare dictionary or a model pack
//     const auto config = eg3d_config(tree, *weights);     // model_mismatch says what does not fit

#include <array>
#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

/// Depths along the unit ray between which a ray is sampled.
struct RayLimits {
    double near = 2.25, far = 3.3;
    bool operator==(const RayLimits&) const = default;
};

/// How a ray becomes a colour (rendering_kwargs). The defaults are those of the FFHQ models.
struct MarchSettings {
    int coarse_samples = 48;                       // S, 2..1024; at least 4 when there are fine samples
    int fine_samples = 48;                         // I, 0..1024; 0: no second pass
    std::optional<RayLimits> limits{RayLimits{}};  // nothing: where the ray is inside the box ("auto")
    double box_side = 1;                           // world units
    bool disparity = false;                        // coarse samples even in 1 / depth
    bool white_background = false;
    bool operator==(const MarchSettings&) const = default;
};

/// One of the five published super-resolution modules. All take 32 feature channels.
struct SuperResolutionVariant {
    std::string_view class_name;  // without the module's path
    std::int64_t output;          // R
    std::int64_t input;           // side the features are resized to
    bool keeps_larger;            // resized only when smaller than `input`; larger ones are refused
    bool first_doubles;           // block 0 doubles the size
    std::int64_t first_channels, second_channels;
    bool antialias;  // knows the option sr_antialias

    std::int64_t first_side() const { return first_doubles ? 2 * input : input; }
};
extern const std::array<SuperResolutionVariant, 6> super_resolution_variants;
/// Also finds a class by its full path ("training.superresolution.SuperresolutionHybrid8XDC").
const SuperResolutionVariant* find_super_resolution(std::string_view class_name);

/// For each plane the two rows that turn a point of the box [-1,1]^3 into (u, v): column and row of the
/// plane.
using PlaneAxes = std::array<std::array<float, 6>, 3>;
/// (x, y), (x, z), (z, x): what the published code does, though no plane sees (y, z).
inline constexpr PlaneAxes published_axes = {{{1, 0, 0, 0, 1, 0}, {1, 0, 0, 0, 0, 1}, {0, 0, 1, 1, 0, 0}}};
/// From the attribute `plane_axes` [3, 3, 3], rows = axis vectors: (u, v) = the first two numbers of
/// p A^-1. model_mismatch when a matrix is singular or not finite.
Result<PlaneAxes> plane_axes_from(const Array& matrices);

struct Eg3dConfig {
    MarchSettings march;
    const SuperResolutionVariant* super_resolution = nullptr;
    bool antialias = true;  // of the resize before the super-resolution
    /// Whether the super-resolution adds its stored noise maps. "random" is taken as stored: a picture is
    /// the same each time.
    bool super_resolution_noise = false;
    std::optional<double> super_resolution_clamp;  // of its activations
    std::optional<double> backbone_clamp;
    PlaneAxes axes = published_axes;
    std::int64_t neural_resolution = 64;  // n: side of the ray grid
    double decoder_rate = 1;              // learning-rate multiplier of the decoder
    double label_scale = 1;               // of the conditioning label; 0 ignores it
    double camera_radius = 2.7;
    std::array<double, 3> camera_pivot = {0, 0, 0.2};
    std::int64_t hidden = 64;  // width of the decoder
};

inline constexpr std::int64_t plane_channels = 32, eg3d_label_size = 25, eg3d_w_size = 512;

bool is_eg3d(const CheckpointTree& tree);
/// "G_ema", "tri_plane" (model pack) or "": where the generator lies in the tree. model_mismatch when
/// nowhere.
Result<std::string> eg3d_prefix(const CheckpointTree& tree);
/// The generator's tensors under their own names; the axes of the planes as "renderer/plane_axes" (an
/// attribute) or "renderer.plane_axes" (a parameter of the older fork).
Result<NamedArrays> eg3d_weights(const CheckpointTree& tree);
/// All tensors of a generator with this backbone, super-resolution and decoder.
std::vector<ExpectedKey> eg3d_keys(const NamedArrays& weights, const Eg3dConfig& config);
std::vector<ExpectedKey> super_resolution_keys(const SuperResolutionVariant& variant,
                                               const std::string& prefix = "superresolution.");
/// The variant that `weights` below `prefix` can belong to, judged by shapes alone; null when none.
const SuperResolutionVariant* guess_super_resolution(const NamedArrays& weights, const std::string& prefix);
/// Options of the file, each in its range; where a file holds tensors alone, those of the FFHQ models.
/// model_mismatch, unsupported_file (a module or an option that no published generator has). Pure.
Result<Eg3dConfig> eg3d_options(const CheckpointTree& tree, const NamedArrays& weights);
/// The same, refused (model_mismatch, all keys in one message) unless every tensor fits.
Result<Eg3dConfig> eg3d_config(const CheckpointTree& tree, const NamedArrays& weights);
/// The options as text, for `info` and for the metadata of a model pack, from which eg3d_options() reads
/// them.
std::vector<std::pair<std::string, std::string>> eg3d_options_text(const Eg3dConfig& config);

}  // namespace limner
