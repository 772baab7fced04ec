#include <algorithm>
#include <thread>

// The one place where the runtime meets a family.
#include "engine/generators/live/live_generator.h"
#include "engine/runtime/model_library.h"

namespace limner {

int thread_count(const EngineOptions& options) {
    if (options.threads > 0) return options.threads;
    // One core stays with the interface: two spinning workers on two shared cores have a far worse worst
    // case.
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

Result<std::unique_ptr<Generator>> load_generator(const EngineOptions& options) {
    const auto pack = ModelLibrary(options.model_folders).find(options.model);
    if (!pack) return tl::unexpected(pack.error());
    if (auto intact = verify(*pack); !intact) return tl::unexpected(intact.error());
    const auto device = choose_device(options.device);
    if (!device) return tl::unexpected(device.error());
    return load_live_generator(pack->folder, thread_count(options), *device);
}

}  // namespace limner
