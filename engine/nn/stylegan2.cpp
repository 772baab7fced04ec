#include "engine/nn/stylegan2.h"

#include <cmath>

#include "engine/core/random.h"
#include "engine/nn/arrays.h"

namespace limner::nn {
namespace {

Tensor tensor(const NamedArrays& weights, const std::string& key,
              torch::ScalarType numbers = torch::kFloat32) {
    return to_tensor(weights.at(key)).to(numbers);
}

EqualLinear linear(const NamedArrays& weights, const std::string& base, double rate = 1,
                   bool activate = false, torch::ScalarType numbers = torch::kFloat32) {
    return EqualLinear::make(tensor(weights, base + "weight", numbers),
                             tensor(weights, base + "bias", numbers), rate, activate);
}

/// The up-sampling filter with its gain of 4. Files that leave it out mean [1, 3, 3, 1].
Tensor filter(const NamedArrays& weights, const std::string& key, torch::ScalarType numbers) {
    if (weights.contains(key)) return tensor(weights, key, numbers) * 4;
    const auto row = torch::tensor({1, 3, 3, 1}, torch::dtype(numbers).device(device_of_weights()));
    return torch::outer(row, row) / 16;
}

}  // namespace

MappingNetwork MappingNetwork::load(const NamedArrays& weights, const std::string& prefix, double rate) {
    MappingNetwork net;
    const auto sizes = mapping_sizes(weights, prefix);
    if (sizes.label > 0) net.embed = linear(weights, prefix + "embed.");
    for (std::size_t i = 0; i < sizes.widths.size(); ++i)
        net.layers.push_back(
            linear(weights, prefix + key_of("fc{}.", std::int64_t(i)), rate, /*activate=*/true));
    if (sizes.mean) net.mean = tensor(weights, prefix + "w_avg");
    return net;
}

Tensor MappingNetwork::forward(const Tensor& z, const Tensor& label) const {
    Tensor x;
    if (z.defined()) x = pixel_norm(z);
    if (embed.weight.defined()) {
        const auto e = pixel_norm(embed.forward(label));
        x = x.defined() ? torch::cat({x, e}, 1) : e;
    }
    for (const auto& layer : layers) x = layer.forward(x);
    return x;
}

Tensor MappingNetwork::truncated(const Tensor& w, double psi) const {
    if (psi == 1 || !mean.defined()) return w;
    return mean + psi * (w - mean);
}

SynthesisLayer SynthesisLayer::load(const NamedArrays& weights, const std::string& prefix, const Tensor& blur,
                                    const BlockOptions& options) {
    const auto weight = tensor(weights, prefix + "weight", options.numbers);
    auto affine = linear(weights, prefix + "affine.", 1, false, options.numbers);
    SynthesisLayer layer;
    layer.conv = blur.defined()
                     ? ModulatedConv::doubling(weight, std::move(affine), blur, WeightScale::as_stored)
                     : ModulatedConv::plain(weight, std::move(affine), true, WeightScale::as_stored);
    layer.bias = tensor(weights, prefix + "bias", options.numbers);
    if (weights.contains(prefix + "noise_const")) {
        layer.noise_map = tensor(weights, prefix + "noise_const", options.numbers).unsqueeze(0).unsqueeze(0);
        layer.noise_strength = tensor(weights, prefix + "noise_strength", options.numbers);
    }
    layer.name = prefix;
    layer.clamp = options.clamp;
    return layer;
}

Tensor SynthesisLayer::noise_for(std::int64_t pictures, std::int64_t side, const Noise& noise) const {
    if (!noise_strength.defined() || noise.mode == NoiseMode::none) return {};
    if (noise.mode == NoiseMode::stored) return noise_strength * noise_map;
    auto map = torch::empty({pictures, 1, side, side});
    auto* values = map.data_ptr<float>();
    for (std::int64_t i = 0; i < map.numel(); ++i)
        values[i] = normal(noise.seed, name, static_cast<std::uint64_t>(i));
    return noise_strength * map.to(noise_strength);
}

Tensor SynthesisLayer::forward(const Tensor& x, const Tensor& w, const Noise& noise) const {
    const auto side = conv.blur.defined() ? 2 * x.size(2) : x.size(2);
    return styled(conv, x, w, noise_for(x.size(0), side, noise), bias, clamp);
}

ToRgb ToRgb::load(const NamedArrays& weights, const std::string& prefix, const BlockOptions& options) {
    // The style is divided by sqrt(I) instead of the weight: the same without demodulation.
    return {ModulatedConv::plain(tensor(weights, prefix + "weight", options.numbers),
                                 linear(weights, prefix + "affine.", 1, false, options.numbers),
                                 /*demodulate=*/false),
            tensor(weights, prefix + "bias", options.numbers), options.clamp};
}

Tensor ToRgb::forward(const Tensor& x, const Tensor& w) const {
    return clamped(conv.forward(x, w, {}) + bias.view({1, -1, 1, 1}), clamp);
}

SynthesisBlock SynthesisBlock::load(const NamedArrays& weights, const std::string& prefix,
                                    const BlockOptions& options) {
    SynthesisBlock block;
    if (weights.contains(prefix + "const")) {
        block.constant = tensor(weights, prefix + "const", options.numbers);
    } else {
        if (options.doubles) block.resample = filter(weights, prefix + "resample_filter", options.numbers);
        const auto blur =
            options.doubles ? filter(weights, prefix + "conv0.resample_filter", options.numbers) : Tensor();
        block.conv0 = SynthesisLayer::load(weights, prefix + "conv0.", blur, options);
        if (weights.contains(prefix + "skip.weight"))
            block.skip = equalised(tensor(weights, prefix + "skip.weight", options.numbers));
    }
    block.conv1 = SynthesisLayer::load(weights, prefix + "conv1.", {}, options);
    if (weights.contains(prefix + "torgb.weight"))
        block.to_rgb = ToRgb::load(weights, prefix + "torgb.", options);
    return block;
}

void SynthesisBlock::use_winograd(std::int64_t side) {
    if (conv0) conv0->conv.use_winograd(side);
    conv1.conv.use_winograd(side);
}

SynthesisBlock::State SynthesisBlock::forward(const State& in, const Tensor& w, const Noise& noise) const {
    State out;
    if (constant.defined()) {
        out.x = conv1.forward(constant.unsqueeze(0).expand({w.size(0), -1, -1, -1}), w.select(1, 0), noise);
    } else {
        const auto hidden = conv0->forward(in.x, w.select(1, 0), noise);
        out.x = conv1.forward(hidden, w.select(1, 1), noise);
        if (skip.defined()) {
            auto side_path = torch::conv2d(in.x, skip);
            if (resample.defined()) side_path = upsample_fir(side_path, resample);
            out.x = (out.x + side_path) * std::sqrt(0.5);
        }
    }
    if (in.rgb.defined() && !constant.defined())
        out.rgb = resample.defined() ? upsample_fir(in.rgb, resample) : in.rgb;
    if (to_rgb) {
        const auto rgb = to_rgb->forward(out.x, w.select(1, conv_count()));
        out.rgb = out.rgb.defined() ? out.rgb + rgb : rgb;
    }
    return out;
}

SynthesisNetwork SynthesisNetwork::load(const NamedArrays& weights, const std::string& prefix,
                                        const BlockOptions& options) {
    SynthesisNetwork net;
    net.sizes = synthesis_sizes(weights, prefix);
    for (std::size_t level = 0; level < net.sizes.channels.size(); ++level)
        net.blocks.push_back(
            SynthesisBlock::load(weights, prefix + key_of("b{}.", std::int64_t(4) << level), options));
    return net;
}

void SynthesisNetwork::use_winograd() {
    for (std::size_t level = 0; level < blocks.size(); ++level)
        blocks[level].use_winograd(std::int64_t(4) << level);
}

Tensor SynthesisNetwork::per_slot(const Tensor& w) const {
    return w.unsqueeze(1).expand({w.size(0), sizes.slot_count(), w.size(1)});
}

SynthesisBlock::State SynthesisNetwork::advance(SynthesisBlock::State state, std::size_t level,
                                                const Tensor& ws, const Noise& noise) const {
    const auto& block = blocks[level];
    return block.forward(state, ws.narrow(1, first_slot(level), block.conv_count() + 1), noise);
}

Tensor SynthesisNetwork::forward(const Tensor& ws, const Noise& noise, const StageTap& tap) const {
    TORCH_CHECK(ws.dim() == 3 && ws.size(1) == sizes.slot_count() && ws.size(2) == sizes.style,
                "ws: expected [N, ", sizes.slot_count(), ", ", sizes.style, "]");
    SynthesisBlock::State state;
    for (std::size_t level = 0; level < blocks.size(); ++level) {
        state = advance(std::move(state), level, ws, noise);
        if (!tap) continue;
        const auto name = key_of("b{}", std::int64_t(4) << level);
        tap(name + ".x", state.x);
        if (state.rgb.defined()) tap(name + ".rgb", state.rgb);
    }
    return state.rgb;
}

}  // namespace limner::nn
