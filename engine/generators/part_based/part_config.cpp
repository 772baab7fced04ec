#include "engine/generators/part_based/part_config.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <sstream>

namespace limner::parts {
namespace {

constexpr std::int64_t most_classes = 64, most_layers = 64, most_stages = 11, largest_size = 8192;

/// Axis `axis` of the first tensor whose name starts with `prefix` and ends with `suffix`; 0 without one.
std::int64_t side(const NamedArrays& arrays, std::string_view prefix, std::string_view suffix,
                  std::size_t axis) {
    for (auto it = arrays.lower_bound(prefix); it != arrays.end() && it->first.starts_with(prefix); ++it)
        if (it->first.ends_with(suffix) && it->second.shape.size() > axis) return it->second.shape[axis];
    return 0;
}

/// One more than the largest number that follows `prefix` in a name, as far as it is below `limit`.
std::int64_t count(const NamedArrays& arrays, std::string_view prefix, std::int64_t limit) {
    std::int64_t found = 0;
    for (auto it = arrays.lower_bound(prefix); it != arrays.end() && it->first.starts_with(prefix); ++it) {
        std::int64_t index = 0;
        const auto* end = it->first.data() + it->first.size();
        const auto [rest, error] = std::from_chars(it->first.data() + prefix.size(), end, index);
        if (error == std::errc() && rest != end && *rest == '.' && index >= 0 && index < limit)
            found = std::max(found, index + 1);
    }
    return found;
}

void add_head(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t in, std::int64_t out,
              bool upsamples) {
    keys.push_back({base + "conv.weight", {out, in, 1, 1}});
    keys.push_back({base + "conv.modulation", {1, in, 1, 1}});
    keys.push_back({base + "bias", {1, out, 1, 1}});
    // Stored everywhere, used only from the second stage of the render net on.
    keys.push_back({base + "upsample.kernel", {4, 4}, !upsamples});
}

void add_local_generator(std::vector<ExpectedKey>& keys, const PartConfig& c, std::int64_t k) {
    const auto base = key_of("local_nets.{}.", k);
    const auto width = c.local_width;
    for (std::int64_t l = 0; l < c.local_layers; ++l) {
        const auto layer = base + key_of("linears.{}.", l);
        keys.push_back({layer + "conv.weight", {1, width, width, 1, 1}});
        keys.push_back({layer + "conv.modulation.weight", {width, c.latent}});
        keys.push_back({layer + "conv.modulation.bias", {width}});
        keys.push_back({layer + "activate.bias", {width}});
    }
    add_head(keys, base + "to_feat.", width, c.feature_channels, false);
    if (k == 0) return;  // the background has no depth: it is behind everything
    add_head(keys, base + "to_depth.", width, 1, false);
    if (c.lift) add_head(keys, base + "to_density.", width, 1, false);
}

void add_render_net(std::vector<ExpectedKey>& keys, const PartConfig& c) {
    for (std::int64_t i = 0; i < c.stages(); ++i) {
        const auto out = c.channels[std::size_t(i)], size = c.stage_size(i);
        auto in = i == 0 ? c.coarse_channels : c.channels[std::size_t(i - 1)];
        if (i > 0 && i == c.joining_stage()) in += c.coarse_channels;
        for (const auto j : {2 * i, 2 * i + 1}) {
            const auto base = key_of("render_net.convs.{}.", j);
            const auto inputs = j == 2 * i ? in : out;
            keys.push_back({base + "weight", {out, inputs, 3, 3}});
            keys.push_back({base + "modulation", {1, inputs, 1, 1}});
            keys.push_back({base + "noise.weight", {1}});
            keys.push_back({base + "activate.bias", {out}});
            if (j == 2 * i) keys.push_back({base + "blur.kernel", {4, 4}});
            keys.push_back({key_of("render_net.noises.noise_{}", j), {1, 1, size, size}});
        }
        add_head(keys, key_of("render_net.to_rgbs.{}.", i), out, 3, i > 0);
        add_head(keys, key_of("render_net.to_segs.{}.", i), out, c.classes, i > 0);
    }
}

/// Values of "args", as an official file holds them or as the metadata of a model pack spells them. Collects
/// what is missing or does not make sense.
class Arguments {
public:
    Arguments(const PartFile& file, KeyReport& report) : values_(file.arguments), report_(report) {}

