#pragma once
// The live SofGAN behind the common interface: caches the baked head, the view and the mapped styles, so that
// a change re-runs only what lies downstream of it (architecture, section 4).

#include <filesystem>
#include <memory>

#include "engine/core/error.h"
#include "engine/device/device.h"
#include "engine/generators/generator.h"

namespace limner {

/// Loads a pack folder (manifest.json, *.safetensors). Engine thread. `threads` 0 = chosen by the machine.
/// Computes on `device`; when that is lost or lastingly short of memory, goes on on the CPU.
Result<std::unique_ptr<Generator>> load_live_generator(const std::filesystem::path& pack, int threads,
                                                       Device device = {});

}  // namespace limner
