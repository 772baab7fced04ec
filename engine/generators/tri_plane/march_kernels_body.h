// The body of march_kernels_*.cpp, one per instruction set: LIMNER_LANES floats per vector. No include of the
// standard library beyond integer types: an inline function compiled here for a newer processor could be the
// copy that the linker keeps for the whole program. Source of the formulas: specs/eg3d-animation.md, sections
// 3.3 to 3.8.

#include <cstddef>
#include <cstdint>

#include "engine/core/vector_clones.h"
#include "engine/generators/tri_plane/march_kernels.h"

namespace limner::march {
namespace {

using V = float __attribute__((vector_size(LIMNER_LANES * 4)));
using I = std::int32_t __attribute__((vector_size(LIMNER_LANES * 4)));
constexpr int lanes = LIMNER_LANES;

LIMNER_INLINE V load(const float* p) {
    V v;
    __builtin_memcpy(&v, p, sizeof v);
    return v;
}
LIMNER_INLINE void store(float* p, const V& v) { __builtin_memcpy(p, &v, sizeof v); }
LIMNER_INLINE V same(float x) { return V{} + x; }
LIMNER_INLINE int least(int a, int b) { return a < b ? a : b; }
LIMNER_INLINE int most(int a, int b) { return a > b ? a : b; }
LIMNER_INLINE int blocks_of(int samples) { return (samples + block - 1) / block; }

// exp(x) for x <= 0, below 1e-37 flushed to zero. Cody-Waite reduction, Taylor to r^6: 2e-7 relative.
LIMNER_INLINE V exp_of_negative(V x) {
    x = x < -87.0f ? same(-87.0f) : x;
    const V magic = same(12582912.0f);  // 1.5 * 2^23: adding it rounds to a whole number
    const V shifted = x * 1.44269504f + magic;
    const V n = shifted - magic;
    const V r = (x - n * 0.693359375f) + n * 2.12194440e-4f;
    V p = same(1.38888889e-3f);
    p = p * r + 8.33333333e-3f;
    p = p * r + 4.16666667e-2f;
    p = p * r + 1.66666667e-1f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    I bits, power;
    __builtin_memcpy(&power, &shifted, sizeof power);
    __builtin_memcpy(&bits, &p, sizeof bits);
    bits += power << 23;  // the low bits of `shifted` are n
    V result;
    __builtin_memcpy(&result, &bits, sizeof result);
    return result;
}

LIMNER_INLINE V magnitude(const V& x) { return x < 0 ? -x : x; }

// log(1 + e^x) = max(x, 0) + log1p(e^-|x|); log1p(e) / e on [0, 1] by a polynomial, error
// below 3e-8.
LIMNER_INLINE V softplus(const V& x) {
    const V e = exp_of_negative(-magnitude(x));
    V p = same(0.0052534578f);
    p = p * e - 0.0295885074f;
    p = p * e + 0.078361668f;
    p = p * e - 0.136747697f;
    p = p * e + 0.191114311f;
    p = p * e - 0.248443699f;
    p = p * e + 0.333192713f;
    p = p * e - 0.499995015f;
    p = p * e + 0.999999971f;
    return (x > 0 ? x : V{}) + p * e;
}

// sigmoid(x) * 1.002 - 0.001
LIMNER_INLINE V widened_sigmoid(const V& x) {
    const V e = exp_of_negative(-magnitude(x));
    const V small = e / (1.0f + e);
    return (x < 0 ? small : 1.0f - small) * 1.002f - 0.001f;
}

LIMNER_INLINE float sum(const V& v) {
    float total = 0;
    for (int i = 0; i < lanes; ++i) total += v[i];
    return total;
}

// One sample's look-ups: for each plane four texels and their shares. A texel outside has no share.
struct Taps {
    std::int32_t offset[12];  // floats from the start of the texels
    float share[12];
};

LIMNER_INLINE void find_taps(const Scene& scene, const float* p, Taps& taps) {
    const float width = float(scene.width), height = float(scene.height);
    const std::int32_t row = scene.width * channels, plane = scene.height * row;
    for (int k = 0; k < 3; ++k) {
        const float* a = scene.axes[k];
        const float u = a[0] * p[0] + a[1] * p[1] + a[2] * p[2], v = a[3] * p[0] + a[4] * p[1] + a[5] * p[2];
        // Far outside everything is zero; limiting keeps the conversion to int defined.
        float x = ((u + 1) * width - 1) * 0.5f, y = ((v + 1) * height - 1) * 0.5f;
        x = x > -2 ? x : -2, x = x < width + 1 ? x : width + 1;
        y = y > -2 ? y : -2, y = y < height + 1 ? y : height + 1;
        const int x0 = int(x + 2) - 2, y0 = int(y + 2) - 2;  // floor
        const float fx = x - float(x0), fy = y - float(y0);
        constexpr float third = 1.0f / 3;
        const bool left = x0 >= 0 && x0 < scene.width, right = x0 >= -1 && x0 < scene.width - 1,
                   top = y0 >= 0 && y0 < scene.height, bottom = y0 >= -1 && y0 < scene.height - 1;
        const std::int32_t xa = least(most(x0, 0), scene.width - 1) * channels,
                           xb = least(most(x0 + 1, 0), scene.width - 1) * channels,
                           ya = k * plane + least(most(y0, 0), scene.height - 1) * row,
                           yb = k * plane + least(most(y0 + 1, 0), scene.height - 1) * row;
        taps.offset[4 * k] = ya + xa, taps.offset[4 * k + 1] = ya + xb;
        taps.offset[4 * k + 2] = yb + xa, taps.offset[4 * k + 3] = yb + xb;
        const float wl = left ? (1 - fx) * third : 0, wr = right ? fx * third : 0;
        const float wt = top ? 1 - fy : 0, wb = bottom ? fy : 0;
        taps.share[4 * k] = wl * wt, taps.share[4 * k + 1] = wr * wt;
        taps.share[4 * k + 2] = wl * wb, taps.share[4 * k + 3] = wr * wb;
    }
}

// Mean of the three planes at `p` -> features [channels].
LIMNER_INLINE void fetch(const Scene& scene, const float* p, float* features) {
    Taps taps;
    find_taps(scene, p, taps);
    constexpr int vectors = channels / lanes;
    V total[vectors] = {};
#pragma GCC unroll 12
    for (int t = 0; t < 12; ++t) {
        const float* texel = scene.texels + taps.offset[t];
        const float share = taps.share[t];
#pragma GCC unroll 8
        for (int i = 0; i < vectors; ++i) total[i] += load(texel + i * lanes) * share;
    }
#pragma GCC unroll 8
    for (int i = 0; i < vectors; ++i) store(features + i * lanes, total[i]);
}

// y[block][outputs] = bias + x[block][inputs] * weights[inputs][outputs]. Not inlined: its twelve
// accumulators need the registers for themselves.
__attribute__((noinline)) void dense(const float* x, int inputs, const float* weights, const float* bias,
                                     int outputs, float* y) {
    for (int o = 0; o < outputs; o += 2 * lanes) {
        const V b0 = load(bias + o), b1 = load(bias + o + lanes);
        V total[block][2];
#pragma GCC unroll 6
        for (int s = 0; s < block; ++s) total[s][0] = b0, total[s][1] = b1;
        const float* w = weights + o;
        for (int i = 0; i < inputs; ++i, w += outputs) {
            const V w0 = load(w), w1 = load(w + lanes);
#pragma GCC unroll 6
            for (int s = 0; s < block; ++s) {
                total[s][0] += w0 * x[s * inputs + i];
                total[s][1] += w1 * x[s * inputs + i];
            }
        }
#pragma GCC unroll 6
        for (int s = 0; s < block; ++s) {
            store(y + s * outputs + o, total[s][0]);
            store(y + s * outputs + o + lanes, total[s][1]);
        }
    }
}

// features [block][channels] -> hidden [block][scene.hidden] and density [block].
LIMNER_INLINE void decode_density(const Scene& scene, const float* features, float* hidden, float* density) {
    dense(features, channels, scene.hidden_weight, scene.hidden_bias, scene.hidden, hidden);
    for (int s = 0; s < block; ++s, hidden += scene.hidden) {
        V total = {};
        for (int o = 0; o < scene.hidden; o += lanes) {
            const V h = softplus(load(hidden + o));
            store(hidden + o, h);
            total += h * load(scene.density_weight + o);
        }
        density[s] = sum(total) + scene.density_bias;
    }
}

// hidden [block][scene.hidden] -> colours [block][channels].
LIMNER_INLINE void decode_colour(const Scene& scene, const float* hidden, float* colours) {
    dense(hidden, scene.hidden, scene.colour_weight, scene.colour_bias, channels, colours);
    for (int i = 0; i < block * channels; i += lanes) store(colours + i, widened_sigmoid(load(colours + i)));
}

// Hidden activations and densities at `count` depths of the ray.
LIMNER_INLINE void sample(const Scene& scene, const Ray& ray, const float* depth, int count, float* hidden,
                          float* density, float* features) {
    for (int first = 0; first < count; first += block) {
        for (int s = 0; s < block; ++s) {
            const float d = depth[least(first + s, count - 1)];
            const float p[3] = {ray.origin[0] + d * ray.direction[0], ray.origin[1] + d * ray.direction[1],
                                ray.origin[2] + d * ray.direction[2]};
            fetch(scene, p, features + s * channels);
        }
        decode_density(scene, features, hidden + std::ptrdiff_t(first) * scene.hidden, density + first);
    }
}

void coarse_depths(const Sampling& sampling, const Ray& ray, float* depth) {
    const float steps = float(sampling.coarse - 1);
    for (int k = 0; k < sampling.coarse; ++k) {
        const float t = float(k) / steps + sampling.jitter / steps;
        depth[k] =
            sampling.disparity ? 1 / ((1 - t) / ray.near + t / ray.far) : ray.near + t * (ray.far - ray.near);
    }
}

// weights [count - 1] of the intervals between samples; `step` is scratch of the same size. Returns their
// sum.
float interval_weights(const float* depth, const float* density, int count, float* weight) {
    // alpha first, whole vectors at a time (the arrays have room), then the product along the ray.
    for (int i = 0; i < count - 1; i += lanes) {
        const V middle = (load(density + i) + load(density + i + 1)) * 0.5f;
        const V thickness = softplus(middle - 1.0f) * (load(depth + i + 1) - load(depth + i));
        store(weight + i, 1.0f - exp_of_negative(-thickness));
    }
    float passed = 1, total = 0;
    for (int i = 0; i < count - 1; ++i) {
        const float alpha = weight[i];
        weight[i] = alpha * passed;
        total += weight[i];
        passed *= 1 - alpha + 1e-10f;
    }
    return total;
}

// Section 3.8, steps 1 to 4, with u = linspace(0, 1, count): ascending depths. `cdf` has room for `samples`.
void importance_depths(const float* depth, const float* weight, int samples, int count, float* cdf,
                       float* fine) {
    const int S = samples, last = S - 3;  // cdf[0 .. last]
    const auto peak = [&](int i) {        // m_i
        const float before = i > 0 ? weight[i - 1] : weight[0], after = i < S - 1 ? weight[i] : weight[S - 2];
        return before > after ? before : after;
    };
    const auto share = [&](int i) { return (peak(i) + peak(i + 1)) * 0.5f + 0.01f + 1e-5f; };
    float total = 0;
    for (int i = 1; i <= last; ++i) total += share(i);
    cdf[0] = 0;
    for (int i = 1; i <= last; ++i) cdf[i] = cdf[i - 1] + share(i) / total;
    const auto bin = [&](int i) { return (depth[i] + depth[i + 1]) * 0.5f; };
    int above = 0;  // first index with cdf > u; u grows
    for (int k = 0; k < count; ++k) {
        // As torch.linspace: from both ends towards the middle.
        const float step = count > 1 ? 1.0f / float(count - 1) : 0;
        const float u = count == 1 ? 0 : k < count / 2 ? float(k) * step : 1 - float(count - 1 - k) * step;
        while (above <= last && cdf[above] <= u) ++above;
        const int low = most(above - 1, 0), high = least(above, last);
        float rise = cdf[high] - cdf[low];
        if (rise < 1e-5f) rise = 1;
        fine[k] = bin(low) + (u - cdf[low]) / rise * (bin(high) - bin(low));
    }
}

// Samples whose share of the pixel is smaller cannot change a float picture: their colour is not computed.
constexpr float negligible = 1e-8f;

void ray(const Scene& scene, const Sampling& sampling, const Ray& ray, RayResult& result, float* scratch) {
    const int S = sampling.coarse, N = sampling.fine, all = S + N;
    const int room = (all + 2 * block) & ~1;                              // both passes in whole blocks
    float* const features = scratch;                                      // [block][channels]
    float* const gathered = features + block * channels;                  // [block][hidden]
    float* const hidden = gathered + block * scene.hidden;                // [room][hidden]
    float* const density = hidden + std::ptrdiff_t(room) * scene.hidden;  // [room] coarse, then fine
    float* const depth = density + room + lanes;
    float* const weight = depth + room + lanes;
    float* const sorted_depth = weight + room + lanes;
    float* const sorted_density = sorted_depth + room + lanes;
    float* const order = sorted_density + room + lanes;  // row of `hidden`, as a float

    coarse_depths(sampling, ray, depth);
    sample(scene, ray, depth, S, hidden, density, features);
    const int padded = blocks_of(S) * block;  // the fine samples follow a whole block
    if (N > 0) {
        interval_weights(depth, density, S, weight);
        importance_depths(depth, weight, S, N, sorted_depth, depth + padded);
        sample(scene, ray, depth + padded, N, hidden + std::ptrdiff_t(padded) * scene.hidden,
               density + padded, features);
    }
    // Merge; of equal depths the coarse one comes first.
    for (int a = 0, b = 0, k = 0; k < all; ++k) {
        const bool coarse = b >= N || (a < S && depth[a] <= depth[padded + b]);
        const int row = coarse ? a++ : padded + b++;
        sorted_depth[k] = depth[row];
        sorted_density[k] = density[row];
        order[k] = float(row);
    }
    result.weight = interval_weights(sorted_depth, sorted_density, all, weight);
    result.nearest = sorted_depth[0];
    result.farthest = sorted_depth[all - 1];
    float along = 0;
    for (int i = 0; i < all - 1; ++i) along += weight[i] * (sorted_depth[i] + sorted_depth[i + 1]) * 0.5f;
    result.depth = along / result.weight;

    constexpr int vectors = channels / lanes;
    V colour[vectors] = {};
    float share[block];
    int waiting = 0;
    const auto flush = [&] {
        for (int s = waiting; s < block; ++s) share[s] = 0;
        decode_colour(scene, gathered, features);
        for (int s = 0; s < block; ++s)
            for (int i = 0; i < vectors; ++i)
                colour[i] += load(features + s * channels + i * lanes) * share[s];
        waiting = 0;
    };
    for (int i = 0; i < block * scene.hidden; ++i) gathered[i] = 0;
    for (int i = 0; i < all; ++i) {
        const float part = ((i > 0 ? weight[i - 1] : 0) + (i < all - 1 ? weight[i] : 0)) * 0.5f;
        if (part < negligible) continue;
        share[waiting] = part;
        __builtin_memcpy(gathered + waiting * scene.hidden, hidden + std::ptrdiff_t(order[i]) * scene.hidden,
                         std::size_t(scene.hidden) * sizeof(float));
        if (++waiting == block) flush();
    }
    if (waiting > 0) flush();
    const float empty = sampling.white ? 1 - result.weight : 0;
    for (int i = 0; i < vectors; ++i) store(result.colour + i * lanes, (colour[i] + empty) * 2.0f - 1.0f);
}

void points(const Scene& scene, const float* points, int count, float* density, float* colours,
            float* scratch) {
    float* const features = scratch;
    float* const hidden = features + block * channels;
    float* const block_density = hidden + block * scene.hidden;
    for (int first = 0; first < count; first += block) {
        for (int s = 0; s < block; ++s)
            fetch(scene, points + 3 * std::ptrdiff_t(least(first + s, count - 1)), features + s * channels);
        decode_density(scene, features, hidden, block_density);
        const int here = least(block, count - first);
        for (int s = 0; s < here; ++s) density[first + s] = block_density[s];
        if (!colours) continue;
        decode_colour(scene, hidden, features);
        __builtin_memcpy(colours + std::ptrdiff_t(first) * channels, features,
                         std::size_t(here) * channels * sizeof(float));
    }
}

}  // namespace
}  // namespace limner::march
