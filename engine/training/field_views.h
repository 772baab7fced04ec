#pragma once
// The portraits of a texture set as a trained field shows them. A field draws coarser than the portraits are
// (broad brows, thick rims, smooth outlines), and a texture network that has seen only true label maps
// follows that to the letter; one that has seen both learns what the coarse one stands for.
//
//     write_field_views({"data/field", "runs/field", "data/portraits"}, progress);   // beside the portraits
//     TextureRecipe recipe;
//     recipe.phases = {..., {.resolution = 256, .steps = 700, .field_views = true}};

#include <filesystem>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/training/shard_set.h"

namespace limner::training {

struct FieldViewRecipe {
    std::filesystem::path field_data, field_run;  // of the field's training, or none, and `pack`
    std::filesystem::path data;                   // of the portraits
    std::filesystem::path pack{};                 // with a field.safetensors
};

/// Writes views-NNNNN.safetensors into `data`, a folder of portraits-*.safetensors: for each portrait
///   labels u8 [N,S,S]   normals i8 [N,S,S,3] / 127   depth f16 [N,S,S]   factors f32 [N,F]
/// as wide as the portrait, of the head with its code in the field, from its camera. Files that the same
/// field wrote are kept, so that an interrupted call continues. Blocks; any thread, with as many threads as
/// LibTorch is set to. Errors of the run and the data; cancelled; file_unwritable.
Result<> write_field_views(const FieldViewRecipe& recipe, Progress& progress);

/// The views of `portraits`, row by row. file_not_found when they were not made, bad_checkpoint when they are
/// of other portraits.
Result<ShardSet> open_field_views(const std::filesystem::path& data, const ShardSet& portraits);

}  // namespace limner::training
