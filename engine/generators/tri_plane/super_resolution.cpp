#include "engine/generators/tri_plane/super_resolution.h"

namespace limner {

Tensor resize_features(const Tensor& x, std::int64_t side, bool antialias) {
    if (x.size(2) == side && x.size(3) == side) return x;
    if (antialias) return at::_upsample_bilinear2d_aa(x, {side, side}, /*align_corners=*/false);
    return torch::upsample_bilinear2d(x, {side, side}, /*align_corners=*/false);
}

SuperResolution SuperResolution::load(const NamedArrays& weights, const std::string& prefix,
                                      const Eg3dConfig& config) {
    SuperResolution net;
    net.variant = config.super_resolution;
    net.antialias = config.antialias;
    net.noise.mode = config.super_resolution_noise ? nn::NoiseMode::stored : nn::NoiseMode::none;
    nn::BlockOptions options;
    options.clamp = config.super_resolution_clamp.value_or(nn::unlimited);
    options.doubles = net.variant->first_doubles;
    net.blocks[0] = nn::SynthesisBlock::load(weights, prefix + "block0.", options);
    options.doubles = true;
    net.blocks[1] = nn::SynthesisBlock::load(weights, prefix + "block1.", options);
    return net;
}

nn::SynthesisBlock::State SuperResolution::prepare(const Tensor& features) const {
    const auto side = features.size(2);
    TORCH_CHECK_VALUE(!variant->keeps_larger || side <= variant->input, "The ray grid of ", side,
                      " is larger than the ", variant->input, " that this super-resolution takes");
    const auto x = resize_features(features, variant->input, antialias);
    return {x, x.slice(1, 0, 3)};
}

nn::SynthesisBlock::State SuperResolution::advance(const nn::SynthesisBlock::State& in, std::size_t block,
                                                   const Tensor& w) const {
    return blocks[block].forward(in, w.unsqueeze(1).expand({-1, 3, -1}), noise);
}

void SuperResolution::use_winograd() {
    blocks[0].use_winograd(variant->first_doubles ? 2 * variant->input : variant->input);
    blocks[1].use_winograd(variant->output);
}

Tensor SuperResolution::forward(const Tensor& features, const Tensor& w) const {
    return advance(advance(prepare(features), 0, w), 1, w).rgb;
}

}  // namespace limner
