#include "engine/generators/tri_plane/tri_plane_layout.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>

#include "engine/nn/stylegan2_layout.h"

namespace limner {
namespace {

// A plain attribute in official files, a frozen parameter in the older fork.
constexpr const char* axes_keys[] = {"renderer/plane_axes", "renderer.plane_axes"};

/// Plain values of one generator, whether they stand in its attributes, in the arguments it was made with, or
/// as text in a model pack.
class Options {
public:
    Options(const CheckpointTree& tree, const std::string& prefix)
        : tree_(tree), prefix_(prefix.empty() ? prefix : prefix + "/") {}

    /// Edited attributes win over the arguments of the constructor.
    const CheckpointScalar* find(const std::string& name) const {
        for (const std::string_view group : {"", "_init_kwargs/"})
            if (const auto found = tree_.scalars.find(prefix_ + std::string(group) + name);
                found != tree_.scalars.end())
                return &found->second;
        return nullptr;
    }
    const CheckpointScalar* rendering(const std::string& name) const {
        return find("rendering_kwargs/" + name);
    }
    bool any() const {
        const auto from = prefix_ + "rendering_kwargs/";
        const auto found = tree_.scalars.lower_bound(from);
        return (found != tree_.scalars.end() && found->first.starts_with(from)) ||
               rendering("depth_resolution");
    }

private:
    const CheckpointTree& tree_;
    std::string prefix_;
};

std::optional<double> as_number(const CheckpointScalar& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return *flag ? 1 : 0;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return double(*whole);
    if (const auto* real = std::get_if<double>(&value)) return *real;
    const auto& text = std::get<std::string>(value);
    if (text == "true" || text == "True") return 1;
    if (text == "false" || text == "False") return 0;
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string as_text(const CheckpointScalar& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text ? *text : std::string();
}

/// Reads numbers one after the other and keeps the first complaint.
class Reader {
public:
    explicit Reader(const Options& options) : options_(options) {}

    double number(const std::string& name, double fallback, double low, double high) {
        return checked(name, options_.rendering(name), fallback, low, high);
    }
    int whole(const std::string& name, int fallback, int low, int high) {
        const double value = number(name, fallback, low, high);
        if (value != std::floor(value)) complain(name, "is no whole number");
        return int(value);
    }
    bool flag(const std::string& name, bool fallback) { return number(name, fallback, 0, 1) != 0; }
    double checked(const std::string& name, const CheckpointScalar* value, double fallback, double low,
                   double high) {
        if (!value) return fallback;
        const auto read = as_number(*value);
        if (!read || !std::isfinite(*read)) return complain(name, "is no number"), fallback;
        if (*read < low || *read > high) return complain(name, "is out of range"), fallback;
        return *read;
    }
    void complain(const std::string& name, const std::string& what) {
        if (complaint_.empty()) complaint_ = "The option " + name + " of the EG3D generator " + what + ".";
    }
    const std::string& complaint() const { return complaint_; }

private:
    const Options& options_;
    std::string complaint_;
};

bool is_auto(const CheckpointScalar* value) { return value && as_text(*value) == "auto"; }

MarchSettings read_march(const Options& options, Reader& read) {
    MarchSettings march;
    march.coarse_samples = read.whole("depth_resolution", march.coarse_samples, 2, 1024);
    march.fine_samples = read.whole("depth_resolution_importance", march.fine_samples, 0, 1024);
    if (march.fine_samples > 0 && march.coarse_samples < 4)
        read.complain("depth_resolution", "is too small for importance samples");
    const bool automatic = is_auto(options.rendering("ray_start"));
    if (automatic != is_auto(options.rendering("ray_end")))
        read.complain("ray_start", "is \"auto\" without ray_end, or the other way round");
    if (automatic) {
        march.limits.reset();
    } else {
        march.limits->near = read.number("ray_start", march.limits->near, 0, 1e6);
        march.limits->far = read.number("ray_end", march.limits->far, 0, 1e6);
        if (!(march.limits->near < march.limits->far)) read.complain("ray_end", "is not beyond ray_start");
    }
    march.box_side = read.number("box_warp", 1, 1e-6, 1e6);
    march.disparity = read.flag("disparity_space_sampling", false);
    if (march.disparity && march.limits && march.limits->near <= 0)
        read.complain("ray_start", "must be positive for disparity_space_sampling");
    march.white_background = read.flag("white_back", false);
    return march;
}

}  // namespace

const std::array<SuperResolutionVariant, 6> super_resolution_variants = {{
    {"SuperresolutionHybrid8XDC", 512, 128, false, true, 256, 128, true},
    {"SuperresolutionHybrid8X", 512, 128, false, true, 128, 64, true},
    {"SuperresolutionHybrid4X", 256, 128, true, false, 128, 64, true},
    {"SuperresolutionHybrid2X", 128, 64, false, false, 128, 64, true},
    {"SuperresolutionHybridDeepfp32", 256, 128, true, false, 128, 64, false},
    {"SuperresolutionHybrid8XDoubleCap", 512, 128, false, true, 256, 128, false},
}};

const SuperResolutionVariant* find_super_resolution(std::string_view class_name) {
    const auto name = class_name.substr(class_name.rfind('.') + 1);  // npos + 1 = 0
    for (const auto& variant : super_resolution_variants)
        if (variant.class_name == name) return &variant;
    return nullptr;
}

const SuperResolutionVariant* guess_super_resolution(const NamedArrays& weights, const std::string& prefix) {
    const auto first = nn::side(weights, prefix + "block0.conv0.weight", 0),
               noise = nn::side(weights, prefix + "block0.conv0.noise_const", 0);
    // The older modules have the tensors of newer ones, which come first in the table.
    for (const auto& variant : super_resolution_variants)
        if (variant.first_channels == first && (noise == 0 || noise == variant.first_side())) return &variant;
    return nullptr;
}

Result<PlaneAxes> plane_axes_from(const Array& matrices) {
    if (matrices.shape != std::vector<std::int64_t>{3, 3, 3})
        return failure(Errc::model_mismatch,
                       "The axes of the planes are " + shape_text(matrices.shape) + ", not [3, 3, 3].");
    const auto values = matrices.to_floats();
    PlaneAxes axes{};
    for (std::size_t plane = 0; plane < 3; ++plane) {
        const float* a = &values[9 * plane];
        // A^-1 by cofactors: its first two columns.
        const auto cofactor = [&](int row, int column) {
            const auto at = [&](int r, int c) { return double(a[3 * ((row + r) % 3) + (column + c) % 3]); };
            return at(1, 1) * at(2, 2) - at(1, 2) * at(2, 1);
        };
        const double determinant = a[0] * cofactor(0, 0) + a[1] * cofactor(0, 1) + a[2] * cofactor(0, 2);
        if (!std::isfinite(determinant) || std::abs(determinant) < 1e-6)
            return failure(Errc::model_mismatch, "The axes of a plane have no inverse.");
        constexpr double steepest = 1e6;
        for (int output = 0; output < 2; ++output)
            for (int axis = 0; axis < 3; ++axis) {  // inverse[axis][output] = cofactor[output][axis] / det
                const double entry = cofactor(output, axis) / determinant;
                if (!(std::abs(entry) < steepest))
                    return failure(Errc::model_mismatch, "The axes of a plane are out of range.");
                axes[plane][std::size_t(3 * output + axis)] = float(entry);
            }
    }
    return axes;
}

bool is_eg3d(const CheckpointTree& tree) { return eg3d_prefix(tree).has_value(); }

Result<std::string> eg3d_prefix(const CheckpointTree& tree) {
    for (const std::string prefix : {"G_ema", "tri_plane", ""})
        if (tree.arrays.contains(prefix + (prefix.empty() ? "" : "/") + "decoder.net.0.weight"))
            return prefix;
    return failure(Errc::model_mismatch,
                   "The file holds no EG3D generator: there is no decoder beside a backbone in it.");
}

Result<NamedArrays> eg3d_weights(const CheckpointTree& tree) {
    const auto prefix = eg3d_prefix(tree);
    if (!prefix) return tl::unexpected(prefix.error());
    auto weights = prefix->empty() ? tree.arrays : tree.below(*prefix);
    // Parameters and buffers are joined by dots; arrays behind a slash or without any are attributes, such as
    // planes somebody left cached.
    std::erase_if(weights, [](const auto& entry) {
        const bool attribute = entry.first.find('/') != std::string::npos || entry.first == "_last_planes";
        return attribute && entry.first != axes_keys[0];
    });
    return weights;
}

std::vector<ExpectedKey> super_resolution_keys(const SuperResolutionVariant& variant,
                                               const std::string& prefix) {
    std::vector<ExpectedKey> keys{{prefix + "resample_filter", {4, 4}, /*optional=*/true}};
    nn::BlockSizes block;
    block.rgb = 3;
    block.style = eg3d_w_size;
    block.in = plane_channels;
    block.out = variant.first_channels;
    block.resolution = variant.first_side();
    nn::add_block_keys(keys, block, prefix + "block0.");
    block.in = variant.first_channels;
    block.out = variant.second_channels;
    block.resolution = variant.output;
    nn::add_block_keys(keys, block, prefix + "block1.");
    for (auto& key : keys) key.optional |= key.name.ends_with("noise_const");  // unused by most files
    return keys;
}

std::vector<ExpectedKey> eg3d_keys(const NamedArrays& weights, const Eg3dConfig& config) {
    auto keys = super_resolution_keys(*config.super_resolution);
    nn::add_mapping_keys(keys, nn::mapping_sizes(weights, "backbone.mapping."), "backbone.mapping.");
    nn::add_synthesis_keys(keys, nn::synthesis_sizes(weights, "backbone.synthesis."), "backbone.synthesis.");
    keys.push_back({"decoder.net.0.weight", {config.hidden, plane_channels}});
    keys.push_back({"decoder.net.0.bias", {config.hidden}});
    keys.push_back({"decoder.net.2.weight", {1 + plane_channels, config.hidden}});
    keys.push_back({"decoder.net.2.bias", {1 + plane_channels}});
    keys.push_back({"dataset_label_std", {eg3d_label_size}, /*optional=*/true});
    for (const auto* axes : axes_keys) keys.push_back({axes, {3, 3, 3}, /*optional=*/true});
    return keys;
}

Result<Eg3dConfig> eg3d_options(const CheckpointTree& tree, const NamedArrays& weights) {
    const auto prefix = eg3d_prefix(tree);
    if (!prefix) return tl::unexpected(prefix.error());
    const Options options(tree, *prefix);
    Reader read(options);
    Eg3dConfig config;
    config.hidden = nn::side(weights, "decoder.net.0.weight", 0);
    if (config.hidden < 1 || config.hidden > 4096)
        return failure(Errc::model_mismatch, "The decoder of the EG3D generator has no usable size.");

    config.march = read_march(options, read);
    if (const auto* mode = options.rendering("clamp_mode"); mode && as_text(*mode) != "softplus")
        return failure(Errc::unsupported_file, "The EG3D generator has the clamp mode \"" +
                                                   as_text(*mode).substr(0, 40) +
                                                   "\"; only softplus was ever published.");

    const auto* module = options.rendering("superresolution_module");
    config.super_resolution = module ? find_super_resolution(as_text(*module))
                                     : guess_super_resolution(weights, "superresolution.");
    if (!config.super_resolution)
        return failure(Errc::unsupported_file,
                       module ? "The EG3D generator has the super-resolution module \"" +
                                    as_text(*module).substr(0, 80) + "\", which Limner does not know."
                              : "The super-resolution of the EG3D generator is none of "
                                "the published ones.");
    config.antialias = config.super_resolution->antialias && read.flag("sr_antialias", true);
    const auto* noise = options.rendering("superresolution_noise_mode");
    config.super_resolution_noise = noise && as_text(*noise) != "none";

    // Files that hold options lack those their code did not know; a bare dictionary lacks all.
    const bool has_options = options.any();
    config.label_scale = read.number("c_scale", has_options ? 0 : 1, -1e6, 1e6);
    if (read.flag("c_gen_conditioning_zero", false)) config.label_scale = 0;
    const auto* gain = options.find("decoder.net.0/bias_gain");
    config.decoder_rate =
        read.number("decoder_lr_mul", read.checked("decoder bias_gain", gain, 1, 1e-6, 1e6), 1e-6, 1e6);
    config.camera_radius = read.number("avg_camera_radius", config.camera_radius, 1e-6, 1e6);
    for (std::size_t axis = 0; axis < 3; ++axis)
        config.camera_pivot[axis] =
            read.number("avg_camera_pivot/" + std::to_string(axis), config.camera_pivot[axis], -1e6, 1e6);

    const double half_blocks = read.checked("sr_num_fp16_res", options.find("sr_num_fp16_res"), 4, 0, 64);
    if (half_blocks > 0) config.super_resolution_clamp = 256;
    if (const auto* clamp = options.find("conv_clamp"); clamp && as_text(*clamp) != "None")
        config.backbone_clamp = read.checked("conv_clamp", clamp, 256, 1e-3, 1e9);
    const double largest =
        config.super_resolution->keeps_larger ? double(config.super_resolution->input) : 1024;
    config.neural_resolution = std::int64_t(read.checked(
        "neural_rendering_resolution", options.find("neural_rendering_resolution"), 64, 1, largest));

    for (const auto* name : axes_keys)
        if (const auto found = weights.find(name); found != weights.end()) {
            const auto axes = plane_axes_from(found->second);
            if (!axes) return tl::unexpected(axes.error());
            config.axes = *axes;
        }
    if (!read.complaint().empty()) return failure(Errc::model_mismatch, read.complaint());
    return config;
}

Result<Eg3dConfig> eg3d_config(const CheckpointTree& tree, const NamedArrays& weights) {
    auto config = eg3d_options(tree, weights);
    if (!config) return config;
    const auto report = match_keys(weights, eg3d_keys(weights, *config));
    if (!report.fits()) return failure(Errc::model_mismatch, report.text("an EG3D generator"));
    const auto mapping = nn::mapping_sizes(weights, "backbone.mapping.");
    const auto synthesis = nn::synthesis_sizes(weights, "backbone.synthesis.");
    if (mapping.label != eg3d_label_size || mapping.latent < 1 || mapping.style() != eg3d_w_size ||
        synthesis.style != eg3d_w_size || synthesis.rgb != 3 * plane_channels || synthesis.channels.empty() ||
        synthesis.joining != nn::Joining::rgb_skip)
        return failure(Errc::model_mismatch, "The backbone of the EG3D generator has sizes that do not fit.");
    return config;
}

std::vector<std::pair<std::string, std::string>> eg3d_options_text(const Eg3dConfig& config) {
    const auto number = [](double value) {
        char text[32];
        std::snprintf(text, sizeof text, "%.17g", value);
        return std::string(text);
    };
    const auto flag = [](bool value) { return std::string(value ? "true" : "false"); };
    const auto& march = config.march;
    std::vector<std::pair<std::string, std::string>> text;
    const auto rendering = [&](const char* name, std::string value) {
        text.emplace_back("rendering_kwargs/" + std::string(name), std::move(value));
    };
    rendering("depth_resolution", std::to_string(march.coarse_samples));
    rendering("depth_resolution_importance", std::to_string(march.fine_samples));
    rendering("ray_start", march.limits ? number(march.limits->near) : "auto");
    rendering("ray_end", march.limits ? number(march.limits->far) : "auto");
    rendering("box_warp", number(march.box_side));
    rendering("disparity_space_sampling", flag(march.disparity));
    rendering("white_back", flag(march.white_background));
    rendering("superresolution_module", std::string(config.super_resolution->class_name));
    rendering("superresolution_noise_mode", config.super_resolution_noise ? "const" : "none");
    rendering("sr_antialias", flag(config.antialias));
    rendering("c_scale", number(config.label_scale));
    rendering("decoder_lr_mul", number(config.decoder_rate));
    rendering("avg_camera_radius", number(config.camera_radius));
    for (std::size_t axis = 0; axis < 3; ++axis)
        rendering(("avg_camera_pivot/" + std::to_string(axis)).c_str(), number(config.camera_pivot[axis]));
    text.emplace_back("neural_rendering_resolution", std::to_string(config.neural_resolution));
    text.emplace_back("sr_num_fp16_res", config.super_resolution_clamp ? "4" : "0");
    if (config.backbone_clamp) text.emplace_back("conv_clamp", number(*config.backbone_clamp));
    return text;
}

}  // namespace limner
