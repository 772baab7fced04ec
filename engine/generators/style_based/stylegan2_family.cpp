#include "engine/generators/style_based/stylegan2_family.h"

#include <cmath>
#include <cstdio>

#include "engine/generators/style_based/stylegan2_layout.h"

namespace limner {
namespace {

const std::vector<std::string> capabilities{"identity", "hair_shape"};

/// Enough digits to read the same number back.
std::string number_text(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", value);
    return text;
}

std::map<std::string, std::string> options_of(const Stylegan2Config& config) {
    std::map<std::string, std::string> options{{"mapping_rate", number_text(config.mapping_rate)}};
    if (std::isfinite(config.clamp)) options.emplace("conv_clamp", number_text(config.clamp));
    return options;
}

}  // namespace

bool is_stylegan2(const CheckpointTree& tree) { return find_stylegan2(tree).has_value(); }

std::vector<ModelDescription> describe_stylegan2(const CheckpointTree& tree) {
    const auto source = find_stylegan2(tree);
    if (!source) return {};
    const auto config = stylegan2_sizes(*source);
    ModelDescription about{"stylegan2", {}, match_keys(source->weights, config.keys())};
    about.configuration = {{"resolution", std::to_string(config.synthesis.resolution())},
                           {"z_dim", std::to_string(config.mapping.latent)},
                           {"c_dim", std::to_string(config.mapping.label)},
                           {"w_dim", std::to_string(config.synthesis.style)},
                           {"mapping_layers", std::to_string(config.mapping.widths.size())},
                           {"num_ws", std::to_string(config.synthesis.slot_count())},
                           {"channels", shape_text(config.synthesis.channels)},
                           {"architecture", std::string(name(config.synthesis.joining))},
                           {"conv_clamp", std::isfinite(config.clamp) ? number_text(config.clamp) : "null"}};
    about.resolution = int(config.synthesis.resolution());
    about.capabilities = capabilities;
    return {about};
}

Result<> add_stylegan2_discriminator(PackWriter& writer, const CheckpointTree& tree) {
    const auto source = find_stylegan2_discriminator(tree);
    if (!source || !writer.options().discriminator) return {};
    const auto config = stylegan2_discriminator_config(*source);
    if (!config) return tl::unexpected(config.error());
    auto options =
        std::map<std::string, std::string>{{"mapping_rate", number_text(config->mapping_rate)},
                                           {"b4.mbstd/group_size", std::to_string(config->deviation_group)}};
    if (std::isfinite(config->clamp)) options.emplace("conv_clamp", number_text(config->clamp));
    return writer.add_part("D", source->weights, options);
}

Result<std::vector<std::filesystem::path>> write_stylegan2_pack(const CheckpointTree& tree,
                                                                const std::filesystem::path& folder,
                                                                const PackOptions& options) {
    const auto source = find_stylegan2(tree);
    if (!source) return failure(Errc::model_mismatch, "The file holds no StyleGAN2 generator.");
    const auto config = stylegan2_config(*source);
    if (!config) return tl::unexpected(config.error());
    PackWriter writer(folder, options, stylegan2_family.name);
    if (const auto started = writer.start(); !started) return tl::unexpected(started.error());
    writer.manifest()["resolution"] = config->synthesis.resolution();
    for (const auto& capability : capabilities) writer.add_capability(capability);
    if (const auto done = writer.add_part("generator", source->weights, options_of(*config)); !done)
        return tl::unexpected(done.error());
    if (const auto done = add_stylegan2_discriminator(writer, tree); !done)
        return tl::unexpected(done.error());
    return writer.finish("a published StyleGAN2 network (Karras et al., CVPR 2020; NeurIPS 2020)", "",
                         "the head cannot be turned and single regions cannot be styled");
}

}  // namespace limner
