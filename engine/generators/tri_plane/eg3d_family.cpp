#include "engine/generators/tri_plane/eg3d_family.h"

#include "engine/generators/style_based/stylegan2_family.h"
#include "engine/generators/tri_plane/tri_plane_layout.h"
#include "engine/nn/stylegan2_layout.h"

namespace limner {
namespace {

const std::vector<std::string> capabilities{"pose", "identity", "hair_shape", "mesh"};

ModelDescription describe_module(const NamedArrays& weights, const std::string& prefix) {
    ModelDescription about{"eg3d-super-resolution", {}, {}};
    const auto* variant = guess_super_resolution(weights, prefix);
    if (!variant) return about;
    about.keys = match_keys(weights, super_resolution_keys(*variant, prefix));
    about.configuration = {{"superresolution_module", std::string(variant->class_name)},
                           {"resolution", std::to_string(variant->output)}};
    return about;
}

}  // namespace

bool recognises_eg3d(const CheckpointTree& tree) { return is_eg3d(tree) || is_super_resolution(tree); }

std::vector<ModelDescription> describe_eg3d(const CheckpointTree& tree) {
    if (is_super_resolution(tree)) return {describe_module(tree.arrays, "")};
    const auto weights = eg3d_weights(tree);
    if (!weights) return {};
    ModelDescription about{"eg3d", {}, {}};
    const auto config = eg3d_options(tree, *weights);
    if (!config) {
        about.configuration = {{"problem", config.error().message}};
        return {about};
    }
    about.keys = match_keys(*weights, eg3d_keys(*weights, *config));
    const auto mapping = nn::mapping_sizes(*weights, "backbone.mapping.");
    const auto synthesis = nn::synthesis_sizes(*weights, "backbone.synthesis.");
    about.configuration = {{"resolution", std::to_string(config->super_resolution->output)},
                           {"plane_resolution", std::to_string(synthesis.resolution())},
                           {"z_dim", std::to_string(mapping.latent)},
                           {"w_dim", std::to_string(synthesis.style)},
                           {"num_ws", std::to_string(synthesis.slot_count())},
                           {"channels", shape_text(synthesis.channels)},
                           {"planes_see_all_axes", config->axes == published_axes ? "false" : "true"}};
    for (auto& option : eg3d_options_text(*config)) about.configuration.push_back(std::move(option));
    about.resolution = int(config->super_resolution->output);
    about.capabilities = capabilities;
    return {about};
}

Result<std::vector<std::filesystem::path>> write_eg3d_pack(const CheckpointTree& tree,
                                                           const std::filesystem::path& folder,
                                                           const PackOptions& options) {
    const auto weights = eg3d_weights(tree);
    if (!weights) return tl::unexpected(weights.error());
    const auto config = eg3d_config(tree, *weights);
    if (!config) return tl::unexpected(config.error());
    PackWriter writer(folder, options, eg3d_family.name);
    if (const auto started = writer.start(); !started) return tl::unexpected(started.error());
    writer.manifest()["resolution"] = config->super_resolution->output;
    for (const auto& capability : capabilities) writer.add_capability(capability);
    std::map<std::string, std::string> metadata;
    for (auto& [key, value] : eg3d_options_text(*config)) metadata.emplace(key, value);
    if (const auto done = writer.add_part("tri_plane", *weights, metadata); !done)
        return tl::unexpected(done.error());
    if (const auto done = add_stylegan2_discriminator(writer, tree); !done)
        return tl::unexpected(done.error());
    return writer.finish("a published EG3D network (Chan et al., CVPR 2022)", "",
                         "views beyond 45 degrees were hardly trained and single regions cannot be styled");
}

}  // namespace limner
