#pragma once
// Trains the live semantic occupancy field on labelled points of many heads (synthetic portraits, section
// 16).

#include <cstdint>
#include <filesystem>

#include "engine/core/error.h"

namespace limner::training {

struct FieldRecipe {
    std::filesystem::path data;  // folder of field-*.safetensors
    std::filesystem::path out;   // state, log
    std::int64_t steps = 8000;
    int heads = 8;      // per batch
    int points = 2048;  // per head
    double learning_rate = 2e-3;
    int held_out = 16;  // last heads of the set
    std::uint64_t seed = 1;
    double time_budget_s = 0;
    double save_every_s = 240;
};

/// Runs or resumes; writes out/state.safetensors and out/log.csv. Blocks; any thread.
Result<> train_field(const FieldRecipe& recipe);

/// Writes the averaged weights, the code statistics and the eye and landmark regressions as float16.
Result<> export_field(const FieldRecipe& recipe, const std::filesystem::path& file);

}  // namespace limner::training
