#include "engine/generators/live/fused_weights.h"

namespace limner::live {
namespace {

std::vector<float> values(const torch::Tensor& tensor) {
    const auto plain = tensor.detach().to(torch::kCPU, torch::kFloat32).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

template <class Module>
TextureWeights::Linear layer_of(const Module& module) {
    return {int(module->weight.size(1)), int(module->weight.size(0)), values(module->weight),
            values(module->bias)};
}

TextureWeights::Region layer_of(const RegionConv& conv) {
    return {int(conv->weight.size(1)),   int(conv->weight.size(0)), values(conv->weight),
            values(conv->affine_weight), values(conv->affine_bias), values(conv->feature_table)};
}

}  // namespace

TextureWeights weights_of(const RegionTextureImpl& network) {
    TextureWeights weights;
    weights.classes = int(network.config.classes);
    weights.guide = int(network.config.guide);
    static_assert(FusedTexture::detail_margin == float(TextureConfig::detail_margin) &&
                  FusedTexture::last_base + 1 == TextureConfig::base_levels);
    weights.features = int(network.config.features);
    weights.latent = int(network.config.latent);
    weights.start = layer_of(network.start);
    for (std::size_t i = 0; i < network.first.size(); ++i) {
        weights.label_features.push_back(layer_of(network.features[i]));
        weights.first.push_back(layer_of(network.first[i]));
        weights.second.push_back(layer_of(network.second[i]));
    }
    for (const auto& rgb : network.to_rgb) weights.to_rgb.push_back(layer_of(rgb));
    weights.flat = layer_of(network.flat);
    return weights;
}

FieldWeights weights_of(const HeadFieldImpl& network, const GeneratedLayers& layers) {
    FieldWeights weights;
    weights.bands = int(network.config.bands);
    for (std::size_t l = 0; l < 3; ++l) {
        const auto w = layers.weights[l][0];
        weights.layers[l] = {int(w.size(1)), int(w.size(0)), values(w), values(layers.biases[l][0])};
    }
    const auto& last = network.classifier;
    weights.layers[3] = {int(last->weight.size(1)), int(last->weight.size(0)), values(last->weight),
                         values(last->bias)};
    return weights;
}

}  // namespace limner::live
