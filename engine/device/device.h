#pragma once
// Which processor computes. A plain value; LibTorch's own device is in torch_device.h.
//
//     const auto device = choose_device("auto");       // or "cpu", "cuda", "cuda:1"
//     if (!device) return tl::unexpected(device.error());
//     status.device = describe(*device, threads);      // "CUDA 0" or "CPU 2 threads"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "engine/core/error.h"

namespace limner {

struct Device {
    enum class Kind { cpu, cuda } kind = Kind::cpu;
    int index = 0;  // of several CUDA devices
    bool operator==(const Device&) const = default;
};

/// `wish` is "cpu", "cuda" (the first one), "cuda:N", or "auto": what LIMNER_DEVICE says, else the first CUDA
/// device, else the CPU. wrong_use for other words; missing_component when this LibTorch was built without
/// CUDA; device_failure when there is no such device. Any thread.
Result<Device> choose_device(std::string_view wish);

/// "cpu" or "cuda:0", as choose_device() reads it.
std::string name(Device device);

/// For the status line: "CPU 2 threads" or "CUDA 0".
std::string describe(Device device, int threads);

struct DeviceMemory {
    std::size_t free_bytes = 0, total_bytes = 0;
};
/// Memory of the device itself (for the CPU: of the machine). Nothing where it cannot be asked: for CUDA that
/// takes a build with LIMNER_CUDA. Any thread.
std::optional<DeviceMemory> memory_of(Device device);

}  // namespace limner
