// The stand-in device refuses what a real one refuses; or else nothing that draws on it would prove anything.

#include "tests/support/stand_in_device.h"

#include <torch/torch.h>

#include <catch2/catch.hpp>

#include "engine/device/torch_device.h"

using namespace limner;

namespace {
const torch::Device cuda(torch::kCUDA, 0);
}

TEST_CASE("The stand-in device is found by its name and computes as the processor does", "[device]") {
    if (!stand_in::exists()) return;
    CHECK(choose_device("cuda:0").value() == Device{Device::Kind::cuda, 0});
    CHECK(choose_device("cuda:1").error().code == Errc::device_failure);
    const auto x = torch::randn({1, 3, 8, 8}), weight = torch::randn({4, 3, 3, 3});
    const auto host = torch::leaky_relu(torch::conv2d(x, weight, {}, 1, 1), 0.2).sum({2, 3});
    const auto there =
        torch::leaky_relu(torch::conv2d(x.to(cuda), weight.to(cuda), {}, 1, 1), 0.2).sum({2, 3});
    CHECK(there.is_cuda());
    CHECK(there.cpu().equal(host));
    auto changed = x.to(cuda);
    changed.select(1, 0).fill_(2);  // a view is the same memory
    CHECK(changed[0][0].eq(2).all().item<bool>());
    CHECK(changed.cpu()[0][1].equal(x[0][1]));
}

TEST_CASE("The stand-in device refuses tensors of the host and counts what comes back", "[device]") {
    if (!stand_in::exists()) return;
    const auto host = torch::randn({2, 2}), there = host.to(cuda);
    CHECK_THROWS_AS(there + host, c10::Error);
    CHECK_THROWS_AS(torch::addmm(torch::zeros({2}), there, there), c10::Error);
    CHECK_THROWS_AS(torch::cat({there, host}), c10::Error);
    CHECK_THROWS_AS(there.index_select(0, torch::zeros({1}, torch::kInt64)), c10::Error);
    CHECK_THROWS_AS(torch::where(host > 0, there, there), c10::Error);
    CHECK((there * torch::tensor(2.0f)).is_cuda());
    stand_in::take_counts();
    CHECK((there * 2).cpu().equal(host * 2));
    const auto counts = stand_in::take_counts();
    CHECK(counts.downloads == 1);
    CHECK(counts.waits == 0);
}

TEST_CASE("The stand-in device fails when it is told to", "[device]") {
    if (!stand_in::exists()) return;
    const Device device{Device::Kind::cuda, 0};
    const auto there = torch::ones({2}, cuda);
    const auto code = [&] {
        const auto result = device_guarded(device, [&]() -> Result<> {
            there + 1;
            return {};
        });
        return result ? Errc::internal : result.error().code;
    };
    stand_in::take_counts();
    there + 1;
    stand_in::fail(stand_in::Trouble::out_of_memory, stand_in::take_counts().operations);
    CHECK_NOTHROW(there + 1);
    CHECK(code() == Errc::out_of_memory);
    CHECK_NOTHROW(there + 1);
    stand_in::fail(stand_in::Trouble::lost);
    CHECK(code() == Errc::device_failure);
    CHECK(code() == Errc::device_failure);
    stand_in::fail(stand_in::Trouble::none);
    CHECK_NOTHROW(there + 1);
}
