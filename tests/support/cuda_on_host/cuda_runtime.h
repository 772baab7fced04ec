#pragma once
// The part of CUDA's runtime that Limner's kernels use, on the processor: a .cu file is compiled as C++ with
// this folder first among its includes and nothing in it changed. One block after another, its warps one
// after another from barrier of the block to barrier; threads are fibers of one thread of the system, each of
// which runs until it waits at a barrier or a shuffle.
//
// What that shows: indices, arithmetic, bounds of shared memory (with AddressSanitizer), barriers that not
// all threads reach (the program ends), and values read without a barrier after they were written: shared
// memory starts as NaN, and `order` says whether warps and lanes run upwards or downwards, so that in one of
// the two the reader comes first. What it does not show: speed, registers, memory of the device, the rounding
// of its special functions. A shuffle orders memory here, as a barrier of the warp does; on a device it does
// not, so that a kernel needs its __syncwarp() even where no test misses it.

#include <array>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <functional>
#include <type_traits>

#define __global__
#define __device__
#define __host__
#define __shared__
#define __forceinline__ inline
#define __launch_bounds__(...)
#define __restrict__

struct dim3 {
    unsigned x = 1, y = 1, z = 1;
};
struct alignas(16) float4 {
    float x, y, z, w;
};
inline float4 make_float4(float x, float y, float z, float w) { return {x, y, z, w}; }

namespace cuda_on_host {

enum class Order { upwards, downwards };
/// In which order the warps of a block, and the lanes of a warp, run between two barriers.
extern Order order;
/// Blocks that a grid is made of on the emulated device, so that kernels which walk their grid do walk.
inline constexpr int multiprocessors = 2;

/// Runs `thread` for every thread of every block. `shared_bytes` of `limner_shared` are usable.
void run(dim3 grid, dim3 block, std::size_t shared_bytes, const std::function<void()>& thread);

void wait_for_warp();
void wait_for_block();
/// What every lane of the caller's warp gave.
std::array<std::uint32_t, 32> gather(std::uint32_t mine);

}  // namespace cuda_on_host

extern dim3 threadIdx, blockIdx, blockDim, gridDim;  // of the fiber that runs

inline void __syncthreads() { cuda_on_host::wait_for_block(); }
inline void __syncwarp() { cuda_on_host::wait_for_warp(); }

template <class T>
T __shfl_sync(unsigned, T mine, int lane) {
    static_assert(sizeof(T) == 4);
    std::uint32_t bits;
    std::memcpy(&bits, &mine, 4);
    bits = cuda_on_host::gather(bits)[std::size_t(lane & 31)];
    std::memcpy(&mine, &bits, 4);
    return mine;
}
inline unsigned __ballot_sync(unsigned, bool mine) {
    const auto all = cuda_on_host::gather(mine);
    unsigned mask = 0;
    for (unsigned lane = 0; lane < 32; ++lane) mask |= unsigned(all[lane] != 0) << lane;
    return mask;
}
inline int __popc(unsigned mask) { return __builtin_popcount(mask); }
inline float __expf(float x) { return std::exp(x); }
inline float __fdividef(float a, float b) { return a / b; }

// The host's side of the runtime.
using cudaStream_t = void*;
enum cudaError_t { cudaSuccess = 0 };
enum cudaDeviceAttr { cudaDevAttrMultiProcessorCount = 16 };
enum cudaFuncAttribute { cudaFuncAttributeMaxDynamicSharedMemorySize = 8 };
struct cudaLaunchConfig_t {
    dim3 gridDim, blockDim;
    std::size_t dynamicSmemBytes = 0;
    cudaStream_t stream = nullptr;
    void* attrs = nullptr;
    unsigned numAttrs = 0;
};

inline cudaError_t cudaGetLastError() { return cudaSuccess; }
inline const char* cudaGetErrorString(cudaError_t) { return "refused by the emulation"; }
inline cudaError_t cudaGetDevice(int* device) { return *device = 0, cudaSuccess; }
inline cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr, int) {
    return *value = cuda_on_host::multiprocessors, cudaSuccess;
}
template <class Kernel>
cudaError_t cudaFuncSetAttribute(Kernel*, cudaFuncAttribute, int) {
    return cudaSuccess;
}
template <class... Expected, class... Given>
cudaError_t cudaLaunchKernelEx(const cudaLaunchConfig_t* config, void (*kernel)(Expected...),
                               Given&&... given) {
    cuda_on_host::run(config->gridDim, config->blockDim, config->dynamicSmemBytes, [&] { kernel(given...); });
    return cudaSuccess;
}
