#pragma once
// The one question that LibTorch does not answer without the CUDA toolkit. cuda_memory.cpp is compiled with
// LIMNER_CUDA, no_cuda_memory.cpp otherwise.

#include <optional>

#include "engine/device/device.h"

namespace limner {

/// Nothing when the device does not answer.
std::optional<DeviceMemory> cuda_memory(int index);

}  // namespace limner
