#pragma once
// The last stage of EG3D: feature image -> picture, by two StyleGAN2 blocks that share the last code w.
// Engine-internal header (LibTorch). Source: specs/eg3d-animation.md, section 3.9.
//
//     const auto net = SuperResolution::load(weights, "superresolution.", config);
//     const auto picture = net.forward(features, ws.select(1, 13));     // [N, 3, R, R]

#include <torch/torch.h>

#include "engine/generators/tri_plane/tri_plane_layout.h"
#include "engine/nn/stylegan2.h"

namespace limner {

using torch::Tensor;

/// Bilinear with half-pixel centres. `antialias` widens the filter when the picture shrinks.
Tensor resize_features(const Tensor& x, std::int64_t side, bool antialias);

struct SuperResolution {
    const SuperResolutionVariant* variant = nullptr;
    bool antialias = true;
    nn::Noise noise{nn::NoiseMode::none};
    std::array<nn::SynthesisBlock, 2> blocks;

    /// `weights` must fit super_resolution_keys().
    static SuperResolution load(const NamedArrays& weights, const std::string& prefix,
                                const Eg3dConfig& config);
    /// For drawing on the CPU, several times faster (nn::ModulatedConv::use_winograd()).
    void use_winograd();
    /// features [N, 32, n, n] -> the input of the first block: all 32 channels and, as its rgb, the first
    /// three.
    nn::SynthesisBlock::State prepare(const Tensor& features) const;
    /// w [N, 512]. Block 0 or 1.
    nn::SynthesisBlock::State advance(const nn::SynthesisBlock::State& in, std::size_t block,
                                      const Tensor& w) const;
    /// features [N, 32, n, n], w [N, 512] -> [N, 3, R, R], about [-1, 1].
    Tensor forward(const Tensor& features, const Tensor& w) const;
};

}  // namespace limner
