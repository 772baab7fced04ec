#pragma once
// What a model makes of a painted class that its own label set lacks. No LibTorch.

#include <string_view>

#include "engine/core/label_set.h"

namespace limner {

/// The class that models of `family` (GeneratorInfo::family) draw where `painted` is; itself where they know
/// it. Which side of the face a class is on counts for nothing: the picture says so.
FaceClass drawn_as(FaceClass painted, std::string_view family);

}  // namespace limner
