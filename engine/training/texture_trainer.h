#pragma once
// Trains the live texture network on synthetic portraits: label maps, guide, style and light codes ->
// pictures. Losses and schedule follow the training notes: weighted L1 + chroma + Laplacian, progressive
// resolution, and near the end an optional label-conditioned patch discriminator, which gives hair and skin
// their grain, and the portraits as the field shows them (field_views.h). With the field's views come two
// more, over what a user sees of the result: a restyled part must not change the others, and small features
// must lie where the map has them (feature_reader.h).

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/core/error.h"
#include "engine/training/recipe.h"
#include "engine/training/training_run.h"
#include "engine/training/training_source.h"

namespace limner::training {

inline constexpr const char* texture_model = "limner-live-texture";

struct TextureRecipe {
    std::vector<TexturePhase> phases{{64, 3000, false}, {128, 3000, false}, {256, 2000, false}};
    std::int64_t batch = 8;
    double learning_rate = 2e-3;
    double guide_dropout = 0.12, field_share = 0.7;
    double misfit_weight = 0.2;  // of the error where a field view shows another class
    double locality_weight = 0.3, reading_weight = 0.1;  // in the phases with field views
    double adversarial_weight = 0.1, feature_matching = 0.5, discriminator_rate = 8e-4, r1 = 0.003;
    std::int64_t held_out = 64;  // last views of the set, never trained on
    std::int64_t seed = 1;
};
RecipeFields fields_of(TextureRecipe& recipe);

/// Begins or continues the run in options.out; a new one begins with the weights of the source's pack, if it
/// has one. Blocks; any thread. Errors of TrainingRun::run(); file_not_found, bad_checkpoint, model_mismatch
/// for data and pack.
Result<> train_texture(const TextureRecipe& recipe, const TrainingSource& source, const RunOptions& options);

/// Writes the averaged weights of the run in folder `run` as float16, and the statistics of the codes: those
/// of the source's pack, or of its data.
Result<> export_texture(const std::filesystem::path& run, const TrainingSource& source,
                        const std::filesystem::path& file);

}  // namespace limner::training
