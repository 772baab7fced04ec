#pragma once
// What an open mouth shows: edges of two rows of teeth and the dark between them. To the label map all of it
// is one class, and the texture network draws its mean: something white. Where the teeth are follows from the
// head at rest and from the jaw.

#include <cstdint>
#include <span>

#include "engine/generators/live/guide.h"
#include "engine/generators/live/head_anchors.h"

namespace limner::live {

/// Writes to [side][side], for pixels of the class mouth, how dark they are: 0 teeth, 1 the inside behind
/// them; thin lines between teeth. `depth` [side][side], cm along the viewing axis, 0 = nothing. Pure; any
/// thread.
void draw_mouth_inside(const HeadAnchors& anchors, const GuideView& view,
                       std::span<const std::uint8_t> labels, std::span<const float> depth, int side,
                       std::span<float> out);

}  // namespace limner::live
