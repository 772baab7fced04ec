#pragma once
// Assembles a model pack (architecture, section 9) from finished or running trainings: averaged weights as
// float16, the bank of people that seeds choose from, and the manifest with SHA-256 of every file.

#include <filesystem>

#include "engine/core/error.h"
#include "engine/training/field_trainer.h"
#include "engine/training/texture_trainer.h"

namespace limner::training {

struct PackRecipe {
    FieldRecipe field;      // data and out of the field's run
    TextureRecipe texture;  // data and out of the texture's run
    std::filesystem::path out;
    int bank_size = 1024;
    std::string trained;  // one line for the manifest: machine, hours
};

/// Writes field.safetensors, texture.safetensors, bank.safetensors and manifest.json into recipe.out.
Result<> write_live_pack(const PackRecipe& recipe);

}  // namespace limner::training
