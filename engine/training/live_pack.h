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

struct DetailPackRecipe {
    std::filesystem::path run;
    DetailSource source;  // whose pack is added to
    std::string version;  // of the pack from now on
    std::string trained;  // a line for its manifest; empty: the line that it has
};

/// Adds detail.safetensors to the pack and says so in its manifest.
Result<> add_detail(const DetailPackRecipe& recipe);

}  // namespace limner::training
