// A warp takes two rays at a time through all stages; a block is four such warps around one copy of the
// decoder in shared memory. Two rays, because 2 x 48 samples are three full warps. Formulas and their order
// are those of march_kernels_body.h; source: specs/eg3d-animation.md, sections 3.3 to 3.8.
//
// What should decide the time (no device has measured it), and what is done about it:
//   - Look-ups. Eight lanes read one texel (32 channels, 16 bytes a lane), so that a load of a warp is four
//     whole lines; lane s has found the taps of sample s, shuffles hand them round. The means then pass
//     through shared memory, from lanes that hold channels to lanes that hold samples.
//   - The decoder. Lane s decodes sample s with features and sums in registers, four hidden units at a time
//     so that four sums run beside each other. All lanes want the same weight at once: a broadcast of 16
//     bytes serves 128 multiplications.
//   - What is not computed. Densities first, for all samples; then the colours of those samples alone whose
//     share of the pixel can be seen. Looking these up again should cost less than keeping 32 numbers of
//     every sample, for which shared memory has no room.
//   - What goes along a ray (products, sums, merging) is done by one lane per ray, in the twin's order: some
//     hundred steps beside some ten thousand of the whole warp.
// For 48 + 48 samples and 64 hidden units a block takes 47 KB: three blocks on a multiprocessor of an H200,
// where registers are the limit, two on one of a card with 8 GB, one where it has 64 KB (sm_75).

#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <algorithm>

#include "engine/generators/tri_plane/cuda_march.h"

// Of the block: decoder, then one Warp of memory after another. One name for all kernels: it is one memory.
extern __shared__ float4 limner_shared[];

