#pragma once
// The inner loops of the streaming march, compiled once per instruction set. Plain pointers only: the sources
// that implement this table are compiled for processors the program may not run on, so they must not share an
// inline function with anything else.
//
// Planes are pixel-major: the 32 numbers of a texel lie together, so that one look-up is a few vector loads.

#include <cstddef>

namespace limner::march {

inline constexpr int channels = 32;     // of a plane and of a colour
inline constexpr int hidden_step = 32;  // the decoder's width is padded to a multiple of this
inline constexpr int block = 6;         // samples decoded together

/// One identity: planes and decoder. All pointers 64-byte aligned.
struct Scene {
    const float* texels = nullptr;  // [3][height][width][channels]
    int width = 0, height = 0;
    float axes[3][6] = {};  // world point -> (u, v) of each plane: two rows of three, box scale included
    int hidden = 0;         // multiple of hidden_step; padding has zero weights
    const float* hidden_weight = nullptr;   // [channels][hidden]
    const float* hidden_bias = nullptr;     // [hidden]
    const float* density_weight = nullptr;  // [hidden]
    float density_bias = 0;
    const float* colour_weight = nullptr;  // [hidden][channels]
    const float* colour_bias = nullptr;    // [channels]
};

/// How a ray is sampled (MarchSettings in plain numbers).
struct Sampling {
    int coarse = 48, fine = 48;
    float jitter = 0;  // of the coarse samples, in steps
    bool disparity = false, white = false;
};

struct Ray {
    float origin[3], direction[3];
    float near, far;
};

struct RayResult {
    float colour[channels];   // about [-1, 1]
    float depth;              // may be NaN where nothing is: to be clamped to [nearest, farthest] of all rays
    float weight;             // sum of the samples' weights
    float nearest, farthest;  // depths of the first and the last sample
};

struct Kernels {
    const char* name;
    void (*ray)(const Scene& scene, const Sampling& sampling, const Ray& ray, RayResult& result,
                float* scratch);
    /// points [count][3] -> density [count] and, unless null, colours [count][channels].
    void (*points)(const Scene& scene, const float* points, int count, float* density, float* colours,
                   float* scratch);
};

/// Floats of scratch memory for one caller of ray() or points(); 64-byte aligned.
std::size_t ray_scratch(const Scene& scene, const Sampling& sampling);
std::size_t point_scratch(const Scene& scene);

const Kernels& kernels_baseline();
const Kernels& kernels_avx2();
const Kernels& kernels_avx512();

enum class Instructions { baseline, avx2, avx512, best };
/// Falls back to what the processor has. Any thread.
const Kernels& kernels(Instructions wanted = Instructions::best);

}  // namespace limner::march
