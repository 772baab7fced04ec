// Part of fused_kernels_body.h: the head field for a block of points. Activations are [channel][point], so
// that a vector is one channel of several points: the normalisation is a vertical sum and weights are
// broadcast.

// round(x) for |x| < 2^22, in the default rounding mode.
LIMNER_INLINE V nearest(const V& x) {
    const V magic = V{} + 12582912.0f;
    return (x + magic) - magic;
}

// sin(pi s) for |s| <= 1/2; Taylor to s^11, error below 6e-8.
LIMNER_INLINE V sin_pi(const V& s) {
    const V t = s * s;
    V sum = V{} - 0.00737043094f;
    sum = sum * t + 0.0821458866f;
    sum = sum * t - 0.599264529f;
    sum = sum * t + 2.55016404f;
    sum = sum * t - 5.16771278f;
    sum = sum * t + 3.14159265f;
    return sum * s;
}

LIMNER_INLINE V magnitude(const V& x) { return x < 0 ? -x : x; }

// x [3 + 6 bands][field_block] from its first three rows.
LIMNER_INLINE void encode(int bands, float* x) {
    float frequency = 1;
    for (int k = 0; k < bands; ++k, frequency *= 2)
        for (int axis = 0; axis < 3; ++axis)
            for (int i = 0; i < field_block; i += lanes) {
                // Angles in half turns: multiplying by a power of two and taking the remainder are exact.
                const V angle = load(x + axis * field_block + i) * frequency;
                const V turned = angle - 2.0f * nearest(angle * 0.5f);  // in [-1, 1]
                const V size = magnitude(turned);
                const V folded = size > 0.5f ? 1.0f - size : size;
                const V sine = sin_pi(folded);
                float* to = x + (3 + 6 * k + axis) * field_block + i;
                store(to, turned < 0 ? -sine : sine);
                store(to + 3 * field_block, sin_pi(0.5f - size));
            }
}

template <int Rows>
LIMNER_INLINE void dense_tile(const float* x, int inputs, const float* weights, const float* bias, float* y) {
    V sum[Rows][2];
#pragma GCC unroll 12
    for (int r = 0; r < Rows; ++r) sum[r][0] = sum[r][1] = V{} + bias[r];
    for (int i = 0; i < inputs; ++i, x += field_block, weights += field_rows) {
        const V x0 = load(x), x1 = load(x + lanes);
#pragma GCC unroll 12
        for (int r = 0; r < Rows; ++r) {
            sum[r][0] += x0 * weights[r];
            sum[r][1] += x1 * weights[r];
        }
    }
#pragma GCC unroll 12
    for (int r = 0; r < Rows; ++r) {
        store(y + r * field_block, sum[r][0]);
        store(y + r * field_block + lanes, sum[r][1]);
    }
}

// y [outputs][field_block], outputs rounded up to a multiple of 12.
void dense(const float* x, int inputs, const float* weights, const float* bias, int outputs, float* y) {
    constexpr int rows = lanes == 16 ? 12 : 6;
    for (int o = 0; o < outputs; o += rows) {
        const float* w = weights + std::ptrdiff_t(o / field_rows) * inputs * field_rows + o % field_rows;
        for (int i = 0; i < field_block; i += 2 * lanes)
            dense_tile<rows>(x + i, inputs, w, bias + o, y + o * field_block + i);
    }
}

LIMNER_INLINE V inverse_root(const V& x) {
    V out;
    for (int i = 0; i < lanes; ++i) out[i] = 1 / __builtin_sqrtf(x[i]);
    return out;
}

// relu(LayerNorm(x)) over the channels of each point, in place.
LIMNER_INLINE void normalise(float* x, int channels) {
    for (int i = 0; i < field_block; i += lanes) {
        float* at = x + i;
        V sum[4] = {}, squares[4] = {};
        for (int c = 0; c < channels; ++c) sum[c & 3] += load(at + c * field_block);
        const V mean = ((sum[0] + sum[1]) + (sum[2] + sum[3])) / float(channels);
        for (int c = 0; c < channels; ++c) {
            const V d = load(at + c * field_block) - mean;
            squares[c & 3] += d * d;
        }
        const V variance = ((squares[0] + squares[1]) + (squares[2] + squares[3])) / float(channels);
        const V scale = inverse_root(variance + 1e-5f);
        for (int c = 0; c < channels; ++c) {
            const V value = (load(at + c * field_block) - mean) * scale;
            store(at + c * field_block, value < 0 ? V{} : value);
        }
    }
}

void field(const FieldLayers& layers, const float* points, int count, float* logits, float* scratch) {
    int wide = layers.hidden > layers.input ? layers.hidden : layers.input;
    if (layers.classes > wide) wide = layers.classes;
    float* x = scratch;
    float* y = scratch + (wide + field_rows) * field_block;
    for (int axis = 0; axis < 3; ++axis)
        for (int i = 0; i < field_block; ++i)
            x[axis * field_block + i] = i < count ? points[3 * i + axis] : 0;
    encode(layers.bands, x);
    int inputs = layers.input;
    for (int l = 0; l < 3; ++l) {
        dense(x, inputs, layers.weights[l], layers.biases[l], layers.hidden, y);
        normalise(y, layers.hidden);
        float* swap = x;
        x = y, y = swap;
        inputs = layers.hidden;
    }
    dense(x, inputs, layers.weights[3], layers.biases[3], layers.classes, y);
    for (int i = 0; i < count; ++i)
        for (int k = 0; k < layers.classes; ++k)
            logits[std::ptrdiff_t(i) * layers.classes + k] = y[k * field_block + i];
}
