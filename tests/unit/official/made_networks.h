#pragma once
// Networks of any size with made weights, in the form official files have.

#include <torch/torch.h>

#include "engine/generators/geometry_field/official_layout.h"
#include "engine/generators/style_based/stylegan2_layout.h"
#include "engine/generators/texture/official_layout.h"
#include "engine/nn/arrays.h"

namespace limner::made {

inline NamedArrays random_weights(const std::vector<ExpectedKey>& keys, double scale = 1) {
    NamedArrays weights;
    for (const auto& key : keys) {
        const bool filter = key.name.ends_with("resample_filter") || key.name.ends_with("kernel");
        const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
        const double gain =
            key.name.ends_with("blur.kernel") || key.name.ends_with("upsample.kernel") ? 4 : 1;
        weights.emplace(key.name, nn::to_array(filter ? torch::outer(row, row) * (gain / 64)
                                                      : torch::randn(key.shape) * scale));
    }
    return weights;
}

inline void add_below(CheckpointTree& tree, const std::string& root, const NamedArrays& weights) {
    for (const auto& [name, array] : weights) tree.arrays.emplace(root + "/" + name, array);
}

struct Stylegan2Shape {
    std::int64_t latent = 6, label = 0, style = 8, layers = 3;
    std::vector<std::int64_t> channels = {7, 6, 5};
    nn::Joining joining = nn::Joining::rgb_skip;
};

inline Stylegan2Config config_of(const Stylegan2Shape& shape) {
    Stylegan2Config config;
    config.mapping.latent = shape.latent;
    config.mapping.label = shape.label;
    config.mapping.embedded = shape.label > 0 ? shape.style : 0;
    config.mapping.widths.assign(std::size_t(shape.layers), shape.style);
    config.mapping.mean = true;
    config.synthesis.style = shape.style;
    config.synthesis.rgb = 3;
    config.synthesis.channels = shape.channels;
    config.synthesis.joining = shape.joining;
    return config;
}

/// A tree as a snapshot gives it: "G_ema/mapping.fc0.weight" ...
inline CheckpointTree stylegan2_tree(const Stylegan2Shape& shape, int seed = 1) {
    torch::manual_seed(seed);
    CheckpointTree tree;
    tree.container = "pickle";
    auto weights = random_weights(config_of(shape).keys());
    for (auto& [name, array] : weights)  // the mapping's layers are scaled by 0.01
        if (name.starts_with("mapping.fc")) array = nn::to_array(nn::to_tensor(array) * 100);
    add_below(tree, "G_ema", weights);
    return tree;
}

/// A SofGAN texture generator of 64 x 64 and, if asked for, a field beside it.
inline CheckpointTree sofgan_tree(bool with_field, int seed = 1) {
    torch::manual_seed(seed);
    OfficialTextureConfig texture;
    texture.style_size = 8;
    texture.mapping_layers = 2;
    texture.class_count = 17;
    texture.stem = {8, 12, 10};
    texture.channels = {12, 10, 9, 8, 7};
    texture.resolution = 64;
    texture.modulated = {6};
    texture.modulation_hidden = {5};
    CheckpointTree tree;
    tree.container = "torch zip";
    add_below(tree, "g_ema", random_weights(official_texture_keys(texture), 0.5));
    if (with_field) {
        OfficialFieldConfig field;
        field.instances = 5;
        field.code_size = 6;
        field.hidden_size = 8;
        field.march_size = 9;
        field.class_count = 20;
        auto weights = random_weights(official_field_keys(field), 0.5);
        auto bias = nn::to_tensor(weights.at("pixel_generator.net.3.bias"));
        bias[0] = -20;  // no background: every ray shows something
        weights["pixel_generator.net.3.bias"] = nn::to_array(bias);
        add_below(tree, "model", weights);
    }
    return tree;
}

}  // namespace limner::made
