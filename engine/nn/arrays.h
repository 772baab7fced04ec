#pragma once
// Between the arrays of a file and LibTorch tensors. Engine-internal header (LibTorch).
//
//     const auto weight = nn::to_tensor(arrays.at("conv1.conv.weight"));  // float32, a copy

#include <torch/torch.h>

#include "engine/checkpoints/tensor.h"

namespace limner::nn {

/// A copy, on the CPU unless WeightsOn says otherwise: floating-point and unsigned 16- to 64-bit arrays as
/// float32, other integers and booleans as int64.
torch::Tensor to_tensor(const Array& array);

/// Within its scope to_tensor() puts what it reads on `device`, so that a network loaded there computes
/// there: weights move once. One per thread at a time.
class WeightsOn {
public:
    explicit WeightsOn(torch::Device device);
    ~WeightsOn();
    WeightsOn(const WeightsOn&) = delete;
    WeightsOn& operator=(const WeightsOn&) = delete;
};
/// Where weights go now: the CPU outside of such a scope.
torch::Device device_of_weights();

/// A contiguous copy: float32, uint8 and int32 keep their type; others become float32 or int64.
Array to_array(const torch::Tensor& tensor);
/// A contiguous copy rounded to float16.
Array to_half_array(const torch::Tensor& tensor);

}  // namespace limner::nn
