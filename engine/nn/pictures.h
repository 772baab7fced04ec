#pragma once
// Between a network's pictures and the plain values outside. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include "engine/core/image.h"

namespace limner::nn {

/// picture [3, h, w] in about [-1, 1], on any device -> sRGB bytes, rounded, opaque.
Image to_image(const torch::Tensor& picture);

}  // namespace limner::nn
