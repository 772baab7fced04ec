#include "engine/device/device.h"

#include <torch/torch.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>

#include "engine/device/cuda_memory.h"

namespace limner {
namespace {

int cuda_devices() { return torch::cuda::is_available() ? int(torch::cuda::device_count()) : 0; }

Result<Device> choose_cuda(int index) {
    if (!at::Context::hasCUDART())
        return failure(
            Errc::missing_component,
            "There is no device cuda:" + std::to_string(index) +
                " here: this Limner was built with a LibTorch for the processor alone; use cpu or auto.");
    const int present = cuda_devices();
    if (index < present) return Device{Device::Kind::cuda, index};
    return failure(Errc::device_failure,
                   "There is no device cuda:" + std::to_string(index) + ": " +
                       (present == 0 ? "no CUDA device answers."
                                     : "the last one is cuda:" + std::to_string(present - 1) + "."));
}

}  // namespace

Result<Device> choose_device(std::string_view wish) {
    if (wish == "auto") {
        if (const char* named = std::getenv("LIMNER_DEVICE"); named && *named && named != wish)
            return choose_device(named);
        return Device{cuda_devices() > 0 ? Device::Kind::cuda : Device::Kind::cpu};
    }
    if (wish == "cpu") return Device{};
    if (wish == "cuda") return choose_cuda(0);
    constexpr std::string_view prefix = "cuda:";
    if (wish.starts_with(prefix)) {
        const auto digits = wish.substr(prefix.size());
        int index = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), index);
        if (error == std::errc() && end == digits.data() + digits.size() && index >= 0)
            return choose_cuda(index);
    }
    return failure(Errc::wrong_use, std::string(wish) + " is no device: write auto, cpu, cuda or cuda:N.");
}

std::string name(Device device) {
    return device.kind == Device::Kind::cpu ? "cpu" : "cuda:" + std::to_string(device.index);
}

std::string describe(Device device, int threads) {
    if (device.kind == Device::Kind::cuda) return "CUDA " + std::to_string(device.index);
    return "CPU " + std::to_string(threads) + (threads == 1 ? " thread" : " threads");
}

std::optional<DeviceMemory> memory_of(Device device) {
    if (device.kind == Device::Kind::cuda) return cuda_memory(device.index);
    const auto page = std::size_t(::sysconf(_SC_PAGESIZE));
    return DeviceMemory{page * std::size_t(::sysconf(_SC_AVPHYS_PAGES)),
                        page * std::size_t(::sysconf(_SC_PHYS_PAGES))};
}

}  // namespace limner
