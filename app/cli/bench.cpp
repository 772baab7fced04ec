// limner-cli bench: the budgets of the program on this machine, measured through the engine's facade as the
// editor uses it.

#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <condition_variable>
#include <fstream>
#include <functional>
#include <mutex>
#include <sstream>
#include <thread>

#include "app/cli/bench_layers.h"
#include "app/cli/bench_live.h"
#include "app/cli/cli.h"
#include "engine/runtime/model_library.h"

namespace limner {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds patience{120};

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Since the kernel started this process: field 22 of /proc/self/stat, in clock ticks after boot.
double process_age_ms() {
    std::ifstream file("/proc/self/stat");
    std::string text((std::istreambuf_iterator<char>(file)), {});
    const auto after_name = text.rfind(')');
    if (after_name == std::string::npos) return 0;
    std::istringstream fields(text.substr(after_name + 1));
    std::string field;
    constexpr int start_time_after_name = 20;
    for (int i = 0; i < start_time_after_name; ++i) fields >> field;
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double ticks = std::strtod(field.c_str(), nullptr);
    return (double(now.tv_sec) + double(now.tv_nsec) * 1e-9 - ticks / double(::sysconf(_SC_CLK_TCK))) * 1e3;
}

std::uint64_t peak_memory_bytes() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return std::uint64_t(usage.ru_maxrss) * 1024;
}

/// Shows portraits and waits for their frames.
class Stopwatch {
public:
    Stopwatch(Engine& engine, Progress& progress) : engine_(engine), progress_(progress) {
        engine.on_frame([seen = seen_](Frame frame) {
            const std::lock_guard lock(seen->mutex);
            seen->shown = frame.serial;
            if (frame.final) seen->complete = frame.serial;
            seen->rung = frame.rung;
            seen->changed.notify_all();
        });
        engine.on_error([seen = seen_](Error error) {
            const std::lock_guard lock(seen->mutex);
            seen->error = std::move(error);
            seen->changed.notify_all();
        });
    }
    ~Stopwatch() {
        engine_.on_frame({});
        engine_.on_error({});
    }

    /// Milliseconds from show() to the first picture of `portrait`.
    Result<double> preview(const Portrait& portrait) {
        const auto start = Clock::now();
        const auto serial = engine_.show(portrait);
        return wait(start, [&] { return seen_->shown >= serial; });
    }
    /// Milliseconds from the last input, rest included, to full quality.
    Result<double> rest_to_final(const Portrait& portrait) {
        const auto start = Clock::now();
        const auto serial = engine_.show(portrait);
        return wait(start, [&] { return seen_->complete >= serial; });
    }
    /// Milliseconds to full quality once the hand rests.
    Result<double> final(const Portrait& portrait) {
        const auto start = Clock::now();
        const auto serial = engine_.show_final(portrait);
        return wait(start, [&] { return seen_->complete >= serial; });
    }
    int rung() const {
        const std::lock_guard lock(seen_->mutex);
        return seen_->rung;
    }

private:
    /// What the engine's thread leaves for ours; it may be about to do so when the watch goes.
    struct Seen {
        std::mutex mutex;
        std::condition_variable changed;
        std::uint64_t shown = 0, complete = 0;  // serials
        int rung = 0;
        std::optional<Error> error;
    };

    Result<double> wait(Clock::time_point start, const std::function<bool()>& there) {
        std::unique_lock lock(seen_->mutex);
        while (!there() && !seen_->error) {
            seen_->changed.wait_for(lock, std::chrono::milliseconds(50));
            if (progress_.cancelled()) return failure(Errc::cancelled, "Interrupted.");
            if (Clock::now() - start > patience)
                return failure(Errc::device_failure, "The engine gave no picture within two minutes.");
        }
        if (seen_->error) return tl::unexpected(*seen_->error);
        return milliseconds_since(start);
    }

    Engine& engine_;
    Progress& progress_;
    const std::shared_ptr<Seen> seen_ = std::make_shared<Seen>();
};

struct Figure {
    const char* key;
    const char* title;
    double budget_ms;  // of the live model on two cores; 0 = none
    std::vector<double> samples;

    double percentile(double part) const {
        if (samples.empty()) return 0;
        auto sorted = samples;
        std::sort(sorted.begin(), sorted.end());
        return sorted[std::min(sorted.size() - 1, std::size_t(part * double(sorted.size())))];
    }
};

using Edit = std::function<void(Portrait&, int step)>;
using Show = Result<double> (Stopwatch::*)(const Portrait&);

constexpr int figure_count = 11;

class Bench {
public:
    Bench(Engine& engine, CliContext& context, int repeats)
        : engine_(engine), context_(context), repeats_(repeats), watch_(engine, *context.progress) {}

