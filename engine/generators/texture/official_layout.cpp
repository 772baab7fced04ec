#include "engine/generators/texture/official_layout.h"

#include <algorithm>

#include "engine/nn/stylegan2_layout.h"

namespace limner {
namespace {

constexpr std::int64_t largest_resolution_steps = 12;  // 4 ... 8192

// One halving residual block (section 8.3).
void add_block(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t in, std::int64_t out) {
    keys.push_back({base + "conv1.0.weight", {in, in, 3, 3}});
    keys.push_back({base + "conv1.1.bias", {in}});
    keys.push_back({base + "conv2.0.kernel", {4, 4}});
    keys.push_back({base + "conv2.1.weight", {out, in, 3, 3}});
    keys.push_back({base + "conv2.2.bias", {out}});
    keys.push_back({base + "skip.0.kernel", {4, 4}});
    keys.push_back({base + "skip.1.weight", {out, in, 1, 1}});
}

void add_modulated(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t in, std::int64_t out,
                   std::int64_t kernel, std::int64_t style) {
    keys.push_back({base + "conv.weight", {1, out, in, kernel, kernel}});
    keys.push_back({base + "conv.modulation.weight", {in, style}});
    keys.push_back({base + "conv.modulation.bias", {in}});
}

void add_styled(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t in, std::int64_t out,
                std::int64_t style) {
    add_modulated(keys, base, in, out, 3, style);
    keys.push_back({base + "noise.weight", {1}});
    keys.push_back({base + "activate.bias", {out}});
}

}  // namespace

bool is_official_texture(const CheckpointTree& tree) {
    for (const std::string_view prefix : {"g_ema/", "texture/", "g/", ""})
        if (tree.arrays.contains(std::string(prefix) + "segEncoder.0.conv1.0.weight")) return true;
    return false;
}

Result<NamedArrays> sofgan_texture_weights(const CheckpointTree& tree) {
    // "g" without its average is not what the demos show: it is not accepted in its place.
    for (const std::string_view root : {"g_ema", "texture"})
        if (auto weights = tree.below(root); weights.contains("segEncoder.0.conv1.0.weight")) return weights;
    if (tree.arrays.contains("segEncoder.0.conv1.0.weight")) return tree.arrays;
    return failure(Errc::model_mismatch,
                   "The file holds no SofGAN texture generator: there is no g_ema with a segEncoder in it.");
}

std::vector<ExpectedKey> official_texture_keys(const OfficialTextureConfig& c) {
    std::vector<ExpectedKey> keys;
    const auto D = c.style_size;
    for (std::size_t k = 0; k < 3; ++k)
        add_block(keys, key_of("segEncoder.{}.", std::int64_t(k)), k == 0 ? c.class_count : c.stem[k - 1],
                  c.stem[k]);
    for (std::int64_t i = 1; i <= c.mapping_layers; ++i) {
        keys.push_back({key_of("style.{}.weight", i), {D, D}});
        keys.push_back({key_of("style.{}.bias", i), {D}});
    }
    add_styled(keys, "conv1.", c.stem[2], c.channels.empty() ? 0 : c.channels[0], D);
    const auto add_rgb = [&](const std::string& base, std::int64_t in) {
        add_modulated(keys, base, in, 3, 1, D);
        keys.push_back({base + "bias", {1, 3, 1, 1}});
    };
    add_rgb("to_rgb1.", c.channels.empty() ? 0 : c.channels[0]);
    keys.push_back({"noises.noise_0", {1, 1, 4, 4}});
    for (std::int64_t j = 0; j + 1 < std::int64_t(c.channels.size()); ++j) {
        const auto in = c.channels[std::size_t(j)], out = c.channels[std::size_t(j + 1)],
                   size = std::int64_t(8) << j;
        const auto up = key_of("convs.{}.", 2 * j);
        add_styled(keys, up, in, out, D);
        keys.push_back({up + "conv.blur.kernel", {4, 4}});
        add_styled(keys, key_of("convs.{}.", 2 * j + 1), out, out, D);
        add_rgb(key_of("to_rgbs.{}.", j), out);
        keys.push_back({key_of("to_rgbs.{}.upsample.kernel", j), {4, 4}});
        for (const auto i : {2 * j + 1, 2 * j + 2})
            keys.push_back({key_of("noises.noise_{}", i), {1, 1, size, size}});
    }
    for (std::size_t i = 0; i < c.modulated.size(); ++i) {
        const auto base = key_of("convs.{}.segEncoder.", c.modulated[i]);
        const auto hidden = c.modulation_hidden[i], out = c.channels[std::size_t(c.modulated[i] / 2 + 1)];
        keys.push_back({base + "mlp_shared.0.weight", {hidden, c.class_count, 3, 3}});
        keys.push_back({base + "mlp_shared.0.bias", {hidden}});
        for (const std::string_view part : {"mlp_gamma", "mlp_beta"}) {
            keys.push_back({base + std::string(part) + ".weight", {out, hidden, 3, 3}});
            keys.push_back({base + std::string(part) + ".bias", {out}});
        }
    }
    return keys;
}

OfficialTextureConfig official_texture_sizes(const NamedArrays& weights) {
    OfficialTextureConfig c;
    c.class_count = nn::side(weights, "segEncoder.0.conv1.0.weight", 0);
    for (std::size_t k = 0; k < 3; ++k)
        c.stem[k] = nn::side(weights, key_of("segEncoder.{}.conv2.1.weight", std::int64_t(k)), 0);
    c.style_size = nn::side(weights, "conv1.conv.modulation.weight", 1);
    while (weights.contains(key_of("style.{}.weight", c.mapping_layers + 1))) ++c.mapping_layers;
    c.channels.push_back(nn::side(weights, "conv1.conv.weight", 1));
    for (std::int64_t j = 0; j < largest_resolution_steps; ++j) {
        const auto out = nn::side(weights, key_of("convs.{}.conv.weight", 2 * j), 1);
        if (out == 0) break;
        c.channels.push_back(out);
    }
    c.resolution = std::int64_t(4) << (c.channels.size() - 1);
    for (std::int64_t i = 0; i < c.conv_count(); i += 2)
        if (const auto hidden = nn::side(weights, key_of("convs.{}.segEncoder.mlp_shared.0.weight", i), 0);
            hidden > 0) {
            c.modulated.push_back(i);
            c.modulation_hidden.push_back(hidden);
        }
    return c;
}

Result<OfficialTextureConfig> official_texture_config(const NamedArrays& weights) {
    auto c = official_texture_sizes(weights);
    const auto report = match_keys(weights, official_texture_keys(c));
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a SofGAN texture generator"));
    if (c.class_count != 17)
        return failure(Errc::model_mismatch, "segEncoder.0.conv1.0.weight is made for " +
                                                 std::to_string(c.class_count) +
                                                 " label classes; SofGAN's texture generator has 17.");
    if (c.style_size < 2 || c.style_size % 2 != 0 || c.mapping_layers < 1 || c.channels.size() < 2 ||
        std::ranges::any_of(c.channels, [](auto n) { return n < 1; }))
        return failure(Errc::model_mismatch, "The SofGAN texture generator has empty or odd-sized tensors.");
    return c;
}

Result<std::vector<std::int64_t>> official_discriminator_channels(const NamedArrays& weights) {
    std::vector<std::int64_t> downwards{nn::side(weights, "convs.0.0.weight", 0)};  // at R, R/2, ...
    for (std::int64_t i = 1; i <= largest_resolution_steps; ++i) {
        const auto out = nn::side(weights, key_of("convs.{}.conv2.1.weight", i), 0);
        if (out == 0) break;
        downwards.push_back(out);
    }
    std::vector<ExpectedKey> keys{{"convs.0.0.weight", {downwards[0], 3, 1, 1}},
                                  {"convs.0.1.bias", {downwards[0]}}};
    for (std::size_t i = 1; i < downwards.size(); ++i)
        add_block(keys, key_of("convs.{}.", std::int64_t(i)), downwards[i - 1], downwards[i]);
    const auto C = downwards.back();
    keys.push_back({"final_conv.0.weight", {C, C + 1, 3, 3}});
    keys.push_back({"final_conv.1.bias", {C}});
    keys.push_back({"final_linear.0.weight", {C, 16 * C}});
    keys.push_back({"final_linear.0.bias", {C}});
    keys.push_back({"final_linear.1.weight", {1, C}});
    keys.push_back({"final_linear.1.bias", {1}});
    const auto report = match_keys(weights, keys);
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a SofGAN discriminator"));
    return std::vector<std::int64_t>(downwards.rbegin(), downwards.rend());
}

}  // namespace limner
