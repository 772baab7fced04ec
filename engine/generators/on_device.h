#pragma once
// A generator on a device that may fail: what the robustness rules ask for (5.3 and 5.4), once for all
// families of published models. Engine-internal header; engine thread. No LibTorch.
//
//     return open_on_device([=](Device where) { return family.open(tree, name, where); }, device);

#include <functional>
#include <memory>

#include "engine/device/device.h"
#include "engine/generators/generator.h"

namespace limner {

using OpenGenerator = std::function<Result<std::unique_ptr<Generator>>(Device)>;

/// What `open` gives for `device`. When the device is lost, or short of memory for the second time after the
/// engine freed its caches, `open` is called for the CPU and goes on there for the session; so it does when
/// loading fails. Nothing of a lost device is destroyed. Errors of `open` on the CPU.
Result<std::unique_ptr<Generator>> open_on_device(OpenGenerator open, Device device);

}  // namespace limner
