#include "engine/generators/part_based/part_family.h"

#include <torch/torch.h>

#include "engine/generators/part_based/part_network.h"
#include "engine/nn/arrays.h"

namespace limner::parts {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t mean_code_draws = 10000;
const std::vector<std::string> capabilities{"pose", "labels", "part_styles", "identity", "hair_shape"};

std::string spelled(const CheckpointScalar& scalar) {
    if (const auto* flag = std::get_if<bool>(&scalar)) return *flag ? "true" : "false";
    if (const auto* whole = std::get_if<std::int64_t>(&scalar)) return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&scalar)) return nlohmann::json(*real).dump();
    return std::get<std::string>(scalar);
}

/// The values that read_part_config() asks for; training options stay behind.
std::map<std::string, std::string> kept_arguments(const PartFile& file) {
    constexpr std::string_view kept[] = {
        "base_layers",   "depth_layers", "residual_refine", "transparent_dims/", "model",
        "volume_depth",  "sigma_max",    "render_size",     "samples",           "near",
        "far",           "fov_deg",      "radius",          "half_depth",        "density_mode",
        "opacity_scale/"};
    std::map<std::string, std::string> metadata;
    for (const auto& [name, value] : file.arguments)
        for (const auto& key : kept)
            if (name == key || (key.ends_with('/') && name.starts_with(key))) metadata[name] = spelled(value);
    return metadata;
}

}  // namespace

std::vector<ModelDescription> describe_parts(const CheckpointTree& tree) {
    const auto file = part_file(tree);
    if (!file) return {};
    const auto [c, keys] = read_part_config(*file);
    ModelDescription about{c.lift ? "3d-ssgan" : "semantic-stylegan", {}, keys};
    about.configuration = {{"size", std::to_string(c.size)},
                           {"latent", std::to_string(c.latent)},
                           {"mapping_layers", std::to_string(c.mapping_layers)},
                           {"classes", std::to_string(c.classes)},
                           {"local_layers", std::to_string(c.local_layers)},
                           {"base_layers", std::to_string(c.base_layers)},
                           {"depth_layers", std::to_string(c.depth_layers)},
                           {"local_width", std::to_string(c.local_width)},
                           {"feature_channels", std::to_string(c.feature_channels)},
                           {"coarse_channels", std::to_string(c.coarse_channels)},
                           {"coarse_size", std::to_string(c.coarse_size)},
                           {"pooled_size", std::to_string(c.pooled_size)},
                           {"frequencies", std::to_string(c.frequencies)},
                           {"channels", shape_text(c.channels)},
                           {"transparent", shape_text(c.transparent)},
                           {"residual", c.residual ? "true" : "false"},
                           {"rows", std::to_string(c.rows())},
                           {"label_set", "semantic-stylegan"}};
    about.resolution = int(c.size);
    about.capabilities = capabilities;
    return {about};
}

Result<std::vector<fs::path>> write_parts_pack(const CheckpointTree& tree, const fs::path& folder,
                                               const PackOptions& options) {
    const torch::NoGradGuard no_grad;
    const auto file = part_file(tree);
    if (!file) return tl::unexpected(file.error());
    const auto network = PartNetwork::load(*file);
    if (!network) return tl::unexpected(network.error());
    PackWriter writer(folder, options, parts_family.name);
    if (const auto started = writer.start(); !started) return tl::unexpected(started.error());
    auto& manifest = writer.manifest();
    manifest["label_set"] = "semantic-stylegan";
    manifest["resolution"] = network->config().size;
    for (const auto& name : capabilities) writer.add_capability(name);
    manifest["mean_codes"] = {{"file", "codes.safetensors"},
                              {"tensor", "mean_code"},
                              {"seed", options.seed},
                              {"drawn", mean_code_draws},
                              {"truncation", 0.7}};
    if (const auto done = writer.add_part("parts", file->weights, kept_arguments(*file)); !done)
        return tl::unexpected(done.error());
    const auto mean = nn::to_array(network->mean_code(options.seed, mean_code_draws));
    if (const auto done = writer.add_exact_part("codes", {{"mean_code", mean}}); !done)
        return tl::unexpected(done.error());
    const auto d = tree.below("d");
    if (options.discriminator && !d.empty())
        if (const auto done = writer.add_part("d", d); !done) return tl::unexpected(done.error());
    return writer.finish(
        "a published SemanticStyleGAN checkpoint (Shi et al., CVPR 2022)",
        "the mean code, which the checkpoint does not store",
        "the head cannot be turned; a part swapped in keeps the pose of the head it is put on");
}

}  // namespace limner::parts
