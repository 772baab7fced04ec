#pragma once
// Runs SofGAN's texture generator and discriminator stage by stage on named arrays and returns every stage.
// The names are those of fixtures/sofgan (section "texture.npz" of its README). No LibTorch.

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

/// For each case whose inputs are present, all its outputs. The arrays of the discriminator need its weights
/// ("d"). model_mismatch; wrong_use when an input has a wrong shape.
Result<NamedArrays> trace_official_texture(const CheckpointTree& tree, const NamedArrays& inputs);

}  // namespace limner
