#pragma once
// cuda_fir.h for tensors. fused_fir.cpp is compiled with LIMNER_CUDA, no_fused_fir.cpp otherwise.
// Engine-internal header (LibTorch). Call fir(), upsample_fir() and styled(), which know when this is the
// way.

#include "engine/nn/stylegan_layers.h"

namespace limner::nn {

struct FirShape {
    std::int64_t up = 1, down = 1;       // zero insertion, decimation
    std::int64_t before = 0, after = 0;  // zeros on both axes; negative ones crop
};

/// Whether there is a kernel for this: float or half on a CUDA device, no gradients, a filter of 1 to 8 taps.
bool has_fused_fir(const Tensor& x, const Tensor& kernel);
bool has_fused_finish(const ModulatedConv& conv, const Tensor& x);

/// As fir() between zero insertion and decimation, on the current stream of the device; waits for nothing. x
/// [N, C, h, w], kernel [k, k]. c10::Error with what CUDA says where the kernel cannot be started.
Tensor fused_fir(const Tensor& x, const Tensor& kernel, const FirShape& shape);

/// What styled() does after its convolution: y [N, O, ...] as that left it (one more row and column when it
/// doubles), gains [N, O], noise [1 or N, 1, H, W] or undefined, bias [O] -> [N, O, H, W].
Tensor fused_finish(const ModulatedConv& conv, const Tensor& y, const Tensor& gains, const Tensor& noise,
                    const Tensor& bias, double clamp);

}  // namespace limner::nn
