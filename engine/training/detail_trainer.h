#pragma once
// Trains one more level on top of a finished live texture network, so that it draws 512 x 512: the levels
// below stay as they are, and with them every picture of up to 256. Portraits of 512 pixels; each step sees
// windows of them, as a level knows nothing of the picture beyond a few pixels.

#include <cstdint>
#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/recipe.h"
#include "engine/training/training_run.h"
#include "engine/training/training_source.h"

namespace limner::training {

inline constexpr const char* detail_model = "limner-live-detail";

struct DetailRecipe {
    std::int64_t steps = 1000, batch = 4;
    std::int64_t window = 256;   // side of what a step sees of each picture, in its pixels
    std::int64_t channels = 24;  // of the level
    double learning_rate = 2e-3;
    double guide_dropout = 0.12, field_share = 0.5;
    double grain_weight = 3;         // of the difference in strength of the finest bands
    double adversarial_from = 0.15;  // share of the steps before the discriminator takes part
    double adversarial_weight = 0.1, feature_matching = 0.5;
    double discriminator_rate = 8e-4, r1 = 0.003;
    std::int64_t held_out = 16;  // last views of the set, never trained on
    std::int64_t seed = 1;
};
RecipeFields fields_of(DetailRecipe& recipe);

/// Begins or continues the run in options.out, on portraits of 512 pixels; a new one begins with the level
/// that the pack has, if it is as wide. Blocks; any thread. Errors of
/// TrainingRun::run(); file_not_found, bad_checkpoint, model_mismatch for data and pack.
Result<> train_detail(const DetailRecipe& recipe, const TrainingSource& source, const RunOptions& options);

/// Writes the averaged weights of the run in folder `run` as float16.
Result<> export_detail(const std::filesystem::path& run, const TrainingSource& source,
                       const std::filesystem::path& file);

}  // namespace limner::training