    Result<> run();
    const std::vector<Figure>& figures() const { return figures_; }
    int preview_rung() const { return preview_rung_; }

private:
    Result<> measure(Figure figure, int count, Show show, const Edit& edit);
    void add(Figure figure);
    Result<> from_scratch();

    Engine& engine_;
    CliContext& context_;
    int repeats_, preview_rung_ = 0, done_ = 0, turns_ = 0;
    Stopwatch watch_;
    Portrait portrait_ = portrait_from_seed(7);
    std::vector<Figure> figures_;
};

void Bench::add(Figure figure) {
    figures_.push_back(std::move(figure));
    context_.report("bench", ++done_, figure_count);
}

Result<> Bench::measure(Figure figure, int count, Show show, const Edit& edit) {
    for (int step = 0; step < count; ++step) {
        edit(portrait_, step);
        const auto time = (watch_.*show)(portrait_);
        if (!time) return tl::unexpected(time.error());
        figure.samples.push_back(*time);
    }
    add(std::move(figure));
    return {};
}

// The same picture with nothing cached: what every preview would cost without the cache.
Result<> Bench::from_scratch() {
    Figure figure{"from_scratch", "full quality, nothing cached", 0, {}};
    for (int i = 0; i < 3; ++i) {
        engine_.free_memory();
        const auto start = Clock::now();
        const auto picture = engine_.render(portrait_, 0, context_.progress).get();
        if (!picture) return tl::unexpected(picture.error());
        figure.samples.push_back(milliseconds_since(start));
    }
    add(std::move(figure));
    return {};
}

Result<> Bench::run() {
    const auto& can = engine_.info().capabilities;
    constexpr Show preview = &Stopwatch::preview, final = &Stopwatch::final,
                   rest_to_final = &Stopwatch::rest_to_final;
    const std::chrono::milliseconds rest = EngineOptions{}.rest;
    // No view comes twice: the engine would have it in its cache.
    const auto turn = [this](Portrait& portrait, int) {
        const float step = float(turns_++);
        portrait.pose.yaw = from_degrees(25 * std::sin(0.15f * (step + 1)));
        portrait.pose.pitch = from_degrees(6 * std::cos(0.11f * step));
    };
    const auto first = watch_.preview(portrait_);
    if (!first) return tl::unexpected(first.error());
    add({"start_to_first_portrait", "program start -> first portrait", 2500, {process_age_ms()}});
    if (const auto settled = watch_.final(portrait_); !settled) return tl::unexpected(settled.error());
    if (can.pose) {
        if (auto ok = measure({"pose_drag", "pose drag -> preview", 60, {}}, repeats_ * 3, preview, turn);
            !ok)
            return ok;
        preview_rung_ = watch_.rung();
    }
    if (can.part_styles) {
        const Edit restyle = [](Portrait& portrait, int step) {
            portrait.style(Part::hair).seed = 1000 + std::uint64_t(step);
        };
        if (auto ok = measure({"style_swap", "style swap -> preview", 60, {}}, repeats_, preview, restyle);
            !ok)
            return ok;
    }
    if (can.labels) {
        const int side = std::max(engine_.info().label_size, 16);
        auto strokes = std::make_shared<LabelMap>(side, side, PaintedLabels::unpainted);
        const Edit stroke = [&](Portrait& portrait, int step) {
            auto next = std::make_shared<LabelMap>(*strokes);
            for (int y = side / 4; y < side / 4 + side / 16; ++y)
                next->at((side / 4 + step) % side, y) = static_cast<std::uint8_t>(FaceClass::hair);
            strokes = next;
            portrait.painted = PaintedLabels{next, portrait.pose, false};
        };
        if (auto ok = measure({"stroke", "stroke -> face preview", 80, {}}, repeats_, preview, stroke); !ok)
            return ok;
        portrait_.painted.reset();
    }
    if (can.fitted_paintings) {
        const int side = std::max(engine_.info().label_size, 16);
        const Edit fit = [&](Portrait& portrait, int step) {
            auto strokes = std::make_shared<LabelMap>(side, side, PaintedLabels::unpainted);
            for (int y = 0; y < side / 4; ++y)
                for (int x = side / 4; x < side * 3 / 4 - step; ++x)
                    strokes->at(x, y) = static_cast<std::uint8_t>(FaceClass::hair);
            portrait.fitted = {PaintedLabels{strokes, portrait.pose}};
        };
        if (auto ok =
                measure({"fit", "painting fitted -> final, rest included", 2000, {}}, 5, rest_to_final, fit);
            !ok)
            return ok;
        if (auto ok =
                measure({"fitted_pose_drag", "pose drag of a painted head", 80, {}}, repeats_, preview, turn);
            !ok)
            return ok;
        portrait_.fitted.clear();
        if (const auto settled = watch_.final(portrait_); !settled) return tl::unexpected(settled.error());
    }
    const double rested_budget = 250;
    if (auto ok = measure(
            {"rest_to_final", "last input -> final, rest included", rested_budget + double(rest.count()), {}},
            5, rest_to_final, turn);
        !ok)
        return ok;
    if (auto ok = measure({"final", "at rest -> final", rested_budget, {}}, repeats_, final, turn); !ok)
        return ok;
    if (can.identity) {
        const Edit new_head = [&](Portrait& portrait, int step) {
            // Every second one comes while the last head's fine surface is being baked.
            if (step % 2 == 1) std::this_thread::sleep_for(rest + std::chrono::milliseconds(50));
            portrait.head.identity.seed = portrait.head.hair.seed = 5000 + std::uint64_t(step);
        };
        if (auto ok = measure({"new_head", "new head -> first view", 200, {}}, repeats_, preview, new_head);
            !ok)
            return ok;
        const Edit another = [](Portrait& portrait, int step) {
            portrait.head.identity.seed = portrait.head.hair.seed = 6000 + std::uint64_t(step);
        };
        if (auto ok = measure({"new_head_to_final", "new head -> final, rest included", 0, {}}, 5,
                              rest_to_final, another);
            !ok)
            return ok;
    }
    return from_scratch();
}

