#pragma once
// Resampling by a filter and all that follows it in a styled layer, in one pass over a CUDA device's memory:
// zero insertion, filter, decimation, demodulation, noise, bias, activation, limit. Its twins are fir(),
// upsample_fir() and styled() with LibTorch operators (stylegan_layers.h) and styled_finish.h. No LibTorch
// and no CUDA header here; fused_fir.h is for tensors.
//
//     if (const char* error = nn::launch_cuda_fir(layer, in, out, stream)) ...
//
// Compiled by nvcc for every architecture that Limner supports, and compared with its twins thread by thread
// on the processor (tests/support/cuda_on_host). Not yet run on a device.

#include <cstdint>

namespace limner::nn {

inline constexpr int most_taps = 8, most_up = 4, most_down = 4;

/// out[y, x] = finish(sum_ij kernel[i, j] spread[down y + i - top, down x + j - left]), where `spread` has
/// up - 1 zeros after each number of `in`, and zeros beyond: a correlation. Pointers are the device's.
struct CudaFir {
    bool half = false;                  // numbers of in and out; all else is float, as is the arithmetic
    std::int64_t planes = 0;            // pictures x channels
    int channels = 1;                   // plane p is of channel p % channels, picture p / channels
    int height = 0, width = 0;          // of a plane of `in`
    int out_height = 0, out_width = 0;  // of a plane of `out`
    int up = 1, down = 1;               // 1..most_up, 1..most_down
    int top = 0, left = 0;              // zeros before; negative ones crop
    int taps = 1;                       // side of the kernel, 1..most_taps
    const float* kernel = nullptr;      // [taps][taps]; null: outer(line, line), which is less work
    float line[most_taps] = {1};        // its factor, on the host

    // Finish: v -> limit(slope (gain v + noise + bias)).
    const float* gain = nullptr;             // [planes], or null: 1
    const float* noise = nullptr;            // [out_height][out_width], or null: 0
    std::int64_t noise_step = 0;             // floats from the noise of one picture to the next's
    const float* bias = nullptr;             // [channels], or null: 0
    float slope_above = 1, slope_below = 1;  // of the activation, for v > 0 and the rest
    float limit = 0;                         // > 0: results are kept within it
};

/// Queues the layer on `stream`, a cudaStream_t, of the current device: in [planes][height][width] -> out
/// [planes][out_height][out_width], not the same memory. Returns null, or what stands against it as CUDA says
/// it: a sentence without an owner. What goes wrong later comes with the stream's next answer. Waits for
/// nothing. Any thread.
const char* launch_cuda_fir(const CudaFir& layer, const void* in, void* out, void* stream);

}  // namespace limner::nn
