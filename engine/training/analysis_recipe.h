#pragma once
// What shapes a training of a face analyser; parser and landmarks have the same numbers.

#include <cstdint>

#include "engine/training/recipe.h"

namespace limner::training {

struct AnalysisRecipe {
    std::int64_t steps = 20000;
    std::int64_t batch = 16;
    double learning_rate = 1e-3;
    double width = 1;            // of every level, against the default
    double small = 0;            // share of the steps that a parser begins with, on pictures of half the size
    std::int64_t held_out = 64;  // last views of the set, never trained on
    std::int64_t judge = 0;      // 1: only for judging, never for editing or a loss
    std::int64_t seed = 1;
};
RecipeFields fields_of(AnalysisRecipe& recipe);

}  // namespace limner::training
