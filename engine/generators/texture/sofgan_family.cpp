#include "engine/generators/texture/sofgan_family.h"

#include <torch/torch.h>

#include "engine/generators/geometry_field/official_field.h"
#include "engine/generators/geometry_field/official_latents.h"
#include "engine/generators/texture/official_texture.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t mean_style_draws = 4000;
const std::vector<std::string> texture_capabilities{"labels", "part_styles"},
    field_capabilities{"pose", "identity"};

std::string list_text(const std::vector<std::int64_t>& values) { return shape_text(values); }

ModelDescription describe_texture(const NamedArrays& weights) {
    ModelDescription about{"sofgan-texture", {}, {}};
    const auto c = official_texture_sizes(weights);
    about.keys = match_keys(weights, official_texture_keys(c));
    about.configuration = {{"resolution", std::to_string(c.resolution)},
                           {"style_size", std::to_string(c.style_size)},
                           {"mapping_layers", std::to_string(c.mapping_layers)},
                           {"styles_per_image", std::to_string(c.style_count())},
                           {"noise_maps", std::to_string(c.noise_count())},
                           {"channels", list_text(c.channels)},
                           {"modulated_convolutions", list_text(c.modulated)},
                           {"label_set", "sofgan" + std::to_string(c.class_count)}};
    about.resolution = int(c.resolution);
    about.capabilities = texture_capabilities;
    return about;
}

ModelDescription describe_field(const NamedArrays& weights) {
    ModelDescription about{"sofgan-field", {}, {}};
    const auto c = official_field_sizes(weights);
    about.keys = match_keys(weights, official_field_keys(c));
    about.configuration = {{"stored_heads", std::to_string(c.instances)},
                           {"code_size", std::to_string(c.code_size)},
                           {"hidden_size", std::to_string(c.hidden_size)},
                           {"marcher_width", std::to_string(c.march_size)},
                           {"label_set", "sofgan" + std::to_string(c.class_count)},
                           {"camera_numbers_per_code", std::to_string(c.pose_numbers)}};
    about.capabilities = field_capabilities;
    return about;
}

Array doubles_as_floats(const std::vector<double>& values, std::vector<std::int64_t> shape) {
    const std::vector<float> narrow(values.begin(), values.end());
    return make_array(std::span<const float>(narrow), std::move(shape));
}

Result<> add_texture(PackWriter& writer, NamedArrays& codes, const NamedArrays& weights) {
    const auto texture = OfficialTexture::load(weights);
    if (!texture) return tl::unexpected(texture.error());
    auto& manifest = writer.manifest();
    manifest["resolution"] = texture->config().resolution;
    for (const auto& name : texture_capabilities) writer.add_capability(name);
    const auto seed = writer.options().seed;
    codes.emplace("mean_style", nn::to_array(texture->mean_style(seed, mean_style_draws)));
    manifest["mean_codes"] = {{"file", "codes.safetensors"}, {"tensor", "mean_style"}, {"seed", seed},
                              {"drawn", mean_style_draws},   {"pixel_norm", "split"},  {"truncation", 0.7}};
    return writer.add_part("texture", weights);
}

Result<> add_field(PackWriter& writer, NamedArrays& statistics, const NamedArrays& weights) {
    const auto field = OfficialField::load(weights);
    if (!field) return tl::unexpected(field.error());
    auto& manifest = writer.manifest();
    for (const auto& name : field_capabilities) writer.add_capability(name);
    const auto codes = field->codes().contiguous();
    const auto N = codes.size(0), L = codes.size(1);
    const auto seed = writer.options().seed;
    const auto mixture =
        LatentMixture::fit({codes.data_ptr<float>(), std::size_t(codes.numel())}, N, L, seed);
    const auto K = std::int64_t(mixture.weights.size());
    statistics.emplace("mixture.weights", doubles_as_floats(mixture.weights, {K}));
    statistics.emplace("mixture.means", doubles_as_floats(mixture.means, {K, L}));
    statistics.emplace("mixture.responsibilities", doubles_as_floats(mixture.responsibilities, {N, K}));
    statistics.emplace("mixture.mean", doubles_as_floats(mixture.mean, {L}));
    manifest["sampling"] = {{"file", "codes.safetensors"},
                            {"kind", "gaussian mixture"},
                            {"components", K},
                            {"seed", seed},
                            {"iterations", mixture.iterations},
                            {"mean_log_likelihood", mixture.log_likelihood},
                            {"truncation", 0.8}};
    manifest["camera"] = {{"kind", "orthographic"}, {"focal", 36}, {"side", 128}, {"centre", 64}};
    return writer.add_part("field", weights);
}

}  // namespace

std::vector<ModelDescription> describe_sofgan(const CheckpointTree& tree) {
    std::vector<ModelDescription> found;
    if (const auto weights = sofgan_texture_weights(tree)) found.push_back(describe_texture(*weights));
    if (const auto weights = sofgan_field_weights(tree)) found.push_back(describe_field(*weights));
    return found;
}

Result<std::vector<fs::path>> write_sofgan_pack(const CheckpointTree& tree, const fs::path& folder,
                                                const PackOptions& options) {
    const torch::NoGradGuard no_grad;
    PackWriter writer(folder, options, sofgan_family.name);
    if (const auto started = writer.start(); !started) return tl::unexpected(started.error());
    writer.manifest()["label_set"] = "sofgan20";
    NamedArrays codes;
    if (is_official_texture(tree)) {
        const auto weights = sofgan_texture_weights(tree);
        if (!weights) return tl::unexpected(weights.error());
        if (const auto done = add_texture(writer, codes, *weights); !done)
            return tl::unexpected(done.error());
        const auto d = tree.below("d");
        if (options.discriminator && !d.empty())
            if (const auto done = writer.add_part("d", d); !done) return tl::unexpected(done.error());
    }
    if (is_official_field(tree)) {
        const auto weights = sofgan_field_weights(tree);
        if (!weights) return tl::unexpected(weights.error());
        if (const auto done = add_field(writer, codes, *weights); !done) return tl::unexpected(done.error());
    }
    if (const auto done = writer.add_exact_part("codes", codes); !done) return tl::unexpected(done.error());
    return writer.finish("a published SofGAN checkpoint (Chen, Liu et al., ACM TOG 41(1), 2022)",
                         "the mean style and the distribution of heads, which the checkpoint does not store",
                         "yaw beyond 0.55 rad and pitch beyond 0.3 rad were never trained");
}

}  // namespace limner
