#include "engine/nn/winograd.h"

#include <array>
#include <cassert>

#include "engine/core/first_failure.h"
#include "engine/nn/winograd_kernels.h"

namespace limner::nn {
namespace {

using winograd::points;
using winograd::rows;

constexpr int side = 6;
constexpr double G[side][3] = {{1.0 / 4, 0, 0},
                               {-1.0 / 6, -1.0 / 6, -1.0 / 6},
                               {-1.0 / 6, 1.0 / 6, -1.0 / 6},
                               {1.0 / 24, 1.0 / 12, 1.0 / 6},
                               {1.0 / 24, -1.0 / 12, 1.0 / 6},
                               {0, 0, 1}};

/// Taps of one axis of the doubling layer. Pixel 2m + phase sees input m + d through
///   sum of filter[k] weight[a] over phase + k - 1 - a = 2 d,     filter = [1, 3, 3, 1] / 4.
std::array<std::array<double, 3>, 3> doubling_taps(int phase) {  // [d + 1][a]
    constexpr double filter[] = {0.25, 0.75, 0.75, 0.25};
    std::array<std::array<double, 3>, 3> taps{};
    for (int d = -1; d <= 1; ++d)
        for (int a = 0; a < 3; ++a) {
            const int k = 2 * d - phase + 1 + a;
            if (k >= 0 && k < 4) taps[std::size_t(d + 1)][std::size_t(a)] = filter[k];
        }
    return taps;
}

}  // namespace

namespace winograd {

std::size_t scratch(const Job& job) {
    const auto tile_count = std::size_t((job.width + 4 * tiles - 1) / (4 * tiles)) * tiles;
    const auto kernels_padded = std::size_t((job.out + rows - 1) / rows * rows);
    constexpr std::size_t border = 64;
    return points * tile_count * (std::size_t(job.in) + kernels_padded) +
           2 * side * (4 * tile_count + border);
}

const Kernels& kernels() {
#if defined(__x86_64__)
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
        __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw"))
        return kernels_avx512();
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kernels_avx2();
#endif
    return kernels_baseline();
}

}  // namespace winograd

WinogradConv::WinogradConv(std::span<const float> weight, int out, int in) : in_(in), out_(out) {
    transform(weight);
}

WinogradConv WinogradConv::doubling(std::span<const float> weight, int out, int in) {
    WinogradConv conv;
    conv.in_ = in;
    conv.out_ = 4 * out;
    conv.doubling_ = true;
    std::vector<float> kernels(std::size_t(conv.out_) * std::size_t(in) * 9);
    for (std::size_t o = 0; o < std::size_t(out); ++o)
        for (std::size_t phase = 0; phase < 4; ++phase) {
            const auto vertical = doubling_taps(int(phase / 2)), horizontal = doubling_taps(int(phase % 2));
            for (std::size_t i = 0; i < std::size_t(in); ++i) {
                const float* from = &weight[(o * std::size_t(in) + i) * 9];
                float* to = &kernels[((o * 4 + phase) * std::size_t(in) + i) * 9];
                for (std::size_t y = 0; y < 3; ++y)
                    for (std::size_t x = 0; x < 3; ++x) {
                        double sum = 0;
                        for (std::size_t a = 0; a < 3; ++a)
                            for (std::size_t b = 0; b < 3; ++b)
                                sum += vertical[y][a] * horizontal[x][b] * double(from[3 * a + b]);
                        to[3 * y + x] = float(sum);
                    }
            }
        }
    conv.transform(kernels);
    return conv;
}

void WinogradConv::transform(std::span<const float> weight) {
    const auto in = std::size_t(in_), blocks = std::size_t((out_ + rows - 1) / rows);
    assert(weight.size() == std::size_t(out_) * in * 9);
    kernel_.assign(points * blocks * in * rows, 0.0f);
    for (std::size_t o = 0; o < std::size_t(out_); ++o)
        for (std::size_t i = 0; i < in; ++i) {
            const float* g = &weight[(o * in + i) * 9];
            double half[side][3];  // G g
            for (int r = 0; r < side; ++r)
                for (int c = 0; c < 3; ++c)
                    half[r][c] =
                        G[r][0] * double(g[c]) + G[r][1] * double(g[3 + c]) + G[r][2] * double(g[6 + c]);
            for (int r = 0; r < side; ++r)
                for (int c = 0; c < side; ++c) {
                    const double value = half[r][0] * G[c][0] + half[r][1] * G[c][1] + half[r][2] * G[c][2];
                    kernel_[((std::size_t(r * side + c) * blocks + o / rows) * in + i) * rows + o % rows] =
                        float(value);
                }
        }
}

void WinogradConv::run(const WinogradLayer& layer, float* y, int threads) const {
    winograd::Job job;
    job.in = in_;
    job.out = out_;
    job.height = layer.height;
    job.width = layer.width;
    job.doubling = doubling_;
    job.x = layer.x;
    job.scale = layer.scale;
    job.kernel = kernel_.data();
    job.gain = layer.gain;
    job.bias = layer.bias;
    job.noise = layer.noise;
    job.clamp = layer.clamp;
    job.y = y;
    const auto& kernels = winograd::kernels();
    const int tile_rows = (layer.height + 3) / 4;
    FirstFailure failure;
#pragma omp parallel num_threads(threads)
    {
        std::vector<float> scratch;
        failure.guard([&] { scratch.resize(winograd::scratch(job)); });
#pragma omp for schedule(dynamic)
        for (int row = 0; row < tile_rows; ++row)
            failure.guard([&] { kernels.tile_row(job, row, scratch.data()); });
    }
    failure.rethrow();
}

}  // namespace limner::nn
