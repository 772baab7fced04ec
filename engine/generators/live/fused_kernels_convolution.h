// Part of fused_kernels_body.h: 3x3 convolutions of channels-last rows and the modulation after them.
// Everything is in the unnamed namespace of the source that includes it.

using V = float __attribute__((vector_size(LIMNER_LANES * 4)));
using F4 = float __attribute__((vector_size(16)));
constexpr int lanes = LIMNER_LANES;

LIMNER_INLINE V load(const float* p) {
    V v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
LIMNER_INLINE void store(float* p, const V& v) { __builtin_memcpy(p, &v, sizeof v); }
LIMNER_INLINE F4 load4(const float* p) {
    F4 v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
LIMNER_INLINE void store4(float* p, const F4& v) { __builtin_memcpy(p, &v, sizeof v); }
LIMNER_INLINE int least(int a, int b) { return a < b ? a : b; }

// leaky_relu(x, 0.2) * 1.3
LIMNER_INLINE V activate(const V& x) {
    const V high = x * 1.3f, low = x * 0.26f;
    return high > low ? high : low;
}

// Pixels of one tile: accumulators, weights and one input must fit the registers.
constexpr int tile_pixels = lanes == 16 ? 8 : 6;

// y[p][v] = sum over taps and inputs for P neighbouring pixels and NV vectors of output channels. rows[ky]
// points at the left tap of the first pixel; Inputs > 0 fixes the stride of a pixel at compile time.
template <int NV, int P, int Inputs>
LIMNER_INLINE void convolve_tile(const float* const* rows, int inputs, const float* kernel, int channel,
                                 float* y, int y_stride) {
    const int in = Inputs > 0 ? Inputs : inputs;
    const std::ptrdiff_t group_stride = std::ptrdiff_t(9) * in * group;
    const float* weights = kernel + std::ptrdiff_t(channel / group) * group_stride + channel % group;
    V sum[NV][P] = {};
    for (int ky = 0; ky < 3; ++ky) {
        const float* x = rows[ky];
        for (int j = 0; j < 3 * in; ++j, ++x, weights += group) {
            V w[NV];
#pragma GCC unroll 4
            for (int v = 0; v < NV; ++v)
                w[v] = load(weights + (v * lanes / group) * group_stride + v * lanes % group);
#pragma GCC unroll 16
            for (int p = 0; p < P; ++p) {
                const float value = x[p * in];
#pragma GCC unroll 4
                for (int v = 0; v < NV; ++v) sum[v][p] += w[v] * value;
            }
        }
    }
#pragma GCC unroll 16
    for (int p = 0; p < P; ++p)
#pragma GCC unroll 4
        for (int v = 0; v < NV; ++v) store(y + p * y_stride + v * lanes, sum[v][p]);
}

template <int NV, int Inputs>
void convolve_pixels(const float* const* rows, int inputs, const float* kernel, int outputs, float* y) {
    for (int channel = 0; channel < outputs; channel += NV * lanes)
        convolve_tile<NV, tile_pixels, Inputs>(rows, inputs, kernel, channel, y + channel, outputs);
}

// y [tile_pixels][outputs]
template <int Inputs>
LIMNER_INLINE void convolve_inputs(const float* const* rows, int inputs, const float* kernel, int outputs,
                                   float* y) {
    if constexpr (lanes == 16) {
        const int groups = outputs / group;
        if (groups % 3 == 0)
            convolve_pixels<3, Inputs>(rows, inputs, kernel, outputs, y);
        else if (groups % 2 == 0)
            convolve_pixels<2, Inputs>(rows, inputs, kernel, outputs, y);
        else
            convolve_pixels<1, Inputs>(rows, inputs, kernel, outputs, y);
    } else {
        convolve_pixels<2, Inputs>(rows, inputs, kernel, outputs, y);
    }
}

LIMNER_INLINE void convolve(const float* const* rows, int inputs, const float* kernel, int outputs,
                            float* y) {
    switch (inputs) {
        case 12:
            return convolve_inputs<12>(rows, inputs, kernel, outputs, y);
        case 16:
            return convolve_inputs<16>(rows, inputs, kernel, outputs, y);
        case 32:
            return convolve_inputs<32>(rows, inputs, kernel, outputs, y);
        case 48:
            return convolve_inputs<48>(rows, inputs, kernel, outputs, y);
        case 64:
            return convolve_inputs<64>(rows, inputs, kernel, outputs, y);
        case 96:
            return convolve_inputs<96>(rows, inputs, kernel, outputs, y);
        default:
            return convolve_inputs<0>(rows, inputs, kernel, outputs, y);
    }
}

// The last tile of a row overlaps its neighbour rather than be narrower: what is computed twice comes out the
// same.
LIMNER_INLINE int tile_start(int x, int width) { return least(x, width - tile_pixels); }

// out = activate((a . class + A . f) y + (b . class + B . f)) for the pixels of one tile.
// tables[p]: the pixel's (a, b) of its classes; f [tile_pixels][features]; y, out [tile_pixels][outputs].
LIMNER_INLINE void modulate(const float* const* tables, const float* f, int features,
                            const RegionLayer& layer, const float* y, float* out) {
    constexpr int P = tile_pixels;
    const int C = layer.out;
    for (int c = 0; c < C; c += lanes) {
        V a[P], b[P];
#pragma GCC unroll 16
        for (int p = 0; p < P; ++p) a[p] = load(tables[p] + c), b[p] = load(tables[p] + C + c);
        const float* table = layer.features + c;
        for (int k = 0; k < features; ++k, table += 2 * C) {
            const V ta = load(table), tb = load(table + C);
#pragma GCC unroll 16
            for (int p = 0; p < P; ++p) {
                const float value = f[p * features + k];
                a[p] += ta * value;
                b[p] += tb * value;
            }
        }
#pragma GCC unroll 16
        for (int p = 0; p < P; ++p) store(out + p * C + c, activate(load(y + p * C + c) * a[p] + b[p]));
    }
}

// Bilinear, twice as large, corners not aligned: row `y` of the large map from x [size][size][channels] into
// out [2 size][channels]; `blend` holds one small row.
LIMNER_INLINE void enlarge_row(const float* x, int size, int channels, int y, float* blend, float* out) {
    const int near_row = y / 2, far_row = least((y & 1          ? near_row + 1
                                                 : near_row > 0 ? near_row - 1
                                                                : 0),
                                                size - 1);
    const int row = size * channels;
    const float* near_ = x + std::ptrdiff_t(near_row) * row;
    const float* far_ = x + std::ptrdiff_t(far_row) * row;
    for (int i = 0; i < row; ++i) blend[i] = near_[i] * 0.75f + far_[i] * 0.25f;
    for (int j = 0; j < size; ++j) {
        const float* here = blend + j * channels;
        const float* left = j > 0 ? here - channels : here;
        const float* right = j + 1 < size ? here + channels : here;
        float* to = out + 2 * j * channels;
        for (int c = 0; c < channels; ++c) {
            const float middle = here[c] * 0.75f;
            to[c] = middle + left[c] * 0.25f;
            to[channels + c] = middle + right[c] * 0.25f;
        }
    }
}

LIMNER_INLINE void clear(float* p, int count) {
    for (int i = 0; i < count; ++i) p[i] = 0;
}
