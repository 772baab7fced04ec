#pragma once

namespace limner {

/// Prints the times of the CUDA kernels beside LibTorch's operators on the same device, or in one line why
/// not.
void bench_device();

}  // namespace limner
