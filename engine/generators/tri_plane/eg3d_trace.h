#pragma once
// Runs EG3D stage by stage on named arrays and returns every stage. The names are those of fixtures/eg3d and
// fixtures/eg3d-sr512. No LibTorch.

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

/// For each case whose inputs are present, all its outputs; a file may hold a whole generator or a
/// super-resolution module alone. The logits need the discriminator ("D"). model_mismatch; wrong_use when an
/// input has a wrong shape.
Result<NamedArrays> trace_eg3d(const CheckpointTree& tree, const NamedArrays& inputs);

/// True for a file that holds a super-resolution module and nothing else.
bool is_super_resolution(const CheckpointTree& tree);

}  // namespace limner
