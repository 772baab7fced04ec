#pragma once
// What tests of CUDA kernels share. The same source is two programs: with LIMNER_CUDA_ON_HOST kernels run on
// the processor (tests/support/cuda_on_host) and tensors lie there; otherwise both are a CUDA device's.

#include <torch/torch.h>

#include <algorithm>
#include <catch2/catch.hpp>

#ifdef LIMNER_CUDA_ON_HOST
#include "tests/support/cuda_on_host/cuda_runtime.h"
#endif

namespace limner {

#ifdef LIMNER_CUDA_ON_HOST

inline torch::Device kernel_device() { return torch::kCPU; }

/// Does `work` with the threads of a block in both orders: what is read without a barrier after it was
/// written is stale in one of them.
template <class Work>
void in_every_order(const Work& work) {
    for (const auto order : {cuda_on_host::Order::upwards, cuda_on_host::Order::downwards}) {
        INFO("threads run " << (order == cuda_on_host::Order::upwards ? "upwards" : "downwards"));
        cuda_on_host::order = order;
        work();
    }
}

#else

inline torch::Device kernel_device() { return {torch::kCUDA, 0}; }

template <class Work>
void in_every_order(const Work& work) {  // the device has its own
    work();
}

#endif

/// The largest distance between numbers of the same place, of those that are finite in both; infinity where
/// one is finite, or a NaN, and the other is not.
inline double distance(const torch::Tensor& made, const torch::Tensor& expected) {
    const auto a = made.cpu().to(torch::kFloat64), b = expected.cpu().to(torch::kFloat64);
    REQUIRE(a.sizes() == b.sizes());
    if (a.numel() == 0) return 0;
    const auto same = torch::logical_or(a == b, torch::logical_and(a.isnan(), b.isnan()));
    const auto apart = torch::nan_to_num((a - b).abs(), std::numeric_limits<double>::infinity());
    return torch::where(same, torch::zeros_like(apart), apart).max().item<double>();
}

}  // namespace limner
