#pragma once
// Trains the live texture network on synthetic portraits: label maps, guide, style and light codes ->
// pictures. Losses and schedule follow the training notes: weighted L1 + chroma + Laplacian, progressive
// resolution, and an optional label-conditioned patch discriminator near the end, which gives hair and skin
// their grain.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/core/error.h"

namespace limner::training {

struct TexturePhase {
    int resolution = 64;
    std::int64_t steps = 1000;
    bool adversarial = false;
};

struct TextureRecipe {
    std::filesystem::path data;  // folder of portraits-*.safetensors
    std::filesystem::path out;   // state, log, sample sheets
    std::vector<TexturePhase> phases{{64, 2000, false}, {128, 2000, false}, {256, 1500, false}};
    int batch = 8;
    double learning_rate = 2e-3;
    double guide_dropout = 0.12;
    double adversarial_weight = 0.1, feature_matching = 0.5, discriminator_rate = 8e-4, r1 = 0.003;
    int held_out = 64;  // last views of the set, never trained on
    std::uint64_t seed = 1;
    double time_budget_s = 0;  // 0 = until the phases are done; otherwise stops resumably
    double save_every_s = 240;
};

/// Runs or resumes. Writes out/state.safetensors, out/log.csv, out/sheet-*.ppm. Blocks; any thread.
Result<> train_texture(const TextureRecipe& recipe);

/// Writes out/texture.safetensors (averaged weights, float16, with code statistics) from a finished or
/// running state.
Result<> export_texture(const TextureRecipe& recipe, const std::filesystem::path& file);

}  // namespace limner::training
