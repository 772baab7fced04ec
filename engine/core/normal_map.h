#pragma once
// Which way the surface faces at each pixel of a picture.

#include <array>

#include "engine/core/image.h"

namespace limner {

/// Unit vectors: x right, y up, z to the viewer; 0 0 0 = nothing there.
using NormalMap = Grid<std::array<float, 3>>;

}  // namespace limner
