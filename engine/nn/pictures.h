#pragma once
// Between a network's latents and pictures and the plain values outside. Engine-internal header (LibTorch).
//
//     const auto z = nn::latent(seed, "stylegan2.z", 512);             // [1, 512], standard normal
//     const Image image = nn::to_image(nn::picture_resized(rgb[0], 256));

#include <torch/torch.h>

#include <memory>
#include <string_view>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner::nn {

/// Standard normal numbers that depend on seed, stream and index alone: [1, size].
torch::Tensor latent(std::uint64_t seed, std::string_view stream, std::int64_t size);
/// picture [3, h, w] in about [-1, 1], on any device -> sRGB bytes, rounded, opaque.
Image to_image(const torch::Tensor& picture);
/// [C, h, w] -> [C, side, side]: mean of the covered area when it shrinks, bicubic when it grows.
torch::Tensor picture_resized(const torch::Tensor& picture, std::int64_t side);
/// What a generator shows of [3, h, w]: side x side. wrong_numbers when not all of it is finite.
Result<std::shared_ptr<const Image>> finished_picture(const torch::Tensor& picture, std::int64_t side);

}  // namespace limner::nn
