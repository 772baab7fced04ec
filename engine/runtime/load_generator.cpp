#include <algorithm>
#include <thread>

// The one place where the runtime meets the families.
#include "engine/device/device.h"
#include "engine/generators/live/live_generator.h"
#include "engine/generators/official_families.h"
#include "engine/runtime/model_summary.h"

namespace limner {
int thread_count(const EngineOptions& options) {
    if (options.threads > 0) return options.threads;
    // One core stays with the interface: two spinning workers on two shared cores have a far worse worst
    // case.
    return std::max(1, static_cast<int>(std::thread::hardware_concurrency()) - 1);
}

Result<std::unique_ptr<Generator>> load_generator(const EngineOptions& options) {
    const auto threads = thread_count(options);
    const auto device = choose_device(options.device);
    if (!device) return tl::unexpected(device.error());
    if (const std::filesystem::path path(options.model); is_published_model(path))
        return open_official_model(path, {options.model, title_of(path)}, threads, *device);
    const auto pack = ModelLibrary(options.model_folders).find(options.model);
    if (!pack) return tl::unexpected(pack.error());
    if (pack->family != live_family)
        return open_official_model(pack->folder, {pack->id, pack->title}, threads, *device);
    if (auto intact = verify(*pack); !intact) return tl::unexpected(intact.error());
    return load_live_generator(pack->folder, threads, *device);
}

}  // namespace limner
