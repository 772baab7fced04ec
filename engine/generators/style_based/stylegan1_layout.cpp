#include "engine/generators/style_based/stylegan1_layout.h"

#include <algorithm>

#include "engine/nn/stylegan2_layout.h"

namespace limner {
namespace {

constexpr std::size_t most_levels = 12;
constexpr std::int64_t most_layers = 64;

std::string folder(std::size_t level) {
    const auto side = std::to_string(std::int64_t(4) << level);
    return "synthesis/" + side + "x" + side + "/";
}

}  // namespace

std::string stylegan1_layer(std::int64_t slot) {
    const auto level = std::size_t(slot / 2);
    const auto* layer =
        level == 0 ? (slot == 0 ? "Const/" : "Conv/") : (slot % 2 == 0 ? "Conv0_up/" : "Conv1/");
    return folder(level) + layer;
}

std::optional<Stylegan1Source> find_stylegan1(const CheckpointTree& tree) {
    for (const std::string_view root : {"2", "Gs", "generator"}) {
        const auto base = std::string(root) + "/";
        if (!tree.arrays.contains(base + "synthesis/4x4/Const/const")) continue;
        Stylegan1Source source{tree.below(root), {}};
        for (const auto* place : {"mapping/static_kwargs/normalize_latents",
                                  "static_kwargs/normalize_latents", "normalize_latents"})
            if (const auto found = tree.scalars.find(base + place); found != tree.scalars.end()) {
                if (const auto* flag = std::get_if<bool>(&found->second)) source.normalise_latents = *flag;
                if (const auto* text = std::get_if<std::string>(&found->second))
                    source.normalise_latents = *text == "true";
            }
        return source;
    }
    return std::nullopt;
}

std::vector<ExpectedKey> Stylegan1Config::keys() const {
    std::vector<ExpectedKey> keys{
        {"lod", {}, /*optional=*/true}, {"synthesis/lod", {}, true}, {"dlatent_avg", {style()}, true}};
    auto in = latent;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const auto layer = key_of("mapping/Dense{}/", std::int64_t(i));
        keys.push_back({layer + "weight", {in, widths[i]}});
        keys.push_back({layer + "bias", {widths[i]}});
        in = widths[i];
    }
    keys.push_back({"synthesis/4x4/Const/const", {1, channels.empty() ? 0 : channels[0], 4, 4}});
    for (std::int64_t slot = 0; slot < slot_count(); ++slot) {
        const auto level = std::size_t(slot / 2);
        const auto layer = stylegan1_layer(slot);
        const auto out = channels[level];
        if (slot > 0)
            keys.push_back({layer + "weight", {3, 3, slot % 2 == 0 ? channels[level - 1] : out, out}});
        keys.push_back({layer + "Noise/weight", {out}});
        keys.push_back({layer + "bias", {out}});
        keys.push_back({layer + "StyleMod/weight", {style(), 2 * out}});
        keys.push_back({layer + "StyleMod/bias", {2 * out}});
        const auto side = std::int64_t(4) << level;
        keys.push_back({key_of("synthesis/noise{}", slot), {1, 1, side, side}});
    }
    // Level of detail 0 is the full picture; the other heads served while the network grew.
    for (std::size_t level = 0; level < channels.size(); ++level) {
        const auto head = key_of("synthesis/ToRGB_lod{}/", std::int64_t(channels.size() - 1 - level));
        const bool optional = level + 1 < channels.size();
        keys.push_back({head + "weight", {1, 1, channels[level], rgb}, optional});
        keys.push_back({head + "bias", {rgb}, optional});
    }
    return keys;
}

Stylegan1Config stylegan1_sizes(const Stylegan1Source& source) {
    Stylegan1Config config;
    const auto& weights = source.weights;
    config.latent = nn::side(weights, "mapping/Dense0/weight", 0);
    for (std::int64_t i = 0; i < most_layers; ++i) {
        // Either tensor tells that the layer is there, so that the other can be missed by name.
        const auto layer = key_of("mapping/Dense{}/", i);
        const auto width =
            std::max(nn::side(weights, layer + "weight", 1), nn::side(weights, layer + "bias", 0));
        if (width == 0) break;
        config.widths.push_back(width);
    }
    config.channels.push_back(nn::side(weights, "synthesis/4x4/Const/const", 1));
    while (config.channels.size() < most_levels) {
        const auto layer = folder(config.channels.size()) + "Conv1/";
        const auto out =
            std::max(nn::side(weights, layer + "weight", 3), nn::side(weights, layer + "bias", 0));
        if (out == 0) break;
        config.channels.push_back(out);
    }
    config.rgb = nn::side(weights, "synthesis/ToRGB_lod0/weight", 3);
    // Stock networks map latents as wide as w; DiscoFaceGAN's are of another width.
    config.normalise_latents = source.normalise_latents.value_or(config.latent == config.style());
    return config;
}

Result<Stylegan1Config> stylegan1_config(const Stylegan1Source& source) {
    const auto config = stylegan1_sizes(source);
    const auto report = match_keys(source.weights, config.keys());
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a StyleGAN generator"));
    const auto positive = [](std::int64_t n) { return n > 0; };
    if (config.latent < 1 || config.style() < 1 || config.rgb != 3 ||
        !std::ranges::all_of(config.widths, positive) || !std::ranges::all_of(config.channels, positive))
        return failure(Errc::model_mismatch,
                       "The StyleGAN generator has empty tensors or makes no colour picture.");
    return config;
}

}  // namespace limner
