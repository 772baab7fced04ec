// limner-booth: portraits for a public place, unattended.

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <cstdio>
#include <new>

#include "app/booth/booth.h"
#include "app/cli/interruption.h"
#include "engine/runtime/allocator.h"

namespace {

using namespace limner;

Result<> run(int argc, char** argv, const Progress& stop) {
    try {
        const auto options = booth::read_booth_options(argc, argv);
        if (!options) return tl::unexpected(options.error());
        if (!*options) return {};  // help was all there was to do
        const int verbosity = (*options)->verbosity;
        auto logger = spdlog::stderr_logger_mt("limner");
        logger->set_level(verbosity > 1   ? spdlog::level::trace
                          : verbosity > 0 ? spdlog::level::info
                                          : spdlog::level::warn);
        spdlog::set_default_logger(std::move(logger));
        return booth::run_booth(**options, stop);
    } catch (const std::bad_alloc&) {
        return failure(Errc::out_of_memory, "There was not enough memory.");
    } catch (const std::exception& exception) {
        spdlog::error("exception: {}", exception.what());
        return failure(Errc::internal, "Limner met an internal error; -v shows the details.");
    }
}

}  // namespace

int main(int argc, char** argv) {
    limner::tune_allocator();
    constexpr int by_signal = 128;
    limner::Progress stop;
    limner::watch_signals(stop);
    const auto result = run(argc, argv, stop);
    if (!result) std::fprintf(stderr, "limner-booth: %s\n", result.error().message.c_str());
    if (const int signal = limner::interrupting_signal()) return by_signal + signal;
    return result ? 0 : limner::exit_code(result.error().code);
}
