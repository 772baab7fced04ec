#pragma once
// Whether weights are numbers at all: one that is infinite or not a number spoils every picture, or some of
// them.
//
//     if (!all_finite(arrays.at("conv1.weight"))) return failure(...);

#include "engine/checkpoints/tensor.h"

namespace limner {

/// Whether no element is infinite or not a number; true for whole numbers. Reads all of the array once.
bool all_finite(const Array& array);

}  // namespace limner
