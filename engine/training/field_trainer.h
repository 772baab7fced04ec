#pragma once
// Trains the live semantic occupancy field on labelled points of many heads (synthetic portraits, section
// 16).

#include <cstdint>
#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/recipe.h"
#include "engine/training/training_run.h"

namespace limner::training {

inline constexpr const char* field_model = "limner-live-field";

struct FieldRecipe {
    std::int64_t steps = 8000;
    std::int64_t heads = 8;      // per batch
    std::int64_t points = 2048;  // per head
    double learning_rate = 2e-3;
    std::int64_t held_out = 16;  // last heads of the set, never trained on
    std::int64_t seed = 1;
};
RecipeFields fields_of(FieldRecipe& recipe);

/// Begins or continues the run in options.out on `data`, a folder of field-*.safetensors. Blocks; any thread.
/// Errors of TrainingRun::run(); file_not_found, bad_checkpoint for the data.
Result<> train_field(const FieldRecipe& recipe, const std::filesystem::path& data, const RunOptions& options);

/// The averaged weights of the run in folder `run` and the eye and landmark regressions of `data` as float16:
/// what a model pack holds of the field.
Result<NamedArrays> trained_field(const std::filesystem::path& run, const std::filesystem::path& data);
/// Writes them.
Result<> export_field(const std::filesystem::path& run, const std::filesystem::path& data,
                      const std::filesystem::path& file);

}  // namespace limner::training
