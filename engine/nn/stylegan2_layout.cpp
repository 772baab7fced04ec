#include "engine/nn/stylegan2_layout.h"

#include <algorithm>

namespace limner::nn {
namespace {

constexpr std::int64_t most_layers = 64;
constexpr std::int64_t largest_side = 1 << 24;  // far beyond any network; products of two are safe
constexpr std::size_t most_levels = 12;         // 4 ... 8192

void add_affine(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t out,
                std::int64_t style) {
    keys.push_back({base + "affine.weight", {out, style}});
    keys.push_back({base + "affine.bias", {out}});
}

void add_layer(std::vector<ExpectedKey>& keys, const std::string& base, const BlockSizes& block,
               std::int64_t in) {
    keys.push_back({base + "weight", {block.out, in, 3, 3}});
    keys.push_back({base + "bias", {block.out}});
    keys.push_back({base + "resample_filter", {4, 4}, /*optional=*/true});
    if (block.noise) {
        keys.push_back({base + "noise_const", {block.resolution, block.resolution}});
        keys.push_back({base + "noise_strength", {}});
    }
    add_affine(keys, base, in, block.style);
}

}  // namespace

std::int64_t side(const NamedArrays& arrays, std::string_view key, std::size_t axis) {
    const auto found = arrays.find(key);
    if (found == arrays.end() || found->second.shape.size() <= axis) return 0;
    const auto size = found->second.shape[axis];
    return size > 0 && size <= largest_side ? size : 0;
}

void add_block_keys(std::vector<ExpectedKey>& keys, const BlockSizes& block, const std::string& prefix) {
    // Only a block that doubles its size reads the filter, but every block stores one.
    keys.push_back({prefix + "resample_filter", {4, 4}, /*optional=*/true});
    if (block.in == 0) {
        keys.push_back({prefix + "const", {block.out, block.resolution, block.resolution}});
    } else {
        add_layer(keys, prefix + "conv0.", block, block.in);
        if (block.residual) {
            keys.push_back({prefix + "skip.weight", {block.out, block.in, 1, 1}});
            keys.push_back({prefix + "skip.resample_filter", {4, 4}, /*optional=*/true});
        }
    }
    add_layer(keys, prefix + "conv1.", block, block.out);
    if (block.rgb > 0) {
        keys.push_back({prefix + "torgb.weight", {block.rgb, block.out, 1, 1}});
        keys.push_back({prefix + "torgb.bias", {block.rgb}});
        add_affine(keys, prefix + "torgb.", block.out, block.style);
    }
}

BlockSizes SynthesisSizes::block(std::size_t level) const {
    BlockSizes block;
    block.in = level == 0 ? 0 : channels[level - 1];
    block.out = channels[level];
    block.rgb = joining == Joining::rgb_skip || level + 1 == channels.size() ? rgb : 0;
    block.style = style;
    block.resolution = std::int64_t(4) << level;
    block.residual = joining == Joining::residual && level > 0;
    block.noise = noise;
    return block;
}

SynthesisSizes synthesis_sizes(const NamedArrays& weights, std::string_view prefix) {
    SynthesisSizes sizes;
    const std::string base(prefix);
    while (sizes.channels.size() < most_levels) {
        const auto block = base + key_of("b{}.", std::int64_t(4) << sizes.channels.size());
        // Either tensor tells that the block is there, so that the other can be missed by name.
        const auto out =
            std::max(side(weights, block + "conv1.weight", 0), side(weights, block + "conv1.bias", 0));
        if (out == 0) break;
        sizes.channels.push_back(out);
        sizes.style = std::max(sizes.style, side(weights, block + "conv1.affine.weight", 1));
        sizes.rgb = std::max(sizes.rgb, side(weights, block + "torgb.weight", 0));
        if (weights.contains(block + "skip.weight")) sizes.joining = Joining::residual;
    }
    if (sizes.joining == Joining::rgb_skip && !weights.contains(base + "b4.torgb.weight") &&
        sizes.channels.size() > 1)
        sizes.joining = Joining::plain;
    sizes.noise = weights.contains(base + "b4.conv1.noise_strength");
    return sizes;
}

void add_synthesis_keys(std::vector<ExpectedKey>& keys, const SynthesisSizes& sizes,
                        std::string_view prefix) {
    for (std::size_t level = 0; level < sizes.channels.size(); ++level)
        add_block_keys(keys, sizes.block(level),
                       std::string(prefix) + key_of("b{}.", std::int64_t(4) << level));
}

MappingSizes mapping_sizes(const NamedArrays& weights, std::string_view prefix) {
    MappingSizes sizes;
    const std::string base(prefix);
    sizes.label = side(weights, base + "embed.weight", 1);
    sizes.embedded = side(weights, base + "embed.weight", 0);
    sizes.latent = side(weights, base + "fc0.weight", 1) - sizes.embedded;
    for (std::int64_t i = 0; i < most_layers; ++i) {
        const auto layer = base + key_of("fc{}.", i);
        const auto width = std::max(side(weights, layer + "weight", 0), side(weights, layer + "bias", 0));
        if (width == 0) break;
        sizes.widths.push_back(width);
    }
    sizes.mean = weights.contains(base + "w_avg");
    return sizes;
}

void add_mapping_keys(std::vector<ExpectedKey>& keys, const MappingSizes& sizes, std::string_view prefix) {
    const std::string base(prefix);
    if (sizes.label > 0) {
        keys.push_back({base + "embed.weight", {sizes.embedded, sizes.label}});
        keys.push_back({base + "embed.bias", {sizes.embedded}});
    }
    auto in = sizes.latent + sizes.embedded;
    for (std::size_t i = 0; i < sizes.widths.size(); ++i) {
        const auto layer = base + key_of("fc{}.", std::int64_t(i));
        keys.push_back({layer + "weight", {sizes.widths[i], in}});
        keys.push_back({layer + "bias", {sizes.widths[i]}});
        in = sizes.widths[i];
    }
    if (sizes.mean) keys.push_back({base + "w_avg", {sizes.style()}});
}

}  // namespace limner::nn
