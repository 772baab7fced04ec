#pragma once
// One part: embedded pixel coordinates and the codes of its layers -> feature map and pseudo-depth, each a
// function of one position at a time. Engine-internal header (LibTorch). Source: specs/3d-ssgan.md, sections
// 2.2, 2.5 and 4.3.
//
//     const auto hidden = part.run(embedding, codes, 0, config.depth_layers);
//     const auto depth = part.depth->forward(hidden);

#include <torch/torch.h>

#include <map>
#include <optional>
#include <string>

#include "engine/nn/stylegan_layers.h"

namespace limner::parts {

using torch::Tensor;

/// Weights by the names of the checkpoint. Networks are built from them by differentiable operations only, so
/// that tensors which record gradients make a network that can be trained.
using NamedTensors = std::map<std::string, Tensor, std::less<>>;

/// 1x1 output layer, modulated by a trained constant m and not demodulated: weight m / sqrt(I).
struct Head {
    Tensor weight;  // [O, I, 1, 1], folded
    Tensor bias;    // [O]

    /// `prefix` + "conv.weight", "conv.modulation", "bias".
    static Head make(const NamedTensors& tensors, const std::string& prefix);
    Tensor forward(const Tensor& x) const;  // [N, I, h, w] -> [N, O, h, w]
};

/// Modulated 1x1 layer and activation; modulating the small weights is cheaper than scaling the maps:
///   w'[o,i] = W[o,i] s[i] / sqrt(I),   w''[o,i] = w'[o,i] / sqrt(sum_i w'^2 + 1e-8),   s = affine(code)
struct StyledLayer {
    Tensor weight;           // [O, I], scaled by 1 / sqrt(I)
    nn::EqualLinear affine;  // code -> s
    Tensor bias;             // [O]

    static StyledLayer make(const NamedTensors& tensors, const std::string& prefix);
    /// x [N, I, h, w] or, shared by all codes, [1, I, h, w]; code [N, D] -> [N, O, h, w].
    Tensor forward(const Tensor& x, const Tensor& code) const;
};

struct LocalGenerator {
    std::vector<StyledLayer> layers;
    Head feature;                        // after the last layer
    std::optional<Head> depth, density;  // after the shape layers; not in the background, density when lifted

    static LocalGenerator make(const NamedTensors& tensors, std::int64_t k);
    /// Layers [from, to) on their input x; codes [N, layers, D], one for each of all layers.
    Tensor run(Tensor x, const Tensor& codes, std::int64_t from, std::int64_t to) const;
    /// Pseudo-depth [N, 1, h, w] of what the shape layers give; zero for the background.
    Tensor depth_of(const Tensor& shape) const;
};

}  // namespace limner::parts
