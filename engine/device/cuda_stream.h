#pragma once
// The stream on which LibTorch computes, for kernels of our own. Compiled with LIMNER_CUDA only.
// Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <optional>

namespace limner {

/// Within its scope `device` is CUDA's current one on this thread. stream() is its current stream, a
/// cudaStream_t.
class CudaStreamGuard {
public:
    explicit CudaStreamGuard(torch::Device device);
    void* stream() const { return stream_; }

private:
    c10::OptionalDeviceGuard guard_;
    void* stream_ = nullptr;
};

}  // namespace limner