    double real(const std::string& name, double low, double high, std::optional<double> otherwise = {}) {
        const auto found = values_.find(name);
        if (found == values_.end()) {
            if (!otherwise) report_.missing.push_back("args/" + name);
            return otherwise.value_or(low);
        }
        const auto value = number(found->second);
        if (value && *value >= low && *value <= high) return *value;
        refuse(name, "should be a number from " + text(low) + " to " + text(high));
        return low;
    }
    std::int64_t whole(const std::string& name, std::int64_t low, std::int64_t high,
                       std::optional<double> otherwise = {}) {
        const auto value = real(name, double(low), double(std::max(low, high)), otherwise);
        if (value != std::floor(value)) refuse(name, "should be a whole number");
        return std::int64_t(value);
    }
    bool flag(const std::string& name) {
        const auto found = values_.find(name);
        if (found == values_.end()) {
            report_.missing.push_back("args/" + name);
            return false;
        }
        if (const auto* value = std::get_if<bool>(&found->second)) return *value;
        if (const auto* spelled = std::get_if<std::string>(&found->second))
            if (*spelled == "true" || *spelled == "false") return *spelled == "true";
        refuse(name, "should be true or false");
        return false;
    }
    std::string word(const std::string& name) const {
        const auto found = values_.find(name);
        if (found == values_.end()) return {};
        const auto* spelled = std::get_if<std::string>(&found->second);
        return spelled ? *spelled : std::string();
    }
    bool has(const std::string& name) const { return values_.contains(name); }
    void refuse(const std::string& name, const std::string& why) {
        report_.mismatched.push_back("args/" + name + " " + why);
    }

private:
    static std::optional<double> number(const CheckpointScalar& scalar) {
        if (const auto* whole = std::get_if<std::int64_t>(&scalar)) return double(*whole);
        if (const auto* real = std::get_if<double>(&scalar)) return *real;
        const auto* spelled = std::get_if<std::string>(&scalar);
        if (!spelled) return std::nullopt;
        double value = 0;
        const auto* end = spelled->data() + spelled->size();
        const auto [rest, error] = std::from_chars(spelled->data(), end, value);
        return error == std::errc() && rest == end ? std::optional(value) : std::nullopt;
    }
    static std::string text(double value) {
        std::ostringstream spelled;
        spelled << value;
        return spelled.str();
    }

