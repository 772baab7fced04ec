#pragma once
// Runs a part-based generator stage by stage on named arrays and returns every stage. The names are those of
// fixtures/semantic-stylegan. No LibTorch.
//
//     const auto outputs = trace_parts(*read_checkpoint("010000.pt"), *read_npz("reference.npz"));

#include "engine/checkpoints/checkpoint_tree.h"

namespace limner::parts {

/// For each case whose inputs are present, all its outputs. Scores need the discriminator ("d"). The arrays
/// of lift_render.npz are lifted and looked at as they are, whatever the checkpoint. model_mismatch;
/// wrong_use when an input has a wrong shape.
Result<NamedArrays> trace_parts(const CheckpointTree& tree, const NamedArrays& inputs);

/// The lifting alone; nothing where the inputs hold no lift case. wrong_use as above.
Result<NamedArrays> trace_lift(const NamedArrays& inputs);

}  // namespace limner::parts
