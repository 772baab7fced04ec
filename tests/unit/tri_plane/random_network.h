#pragma once
// EG3D checkpoints with random weights, made in memory: small ones for tests, official sizes for
// measurements.

#include <torch/torch.h>

#include "engine/generators/tri_plane/tri_plane_layout.h"
#include "engine/nn/arrays.h"
#include "engine/nn/stylegan2_layout.h"

namespace limner {

struct RandomNetwork {
    std::int64_t latent = 64, embedded = 48, plane_side = 32;
    std::int64_t channel_base = 256, channel_max = 16;  // FFHQ: 32768, 512
    std::string super_resolution = "SuperresolutionHybrid2X";
    std::int64_t neural_resolution = 16;
    std::map<std::string, CheckpointScalar> options;  // of rendering_kwargs, beside the class of the module
};

inline CheckpointTree random_tree(const RandomNetwork& made) {
    torch::manual_seed(5);
    nn::MappingSizes mapping;
    mapping.latent = made.latent;
    mapping.label = eg3d_label_size;
    mapping.embedded = made.embedded;
    mapping.widths = {96, eg3d_w_size};
    mapping.mean = true;
    nn::SynthesisSizes synthesis;
    synthesis.style = eg3d_w_size;
    synthesis.rgb = 3 * plane_channels;
    for (std::int64_t side = 4; side <= made.plane_side; side *= 2)
        synthesis.channels.push_back(std::min(made.channel_base / side, made.channel_max));
    const auto* variant = find_super_resolution(made.super_resolution);
    std::vector<ExpectedKey> keys = super_resolution_keys(*variant);
    nn::add_mapping_keys(keys, mapping, "backbone.mapping.");
    nn::add_synthesis_keys(keys, synthesis, "backbone.synthesis.");
    keys.push_back({"decoder.net.0.weight", {64, plane_channels}});
    keys.push_back({"decoder.net.0.bias", {64}});
    keys.push_back({"decoder.net.2.weight", {1 + plane_channels, 64}});
    keys.push_back({"decoder.net.2.bias", {1 + plane_channels}});

    CheckpointTree tree;
    for (const auto& key : keys) {
        if (key.name.ends_with("resample_filter")) continue;  // the usual one
        auto values = torch::randn(key.shape);
        if (key.name.ends_with("affine.bias")) values = torch::ones(key.shape);
        if (key.name.starts_with("backbone.mapping.fc")) values = values * 100;  // against the rate of 0.01
        tree.arrays.emplace("G_ema/" + key.name, nn::to_array(values));
    }
    const std::string options = "G_ema/rendering_kwargs/";
    tree.scalars.emplace(options + "superresolution_module",
                         "training.superresolution." + made.super_resolution);
    tree.scalars.emplace(options + "c_scale", std::int64_t(1));
    for (const auto& [name, value] : made.options) tree.scalars.insert_or_assign(options + name, value);
    tree.scalars.emplace("G_ema/neural_rendering_resolution", made.neural_resolution);
    return tree;
}

}  // namespace limner
