#pragma once
// What a part-based generator is made of (SemanticStyleGAN and its lifted relative): sizes, read from the
// tensors, the few values that only the checkpoint's "args" state, and the names of all tensors. No LibTorch.
// Source: specs/3d-ssgan.md, sections 2.1, 3 and 4.6.
//
//     const auto config = part_config(*read_checkpoint("010000.pt"));  // model_mismatch names every key and
//     const auto row = config->texture_row(7);                         // value that does not fit

#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner::parts {

/// How a lifted generator turns its flat parts into a volume and looks at it (sections 4.2 to 4.5).
struct LiftConfig {
    std::int64_t slices = 32;       // D, depth slices of the volume
    std::int64_t render_size = 64;  // R, side of the rendered feature map
    std::int64_t samples = 48;      // S, per ray
    double largest_density = 60;    // sigma_max
    double near = 0.83, far = 1.17;
    double field_of_view = 12;     // degrees, the full angle
    double radius = 1;             // of the camera's orbit
    double half_depth = 0.12;      // hz
    bool softmax_density = false;  // masks as densities, instead of one sigmoid per part
    std::vector<double> opacity;   // rho_k, one per class
};

struct PartConfig {
    // From the shapes of tensors.
    std::int64_t size = 0;               // side of the picture
    std::int64_t latent = 0;             // D, width of every code
    std::int64_t mapping_layers = 0;     // n_mlp
    std::int64_t classes = 0;            // K, background included
    std::int64_t local_layers = 0;       // L, styled layers of a local generator
    std::int64_t local_width = 0;        // its channels
    std::int64_t feature_channels = 0;   // of a part's feature map
    std::int64_t frequencies = 0;        // of the position embedding
    std::int64_t coarse_channels = 0;    // of the render net's input; differs from the above when lifted
    std::int64_t coarse_size = 0;        // H, side of the part maps
    std::int64_t pooled_size = 0;        // side the render net starts from
    std::vector<std::int64_t> channels;  // of the render net's stages
    // From "args".
    std::int64_t base_layers = 0;           // layers driven by the shared coarse codes
    std::int64_t depth_layers = 0;          // the pseudo-depth is read after so many layers
    std::vector<std::int64_t> transparent;  // classes that may be seen through
    bool residual = false;                  // coarse masks are added into the mask pyramid
    std::optional<LiftConfig> lift;         // only in a lifted generator

    std::int64_t stages() const { return std::int64_t(channels.size()); }
    /// Rows of a W+ code, and which of them drive class k.
    std::int64_t rows() const { return base_layers + 2 * classes; }
    std::int64_t shape_row(std::int64_t k) const { return base_layers + 2 * k; }
    std::int64_t texture_row(std::int64_t k) const { return base_layers + 2 * k + 1; }
    /// Rows of an expanded code: one for each layer of each class.
    std::int64_t expanded_rows() const { return classes * local_layers; }
    /// Side of the pictures that stage i gives.
    std::int64_t stage_size(std::int64_t i) const { return pooled_size << (i + 1); }
    /// Stage whose input is joined by the coarse map; its input is as large as that map.
    std::int64_t joining_stage() const;
};

/// The generator's tensors, and the plain values beside them by their names in "args".
struct PartFile {
    NamedArrays weights;
    std::map<std::string, CheckpointScalar, std::less<>> arguments;
};

bool is_part_based(const CheckpointTree& tree);
/// "g_ema" and "args" of a checkpoint, or a model pack. model_mismatch when the tree holds no such generator.
Result<PartFile> part_file(const CheckpointTree& tree);

/// Sizes as far as the tensors tell; nothing is checked.
PartConfig part_sizes(const NamedArrays& weights);
std::vector<ExpectedKey> part_keys(const PartConfig& config);
/// Sizes and values with all that is missing, unknown or misshapen; values of "args" are named "args/...".
struct PartReading {
    PartConfig config;
    KeyReport keys;
};
PartReading read_part_config(const PartFile& file);
/// The same, refused (model_mismatch, everything in one message) unless all of it fits.
Result<PartConfig> part_config(const PartFile& file);

struct PartDiscriminatorConfig {
    std::vector<std::int64_t> channels;  // at the picture's size, half of it, ..., 4
    std::int64_t classes = 0;            // 0: no mask branch
    std::int64_t outputs = 0;            // 1, or 3 with the two angles of the camera (section 4.8)
};
/// model_mismatch as above.
Result<PartDiscriminatorConfig> part_discriminator_config(const NamedArrays& weights);

}  // namespace limner::parts
