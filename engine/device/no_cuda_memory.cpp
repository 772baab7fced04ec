#include "engine/device/cuda_memory.h"

namespace limner {

std::optional<DeviceMemory> cuda_memory(int) { return std::nullopt; }

}  // namespace limner
