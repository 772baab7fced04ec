#pragma once
// 16-bit floats as CUDA's header of this name has them; see cuda_runtime.h.

#include "engine/checkpoints/tensor.h"

struct __half {
    std::uint16_t bits;
};
inline float __half2float(__half x) { return limner::half_to_float(x.bits); }
inline __half __float2half_rn(float x) { return {limner::float_to_half(x)}; }
