#pragma once
// The live semantic occupancy field: SofGAN's field (specification, section 3) with three documented options.
//  * Frequency encoding of the position before the first generated layer (the paper's other decoder has one).
//  * The hypernetwork's last hidden layer is narrow (rank R), so that a generated layer is a mix of R weight
//  sets.
//  * The classifier is one linear layer; a ray's surface is found by root search on the logits, not by a
//  learned marcher.
// Layers: h_{l+1} = relu(LayerNorm(W_l(z) h_l + b_l(z))), logits = C h_3. z is the geometry code, a
// concatenation of independent sub-codes (identity, expression, hair, wear). Engine-internal header
// (LibTorch).

#include <torch/torch.h>

#include <cstdint>
#include <vector>

#include "engine/generators/live/codes.h"

namespace limner::live {

struct FieldConfig {
    int64_t code = geometry_size;
    int64_t bands = 8;    // encoding frequencies pi * 2^k, k = 0..bands-1
    int64_t hidden = 96;  // H
    int64_t embed = 160;  // width of the hypernetwork's first layers
    int64_t rank = 64;    // R
    int64_t classes = 20;
    int64_t input() const { return 3 + 6 * bands; }
};

struct GeneratedLayers {
    std::vector<torch::Tensor> weights;  // [N, out, in]
    std::vector<torch::Tensor> biases;   // [N, 1, out]
};

struct HeadFieldImpl : torch::nn::Module {
    explicit HeadFieldImpl(FieldConfig config);
    /// Codes [N, code] -> the weights of N fields; compute once per head.
    GeneratedLayers generate(const torch::Tensor& codes);
    /// points [N, P, 3] in the normalised head frame -> logits [N, P, classes]; class 0 is empty space.
    torch::Tensor query(const GeneratedLayers& layers, const torch::Tensor& points);
    /// [N, P, 3] -> [N, P, 3 + 6 bands].
    torch::Tensor encode(const torch::Tensor& points) const;

    FieldConfig config;
    torch::nn::Linear embed0{nullptr}, embed1{nullptr}, classifier{nullptr};
    std::vector<torch::nn::Linear> rank, expand;  // per generated layer: embed -> rank -> (in + 1) * out
};
TORCH_MODULE(HeadField);

}  // namespace limner::live
