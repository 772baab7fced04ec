#pragma once
// A long training in a folder of its own: begun, interrupted, continued, finished. Engine-internal header.
//
//     recipe.json                   what it was begun with; another recipe is refused
//     state-000200.safetensors      weights, optimiser, running average after 200 steps; in parts on request
//     log.csv, losses.png           means of every 25 steps
//     sample-000200.png             what the averaged weights make of held-out data
//
// An interrupted run continues the very same curve: batches and noise depend on the step alone, and
// everything else is in the state.

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/device/device.h"
#include "engine/training/recipe.h"
#include "engine/training/run_log.h"
#include "engine/training/run_state.h"
#include "engine/training/trainee.h"

namespace limner::training {

/// What does not shape the result.
struct RunOptions {
    std::filesystem::path out;  // the run's folder
    Device device;
    bool mixed_precision = false;  // see MixedPrecision
    double time_budget_s = 0;      // 0 = to the last step; otherwise stops resumably
    double save_every_s = 240;
    std::uint64_t part_bytes = 0;  // of a state file; 0 = one file of any size
    std::shared_ptr<Progress> progress =
        std::make_shared<Progress>();  // told of every step; cancelled: saves and stops
};

class TrainingRun {
public:
    TrainingRun(Trainee& trainee, std::string recipe, RunOptions options);

    /// Begins in an empty or missing folder, or continues where its run stopped. Blocks. file_unwritable when
    /// the folder holds a finished run, one of another recipe, or something else; cancelled after an
    /// interrupt, with everything saved.
    Result<> run();

private:
    Result<> open_folder();
    Result<> report();
    Result<> save();
    double seconds() const;  // of all sessions

    Trainee& trainee_;
    const std::string recipe_;
    const RunOptions options_;
    RunLog log_;
    std::int64_t step_ = 0;                        // steps done
    std::chrono::steady_clock::time_point start_;  // of this session
    double seconds_before_ = 0;                    // of earlier ones
    torch::Tensor sums_;  // of the measures since the last line of the log [measures], float64
};

/// Reads the recipe and the newest state of the run in the folder `run`, to use what it has learnt. Errors of
/// read_recipe() and read_run_state(); file_not_found before its first save.
Result<RunState> open_run(const std::filesystem::path& run, std::string_view model,
                          const RecipeFields& recipe);

}  // namespace limner::training
