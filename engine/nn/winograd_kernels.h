#pragma once
// The inner loops of winograd.h, compiled once per instruction set. Plain pointers only: the sources that
// implement this table are compiled for processors the program may not run on, so they must not share an
// inline function with anything else.

#include <cstddef>

namespace limner::nn::winograd {

inline constexpr int points = 36;  // of the transformed 6 x 6 tile
inline constexpr int tiles = 16;   // transformed together: one vector, or a few
inline constexpr int rows = 6;     // output channels multiplied together

/// One 3x3 convolution of one picture. Output tiles are 4 x 4; a doubling layer has four kernels per channel,
/// one for each pixel of a 2 x 2 cell.
struct Job {
    int in = 0, out = 0;        // `out` counts kernels: four per channel of a doubling layer
    int height = 0, width = 0;  // of the input
    bool doubling = false;
    const float* x = nullptr;       // [in][height][width]
    const float* scale = nullptr;   // [in], of the input
    const float* kernel = nullptr;  // [points][out / rows, rounded up][in][rows]
    // y = min(max(sqrt(2) lrelu(gain m + noise + bias, 0.2), -clamp), clamp)
    const float* gain = nullptr;   // [channels]
    const float* bias = nullptr;   // [channels]
    const float* noise = nullptr;  // [output height][output width], or nothing
    float clamp = 0;
    float* y = nullptr;  // [channels][output height][output width]
};

struct Kernels {
    const char* name;
    /// Row `row` of the tiles: 4 rows of the input's grid. `scratch`: scratch(job) floats.
    void (*tile_row)(const Job& job, int row, float* scratch);
};

std::size_t scratch(const Job& job);

const Kernels& kernels_baseline();
const Kernels& kernels_avx2();
const Kernels& kernels_avx512();
/// The widest set the processor has.
const Kernels& kernels();

}  // namespace limner::nn::winograd
