#pragma once
// Assembles a model pack (architecture, section 9) from finished or running trainings: averaged weights as
// float16, the bank of people that seeds choose from, and the manifest with SHA-256 of every file.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/detail_trainer.h"
#include "engine/training/pack_folder.h"

namespace limner::training {

struct PackRecipe : PackFolder {
    std::filesystem::path field_data, field_run;      // folders of the field's shards and of its run
    std::filesystem::path texture_data, texture_run;  // the same of the texture's
    int bank_size = 1024;
};

/// Writes field.safetensors, texture.safetensors, bank.safetensors and manifest.json into recipe.out.
/// file_unwritable when it holds a pack already.
Result<> write_live_pack(const PackRecipe& recipe);

/// A run that went on from a pack, to be put into it.
struct PackedRun {
    std::filesystem::path run;
    TrainingSource source;  // whose pack is changed
    std::string version;    // of the pack from now on
    std::string trained;    // a line for its manifest; empty: the line that it has
    double share = 1;       // of the way from the pack's texture weights to the run's
};

/// Puts the texture network of the run in the place of the pack's. A level of detail stays: it was trained on
/// the one before, and is to be trained on.
Result<> replace_texture(const PackedRun& recipe);

/// Puts detail.safetensors into the pack and says so in its manifest.
Result<> add_detail(const PackedRun& recipe);

}  // namespace limner::training