namespace limner::march {
namespace {

constexpr int lanes = 32, warps = 4, warp_rays = 2;
constexpr int resident_blocks = 3;  // on a multiprocessor: leaves 168 registers a thread, and nothing spills
constexpr unsigned everybody = 0xffffffff;
constexpr int tile_row = channels + 4;  // rows of 16-byte words in different banks
constexpr int tile_floats = lanes * tile_row;
static_assert(channels == lanes, "a lane is a sample in one stage and a channel in another");
// Samples whose share of the pixel is smaller cannot change a float picture: their colour is not computed.
constexpr float negligible = 1e-8f;

constexpr int ray_floats = sizeof(Ray) / sizeof(float);

/// Floats of shared memory of one warp: its tile, its rays, and of every sample depth, density, weight,
/// order.
__host__ __device__ int warp_floats(const Sampling& sampling) {
    return tile_floats + warp_rays * (ray_floats + 4 * (sampling.coarse + sampling.fine));
}
static_assert(ray_floats % 4 == 0 && tile_floats % 4 == 0, "what follows is aligned to 16 bytes");

__device__ float softplus(float x) {
    // log1p(e) / e on [0, 1] by a polynomial, error below 3e-8.
    const float e = __expf(x < 0 ? x : -x);
    float p = 0.0052534578f;
    p = p * e - 0.0295885074f;
    p = p * e + 0.078361668f;
    p = p * e - 0.136747697f;
    p = p * e + 0.191114311f;
    p = p * e - 0.248443699f;
    p = p * e + 0.333192713f;
    p = p * e - 0.499995015f;
    p = p * e + 0.999999971f;
    return (x > 0 ? x : 0) + p * e;
}

// sigmoid(x) * 1.002 - 0.001
__device__ float widened_sigmoid(float x) {
    const float e = __expf(x < 0 ? x : -x);
    const float small = __fdividef(e, 1 + e);
    return (x < 0 ? small : 1 - small) * 1.002f - 0.001f;
}

__device__ float4 load_four(const float* p) { return *reinterpret_cast<const float4*>(p); }
__device__ float4 load_four(const __half* p) {
    struct alignas(8) Four {
        __half x, y, z, w;
    };
    const Four four = *reinterpret_cast<const Four*>(p);
    return make_float4(__half2float(four.x), __half2float(four.y), __half2float(four.z),
                       __half2float(four.w));
}

// Of one sample on one plane: the texel at or before it and how far beyond it lies. A sample far outside lies
// beside the border texels, where nothing has a share.
struct Taps {
    int x, y;
    float fx, fy;
};

__device__ Taps find_taps(const CudaScene& scene, int plane, float px, float py, float pz) {
    const float width = float(scene.width), height = float(scene.height);
    const float* a = scene.axes[plane];
    const float u = a[0] * px + a[1] * py + a[2] * pz, v = a[3] * px + a[4] * py + a[5] * pz;
    float x = ((u + 1) * width - 1) * 0.5f, y = ((v + 1) * height - 1) * 0.5f;
    x = x > -2 ? x : -2, x = x < width + 1 ? x : width + 1;  // NaN goes left
    y = y > -2 ? y : -2, y = y < height + 1 ? y : height + 1;
    Taps taps;
    taps.x = int(x + 2) - 2, taps.y = int(y + 2) - 2;  // floor
    taps.fx = x - float(taps.x), taps.fy = y - float(taps.y);
    return taps;
}

__device__ int within(int i, int size) { return i < 0 ? 0 : i < size ? i : size - 1; }

/// Adds the four texels around `taps` to `sum`: four channels from `channel` on.
template <class Number>
__device__ void add_texels(const CudaScene& scene, const Number* plane, const Taps& taps, int channel,
                           float4& sum) {
    constexpr float third = 1.0f / 3;
    const int x = taps.x, y = taps.y;
    const float left = x >= 0 && x < scene.width ? (1 - taps.fx) * third : 0,
                right = x >= -1 && x < scene.width - 1 ? taps.fx * third : 0,
                top = y >= 0 && y < scene.height ? 1 - taps.fy : 0,
                bottom = y >= -1 && y < scene.height - 1 ? taps.fy : 0;
    const int xa = within(x, scene.width), xb = within(x + 1, scene.width);
    const int ya = within(y, scene.height) * scene.width, yb = within(y + 1, scene.height) * scene.width;
    const auto add = [&](int texel, float share) {
        const float4 four = load_four(plane + texel * channels + channel);
        sum.x += four.x * share, sum.y += four.y * share;
        sum.z += four.z * share, sum.w += four.w * share;
    };
    add(ya + xa, left * top), add(ya + xb, right * top);
    add(yb + xa, left * bottom), add(yb + xb, right * bottom);
}

/// Mean of the three planes at this lane's point -> the lane's row of `tile`. The whole warp; reads and
/// writes of the tile before and after are ordered by this function.
template <class Number>
__device__ void fetch(const CudaScene& scene, float px, float py, float pz, float* tile) {
    const int lane = int(threadIdx.x) % lanes, quarter = lane / 8, channel = lane % 8 * 4;
    Taps mine[3];
#pragma unroll
    for (int plane = 0; plane < 3; ++plane) mine[plane] = find_taps(scene, plane, px, py, pz);
    __syncwarp();  // who read the last tile has done so
    for (int first = 0; first < lanes; first += 4) {
        const int sample = first + quarter;
        float4 sum = make_float4(0, 0, 0, 0);
#pragma unroll
        for (int plane = 0; plane < 3; ++plane) {
            const Taps taps{__shfl_sync(everybody, mine[plane].x, sample),
                            __shfl_sync(everybody, mine[plane].y, sample),
                            __shfl_sync(everybody, mine[plane].fx, sample),
                            __shfl_sync(everybody, mine[plane].fy, sample)};
            const Number* texels =
                static_cast<const Number*>(scene.texels) + plane * scene.height * scene.width * channels;
            add_texels(scene, texels, taps, channel, sum);
        }
        *reinterpret_cast<float4*>(tile + sample * tile_row + channel) = sum;
    }
    __syncwarp();
}

/// The sample in this lane's row of `tile`, decoded: its density, and where `Coloured` its colour before the
/// sigmoid into colour [channels].
template <bool Coloured>
__device__ float decode(const float* decoder, int hidden, const float* tile, float* colour) {
    float feature[channels];
    const float* row = tile + int(threadIdx.x) % lanes * tile_row;
#pragma unroll
    for (int c = 0; c < channels; c += 4) {
        const float4 four = load_four(row + c);
        feature[c] = four.x, feature[c + 1] = four.y, feature[c + 2] = four.z, feature[c + 3] = four.w;
    }
    const float* tail = decoder + hidden * decoder_row;
    float density = 0;
    if constexpr (Coloured) {
#pragma unroll
        for (int c = 0; c < channels; ++c) colour[c] = tail[c];
    }
    for (int h = 0; h < hidden; h += decoder_step) {
        const float* weights = decoder + h * decoder_row;
        float unit[decoder_step];
#pragma unroll
        for (int k = 0; k < decoder_step; ++k) unit[k] = weights[k * decoder_row + 2 * channels];
#pragma unroll
        for (int c = 0; c < channels; c += 4) {
#pragma unroll
            for (int k = 0; k < decoder_step; ++k) {
                const float4 w = load_four(weights + k * decoder_row + c);
                unit[k] += w.x * feature[c];
                unit[k] += w.y * feature[c + 1];
                unit[k] += w.z * feature[c + 2];
                unit[k] += w.w * feature[c + 3];
            }
        }
#pragma unroll
        for (int k = 0; k < decoder_step; ++k) {
            const float active = softplus(unit[k]);
            const float* outputs = weights + k * decoder_row + channels;
            density += active * outputs[channels + 1];
            if constexpr (Coloured) {
#pragma unroll
                for (int c = 0; c < channels; c += 4) {
                    const float4 w = load_four(outputs + c);
                    colour[c] += active * w.x;
                    colour[c + 1] += active * w.y;
                    colour[c + 2] += active * w.z;
                    colour[c + 3] += active * w.w;
                }
            }
        }
    }
    return density + tail[channels];
}

/// Shared memory of one ray in work. Samples are numbered coarse first, then fine.
struct RayMemory {
    float* depth;    // of every sample
    float* density;  // likewise
    float* weight;   // of every interval; of the second pass later
    int* order;      // samples, nearest first; the distribution of the first pass before that
    __device__ float* cdf() const { return reinterpret_cast<float*>(order); }
};

__device__ float coarse_depth(const Sampling& sampling, const Ray& ray, int k) {
    const float steps = float(sampling.coarse - 1);
    const float t = float(k) / steps + sampling.jitter / steps;
    return sampling.disparity ? 1 / ((1 - t) / ray.near + t / ray.far) : ray.near + t * (ray.far - ray.near);
}

/// 1 - exp(-thickness) of an interval.
__device__ float opacity(float near, float far, float density, float next_density) {
    const float thickness = softplus((density + next_density) * 0.5f - 1) * (far - near);
    return 1 - __expf(-thickness);
}

/// Opacities [count] become weights. Returns their sum. One lane.
__device__ float weigh(float* weight, int count) {
    float passed = 1, total = 0;
    for (int i = 0; i < count; ++i) {
        const float alpha = weight[i];
        weight[i] = alpha * passed;
        total += weight[i];
        passed *= 1 - alpha + 1e-10f;
    }
    return total;
}

/// cdf [samples - 2] over the coarse intervals, section 3.8, steps 1 to 3. One lane.
__device__ void distribute(const float* weight, int samples, float* cdf) {
    const auto peak = [&](int i) {
        const float before = weight[i > 0 ? i - 1 : 0], after = weight[i < samples - 1 ? i : samples - 2];
        return before > after ? before : after;
    };
    const auto share = [&](int i) { return (peak(i) + peak(i + 1)) * 0.5f + 0.01f + 1e-5f; };
    float total = 0;
    for (int i = 1; i <= samples - 3; ++i) total += share(i);
    cdf[0] = 0;
    for (int i = 1; i <= samples - 3; ++i) cdf[i] = cdf[i - 1] + share(i) / total;
}

/// Depth of fine sample k of `count`, section 3.8, step 4, with u = linspace(0, 1, count).
__device__ float fine_depth(const float* depth, const float* cdf, int samples, int k, int count) {
    const float step = count > 1 ? 1.0f / float(count - 1) : 0;
    const float u = count == 1 ? 0 : k < count / 2 ? float(k) * step : 1 - float(count - 1 - k) * step;
    int above = 0, end = samples - 2;  // first index with cdf > u
    while (above < end) {
        const int middle = (above + end) / 2;
        if (cdf[middle] <= u)
            above = middle + 1;
        else
            end = middle;
    }
    const int last = samples - 3, low = above > 0 ? above - 1 : 0, high = above < last ? above : last;
    const auto bin = [&](int i) { return (depth[i] + depth[i + 1]) * 0.5f; };
    float rise = cdf[high] - cdf[low];
    if (rise < 1e-5f) rise = 1;
    return bin(low) + (u - cdf[low]) / rise * (bin(high) - bin(low));
}

/// Both passes in one order; of equal depths the coarse one comes first. One lane.
__device__ void merge(const float* depth, int coarse, int fine, int* order) {
    int a = 0, b = 0;
    for (int k = 0; k < coarse + fine; ++k) {
        const bool from_coarse = b >= fine || (a < coarse && depth[a] <= depth[coarse + b]);
        order[k] = from_coarse ? a++ : coarse + b++;
    }
}

/// Half the weights of the intervals on both sides of place k in the order.
__device__ float share_of(const float* weight, int k, int all) {
    return ((k > 0 ? weight[k - 1] : 0) + (k < all - 1 ? weight[k] : 0)) * 0.5f;
}

/// What a warp knows while it works on its rays. Loops over samples run over those of all its rays together.
template <class Number>
struct Warp {
    const CudaScene& scene;
    const Sampling& sampling;
    const float* decoder;  // in shared memory, as is the rest
    float* tile;           // [lanes][tile_row]

