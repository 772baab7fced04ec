// The body of winograd_kernels_*.cpp, one per instruction set: LIMNER_LANES floats per vector. No include of
// the standard library beyond integer types: an inline function compiled here for a newer processor could be
// the copy that the linker keeps for the whole program.
//
// F(4x4, 3x3) of Lavin and Gray (2016): Y = A^T [ (G g G^T) * (B^T d B) ] A, products summed over the inputs.

#include <cstddef>

#include "engine/core/vector_clones.h"
#include "engine/nn/winograd_kernels.h"

namespace limner::nn::winograd {
namespace {

using V = float __attribute__((vector_size(LIMNER_LANES * 4)));
constexpr int lanes = LIMNER_LANES;

LIMNER_INLINE V load(const float* p) {
    V v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
LIMNER_INLINE void store(float* p, const V& v) { __builtin_memcpy(p, &v, sizeof v); }
LIMNER_INLINE int least(int a, int b) { return a < b ? a : b; }

constexpr int step = 4, span = 6;  // an output tile, and the input it reads

// B^T d
LIMNER_INLINE void forward(const V (&d)[span], V (&out)[span]) {
    const V even = d[4] - 4.0f * d[2], odd = d[3] - 4.0f * d[1];
    const V near = d[4] - d[2], far = 2.0f * (d[3] - d[1]);
    out[0] = 4.0f * d[0] - 5.0f * d[2] + d[4];
    out[1] = even + odd;
    out[2] = even - odd;
    out[3] = near + far;
    out[4] = near - far;
    out[5] = 4.0f * d[1] - 5.0f * d[3] + d[5];
}

// A^T m
LIMNER_INLINE void backward(const V (&m)[span], V (&out)[step]) {
    const V sum1 = m[1] + m[2], difference1 = m[1] - m[2], sum2 = m[3] + m[4], difference2 = m[3] - m[4];
    out[0] = m[0] + sum1 + sum2;
    out[1] = difference1 + 2.0f * difference2;
    out[2] = sum1 + 4.0f * sum2;
    out[3] = difference1 + 8.0f * difference2 + m[5];
}

struct Layout {
    int groups;    // of 16 tiles in one row
    int columns;   // groups * tiles * step
    int pitch;     // of a buffered row: the columns, a border on the left and two on the right
    int out_rows;  // kernels, rounded up
    explicit Layout(const Job& job)
        : groups((job.width + step * tiles - 1) / (step * tiles)),
          columns(groups * tiles * step),
          pitch(columns + 2 * lanes),
          out_rows((job.out + rows - 1) / rows * rows) {}
};

// transformed [points][groups][in][tiles]
void transform_input(const Job& job, const Layout& layout, int row, float* buffer, float* transformed) {
    float* const turned = buffer + span * layout.pitch;  // B^T d, [span][pitch]
    const std::ptrdiff_t point_pitch = std::ptrdiff_t(layout.groups) * job.in * tiles;
    for (int i = 0; i < span * layout.pitch; ++i) buffer[i] = 0;
    for (int channel = 0; channel < job.in; ++channel) {
        const float* plane = job.x + std::ptrdiff_t(channel) * job.height * job.width;
        const float scale = job.scale[channel];
        for (int r = 0; r < span; ++r) {
            const int y = row * step + r - 1;
            float* to = buffer + r * layout.pitch + 1;  // column -1 is the border
            if (y < 0 || y >= job.height) {
                for (int x = 0; x < job.width; ++x) to[x] = 0;
            } else {
                const float* from = plane + std::ptrdiff_t(y) * job.width;
                for (int x = 0; x < job.width; ++x) to[x] = from[x] * scale;
            }
        }
        for (int x = 0; x < layout.pitch; x += lanes) {
            V d[span], t[span];
            for (int r = 0; r < span; ++r) d[r] = load(buffer + r * layout.pitch + x);
            forward(d, t);
            for (int r = 0; r < span; ++r) store(turned + r * layout.pitch + x, t[r]);
        }
        for (int g = 0; g < layout.groups; ++g)
            for (int r = 0; r < span; ++r) {
                const float* from = turned + r * layout.pitch + g * tiles * step;
                float phases[span][tiles];  // column c of each tile
                for (int t = 0; t < tiles; ++t)
                    for (int c = 0; c < span; ++c) phases[c][t] = from[t * step + c];
                float* to =
                    transformed + r * span * point_pitch + (std::ptrdiff_t(g) * job.in + channel) * tiles;
                for (int t = 0; t < tiles; t += lanes) {
                    V d[span], out[span];
                    for (int c = 0; c < span; ++c) d[c] = load(phases[c] + t);
                    forward(d, out);
                    for (int c = 0; c < span; ++c) store(to + c * point_pitch + t, out[c]);
                }
            }
    }
}

// product [rows][pitch] = kernel [in][rows] x panel [in][tiles]
__attribute__((noinline)) void multiply(const float* kernel, const float* panel, int in, float* product,
                                        std::ptrdiff_t pitch) {
    constexpr int wide = lanes >= tiles ? 1 : 2;  // vectors at once, so that the sums stay in registers
    for (int t = 0; t < tiles; t += wide * lanes) {
        V total[rows][wide] = {};
        const float* k = kernel;
        const float* p = panel + t;
        for (int i = 0; i < in; ++i, k += rows, p += tiles) {
            V value[wide];
#pragma GCC unroll 2
            for (int v = 0; v < wide; ++v) value[v] = load(p + v * lanes);
#pragma GCC unroll 6
            for (int o = 0; o < rows; ++o)
#pragma GCC unroll 2
                for (int v = 0; v < wide; ++v) total[o][v] += value[v] * k[o];
        }
#pragma GCC unroll 6
        for (int o = 0; o < rows; ++o)
#pragma GCC unroll 2
            for (int v = 0; v < wide; ++v) store(product + o * pitch + t + v * lanes, total[o][v]);
    }
}

LIMNER_INLINE float finish(const Job& job, float value, float gain, float bias, float noise) {
    float y = value * gain + noise + bias;
    y = (y > 0 ? y : y * 0.2f) * 1.41421356f;
    y = y < job.clamp ? y : job.clamp;
    return y > -job.clamp ? y : -job.clamp;
}

// products [points][out_rows][groups * tiles] -> four rows of the output of every kernel
void transform_output(const Job& job, const Layout& layout, int row, const float* products, float* buffer) {
    const std::ptrdiff_t pitch = std::ptrdiff_t(layout.groups) * tiles, point_pitch = layout.out_rows * pitch;
    const int factor = job.doubling ? 2 : 1, width = job.width * factor;
    const std::ptrdiff_t plane = std::ptrdiff_t(job.height) * factor * width;
    for (int kernel = 0; kernel < job.out; ++kernel) {
        const float* from = products + kernel * pitch;
        for (int t = 0; t < layout.groups * tiles; t += lanes) {
            V half[step][span];  // A^T m
            for (int c = 0; c < span; ++c) {
                V m[span], out[step];
                for (int r = 0; r < span; ++r) m[r] = load(from + (r * span + c) * point_pitch + t);
                backward(m, out);
                for (int r = 0; r < step; ++r) half[r][c] = out[r];
            }
            for (int r = 0; r < step; ++r) {
                V out[step];
                backward(half[r], out);
                for (int l = 0; l < lanes; ++l)
                    for (int c = 0; c < step; ++c)
                        buffer[r * layout.columns + (t + l) * step + c] = out[c][l];
            }
        }
        const int channel = job.doubling ? kernel / 4 : kernel;
        const int down = job.doubling ? kernel / 2 % 2 : 0, right = job.doubling ? kernel % 2 : 0;
        const float gain = job.gain[channel], bias = job.bias[channel];
        for (int r = 0; r < least(step, job.height - row * step); ++r) {
            const std::ptrdiff_t line = std::ptrdiff_t((row * step + r) * factor + down) * width + right;
            float* to = job.y + channel * plane + line;
            const float* values = buffer + r * layout.columns;
            if (job.noise) {
                const float* noise = job.noise + line;
                for (int x = 0; x < job.width; ++x)
                    to[x * factor] = finish(job, values[x], gain, bias, noise[x * factor]);
            } else if (factor == 1) {
                for (int x = 0; x < job.width; ++x) to[x] = finish(job, values[x], gain, bias, 0);
            } else {
                for (int x = 0; x < job.width; ++x) to[x * 2] = finish(job, values[x], gain, bias, 0);
            }
        }
    }
}

void tile_row(const Job& job, int row, float* scratch) {
    const Layout layout(job);
    const std::ptrdiff_t tile_count = std::ptrdiff_t(layout.groups) * tiles;
    float* const transformed = scratch;                                  // [points][groups][in][tiles]
    float* const products = transformed + points * tile_count * job.in;  // [points][out_rows][groups * tiles]
    float* const buffer = products + points * tile_count * layout.out_rows;  // 2 [span][pitch]
    transform_input(job, layout, row, buffer, transformed);
    for (int point = 0; point < points; ++point)
        for (int g = 0; g < layout.groups; ++g) {
            const float* panel = transformed + (std::ptrdiff_t(point) * layout.groups + g) * job.in * tiles;
            for (int o = 0; o < layout.out_rows; o += rows)
                multiply(job.kernel + (std::ptrdiff_t(point) * layout.out_rows + o) * job.in, panel, job.in,
                         products + (std::ptrdiff_t(point) * layout.out_rows + o) * tile_count + g * tiles,
                         tile_count);
        }
    transform_output(job, layout, row, products, buffer);
}

}  // namespace
}  // namespace limner::nn::winograd
