#include "app/cli/bench_layers.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

#include "engine/runtime/model_library.h"

namespace limner {
namespace {

class Layers {
public:
    Layers(Generator& generator, int repeats, CliContext& context)
        : generator_(generator), repeats_(repeats), context_(context) {}

    Result<> measure() {
        if (auto done = compare("person", "a person, nothing cached", true); !done) return done;
        return generator_.info().capabilities.pose ? compare("turn", "the same person turned", false)
                                                   : Result<>();
    }

private:
    Result<> compare(const char* key, const char* title, bool forget) {
        const auto fused = best(forget, false);
        if (!fused) return tl::unexpected(fused.error());
        const auto plain = best(forget, true);
        if (!plain) return tl::unexpected(plain.error());
        context_.answer["layers"][key] = {
            {"best_ms", *fused}, {"one_by_one_ms", *plain}, {"ratio", *plain / *fused}};
        char line[160];
        std::snprintf(line, sizeof line, "%-36s best %8.1f ms   layer by layer %8.1f ms   ratio %.2f", title,
                      *fused, *plain, *plain / *fused);
        context_.print(line);
        return {};
    }

    /// Milliseconds of the quickest picture at full quality.
    Result<double> best(bool forget, bool plain) {
        using Clock = std::chrono::steady_clock;
        double least = 0;
        for (int i = -1; i < repeats_; ++i) {  // the first one makes what is kept
            if (forget) generator_.free_memory();
            portrait_.pose.yaw += 0.5_deg;
            const auto start = Clock::now();
            const auto picture =
                generator_.render(portrait_, {.rung = int(generator_.info().rungs.size()) - 1,
                                              .full_precision = plain,
                                              .cancelled = [&] { return context_.progress->cancelled(); }});
            if (!picture) return tl::unexpected(picture.error());
            const double time = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
            if (i == 0 || (i > 0 && time < least)) least = time;
        }
        return least;
    }

    Generator& generator_;
    int repeats_;
    CliContext& context_;
    Portrait portrait_ = portrait_from_seed(7);
};

}  // namespace

Result<> bench_layers(const std::string& model, int repeats, CliContext& context) {
    EngineOptions options;
    options.model = model;
    options.model_folders = context.model_folders;
    options.threads = context.threads;
    options.device = context.device;
    const auto generator = load_generator(options);
    if (!generator) return tl::unexpected(generator.error());
    return Layers(**generator, repeats, context).measure();
}

}  // namespace limner
