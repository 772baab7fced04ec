#include "engine/generators/style_based/stylegan2_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace limner {
namespace {

constexpr std::size_t most_levels = 12;

/// Everything below `root` + "/", or the whole tree for an empty root.
NetworkSource source_at(const CheckpointTree& tree, std::string_view root) {
    if (root.empty()) return {tree.arrays, tree.scalars};
    NetworkSource source{tree.below(root), {}};
    const auto prefix = std::string(root) + "/";
    for (auto at = tree.scalars.lower_bound(prefix);
         at != tree.scalars.end() && at->first.starts_with(prefix); ++at)
        source.values.emplace(at->first.substr(prefix.size()), at->second);
    return source;
}

std::optional<NetworkSource> find_network(const CheckpointTree& tree,
                                          std::initializer_list<std::string_view> roots,
                                          std::string_view sign) {
    for (const auto root : roots) {
        const auto key = root.empty() ? std::string(sign) : std::string(root) + "/" + std::string(sign);
        if (tree.arrays.contains(key)) return source_at(tree, root);
    }
    return std::nullopt;
}

double clamp_of(const NetworkSource& source, std::initializer_list<std::string_view> keys) {
    for (const auto key : keys)
        if (const auto clamp = source.number(key); clamp && *clamp > 0) return *clamp;
    return std::numeric_limits<double>::infinity();
}

double mapping_rate_of(const NetworkSource& source) {
    for (const std::string_view key :
         {"mapping.fc0/bias_gain", "_init_kwargs/mapping_kwargs/lr_multiplier", "mapping_rate"})
        if (const auto rate = source.number(key); rate && *rate > 0) return *rate;
    return 0.01;
}

/// Layers are always leaky here; the published code can be told otherwise.
Result<> check_activations(const NetworkSource& source) {
    for (const auto& [key, value] : source.values) {
        if (!key.ends_with("/activation") || !std::holds_alternative<std::string>(value)) continue;
        const auto& activation = std::get<std::string>(value);
        if (activation != "lrelu" && activation != "linear")
            return failure(Errc::model_mismatch, "The network uses the activation \"" + activation + "\" (" +
                                                     key + "), which Limner does not have.");
    }
    return {};
}

}  // namespace

std::optional<double> NetworkSource::number(std::string_view key) const {
    const auto found = values.find(key);
    if (found == values.end()) return std::nullopt;
    std::optional<double> result;
    if (const auto* integer = std::get_if<std::int64_t>(&found->second)) result = double(*integer);
    if (const auto* real = std::get_if<double>(&found->second)) result = *real;
    if (const auto* text = std::get_if<std::string>(&found->second)) {
        double parsed = 0;
        const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), parsed);
        if (error == std::errc() && end == text->data() + text->size()) result = parsed;
    }
    return result && std::isfinite(*result) ? result : std::nullopt;
}

std::optional<std::string> NetworkSource::text(std::string_view key) const {
    const auto found = values.find(key);
    if (found == values.end() || !std::holds_alternative<std::string>(found->second)) return std::nullopt;
    return std::get<std::string>(found->second);
}

std::optional<NetworkSource> find_stylegan2(const CheckpointTree& tree) {
    return find_network(tree, {"G_ema", "generator", ""}, "synthesis.b4.const");
}

std::optional<NetworkSource> find_stylegan2_discriminator(const CheckpointTree& tree) {
    return find_network(tree, {"D"}, "b4.out.weight");
}

std::string_view name(nn::Joining joining) {
    constexpr std::string_view names[] = {"skip", "resnet", "orig"};
    return names[static_cast<std::size_t>(joining)];
}

std::vector<ExpectedKey> Stylegan2Config::keys() const {
    std::vector<ExpectedKey> keys;
    nn::add_mapping_keys(keys, mapping, "mapping.");
    nn::add_synthesis_keys(keys, synthesis, "synthesis.");
    return keys;
}

Stylegan2Config stylegan2_sizes(const NetworkSource& source) {
    Stylegan2Config config;
    config.mapping = nn::mapping_sizes(source.weights, "mapping.");
    config.synthesis = nn::synthesis_sizes(source.weights, "synthesis.");
    config.clamp = clamp_of(
        source, {"synthesis.b4.conv1/conv_clamp", "_init_kwargs/synthesis_kwargs/conv_clamp", "conv_clamp"});
    config.mapping_rate = mapping_rate_of(source);
    return config;
}

