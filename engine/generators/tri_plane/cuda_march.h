#pragma once
// The streaming march on a CUDA device: one kernel from planes and rays to colours, with the numbers of its
// twin, march_kernels.h. Nothing is stored per sample but a few floats in shared memory, and nothing at all
// per ray beyond its result. No LibTorch and no CUDA header here; fused_march.h is for tensors.
//
//     if (const char* error = march::launch_cuda_march(scene, sampling, rays, count, result, stream)) ...
//
// Compiled by nvcc for every architecture that Limner supports, and compared with its twin thread by thread
// on the processor (tests/support/cuda_on_host). Not yet run on a device.

#include <cstdint>

#include "engine/generators/tri_plane/march_kernels.h"

namespace limner::march {

/// The decoder as the kernel reads it: one row for each hidden unit, then decoder_tail floats.
///   row:  [0, 32) weights of the features, [32, 64) weights of the 32 colours, 64 bias, 65 weight of the
///         density, the rest unused
///   tail: [0, 32) biases of the colours, 32 bias of the density, the rest unused
inline constexpr int decoder_row = 2 * channels + 4, decoder_tail = channels + 4;
/// Rows are filled up to a multiple of this with zeros.
inline constexpr int decoder_step = 4;

/// One identity on the device. Pointers are the device's, aligned to 16 bytes.
struct CudaScene {
    const void* texels = nullptr;  // [3][height][width][channels], float or half
    bool half = false;             // of the texels; everything else is float
    int width = 0, height = 0;
    float axes[3][6] = {};  // as Scene::axes
    int hidden = 0;         // rows of the decoder, a multiple of decoder_step
    const float* decoder = nullptr;
};

/// M rays, one row each, on the device. As RayResult: `depth` may be NaN where nothing is.
struct CudaResult {
    float* colour = nullptr;  // [M][channels]
    float* depth = nullptr;   // [M]
    float* weight = nullptr;  // [M]
    float* reach = nullptr;   // [M][2]: depths of the first and the last sample
};

/// Bytes of shared memory that one block takes: the decoder, and of each ray in work 16 bytes a sample.
std::size_t cuda_march_shared_bytes(const CudaScene& scene, const Sampling& sampling);

/// Queues the march of `count` rays (rays [count], on the device) on `stream`, a cudaStream_t, of the current
/// device. Returns null, or what stands against it as CUDA says it: a sentence without an owner. What goes
/// wrong later comes with the stream's next answer. Waits for nothing. Any thread.
const char* launch_cuda_march(const CudaScene& scene, const Sampling& sampling, const Ray* rays,
                              std::int64_t count, const CudaResult& result, void* stream);

}  // namespace limner::march
