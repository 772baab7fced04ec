#pragma once
// Where hair ends. The field draws the outline of hair smooth; hair ends in strands.

#include <cstdint>
#include <span>

#include "engine/generators/live/guide.h"

namespace limner::live {

/// Moves the border of hair, beard and brows against background, skin, ears, neck and clothes in and out by
/// at most 1.6 % of the width, along the strands of `flow`, and takes the field's bumps from the outline
/// before the background. What becomes hair gets the depth and normal of the nearest hair, what no longer is
/// those of what lies beside it. All maps [size][size] as in GuideInput; a pixel of hair without depth
/// stays, and so does the outline of what lies before hair.
/// Pure; any thread.
void fray_hair(int size, std::span<std::uint8_t> labels, std::span<float> normals, std::span<float> depth,
               const GuideView& view, const HairFlow& flow);

}  // namespace limner::live