    __device__ int all() const { return sampling.coarse + sampling.fine; }
    __device__ Ray* rays() const { return reinterpret_cast<Ray*>(tile + tile_floats); }
    __device__ RayMemory memory(int ray) const {
        float* const own = tile + tile_floats + warp_rays * ray_floats + 4 * ray * all();
        return {own, own + all(), own + 2 * all(), reinterpret_cast<int*>(own + 3 * all())};
    }

    /// The lane's sample on `ray` at `depth`: its features into the tile.
    __device__ void look_up(int ray, float depth) const {
        const Ray& r = rays()[ray];
        fetch<Number>(scene, r.origin[0] + depth * r.direction[0], r.origin[1] + depth * r.direction[1],
                      r.origin[2] + depth * r.direction[2], tile);
    }

    /// Densities of samples [first, first + count) of both rays.
    __device__ void sample(int first, int count) const {
        const int lane = int(threadIdx.x) % lanes;
        for (int start = 0; start < warp_rays * count; start += lanes) {
            const int i = start + lane;
            const bool there = i < warp_rays * count;
            const int ray = there && i >= count, k = there ? first + i - ray * count : first;
            const RayMemory m = memory(ray);
            look_up(ray, m.depth[k]);
            const float density = decode<false>(decoder, scene.hidden, tile, nullptr);
            if (there) m.density[k] = density;
        }
        __syncwarp();
    }

