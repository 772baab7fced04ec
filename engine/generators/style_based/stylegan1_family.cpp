#include "engine/generators/style_based/stylegan1_family.h"

#include "engine/generators/style_based/disco_factors.h"
#include "engine/generators/style_based/identity_decoder.h"
#include "engine/generators/style_based/stylegan1_network.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

tl::unexpected<Error> no_generator() {
    return failure(Errc::model_mismatch, "The file holds no StyleGAN generator.");
}

constexpr double truncation = 0.7;

std::vector<std::string> capabilities_of(const Stylegan1Config& config) {
    if (config.latent != DiscoFactors::size) return {"identity"};
    return {"pose", "identity", "hair_shape", "expression", "light"};
}

NamedArrays trace(const Stylegan1& net, const NamedArrays& inputs) {
    NamedArrays outputs;
    const auto put = [&](const std::string& name, const torch::Tensor& value) {
        outputs.emplace(name, nn::to_array(value));
    };
    if (!inputs.contains("latents")) return outputs;
    const auto latents = nn::to_tensor(inputs.at("latents")).to(torch::kFloat32);
    const auto& config = net.config();
    TORCH_CHECK_VALUE(latents.dim() == 2 && latents.size(0) > 0 && latents.size(1) == config.latent,
                      "latents should have the shape [pictures, ", config.latent, "], not ", latents.sizes());
    const auto w = net.map(latents);
    put("w", w);
    put("image", net.synthesise(net.per_slot(w), true, put));
    put("image_nonoise", net.synthesise(net.per_slot(w), false));
    if (inputs.contains("identity_mean")) {
        const auto mean = nn::to_tensor(inputs.at("identity_mean")).to(torch::kFloat32);
        TORCH_CHECK_VALUE(config.latent > Stylegan1::identity_size && mean.dim() == 2 &&
                              mean.size(0) == config.slot_count() && mean.size(1) == config.style(),
                          "identity_mean should have the shape [", config.slot_count(), ", ", config.style(),
                          "], and belongs to DiscoFaceGAN alone");
        const auto ws = net.identity_truncated(latents, mean, truncation);
        put("ws_truncated", ws);
        put("image_truncated", net.synthesise(ws));
    }
    return outputs;
}

}  // namespace

bool is_stylegan1(const CheckpointTree& tree) { return find_stylegan1(tree).has_value(); }

std::vector<ModelDescription> describe_stylegan1(const CheckpointTree& tree) {
    const auto source = find_stylegan1(tree);
    if (!source) return {};
    const auto config = stylegan1_sizes(*source);
    ModelDescription about{"stylegan", {}, match_keys(source->weights, config.keys())};
    about.configuration = {{"resolution", std::to_string(config.resolution())},
                           {"latent_size", std::to_string(config.latent)},
                           {"style_size", std::to_string(config.style())},
                           {"mapping_layers", std::to_string(config.widths.size())},
                           {"channels", shape_text(config.channels)},
                           {"normalize_latents", config.normalise_latents ? "true" : "false"}};
    if (config.latent == DiscoFactors::size)
        about.configuration.emplace_back("identity_decoder",
                                         IdentityDecoder::weights_in(tree).empty() ? "none" : "published");
    about.resolution = int(config.resolution());
    about.capabilities = capabilities_of(config);
    return {about};
}

Result<NamedArrays> trace_stylegan1(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    const auto source = find_stylegan1(tree);
    if (!source) return no_generator();
    const auto net = Stylegan1::load(*source);
    if (!net) return tl::unexpected(net.error());
    try {
        return trace(*net, inputs);
    } catch (const c10::ValueError& error) {
        return failure(Errc::wrong_use,
                       std::string("An input does not fit: ") + error.what_without_backtrace() + ".");
    }
}

Result<std::vector<std::filesystem::path>> write_stylegan1_pack(const CheckpointTree& tree,
                                                                const std::filesystem::path& folder,
                                                                const PackOptions& options) {
    const auto source = find_stylegan1(tree);
    if (!source) return no_generator();
    const auto config = stylegan1_config(*source);
    if (!config) return tl::unexpected(config.error());
    PackWriter writer(folder, options, stylegan1_family.name);
    if (const auto started = writer.start(); !started) return tl::unexpected(started.error());
    writer.manifest()["resolution"] = config->resolution();
    for (const auto& name : capabilities_of(*config)) writer.add_capability(name);
    const std::map<std::string, std::string> metadata{
        {"normalize_latents", config->normalise_latents ? "true" : "false"}};
    if (const auto done = writer.add_part("generator", source->weights, metadata); !done)
        return tl::unexpected(done.error());
    if (const auto decoder = IdentityDecoder::weights_in(tree); !decoder.empty())
        if (const auto done = writer.add_exact_part("identity_decoder", decoder); !done)
            return tl::unexpected(done.error());
    return writer.finish("a published StyleGAN snapshot (DiscoFaceGAN: Deng et al., CVPR 2020)", "",
                         "drawn by Limner; DiscoFaceGAN's with pose, light and expression");
}

}  // namespace limner