Result<Stylegan2Config> stylegan2_config(const NetworkSource& source) {
    const auto config = stylegan2_sizes(source);
    const auto report = match_keys(source.weights, config.keys());
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a StyleGAN2 generator"));
    const auto positive = [](std::int64_t n) { return n > 0; };
    if (config.mapping.style() != config.synthesis.style || config.mapping.latent < 1 ||
        config.synthesis.style < 1 || config.synthesis.channels.empty() ||
        !std::ranges::all_of(config.mapping.widths, positive) ||
        !std::ranges::all_of(config.synthesis.channels, positive))
        return failure(
            Errc::model_mismatch,
            "The mapping and the synthesis network of the StyleGAN2 generator do not fit together.");
    if (config.synthesis.rgb != 3)
        return failure(Errc::model_mismatch, "The StyleGAN2 generator makes pictures of " +
                                                 std::to_string(config.synthesis.rgb) +
                                                 " channels; Limner shows 3.");
    if (auto fits = check_activations(source); !fits) return tl::unexpected(fits.error());
    return config;
}

std::vector<ExpectedKey> Stylegan2DiscriminatorConfig::keys() const {
    std::vector<ExpectedKey> keys;
    const auto filtered = [&](const std::string& layer) {
        keys.push_back({layer + "resample_filter", {4, 4}, /*optional=*/true});
    };
    for (std::size_t level = channels.size(); level-- > 1;) {
        const auto block = key_of("b{}.", std::int64_t(4) << level);
        const auto in = channels[level], out = channels[level - 1];
        filtered(block);
        if (level + 1 == channels.size()) {
            keys.push_back({block + "fromrgb.weight", {in, rgb, 1, 1}});
            keys.push_back({block + "fromrgb.bias", {in}});
            filtered(block + "fromrgb.");
        }
        keys.push_back({block + "conv0.weight", {in, in, 3, 3}});
        keys.push_back({block + "conv0.bias", {in}});
        keys.push_back({block + "conv1.weight", {out, in, 3, 3}});
        keys.push_back({block + "conv1.bias", {out}});
        keys.push_back({block + "skip.weight", {out, in, 1, 1}});
        for (const auto* layer : {"conv0.", "conv1.", "skip."}) filtered(block + layer);
    }
    const auto C = channels.empty() ? 0 : channels[0];
    keys.push_back({"b4.conv.weight", {C, C + deviation_channels, 3, 3}});
    keys.push_back({"b4.conv.bias", {C}});
    filtered("b4.conv.");
    keys.push_back({"b4.fc.weight", {C, 16 * C}});
    keys.push_back({"b4.fc.bias", {C}});
    keys.push_back({"b4.out.weight", {last, C}});
    keys.push_back({"b4.out.bias", {last}});
    if (mapping.label > 0) nn::add_mapping_keys(keys, mapping, "mapping.");
    filtered("");  // EG3D's discriminator enlarges the raw picture with a filter of its own
    return keys;
}

Result<Stylegan2DiscriminatorConfig> stylegan2_discriminator_config(const NetworkSource& source) {
    Stylegan2DiscriminatorConfig config;
    const auto& weights = source.weights;
    config.channels.push_back(nn::side(weights, "b4.conv.weight", 0));
    while (config.channels.size() < most_levels) {
        const auto block = key_of("b{}.", std::int64_t(4) << config.channels.size());
        const auto in = std::max(nn::side(weights, block + "conv0.weight", 0),
                                 nn::side(weights, block + "conv0.bias", 0));
        if (in == 0) break;
        config.channels.push_back(in);
        config.rgb = std::max(config.rgb, nn::side(weights, block + "fromrgb.weight", 1));
    }
    config.mapping = nn::mapping_sizes(weights, "mapping.");
    config.mapping.latent = 0;
    config.last = nn::side(weights, "b4.out.weight", 0);
    config.deviation_channels =
        std::max<std::int64_t>(0, nn::side(weights, "b4.conv.weight", 1) - config.channels[0]);
    if (const auto group = source.number("b4.mbstd/group_size"); group && *group >= 1)
        config.deviation_group = static_cast<std::int64_t>(std::min(*group, 1e6));
    config.clamp = clamp_of(source, {"b4.conv/conv_clamp", "_init_kwargs/conv_clamp", "conv_clamp"});
    config.mapping_rate = mapping_rate_of(source);
    const auto report = match_keys(weights, config.keys());
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("a StyleGAN2 discriminator"));
    const auto conditioned = config.mapping.label > 0;
    if (config.rgb < 1 || config.last != (conditioned ? config.mapping.style() : 1) ||
        std::ranges::any_of(config.channels, [&](std::int64_t n) {
            return n < 1 || (config.deviation_channels > 0 && n % config.deviation_channels != 0);
        }))
        return failure(Errc::model_mismatch,
                       "The sizes of the StyleGAN2 discriminator contradict each other.");
    return config;
}

}  // namespace limner
