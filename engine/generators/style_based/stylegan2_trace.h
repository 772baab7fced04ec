#pragma once
// Runs a StyleGAN2 generator and its discriminator on named latents and returns every stage, under the names
// of fixtures/stylegan2. No LibTorch.

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

/// Reads `z` [N, Z] and, for conditional networks, `c` [N, C]. The mixed picture needs two latents, the score
/// a discriminator ("D"). model_mismatch; wrong_use when an input has a wrong shape.
Result<NamedArrays> trace_stylegan2(const CheckpointTree& tree, const NamedArrays& inputs);

}  // namespace limner
