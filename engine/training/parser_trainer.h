#pragma once
// Trains the label parser on augmented synthetic portraits.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/analysis_recipe.h"
#include "engine/training/training_run.h"

namespace limner::training {

inline constexpr const char* parser_model = "limner-parser";

/// Begins or continues the run in options.out on `data`, a folder of portraits-*.safetensors. Blocks; any
/// thread. Errors of TrainingRun::run(); file_not_found, bad_checkpoint, model_mismatch for the data.
Result<> train_parser(const AnalysisRecipe& recipe, const std::filesystem::path& data,
                      const RunOptions& options);

}  // namespace limner::training