    /// Colours of the samples that are seen, composited: colour[ray] is that of the lane's channel.
    __device__ void shade(float (&sum)[warp_rays]) const {
        const int lane = int(threadIdx.x) % lanes;
        // The seen samples of both rays wait in `density`, which nobody needs any more, as places in the
        // order.
        int count[warp_rays];
#pragma unroll
        for (int ray = 0; ray < warp_rays; ++ray) {
            const RayMemory m = memory(ray);
            int* const seen = reinterpret_cast<int*>(m.density);
            count[ray] = 0;
            sum[ray] = 0;
            for (int start = 0; start < all(); start += lanes) {
                const int k = start + lane;
                const bool mine = k < all() && !(share_of(m.weight, k, all()) < negligible);
                const unsigned everyone = __ballot_sync(everybody, mine);
                if (mine) seen[count[ray] + __popc(everyone & ((1u << lane) - 1))] = k;
                count[ray] += __popc(everyone);
            }
        }
        __syncwarp();
        const int total = count[0] + count[1];
        for (int start = 0; start < total; start += lanes) {
            const int i = start + lane;
            const bool there = i < total;
            const int ray = there && i >= count[0];
            const RayMemory m = memory(ray);
            // Lanes without a sample do the first one of their ray again, with no share. When the first ray
            // has none, its `density` holds no place: any sample will do.
            const int place =
                there ? reinterpret_cast<const int*>(m.density)[ray == 0 ? i : i - count[0]] : 0;
            const float share = there ? share_of(m.weight, place, all()) : 0;
            look_up(ray, m.depth[m.order[place]]);
            float colour[channels];
            decode<true>(decoder, scene.hidden, tile, colour);
            float* const row = tile + lane * tile_row;  // our own features: read above
#pragma unroll
            for (int c = 0; c < channels; c += 4)
                *reinterpret_cast<float4*>(row + c) = make_float4(
                    widened_sigmoid(colour[c]) * share, widened_sigmoid(colour[c + 1]) * share,
                    widened_sigmoid(colour[c + 2]) * share, widened_sigmoid(colour[c + 3]) * share);
            __syncwarp();
            for (int s = 0; s < lanes && start + s < total; ++s)
                (start + s < count[0] ? sum[0] : sum[1]) += tile[s * tile_row + lane];
        }
    }
};

template <class Number>
__global__ void __launch_bounds__(warps* lanes, resident_blocks)
    march_kernel(CudaScene scene, Sampling sampling, const Ray* rays, std::int64_t count, CudaResult result) {
    float* const decoder = reinterpret_cast<float*>(limner_shared);
    const int decoder_floats = scene.hidden * decoder_row + decoder_tail;
    for (int i = int(threadIdx.x); i < decoder_floats; i += warps * lanes) decoder[i] = scene.decoder[i];
    __syncthreads();

    const int warp_index = int(threadIdx.x) / lanes, lane = int(threadIdx.x) % lanes;
    const int S = sampling.coarse, N = sampling.fine, all = S + N;
    const Warp<Number> warp{scene, sampling, decoder,
                            decoder + decoder_floats + warp_index * warp_floats(sampling)};

    const std::int64_t pairs = (count + warp_rays - 1) / warp_rays;
    for (std::int64_t pair = std::int64_t(blockIdx.x) * warps + warp_index; pair < pairs;
         pair += std::int64_t(gridDim.x) * warps) {
        const std::int64_t first = pair * warp_rays;
        // The last pair may be one: it is done twice, and the second is not written.
        if (lane < warp_rays) warp.rays()[lane] = rays[first + lane < count ? first + lane : first];
        __syncwarp();
        for (int ray = 0; ray < warp_rays; ++ray)
            for (int k = lane; k < S; k += lanes)
                warp.memory(ray).depth[k] = coarse_depth(sampling, warp.rays()[ray], k);
        __syncwarp();
        warp.sample(0, S);

        // Lanes 0 and 1: one ray each, where one thing follows from the other.
        const RayMemory mine = warp.memory(lane == 0 ? 0 : 1);
        if (N > 0) {
            for (int ray = 0; ray < warp_rays; ++ray) {
                const RayMemory m = warp.memory(ray);
                for (int i = lane; i < S - 1; i += lanes)
                    m.weight[i] = opacity(m.depth[i], m.depth[i + 1], m.density[i], m.density[i + 1]);
            }
            __syncwarp();
            if (lane < warp_rays) {
                weigh(mine.weight, S - 1);
                distribute(mine.weight, S, mine.cdf());
            }
            __syncwarp();
            for (int ray = 0; ray < warp_rays; ++ray) {
                const RayMemory m = warp.memory(ray);
                for (int k = lane; k < N; k += lanes) m.depth[S + k] = fine_depth(m.depth, m.cdf(), S, k, N);
            }
            __syncwarp();
            warp.sample(S, N);
        }
        if (lane < warp_rays) merge(mine.depth, S, N, mine.order);
        __syncwarp();
        for (int ray = 0; ray < warp_rays; ++ray) {
            const RayMemory m = warp.memory(ray);
            for (int i = lane; i < all - 1; i += lanes) {
                const int a = m.order[i], b = m.order[i + 1];
                m.weight[i] = opacity(m.depth[a], m.depth[b], m.density[a], m.density[b]);
            }
        }
        __syncwarp();
        float weight = 0, along = 0;
        if (lane < warp_rays) {
            weight = weigh(mine.weight, all - 1);
            for (int i = 0; i < all - 1; ++i)
                along += mine.weight[i] * (mine.depth[mine.order[i]] + mine.depth[mine.order[i + 1]]) * 0.5f;
            if (first + lane < count) {
                result.depth[first + lane] = along / weight;
                result.weight[first + lane] = weight;
                result.reach[2 * (first + lane)] = mine.depth[mine.order[0]];
                result.reach[2 * (first + lane) + 1] = mine.depth[mine.order[all - 1]];
            }
        }
        __syncwarp();
        float colour[warp_rays];
        warp.shade(colour);
#pragma unroll
        for (int ray = 0; ray < warp_rays; ++ray) {
            const float empty = sampling.white ? 1 - __shfl_sync(everybody, weight, ray) : 0;
            if (first + ray < count)
                result.colour[(first + ray) * channels + lane] = (colour[ray] + empty) * 2 - 1;
        }
        __syncwarp();  // the next pair writes where this one was read
    }
}

}  // namespace

std::size_t cuda_march_shared_bytes(const CudaScene& scene, const Sampling& sampling) {
    return sizeof(float) * (std::size_t(scene.hidden) * decoder_row + decoder_tail +
                            warps * std::size_t(warp_floats(sampling)));
}

const char* launch_cuda_march(const CudaScene& scene, const Sampling& sampling, const Ray* rays,
                              std::int64_t count, const CudaResult& result, void* stream) {
    if (count <= 0) return nullptr;
    int device = 0, multiprocessors = 0;
    auto error = cudaGetDevice(&device);
    if (error == cudaSuccess)
        error = cudaDeviceGetAttribute(&multiprocessors, cudaDevAttrMultiProcessorCount, device);
    const auto kernel = scene.half ? march_kernel<__half> : march_kernel<float>;
    const auto bytes = cuda_march_shared_bytes(scene, sampling);
    constexpr std::size_t without_asking = 48 * 1024;
    if (error == cudaSuccess && bytes > without_asking)
        error = cudaFuncSetAttribute(kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, int(bytes));
    if (error == cudaSuccess) {
        // As many blocks as a multiprocessor holds at most: more rays mean a longer walk, not more memory.
        constexpr std::int64_t block_rays = warps * warp_rays;
        const auto needed = (count + block_rays - 1) / block_rays;
        const auto there = std::int64_t(resident_blocks) * multiprocessors;
        cudaLaunchConfig_t config{};
        config.gridDim = dim3{unsigned(std::min(needed, there)), 1, 1};
        config.blockDim = dim3{warps * lanes, 1, 1};
        config.dynamicSmemBytes = bytes;
        config.stream = static_cast<cudaStream_t>(stream);
        error = cudaLaunchKernelEx(&config, kernel, scene, sampling, rays, count, result);
    }
    const auto pending = cudaGetLastError();  // read even where the call has said it: it would be found later
    if (error == cudaSuccess) error = pending;
    return error == cudaSuccess ? nullptr : cudaGetErrorString(error);
}

}  // namespace limner::march
