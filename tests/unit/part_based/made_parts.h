#pragma once
// Small part-based generators with random weights, of any configuration.

#include <torch/torch.h>

#include "engine/generators/part_based/part_codes.h"
#include "engine/generators/part_based/part_config.h"
#include "engine/nn/arrays.h"

namespace limner::parts {

/// 64 pixels, five classes of which the last may be seen through; a part map of 16 joins stage 1 of 3.
inline PartConfig small_config() {
    PartConfig c;
    c.pooled_size = 8;
    c.channels = {10, 8, 6};
    c.size = 64;
    c.coarse_size = 16;
    c.latent = 12;
    c.mapping_layers = 2;
    c.classes = 5;
    c.local_layers = 7;
    c.base_layers = 2;
    c.depth_layers = 4;
    c.local_width = 6;
    c.feature_channels = c.coarse_channels = 9;
    c.frequencies = 6;
    c.transparent = {4};
    c.residual = true;
    return c;
}

inline Array random_array(const ExpectedKey& key) {
    if (key.name.ends_with("kernel")) {
        const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
        return nn::to_array(torch::outer(row, row) / 16);
    }
    if (key.name == "lift.alpha") return nn::to_array(torch::full({}, 50.0f));
    const auto values = torch::randn(key.shape);
    // Stored mapping weights are a hundred times the effective ones.
    return nn::to_array(key.name.starts_with("style.") ? values * 100 : values);
}

inline PartFile made_file(const PartConfig& c) {
    PartFile file;
    for (const auto& key : part_keys(c)) file.weights.emplace(key.name, random_array(key));
    file.arguments = {{"base_layers", c.base_layers},
                      {"depth_layers", c.depth_layers},
                      {"residual_refine", c.residual},
                      {"size", c.size}};
    for (std::size_t i = 0; i < c.transparent.size(); ++i)
        file.arguments[key_of("transparent_dims/{}", std::int64_t(i))] = c.transparent[i];
    if (c.lift) {
        file.arguments["model"] = std::string("3d-ssgan");
        file.arguments["render_size"] = c.lift->render_size;
        file.arguments["volume_depth"] = c.lift->slices;
        file.arguments["samples"] = c.lift->samples;
    }
    return file;
}

inline CheckpointTree tree_of(const PartFile& file) {
    CheckpointTree tree;
    for (const auto& [name, array] : file.weights) tree.arrays.emplace("g_ema/" + name, array);
    for (const auto& [name, value] : file.arguments) tree.scalars.emplace("args/" + name, value);
    return tree;
}

inline double distance(const Tensor& a, const Tensor& b) {
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : 1e9;
}

}  // namespace limner::parts
