#include "engine/device/device.h"

#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/device/torch_device.h"

using namespace limner;

namespace {

class Environment {  // LIMNER_DEVICE for the length of a test
public:
    explicit Environment(const char* value) {
        value ? ::setenv("LIMNER_DEVICE", value, 1) : ::unsetenv("LIMNER_DEVICE");
    }
    ~Environment() { ::unsetenv("LIMNER_DEVICE"); }
};

Errc refusal_of(const char* wish) {
    const auto device = choose_device(wish);
    REQUIRE_FALSE(device);
    CHECK_FALSE(device.error().message.empty());
    return device.error().code;
}

}  // namespace

TEST_CASE("A device is chosen by its name", "[device]") {
    const Environment none(nullptr);
    CHECK(choose_device("cpu").value() == Device{});
    const auto automatic = choose_device("auto");
    REQUIRE(automatic);
    CHECK((automatic->kind == Device::Kind::cuda) == torch::cuda::is_available());
}

TEST_CASE("Words that name no device are refused", "[device]") {
    const char* wish =
        GENERATE("", "gpu", "CPU", "cuda:", "cuda:x", "cuda:0x", "cuda:-1", "cuda:99999999999");
    CHECK(refusal_of(wish) == Errc::wrong_use);
}

TEST_CASE("A CUDA device that is not there is refused, saying why", "[device]") {
    const auto expected = at::Context::hasCUDART() ? Errc::device_failure : Errc::missing_component;
    CHECK(refusal_of("cuda:99") == expected);
    if (!torch::cuda::is_available()) CHECK(refusal_of("cuda") == expected);
}

TEST_CASE("LIMNER_DEVICE decides what auto means, and nothing else", "[device]") {
    const Environment named("nonsense");
    CHECK(refusal_of("auto") == Errc::wrong_use);
    CHECK(choose_device("cpu").has_value());
    const Environment cpu("cpu");
    CHECK(choose_device("auto").value() == Device{});
}

TEST_CASE("A device describes itself", "[device]") {
    CHECK(describe({}, 1) == "CPU 1 thread");
    CHECK(describe({}, 8) == "CPU 8 threads");
    CHECK(describe({Device::Kind::cuda, 1}, 8) == "CUDA 1");
    CHECK(name({Device::Kind::cuda, 1}) == "cuda:1");
    const auto memory = memory_of({});
    REQUIRE(memory);
    CHECK(memory->free_bytes > 0);
    CHECK(memory->free_bytes <= memory->total_bytes);
}

TEST_CASE("What LibTorch throws becomes an error that the engine knows", "[device]") {
    const Device device{Device::Kind::cuda, 0};
    const auto code = [&](const char* text) {
        return device_error(device, c10::Error({__func__, __FILE__, __LINE__}, text)).code;
    };
    CHECK(code("CUDA out of memory. Tried to allocate 20.00 GiB") == Errc::out_of_memory);
    CHECK(code("DefaultCPUAllocator: can't allocate memory: you tried to allocate 8 bytes") ==
          Errc::out_of_memory);
    CHECK(code("CUDA error: an illegal memory access was encountered") == Errc::device_failure);
    CHECK(code("cuDNN error: CUDNN_STATUS_EXECUTION_FAILED") == Errc::device_failure);
    CHECK(code("The size of tensor a (3) must match the size of tensor b (4)") == Errc::internal);
    const auto error = device_error(device, c10::Error({__func__, __FILE__, __LINE__}, "CUDA error: secret"));
    CHECK(error.message.find("cuda:0") != std::string::npos);
    CHECK(error.message.find("secret") == std::string::npos);
}

TEST_CASE("Mixed precision computes in bfloat16 within its scope, and keeps the weights", "[device]") {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(3, 4, 3));
    const auto x = torch::randn({1, 3, 8, 8});
    {
        const MixedPrecision mixed(torch::kCPU, true);
        const auto y = layer(x);
        CHECK(y.scalar_type() == torch::kBFloat16);
        y.to(torch::kFloat32).square().mean().backward();
    }
    CHECK(layer->weight.scalar_type() == torch::kFloat32);
    CHECK(layer->weight.grad().scalar_type() == torch::kFloat32);
    CHECK(layer(x).scalar_type() == torch::kFloat32);
    const MixedPrecision unwanted(torch::kCPU, false);
    CHECK(layer(x).scalar_type() == torch::kFloat32);
}
