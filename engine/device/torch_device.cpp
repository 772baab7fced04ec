#include "engine/device/torch_device.h"

#include <ATen/autocast_mode.h>

#include <string>

#include "engine/core/log.h"

namespace limner {
namespace {

#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 4)
void set_autocast(torch::DeviceType type, bool enabled) {
    if (enabled) at::autocast::set_autocast_dtype(type, torch::kBFloat16);
    at::autocast::set_autocast_enabled(type, enabled);
}
#else  // one function per device
void set_autocast(torch::DeviceType type, bool enabled) {
    if (type == torch::kCUDA) {
        if (enabled) at::autocast::set_autocast_gpu_dtype(torch::kBFloat16);
        at::autocast::set_enabled(enabled);
    } else {
        if (enabled) at::autocast::set_autocast_cpu_dtype(torch::kBFloat16);
        at::autocast::set_cpu_enabled(enabled);
    }
}
#endif

}  // namespace

torch::Device torch_device(Device device) {
    return device.kind == Device::Kind::cpu ? torch::Device(torch::kCPU)
                                            : torch::Device(torch::kCUDA, c10::DeviceIndex(device.index));
}

Error device_error(Device device, const c10::Error& error) {
    const std::string_view text = error.what_without_backtrace();
    log_error(name(device) + ": " + std::string(text));
    const auto says = [&](std::string_view words) { return text.find(words) != std::string_view::npos; };
    if (dynamic_cast<const c10::OutOfMemoryError*>(&error) || says("out of memory") ||
        says("can't allocate memory"))  // allocators other than CUDA's throw a plain c10::Error
        return {Errc::out_of_memory, "There was not enough memory on the device " + name(device) + "."};
    // CUDA, cuBLAS and cuDNN report through one exception type, told apart by its text alone.
    if (says("CUDA error") || says("CUDNN_STATUS") || says("CUBLAS_STATUS"))
        return {Errc::device_failure,
                "The device " + name(device) + " stopped working. Start Limner again to use it once more."};
    return {Errc::internal, "The model failed while it computed on the device " + name(device) + "."};
}

torch::Tensor to_device(const torch::Tensor& tensor, torch::Device device) {
    if (!device.is_cuda()) return tensor.to(device);
    return tensor.pin_memory().to(device, /*non_blocking=*/true);
}

void forbid_tf32() {
    torch::globalContext().setAllowTF32CuDNN(false);
    torch::globalContext().setAllowTF32CuBLAS(false);
}

MixedPrecision::MixedPrecision(torch::Device device, bool wanted) : type_(device.type()), active_(wanted) {
    if (!active_) return;
    at::autocast::increment_nesting();
    set_autocast(type_, true);
}

MixedPrecision::~MixedPrecision() {
    if (!active_) return;
    set_autocast(type_, false);
    if (at::autocast::decrement_nesting() == 0) at::autocast::clear_cache();
}

}  // namespace limner
