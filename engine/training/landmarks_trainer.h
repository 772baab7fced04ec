#pragma once
// Trains the regressor of landmarks, pose and coefficients on augmented synthetic portraits.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/analysis_recipe.h"
#include "engine/training/training_run.h"

namespace limner::training {

inline constexpr const char* landmarks_model = "limner-landmarks";

/// Begins or continues the run in options.out on `data`, a folder of portraits-*.safetensors. Blocks; any
/// thread. Errors of TrainingRun::run(); file_not_found, bad_checkpoint, model_mismatch for the data.
Result<> train_landmarks(const AnalysisRecipe& recipe, const std::filesystem::path& data,
                         const RunOptions& options);

}  // namespace limner::training
