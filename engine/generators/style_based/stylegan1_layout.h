#pragma once
// StyleGAN (the first) as TensorFlow-era files hold it, above all DiscoFaceGAN's: sizes, key names and
// options. No LibTorch. Source: specs/discofacegan.md, sections 4 and 12.2.
//
//     const auto source = find_stylegan1(tree);        // the averaged generator "Gs" of (G, D, Gs)
//     const auto config = stylegan1_config(*source);   // model_mismatch names every key that does not fit

#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"

namespace limner {

struct Stylegan1Config {
    std::int64_t latent = 0;             // 286 in DiscoFaceGAN: lambda and noise
    std::vector<std::int64_t> widths;    // outputs of the mapping layers; the last is D
    std::vector<std::int64_t> channels;  // at 4, 8, ..., R
    std::int64_t rgb = 0;
    bool normalise_latents =
        false;  // stock StyleGAN does; DiscoFaceGAN, whose latents have a meaning, does not

    std::int64_t style() const { return widths.empty() ? 0 : widths.back(); }
    std::int64_t resolution() const {
        return channels.empty() ? 0 : std::int64_t(4) << (channels.size() - 1);
    }
    std::int64_t slot_count() const { return 2 * std::int64_t(channels.size()); }
    std::vector<ExpectedKey> keys() const;
};

struct Stylegan1Source {
    NamedArrays weights;                    // "mapping/Dense0/weight", "synthesis/4x4/Const/const" ...
    std::optional<bool> normalise_latents;  // where the file states it
};

std::optional<Stylegan1Source> find_stylegan1(const CheckpointTree& tree);
/// As far as the tensors tell; nothing is checked.
Stylegan1Config stylegan1_sizes(const Stylegan1Source& source);
/// The same, refused (model_mismatch, all keys in one message) unless every tensor fits.
Result<Stylegan1Config> stylegan1_config(const Stylegan1Source& source);

/// The layers that carry noise and style, in slot order, without their resolution's folder: 4x4 has Const and
/// Conv, the others Conv0_up and Conv1.
std::string stylegan1_layer(std::int64_t slot);

}  // namespace limner
