#pragma once
// Devices as LibTorch sees them. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include "engine/device/device.h"

namespace limner {

torch::Device torch_device(Device device);

/// What an exception of a computation on `device` means to the user: out_of_memory, device_failure (the
/// device is lost: every later call in this process fails too), else internal. Its text goes to the log
/// alone.
Error device_error(Device device, const c10::Error& error);

/// Does `work`, which returns a Result, and turns what LibTorch throws into such an error. The tensors of a
/// failed attempt are gone when this returns.
template <class Work>
auto device_guarded(Device device, Work&& work) -> decltype(work()) {
    try {
        return work();
    } catch (const c10::Error& error) {
        return tl::unexpected(device_error(device, error));
    }
}

/// `tensor` of the host on `device`; to CUDA through pinned memory and without waiting for it.
torch::Tensor to_device(const torch::Tensor& tensor, torch::Device device);

/// Float products as exact as on the CPU: no TF32, so that a seed gives the same picture everywhere.
void forbid_tf32();

/// Within its scope LibTorch computes convolutions and matrix products on `device` in bfloat16 and keeps
/// losses and normalisations in float32; weights stay float32. bfloat16 has the range of float32, so that no
/// loss scaling is needed. Does nothing when `wanted` is false. One per thread at a time.
class MixedPrecision {
public:
    MixedPrecision(torch::Device device, bool wanted);
    ~MixedPrecision();
    MixedPrecision(const MixedPrecision&) = delete;
    MixedPrecision& operator=(const MixedPrecision&) = delete;

private:
    const torch::DeviceType type_;
    const bool active_;
};

}  // namespace limner
