// A block makes 32 x 16 numbers of one plane after another: it brings what they need of `in` into shared
// memory (read once from the device's memory, neighbours' borders aside), filters, finishes and writes. The
// layer is bound by memory: everything after the load is a few dozen operations a number. Inserted zeros are
// never touched: of `taps` taps those meet a number whose distance fits, every up-th.

#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <algorithm>

#include "engine/nn/cuda_fir.h"

// Of the block: its part of `in`, the same filtered along rows, the kernel. One name for all kernels: it is
// one memory.
extern __shared__ float4 limner_shared[];

namespace limner::nn {
namespace {

constexpr int tile_width = 32, tile_height = 16, threads = 256;
static_assert(threads % tile_width == 0, "a thread stays in its column");

__device__ float to_float(float x) { return x; }
__device__ float to_float(__half x) { return __half2float(x); }
__device__ void put(float& to, float x) { to = x; }
__device__ void put(__half& to, float x) { to = __float2half_rn(x); }

__host__ __device__ int floor_of(int a, int b) { return a >= 0 ? a / b : -((b - 1 - a) / b); }

/// Numbers of `in` along one axis that `count` outputs need at most.
__host__ __device__ int reach(const CudaFir& layer, int count) {
    return ((count - 1) * layer.down + layer.taps - 1) / layer.up + 2;
}

/// First of the taps that meet a number, for a position in `spread` of the tap 0.
__device__ int first_tap(const CudaFir& layer, int position) {
    const int beyond = position - floor_of(position, layer.up) * layer.up;
    return beyond == 0 ? 0 : layer.up - beyond;
}

template <class Number>
__global__ void __launch_bounds__(threads) fir_kernel(CudaFir layer, const Number* in, Number* out) {
    const int rows = reach(layer, tile_height), columns = reach(layer, tile_width);
    float* const part = reinterpret_cast<float*>(limner_shared);  // [rows][columns]
    float* const lines = part + rows * columns;                   // [rows][tile_width]
    float* const kernel = lines + rows * tile_width;              // [taps][taps], or [taps]

    const int thread = int(threadIdx.x);
    const int kernel_size = layer.kernel ? layer.taps * layer.taps : layer.taps;
    if (thread < kernel_size) kernel[thread] = layer.kernel ? layer.kernel[thread] : layer.line[thread];

    const int across = (layer.out_width + tile_width - 1) / tile_width;
    const int out_x = int(blockIdx.x) % across * tile_width, out_y = int(blockIdx.x) / across * tile_height;
    // Where the tile begins in `spread`, and the first number of `in` at or before that.
    const int spread_x = out_x * layer.down - layer.left, spread_y = out_y * layer.down - layer.top;
    const int in_x = floor_of(spread_x, layer.up), in_y = floor_of(spread_y, layer.up);
    const int column = thread % tile_width;
    const int x = spread_x + column * layer.down, x_tap = first_tap(layer, x);
    const int x_part = floor_of(x + x_tap, layer.up) - in_x;

    for (std::int64_t plane = blockIdx.y; plane < layer.planes; plane += gridDim.y) {
        const Number* const from = in + plane * layer.height * layer.width;
        for (int i = thread; i < rows * columns; i += threads) {
            const int y = in_y + i / columns, at = in_x + i % columns;
            const bool inside = y >= 0 && y < layer.height && at >= 0 && at < layer.width;
            part[i] = inside ? to_float(from[std::int64_t(y) * layer.width + at]) : 0;
        }
        __syncthreads();
        if (!layer.kernel) {  // along rows first
            for (int i = thread; i < rows * tile_width; i += threads) {
                const float* row = part + i / tile_width * columns + x_part;
                float sum = 0;
                for (int tap = x_tap; tap < layer.taps; tap += layer.up) sum += kernel[tap] * *row++;
                lines[i] = sum;
            }
            __syncthreads();
        }
        const std::int64_t picture = plane / layer.channels;
        const int channel = int(plane % layer.channels);
        const float gain = layer.gain ? layer.gain[plane] : 1, bias = layer.bias ? layer.bias[channel] : 0;
        for (int row = thread / tile_width; row < tile_height; row += threads / tile_width) {
            if (out_y + row >= layer.out_height || out_x + column >= layer.out_width) continue;
            const int y = spread_y + row * layer.down, y_tap = first_tap(layer, y);
            int y_part = floor_of(y + y_tap, layer.up) - in_y;
            float value = 0;
            for (int tap = y_tap; tap < layer.taps; tap += layer.up, ++y_part) {
                if (!layer.kernel) {
                    value += kernel[tap] * lines[y_part * tile_width + column];
                    continue;
                }
                const float* number = part + y_part * columns + x_part;
                for (int across_tap = x_tap; across_tap < layer.taps; across_tap += layer.up)
                    value += kernel[tap * layer.taps + across_tap] * *number++;
            }
            const std::int64_t pixel = std::int64_t(out_y + row) * layer.out_width + out_x + column;
            const float noise = layer.noise ? layer.noise[picture * layer.noise_step + pixel] : 0;
            value = gain * value + noise + bias;
            value = value > 0 ? layer.slope_above * value : layer.slope_below * value;
            if (layer.limit > 0)  // a NaN stays one
                value = value > layer.limit ? layer.limit : value < -layer.limit ? -layer.limit : value;
            put(out[plane * layer.out_height * layer.out_width + pixel], value);
        }
        __syncthreads();  // the next plane comes where this one was read
    }
}

template <class Number>
cudaError_t launch(const CudaFir& layer, const void* in, void* out, cudaStream_t stream) {
    int device = 0, multiprocessors = 0;
    if (const auto error = cudaGetDevice(&device); error != cudaSuccess) return error;
    if (const auto error = cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, device);
        error != cudaSuccess)
        return error;
    // Enough blocks to fill the device twice; what is more, blocks do one after another.
    constexpr std::int64_t blocks_each = 16, most_rows = 65535;
    const auto tiles = std::int64_t((layer.out_width + tile_width - 1) / tile_width) *
                       ((layer.out_height + tile_height - 1) / tile_height);
    const auto wanted = std::min(blocks_each * multiprocessors / tiles + 1, most_rows);
    const int rows = reach(layer, tile_height), columns = reach(layer, tile_width);
    cudaLaunchConfig_t config{};
    config.gridDim = dim3{unsigned(tiles), unsigned(std::min(layer.planes, wanted)), 1};
    config.blockDim = dim3{threads, 1, 1};
    config.dynamicSmemBytes =
        sizeof(float) * std::size_t(rows * (columns + tile_width) + most_taps * most_taps);
    config.stream = stream;
    return cudaLaunchKernelEx(&config, fir_kernel<Number>, layer, static_cast<const Number*>(in),
                              static_cast<Number*>(out));
}

}  // namespace

const char* launch_cuda_fir(const CudaFir& layer, const void* in, void* out, void* stream) {
    if (layer.planes <= 0 || layer.out_height <= 0 || layer.out_width <= 0) return nullptr;
    const auto run = layer.half ? launch<__half> : launch<float>;
    auto error = run(layer, in, out, static_cast<cudaStream_t>(stream));
    const auto pending = cudaGetLastError();  // read even where the call has said it: it would be found later
    if (error == cudaSuccess) error = pending;
    return error == cudaSuccess ? nullptr : cudaGetErrorString(error);
}

}  // namespace limner::nn
