#pragma once
// The colours of the picture under the pixels of the label map.

#include <array>

#include "engine/core/image.h"

namespace limner::ui {

/// 0..1 each
using MapColour = std::array<float, 3>;

/// Mean of the part of `picture` under each pixel of a map of `side`.
Grid<MapColour> map_colours(const Image& picture, int side);

}  // namespace limner::ui
