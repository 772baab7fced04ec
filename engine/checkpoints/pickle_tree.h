#pragma once
// A pickle's values as a CheckpointTree: dictionaries, lists, modules and networks unfolded, calls
// interpreted by the fixed table, everything else reported as opaque.

#include "engine/checkpoints/checkpoint_tree.h"
#include "engine/checkpoints/pickle_arrays.h"

namespace limner {

/// Unfolds `pickle`. Iterative, at most 64 levels; an alias unfolded again counts again, so that a small file
/// cannot become a large tree (limit_exceeded). bad_checkpoint names the path of a malformed tensor or of a
/// key that occurs twice.
Result<CheckpointTree> unfold(const Pickle& pickle, PickleArrays& arrays);

}  // namespace limner
