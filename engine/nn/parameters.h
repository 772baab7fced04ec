#pragma once
// The weights of a module as named arrays of a file, and back. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <string>

#include "engine/checkpoints/tensor.h"

namespace limner::nn {

/// Every parameter of `module` under its registered name, after `prefix`.
NamedArrays parameters_of(const torch::nn::Module& module, const std::string& prefix, bool half);
/// Overwrites every parameter; model_mismatch lists all names that are missing, unknown or of another shape.
Result<> load_parameters(torch::nn::Module& module, const NamedArrays& arrays, const std::string& prefix);

}  // namespace limner::nn
