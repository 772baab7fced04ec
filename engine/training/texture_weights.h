#pragma once
// The texture network of a model pack, for a run that goes on from it. Engine-internal header (LibTorch).

#include <filesystem>

#include "engine/checkpoints/tensor.h"
#include "engine/core/error.h"
#include "engine/training/portrait_batch.h"

namespace limner::training {

struct TextureWeights {
    NamedArrays arrays;         // "texture.*" of every level up to 256, float16
    CodeStatistics statistics;  // that its codes are standardised with
};

/// Reads texture.safetensors of `pack`. Errors of read_safetensors(); model_mismatch naming what is missing
/// or does not fit.
Result<TextureWeights> read_texture_weights(const std::filesystem::path& pack);

}  // namespace limner::training
