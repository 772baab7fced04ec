#pragma once
// What the analysers' networks are built of: residual blocks without normalisation (a batch of any size
// trains alike, and nothing but weights goes into a pack), in a pyramid that halves the picture level by
// level and a way back up that joins every level again. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <string>
#include <vector>

#include "engine/checkpoints/tensor.h"

namespace limner::analysis {

/// x + conv(act(conv(x))); begins as nearly the identity. [N,C,h,w] -> the same shape.
struct ResidualImpl : torch::nn::Module {
    explicit ResidualImpl(int64_t channels);
    torch::Tensor forward(const torch::Tensor& x);
    torch::nn::Conv2d first{nullptr}, second{nullptr};
};
TORCH_MODULE(Residual);

/// Channels at 1/2, 1/4, ... of the picture's side, at least two levels.
using Widths = std::vector<int64_t>;

/// The way down: picture [N,3,h,w] in [-1,1] -> features [N,widths[i],h >> i+1,w >> i+1] of every level.
struct EncoderImpl : torch::nn::Module {
    explicit EncoderImpl(const Widths& widths);
    std::vector<torch::Tensor> forward(const torch::Tensor& picture);
    std::vector<torch::nn::Conv2d> enter;       // 3x3, stride 2
    std::vector<std::vector<Residual>> blocks;  // of every level
};
TORCH_MODULE(Encoder);

/// The way up from the last level to level `finest`, whose features it returns: [N,widths[finest],...].
struct DecoderImpl : torch::nn::Module {
    DecoderImpl(const Widths& widths, std::size_t finest);
    torch::Tensor forward(const std::vector<torch::Tensor>& levels);
    std::size_t finest;
    std::vector<torch::nn::Conv2d> join;  // 1x1, from level i + 1 to level i
    std::vector<Residual> blocks;
};
TORCH_MODULE(Decoder);

torch::Tensor activate(const torch::Tensor& x);
/// Twice as wide and high, bilinear.
torch::Tensor doubled(const torch::Tensor& x);
/// A convolution whose output has the variance of its input (times gain^2) after activate(), bias 0.
torch::nn::Conv2d convolution(int64_t in, int64_t out, int64_t kernel, int64_t stride = 1, double gain = 1);
torch::nn::Linear linear(int64_t in, int64_t out, double gain = 1);

/// The default channels times `factor`, in multiples of 8.
Widths scaled_widths(double factor);
/// The channels of the encoder stored under `prefix`; empty when there is none.
Widths widths_of(const NamedArrays& arrays, const std::string& prefix);

/// Pictures of bytes [N,h,w,3] -> [N,3,h,w] in [-1,1].
torch::Tensor network_input(const torch::Tensor& bytes);

}  // namespace limner::analysis
