#pragma once
// StyleGAN2 and StyleGAN2-ADA as NVIDIA's files hold them: where the networks lie in a tree, their sizes,
// names and options. No LibTorch. Source: specs/eg3d-animation.md, sections 2, 3.12 and 5.
//
//     const auto source = find_stylegan2(tree);            // nothing when the tree holds none
//     const auto config = stylegan2_config(*source);       // model_mismatch names every key that does not
//     fit

#include <limits>
#include <optional>

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/key_table.h"
#include "engine/nn/stylegan2_layout.h"

namespace limner {

/// The tensors of one network under their own names, and the plain values stored beside them.
struct NetworkSource {
    NamedArrays weights;
    std::map<std::string, CheckpointScalar, std::less<>> values;  // "synthesis.b4.conv1/conv_clamp" ...

    std::optional<double> number(std::string_view key) const;  // also of a text, as packs store it
    std::optional<std::string> text(std::string_view key) const;
};

/// "G_ema" of a snapshot, the generator of a pack, or a bare state dictionary.
std::optional<NetworkSource> find_stylegan2(const CheckpointTree& tree);
std::optional<NetworkSource> find_stylegan2_discriminator(const CheckpointTree& tree);

struct Stylegan2Config {
    nn::MappingSizes mapping;
    nn::SynthesisSizes synthesis;
    double clamp = std::numeric_limits<double>::infinity();  // "conv_clamp"
    double mapping_rate = 0.01;  // learning-rate multiplier of the mapping network

    std::vector<ExpectedKey> keys() const;
};
/// As far as tensors and values tell; nothing is checked.
Stylegan2Config stylegan2_sizes(const NetworkSource& source);
/// The same, refused (model_mismatch, all keys in one message) unless every tensor fits.
Result<Stylegan2Config> stylegan2_config(const NetworkSource& source);
/// "skip", "resnet" or "orig", as the published options call it.
std::string_view name(nn::Joining joining);

struct Stylegan2DiscriminatorConfig {
    nn::MappingSizes mapping;            // of the label; latent 0
    std::vector<std::int64_t> channels;  // at 4, 8, ..., R
    std::int64_t rgb = 0;
    std::int64_t last = 0;                // numbers of the last layer: 1, or the size of the mapped label
    std::int64_t deviation_channels = 0;  // minibatch standard deviation
    std::int64_t deviation_group = 4;
    double clamp = std::numeric_limits<double>::infinity();
    double mapping_rate = 0.01;

    std::vector<ExpectedKey> keys() const;
};
Result<Stylegan2DiscriminatorConfig> stylegan2_discriminator_config(const NetworkSource& source);

}  // namespace limner
