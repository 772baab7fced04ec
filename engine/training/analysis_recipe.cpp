#include "engine/training/analysis_recipe.h"

namespace limner::training {

RecipeFields fields_of(AnalysisRecipe& recipe) {
    return {
        {"steps", "optimiser steps", &recipe.steps, 1, 1e8},
        {"batch", "pictures in a batch", &recipe.batch, 1, 4096},
        {"learning_rate", "of Adam; warm-up over 500 steps or a twentieth, cosine from 30 %",
         &recipe.learning_rate, 0, 1},
        {"width", "channels, against the default", &recipe.width, .25, 4},
        {"small", "share of the first steps on pictures of half the size, parser only", &recipe.small, 0, 1},
        {"held_out", "views never trained on, the last of the set", &recipe.held_out, 1, 1e6},
        {"judge", "1: the model only judges; 0: it is for editing and for losses", &recipe.judge, 0, 1},
        {"seed", "of weights, batches and augmentation", &recipe.seed, 0, 1e15}};
}

}  // namespace limner::training
