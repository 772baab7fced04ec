#pragma once
// Between LibTorch tensors and the arrays of a file. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include "engine/checkpoints/tensor.h"

namespace limner::live {

/// A copy as a CPU tensor; f16 arrays become float32.
torch::Tensor tensor_from(const Array& array);
/// A contiguous float32 (or float16) copy.
Array array_from(const torch::Tensor& tensor, bool half);

/// Every parameter of `module` under its registered name, after `prefix`.
NamedArrays parameters_of(const torch::nn::Module& module, const std::string& prefix, bool half);
/// Overwrites every parameter; model_mismatch lists all names that are missing, unknown or of another shape.
Result<> load_parameters(torch::nn::Module& module, const NamedArrays& arrays, const std::string& prefix);

}  // namespace limner::live
