#include "engine/training/training_run.h"

#include <chrono>
#include <cstdio>

#include "engine/core/file.h"
#include "engine/core/limits.h"
#include "engine/device/torch_device.h"
#include "engine/media/image_file.h"
#include "engine/training/loss_plot.h"

namespace limner::training {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t report_every = 25;

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string numbered(const char* name, std::int64_t step, const char* ending) {
    char text[64];
    std::snprintf(text, sizeof text, "%s-%06lld%s", name, static_cast<long long>(step), ending);
    return text;
}

}  // namespace

Result<RunState> open_run(const fs::path& run, std::string_view model, const RecipeFields& recipe) {
    if (auto ok = read_recipe(run / "recipe.json", model, recipe); !ok) return tl::unexpected(ok.error());
    auto state = read_run_state(run);
    if (!state) return tl::unexpected(state.error());
    if (!*state)
        return failure(Errc::file_not_found, "The run in " + run.string() + " has not saved anything yet.");
    return std::move(**state);
}

TrainingRun::TrainingRun(Trainee& trainee, std::string recipe, RunOptions options)
    : trainee_(trainee), recipe_(std::move(recipe)), options_(std::move(options)), log_(trainee.measures()) {}

double TrainingRun::seconds() const { return seconds_before_ + seconds_since(start_); }

// Begins or continues; refuses whatever is not this very run.
Result<> TrainingRun::open_folder() {
    const auto& out = options_.out;
    std::error_code error;
    fs::create_directories(out, error);
    if (error)
        return failure(Errc::file_unwritable,
                       "Could not make the folder " + out.string() + ": " + error.message() + ".");
    const auto recipe_file = out / "recipe.json";
    if (!fs::exists(recipe_file, error)) {
        if (!fs::is_empty(out, error))
            return failure(Errc::file_unwritable, out.string() +
                                                      " holds files that are no training run; nothing was "
                                                      "changed. Name another folder.");
        return replace_file(recipe_file, std::as_bytes(std::span<const char>(recipe_)));
    }
    const auto there = read_file(recipe_file, limits::json_bytes);
    if (!there) return tl::unexpected(there.error());
    const auto difference =
        recipe_difference({reinterpret_cast<const char*>(there->bytes.data()), there->bytes.size()}, recipe_);
    if (!difference.empty())
        return failure(Errc::file_unwritable, "The run in " + out.string() +
                                                  " was begun with another recipe: " + difference +
                                                  ". Name another folder, or repeat its recipe to continue.");
    const auto state = read_run_state(out);
    if (!state) return tl::unexpected(state.error());
    if (!*state) return {};  // stopped before its first save
    if ((*state)->step >= trainee_.steps())
        return failure(Errc::file_unwritable, out.string() + " holds a finished run of " +
                                                  std::to_string((*state)->step) +
                                                  " steps; nothing was changed. Name another folder.");
    if (auto ok = trainee_.load_state((*state)->arrays); !ok) return ok;
    step_ = (*state)->step;
    seconds_before_ = (*state)->seconds;
    if ((*state)->sums.size() == trainee_.measures().size())
        sums_ = torch::tensor((*state)->sums, torch::kFloat64).to(torch_device(options_.device));
    log_.say("continuing after step " + std::to_string(step_));
    return {};
}

Result<> TrainingRun::run() {
    start_ = std::chrono::steady_clock::now();
    if (auto ok = open_folder(); !ok) return ok;
    if (auto ok = log_.open(options_.out / "log.csv", step_); !ok) return ok;
    auto saved = std::chrono::steady_clock::now();
    while (step_ < trainee_.steps() && !options_.progress->cancelled()) {
        if (options_.time_budget_s > 0 && seconds_since(start_) > options_.time_budget_s) break;
        log_.show_progress(step_, trainee_.steps());
        const auto measures = trainee_.train(step_).to(torch::kFloat64);
        sums_ = sums_.defined() ? sums_ + measures : measures;
        ++step_;
        options_.progress->report(double(step_) / double(trainee_.steps()), "step " + std::to_string(step_));
        if (step_ % report_every == 0)
            if (auto ok = report(); !ok) return ok;
        if (seconds_since(saved) > options_.save_every_s) {
            if (auto ok = save(); !ok) return ok;
            saved = std::chrono::steady_clock::now();
        }
    }
    if (auto ok = save(); !ok) return ok;
    if (options_.progress->cancelled() && step_ < trainee_.steps())
        return failure(Errc::cancelled, "Interrupted after step " + std::to_string(step_) +
                                            "; the same command continues from there.");
    return {};
}

Result<> TrainingRun::report() {
    const auto means = (sums_ / double(report_every)).to(torch::kCPU);
    const auto* values = means.data_ptr<double>();
    sums_ = torch::Tensor();
    const LogRow row{step_, seconds(), {values, values + means.numel()}};
    std::string line = "step " + std::to_string(step_) + "/" + std::to_string(trainee_.steps());
    for (std::size_t i = 0; i < row.values.size(); ++i) {
        char text[64];
        std::snprintf(text, sizeof text, "  %s %.4f", log_.columns()[i].c_str(), row.values[i]);
        line += text;
    }
    log_.say(line);
    return log_.add(row);
}

Result<> TrainingRun::save() {
    RunState state{step_, seconds(), {}, trainee_.state()};
    if (sums_.defined()) {
        const auto sums = sums_.to(torch::kCPU);
        state.sums.assign(sums.data_ptr<double>(), sums.data_ptr<double>() + sums.numel());
    }
    if (auto ok = write_run_state(options_.out, state, options_.part_bytes); !ok) return ok;
    const auto sample = trainee_.sample(step_);
    log_.say("held out: " + sample.figures);
    auto drawn = write_png(options_.out / numbered("sample", step_, ".png"), sample.sheet);
    if (drawn) drawn = write_png(options_.out / "losses.png", plot_losses(log_.columns(), log_.rows()));
    if (!drawn && drawn.error().code == Errc::missing_component) {  // a build without pictures trains too
        log_.say(drawn.error().message);
        return {};
    }
    return drawn;
}

}  // namespace limner::training
