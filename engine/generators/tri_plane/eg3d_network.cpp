#include "engine/generators/tri_plane/eg3d_network.h"

#include <cmath>

#include "engine/nn/arrays.h"

namespace limner {

Tensor feature_image(const Tensor& per_ray) {
    const auto side = std::int64_t(std::lround(std::sqrt(double(per_ray.size(1)))));
    return per_ray.transpose(1, 2).reshape({per_ray.size(0), per_ray.size(2), side, side});
}

Result<Eg3dNetwork> Eg3dNetwork::load(const CheckpointTree& tree, torch::ScalarType backbone_numbers) {
    const auto weights = eg3d_weights(tree);
    if (!weights) return tl::unexpected(weights.error());
    const auto config = eg3d_config(tree, *weights);
    if (!config) return tl::unexpected(config.error());
    const auto tensor = [&](const char* key) { return nn::to_tensor(weights->at(key)); };
    Eg3dNetwork net;
    net.config = *config;
    net.mapping = nn::MappingNetwork::load(*weights, "backbone.mapping.");
    net.backbone = nn::SynthesisNetwork::load(
        *weights, "backbone.synthesis.",
        {.clamp = config->backbone_clamp.value_or(nn::unlimited), .numbers = backbone_numbers});
    net.decoder =
        OsgDecoder::make(tensor("decoder.net.0.weight"), tensor("decoder.net.0.bias"),
                         tensor("decoder.net.2.weight"), tensor("decoder.net.2.bias"), config->decoder_rate);
    net.super_resolution = SuperResolution::load(*weights, "superresolution.", *config);
    for (const auto& [key, array] : *weights) {
        const bool buffer = key.ends_with("noise_const") || key.ends_with("resample_filter") ||
                            key.ends_with("w_avg") || key.ends_with("plane_axes") ||
                            key == "dataset_label_std";
        if (!buffer) net.parameter_count += std::size_t(array.size());
    }
    return net;
}

void Eg3dNetwork::use_winograd() {
    backbone.use_winograd();
    super_resolution.use_winograd();
}

std::int64_t Eg3dNetwork::latent_size() const {
    return mapping.layers.front().weight.size(1) - mapping.embed.weight.size(0);
}

Tensor Eg3dNetwork::map(const Tensor& z, const Tensor& label, const Truncation& truncation) const {
    const auto w = mapping.forward(z, (label * config.label_scale).expand({z.size(0), -1}));
    const auto slots = backbone.sizes.slot_count(), changed = std::min(truncation.slots, slots);
    return torch::cat({mapping.truncated(w, truncation.psi).unsqueeze(1).expand({-1, changed, -1}),
                       w.unsqueeze(1).expand({-1, slots - changed, -1})},
                      1);
}

Tensor Eg3dNetwork::planes(const Tensor& ws, const nn::Noise& noise) const {
    const auto numbers = backbone.blocks.front().constant.scalar_type();
    const auto image = backbone.forward(ws.to(numbers), noise).to(torch::kFloat32);
    return image.view({image.size(0), 3, plane_channels, image.size(2), image.size(3)});
}

MarchView Eg3dNetwork::render(const Tensor& planes, const Tensor& labels, std::int64_t side) const {
    return render_rays(field(planes), label_rays(labels, side), config.march);
}

RayPicture Eg3dNetwork::draw(const Tensor& planes, const Tensor& labels, std::int64_t side) const {
    return draw_rays(field(planes), label_rays(labels, side), config.march);
}

}  // namespace limner
