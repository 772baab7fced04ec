#pragma once
// Between the arrays of a file and LibTorch tensors. Engine-internal header (LibTorch).
//
//     const auto weight = nn::to_tensor(arrays.at("conv1.conv.weight"));  // float32, on the CPU, a copy

#include <torch/torch.h>

#include "engine/checkpoints/tensor.h"

namespace limner::nn {

/// A copy on the CPU: floating-point and unsigned 16- to 64-bit arrays as float32, other integers and
/// booleans as int64.
torch::Tensor to_tensor(const Array& array);
/// A contiguous copy: float32, uint8 and int32 keep their type; others become float32 or int64.
Array to_array(const torch::Tensor& tensor);
/// A contiguous copy rounded to float16.
Array to_half_array(const torch::Tensor& tensor);

}  // namespace limner::nn
