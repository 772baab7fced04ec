#pragma once
// The one entry of `limner-cli trace` for SofGAN checkpoints, whichever of the two networks a file holds. No
// LibTorch.
//
//     const auto outputs = trace_sofgan(*read_checkpoint("generator.pt"), *read_npz("texture.npz"));

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

bool is_sofgan(const CheckpointTree& tree);
/// Field, texture generator, or both (a model pack). model_mismatch when the file holds neither.
Result<NamedArrays> trace_sofgan(const CheckpointTree& tree, const NamedArrays& inputs);

}  // namespace limner
