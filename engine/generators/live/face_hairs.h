#pragma once
// Lashes and the hairs of brows, a few hundredths of a millimetre thick, which neither the field nor the
// texture network can hold. Grown from landmarks as in the synthetic portraits (synthetic/face_strands.cpp)
// and drawn as lines.

#include <cstdint>
#include <span>

#include "engine/generators/live/guide.h"
#include "engine/generators/live/head_anchors.h"

namespace limner::live {

/// What hairs are drawn on: [side][side], `depth` in cm along the viewing axis, 0 = nothing. What lies before
/// hairs hides them, and where a map shows no brow, or no eye that ought to be open, somebody painted them
/// away.
struct HairGround {
    const GuideView& view;
    std::span<const std::uint8_t> labels;
    std::span<const float> depth;
    int side;
};
/// Write the share of every pixel that hairs cover, 0 .. 1, to [side][side]. Pure; any thread.
void draw_lashes(const HeadAnchors& anchors, const HairGround& ground, std::span<float> out);
void draw_brows(const HeadAnchors& anchors, const HairGround& ground, std::span<float> out);

}  // namespace limner::live
