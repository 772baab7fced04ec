#include "engine/device/cuda_memory.h"

#include <cuda_runtime_api.h>

namespace limner {

std::optional<DeviceMemory> cuda_memory(int index) {
    int before = 0;
    if (cudaGetDevice(&before) != cudaSuccess || cudaSetDevice(index) != cudaSuccess) return std::nullopt;
    DeviceMemory memory;
    const bool answered = cudaMemGetInfo(&memory.free_bytes, &memory.total_bytes) == cudaSuccess;
    const bool restored = cudaSetDevice(before) == cudaSuccess;
    return answered && restored ? std::optional(memory) : std::nullopt;
}

}  // namespace limner
