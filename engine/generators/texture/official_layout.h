#pragma once
// SofGAN's texture generator and discriminator as their checkpoints hold them: sizes and key names. No
// LibTorch. Source: specs/sofgan.md, sections 1, 8.9 and 9.
//
//     const auto weights = sofgan_texture_weights(tree);      // "g_ema", a bare dictionary or a model pack
//     const auto config = official_texture_config(*weights);  // model_mismatch names every key that does not
//     fit

#include <array>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

struct OfficialTextureConfig {
    std::int64_t resolution = 0;  // R, a power of two
    std::int64_t style_size = 0;  // D
    std::int64_t mapping_layers = 0;
    std::int64_t class_count = 0;                 // 17
    std::array<std::int64_t, 3> stem = {};        // output channels of the three stem blocks
    std::vector<std::int64_t> channels;           // at 4, 8, ..., R
    std::vector<std::int64_t> modulated;          // indices of convs that carry a spatial modulation
    std::vector<std::int64_t> modulation_hidden;  // its hidden channels, beside `modulated`

    std::int64_t conv_count() const { return 2 * (std::int64_t(channels.size()) - 1); }  // convs.0 ...
    std::int64_t style_count() const { return 2 * std::int64_t(channels.size()); }       // styles per image
    std::int64_t noise_count() const { return conv_count() + 1; }
};

bool is_official_texture(const CheckpointTree& tree);
Result<NamedArrays> sofgan_texture_weights(const CheckpointTree& tree);
std::vector<ExpectedKey> official_texture_keys(const OfficialTextureConfig& config);
/// Sizes as far as the tensors tell; nothing is checked.
OfficialTextureConfig official_texture_sizes(const NamedArrays& weights);
/// The same, refused (model_mismatch, all keys in one message) unless every tensor fits.
Result<OfficialTextureConfig> official_texture_config(const NamedArrays& weights);

/// Channels at 4, 8, ..., R of a discriminator; model_mismatch as above.
Result<std::vector<std::int64_t>> official_discriminator_channels(const NamedArrays& weights);

/// Class of the 17-class set for each of the 20-class set (section 1.1).
inline constexpr std::array<std::uint8_t, 20> sofgan17_of_20 = {0, 1, 2, 2,  3,  3,  4,  5,  6,  7,
                                                                8, 9, 9, 10, 11, 12, 13, 14, 15, 16};
/// Side of the label map the network reads, whatever the canvas.
inline constexpr std::int64_t sofgan_label_side = 128;

/// The regions of the published demo, in 17-class labels (section 1.2); the first is everything.
struct SofganRegion {
    std::string_view name;
    std::uint32_t classes;  // bit i: class i
};
inline constexpr std::array<SofganRegion, 6> sofgan_regions = {
    {{"global", 0x1FFFF},
     {"background", 1 << 0},
     {"complexion", 1 << 1 | 1 << 4 | 1 << 5 | 1 << 9 | 1 << 12},
     {"hair", 1 << 15},
     {"eyes and mouth", 1 << 3 | 1 << 6 | 1 << 7 | 1 << 8},
     {"wearings", 1 << 10 | 1 << 11 | 1 << 13 | 1 << 14 | 1 << 16}}};

}  // namespace limner
