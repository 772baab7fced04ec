#pragma once
// Runs SofGAN's field stage by stage on named arrays and returns every stage, so that anyone can compare it
// with a reference. The names are those of fixtures/sofgan (section "sof.npz" of its README). No LibTorch.

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner {

/// For each case whose inputs are present, all its outputs. model_mismatch; wrong_use when an input has a
/// wrong shape.
Result<NamedArrays> trace_official_field(const CheckpointTree& tree, const NamedArrays& inputs);

}  // namespace limner