struct Program {
    bool live = false;   // the bundled model's family
    double pose_ms = 0;  // a preview after a turn, p50; 0 where nothing turns
};

Result<Program> bench_program(int repeats, const std::string& model, CliContext& context) {
    const auto engine = context.start_engine(model);
    if (!engine) return tl::unexpected(engine.error());
    Bench bench(**engine, context, repeats);
    if (auto ran = bench.run(); !ran) return tl::unexpected(ran.error());
    const std::uint64_t peak_memory = peak_memory_bytes();  // the program's, before measurements below it
    Program program{.live = (*engine)->info().family == live_family};
    double scratch_ms = 0;
    for (const auto& figure : bench.figures()) {
        const double p50 = figure.percentile(0.5), p95 = figure.percentile(0.95);
        if (std::string_view(figure.key) == "pose_drag") program.pose_ms = p50;
        if (std::string_view(figure.key) == "from_scratch") scratch_ms = p50;
        auto& entry = context.answer["figures"][figure.key];
        entry = {{"p50_ms", p50},
                 {"p95_ms", p95},
                 {"max_ms", figure.percentile(1)},
                 {"samples", figure.samples.size()}};
        const bool has_budget = program.live && figure.budget_ms > 0;
        if (has_budget) {
            entry["budget_ms"] = figure.budget_ms;
            entry["met"] = p95 <= figure.budget_ms;
        }
        char line[160];
        std::snprintf(line, sizeof line, "%-36s p50 %8.1f ms   p95 %8.1f ms", figure.title, p50, p95);
        std::string text(line);
        if (has_budget) {
            std::snprintf(line, sizeof line, "   budget %6.0f ms", figure.budget_ms);
            text += line;
        }
        context.print(text);
    }
    const auto status = (*engine)->status();
    context.answer["preview_rung"] = bench.preview_rung();
    context.answer["peak_memory_bytes"] = peak_memory;
    context.answer["threads"] = status.device;
    if (program.pose_ms > 0) context.answer["speed_up_over_scratch"] = scratch_ms / program.pose_ms;
    context.print("peak memory " + std::to_string(peak_memory >> 20) + " MB, " + status.device +
                  ", previews at rung " + std::to_string(bench.preview_rung()));
    return program;
}

Result<> bench(int repeats, int heads, const std::string& model, CliContext& context) {
    const auto program = bench_program(repeats, model, context);
    if (!program) return tl::unexpected(program.error());
    context.loaded->engine.reset();  // what follows loads the model again: memory for one is enough
    if (!program->live) return bench_layers(model, std::min(repeats, 5), context);
    return heads > 0 ? bench_live(model, heads, program->pose_ms, context) : Result<>();
}

}  // namespace

void add_bench(CLI::App& app, CliContext& context) {
    auto* command = app.add_subcommand("bench", "Measures the budgets on this machine");
    auto repeats = std::make_shared<int>(20), heads = std::make_shared<int>(3);
    auto model = std::make_shared<std::string>("limner-live");
    command->add_option("--repeats", *repeats, "Samples per figure (20)")->check(CLI::Range(3, 1000));
    command->add_option("--heads", *heads, "Heads to compare with the exact march, 0 = none (3)")
        ->check(CLI::Range(0, 64));
    command->add_option("--model", *model, "Model id or folder of a pack (limner-live)");
    command->footer(
        "Examples:\n"
        "  limner-cli bench\n"
        "  limner-cli bench --json > figures.json\n"
        "  limner-cli bench --model stylegan2 --threads 1");
    context.on(command,
               [repeats, heads, model, &context] { return bench(*repeats, *heads, *model, context); });
}

}  // namespace limner