    const std::map<std::string, CheckpointScalar, std::less<>>& values_;
    KeyReport& report_;
};

LiftConfig read_lift(Arguments& arguments, const PartConfig& c) {
    LiftConfig lift;
    lift.slices = arguments.whole("volume_depth", 2, 512, double(lift.slices));
    lift.render_size = arguments.whole("render_size", 2, 1024, double(lift.render_size));
    lift.samples = arguments.whole("samples", 1, 1024, double(lift.samples));
    lift.largest_density = arguments.real("sigma_max", 1e-3, 1e4, lift.largest_density);
    lift.near = arguments.real("near", 1e-3, 1e3, lift.near);
    lift.far = arguments.real("far", 1e-3, 1e3, lift.far);
    if (lift.near >= lift.far) arguments.refuse("near", "should be below args/far");
    lift.field_of_view = arguments.real("fov_deg", 0.1, 120, lift.field_of_view);
    lift.radius = arguments.real("radius", 1e-3, 1e3, lift.radius);
    lift.half_depth = arguments.real("half_depth", 1e-3, 1e3, lift.half_depth);
    const auto mode = arguments.word("density_mode");
    lift.softmax_density = mode == "softmax";
    if (mode != "softmax" && mode != "sigmoid" && arguments.has("density_mode"))
        arguments.refuse("density_mode", "should be sigmoid or softmax");
    if (lift.render_size != c.coarse_size)
        arguments.refuse("render_size", "should be " + std::to_string(c.coarse_size) +
                                            ", the size that the render net joins");
    for (std::int64_t k = 0; k < c.classes; ++k) {
        const bool glass = std::ranges::find(c.transparent, k) != c.transparent.end();
        lift.opacity.push_back(arguments.real(key_of("opacity_scale/{}", k), 0, 1, glass ? 0.25 : 1));
    }
    return lift;
}

void add_down_block(std::vector<ExpectedKey>& keys, const std::string& base, std::int64_t in,
                    std::int64_t out) {
    keys.push_back({base + "conv1.0.weight", {in, in, 3, 3}});
    keys.push_back({base + "conv1.1.bias", {in}});
    keys.push_back({base + "conv2.0.kernel", {4, 4}});
    keys.push_back({base + "conv2.1.weight", {out, in, 3, 3}});
    keys.push_back({base + "conv2.2.bias", {out}});
    keys.push_back({base + "skip.0.kernel", {4, 4}});
    keys.push_back({base + "skip.1.weight", {out, in, 1, 1}});
}

constexpr std::string_view signature = "local_nets.0.linears.0.conv.weight";

}  // namespace

std::int64_t PartConfig::joining_stage() const {
    std::int64_t stage = 0;
    while (stage < stages() && pooled_size << stage < coarse_size) ++stage;
    return stage;
}

bool is_part_based(const CheckpointTree& tree) {
    for (const std::string_view root : {"g_ema/", "g/", "parts/"})
        for (const std::string_view part : {"local_nets.", "render_net."}) {
            const auto prefix = std::string(root) + std::string(part);
            const auto found = tree.arrays.lower_bound(prefix);
            if (found != tree.arrays.end() && found->first.starts_with(prefix)) return true;
        }
    return false;
}

Result<PartFile> part_file(const CheckpointTree& tree) {
    // "g" without its average is not what the authors show: it is not accepted in its place.
    for (const auto& [root, values] : {std::pair<std::string, std::string>{"g_ema", "args/"},
                                       std::pair<std::string, std::string>{"parts", "parts/"}}) {
        PartFile file{tree.below(root), {}};
        if (file.weights.empty()) continue;
        for (auto it = tree.scalars.lower_bound(values);
             it != tree.scalars.end() && it->first.starts_with(values); ++it)
            file.arguments.emplace(it->first.substr(values.size()), it->second);
        return file;
    }
    return failure(Errc::model_mismatch,
                   "The file holds no part-based generator: there is no g_ema with local_nets in it.");
}

PartConfig part_sizes(const NamedArrays& weights) {
    PartConfig c;
    c.latent = side(weights, "local_nets.", ".conv.modulation.weight", 1);
    c.mapping_layers = std::max<std::int64_t>(0, count(weights, "style.", most_layers + 1) - 1);
    c.classes = count(weights, "local_nets.", most_classes);
    for (std::int64_t k = 0; k < c.classes; ++k)
        c.local_layers =
            std::max(c.local_layers, count(weights, key_of("local_nets.{}.linears.", k), most_layers));
    c.local_width = side(weights, "local_nets.", ".activate.bias", 0);
    c.feature_channels = side(weights, "local_nets.", ".to_feat.conv.weight", 0);
    c.frequencies = (side(weights, "pos_embed.weights", "", 1) - 2) / 4;
    c.coarse_channels = c.feature_channels;
    if (const auto projected = side(weights, "feat_proj.weight", "", 0)) {
        c.coarse_channels = projected;
        c.lift.emplace();
    }
    const auto stages = (count(weights, "render_net.convs.", 2 * most_stages) + 1) / 2;
    for (std::int64_t j = 0; j < 2 * stages && c.pooled_size == 0; ++j)
        c.pooled_size = side(weights, key_of("render_net.noises.noise_{}", j), "", 3) >> (j / 2 + 1);
    for (std::int64_t i = 0; i < stages; ++i) {
        auto out = side(weights, key_of("render_net.convs.{}.activate.bias", 2 * i + 1), "", 0);
        if (out == 0) out = side(weights, key_of("render_net.convs.{}.activate.bias", 2 * i), "", 0);
        const auto in = side(weights, key_of("render_net.convs.{}.weight", 2 * i), "", 1);
        if (i > 0 && in > c.channels.back() && c.coarse_size == 0) c.coarse_size = c.pooled_size << i;
        c.channels.push_back(out);
    }
    c.size = c.pooled_size << stages;
    return c;
}

std::vector<ExpectedKey> part_keys(const PartConfig& c) {
    std::vector<ExpectedKey> keys{{"pos_embed.weights", {c.local_width, 4 * c.frequencies + 2, 1, 1}}};
    for (std::int64_t i = 1; i <= c.mapping_layers; ++i) {
        keys.push_back({key_of("style.{}.weight", i), {c.latent, c.latent}});
        keys.push_back({key_of("style.{}.bias", i), {c.latent}});
    }
    for (std::int64_t k = 0; k < c.classes; ++k) add_local_generator(keys, c, k);
    add_render_net(keys, c);
    if (c.lift) {
        keys.push_back({"feat_proj.weight", {c.coarse_channels, c.feature_channels, 1, 1}});
        keys.push_back({"feat_proj.bias", {c.coarse_channels}});
        keys.push_back({"lift.alpha", {}});
    }
    return keys;
}

PartReading read_part_config(const PartFile& file) {
    PartReading reading{part_sizes(file.weights), {}};
    auto& c = reading.config;
    reading.keys = match_keys(file.weights, part_keys(c));
    Arguments arguments(file, reading.keys);
    c.depth_layers = arguments.whole("depth_layers", 1, c.local_layers);
    c.base_layers = arguments.whole("base_layers", 0, c.local_layers);
    c.residual = arguments.flag("residual_refine");
    // An empty list leaves no trace in the tree, hence none stated means none.
    for (std::int64_t i = 0; arguments.has(key_of("transparent_dims/{}", i)); ++i)
        c.transparent.push_back(arguments.whole(key_of("transparent_dims/{}", i), 0, c.classes - 1));
    if (c.lift) c.lift = read_lift(arguments, c);
    return reading;
}

Result<PartConfig> part_config(const PartFile& file) {
    auto [c, keys] = read_part_config(file);
    if (!keys.fits()) return failure(Errc::model_mismatch, keys.text("a part-based generator"));
    const bool whole = c.latent > 0 && c.mapping_layers > 0 && c.classes > 1 && c.local_layers > 0 &&
                       c.local_width > 0 && c.feature_channels > 0 && c.frequencies >= 0 &&
                       c.pooled_size > 0 && c.stages() > 1 &&
                       std::ranges::all_of(c.channels, [](auto n) { return n > 0; });
    if (!whole)
        return failure(Errc::model_mismatch, "The part-based generator has empty or too few tensors.");
    if (c.size > largest_size)
        return failure(Errc::model_mismatch, "The part-based generator draws " + std::to_string(c.size) +
                                                 " pixels a side; " + std::to_string(largest_size) +
                                                 " is the most.");
    if (c.coarse_size == 0)
        return failure(Errc::model_mismatch,
                       "No stage of the render net has inputs left for the coarse feature map.");
    return c;
}

Result<PartDiscriminatorConfig> part_discriminator_config(const NamedArrays& weights) {
    PartDiscriminatorConfig c;
    c.channels.push_back(side(weights, "convs_img.0.0.weight", "", 0));
    c.classes = side(weights, "convs_seg.0.0.weight", "", 1);
    c.outputs = side(weights, "final_linear.1.bias", "", 0);
    for (std::int64_t i = 1; i < count(weights, "convs_img.", most_stages + 2); ++i)
        c.channels.push_back(side(weights, key_of("convs_img.{}.conv2.1.weight", i), "", 0));
    std::vector<ExpectedKey> keys;
    const auto add_branch = [&](const std::string& base, std::int64_t in) {
        keys.push_back({base + "0.0.weight", {c.channels[0], in, 1, 1}});
        keys.push_back({base + "0.1.bias", {c.channels[0]}});
        for (std::size_t i = 1; i < c.channels.size(); ++i)
            add_down_block(keys, base + key_of("{}.", std::int64_t(i)), c.channels[i - 1], c.channels[i]);
    };
    add_branch("convs_img.", 3);
    if (c.classes > 0) add_branch("convs_seg.", c.classes);
    const auto C = c.channels.back();
    keys.push_back({"final_conv.0.weight", {C, C + 1, 3, 3}});
    keys.push_back({"final_conv.1.bias", {C}});
    keys.push_back({"final_linear.0.weight", {C, 16 * C}});
    keys.push_back({"final_linear.0.bias", {C}});
    keys.push_back({"final_linear.1.weight", {c.outputs, C}});
    keys.push_back({"final_linear.1.bias", {c.outputs}});
    const auto report = match_keys(weights, keys);
    if (!report.fits())
        return failure(Errc::model_mismatch, report.text("the discriminator of a part-based generator"));
    if (c.channels.size() < 2 || std::ranges::any_of(c.channels, [](auto n) { return n < 1; }))
        return failure(Errc::model_mismatch, "The discriminator has empty or too few tensors.");
    return c;
}

}  // namespace limner::parts
