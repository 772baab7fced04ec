#pragma once
// Which class wins where: argmax over channels. LibTorch's walks each pixel's channels with the stride of a
// whole plane, which takes longer than a small network. Engine-internal header (LibTorch).

#include <torch/torch.h>

namespace limner::nn {

/// scores [N, C, H, W], at most 256 channels -> [N, H, W] uint8 on the same device; of equal ones the first.
torch::Tensor largest_channel(const torch::Tensor& scores);

}  // namespace limner::nn
