#include "engine/evaluation/speed_figures.h"

#include <algorithm>
#include <chrono>

#include "engine/evaluation/flop_counter.h"

namespace limner {

Result<Figures> speed_figures(Generator& generator, std::uint64_t seed, int views,
                              const std::shared_ptr<Progress>& progress) {
    using Clock = std::chrono::steady_clock;
    auto portrait = portrait_from_seed(seed);
    const auto draw = [&](int view, bool full_precision) {
        portrait.pose.yaw = from_degrees(20 - 40 * float(view) / float(views));
        return generator.render(portrait, {.rung = int(generator.info().rungs.size()) - 1,
                                           .full_precision = full_precision,
                                           .cancelled = [&] { return progress->cancelled(); }});
    };
    if (auto first = draw(-1, false); !first) return tl::unexpected(first.error());
    std::vector<double> times;
    for (int view = 0; view < views; ++view) {
        const auto start = Clock::now();
        if (auto picture = draw(view, false); !picture) return tl::unexpected(picture.error());
        times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + std::ptrdiff_t(times.size() / 2), times.end());

    if (auto first = draw(-1, true); !first) return tl::unexpected(first.error());
    FlopCounter counter;
    if (auto picture = draw(0, true); !picture) return tl::unexpected(picture.error());
    Figure arithmetic{"speed.turn_gflop", "the same, products and sums in LibTorch, GFLOP"};
    if (counter.operations() > 0)
        arithmetic.value = double(counter.operations()) * 1e-9;
    else
        arithmetic.missing = "the model does not compute with LibTorch";
    return Figures{{"speed.turn_ms", "turned view at full quality, median, ms", times[times.size() / 2]},
                   std::move(arithmetic)};
}

}  // namespace limner
