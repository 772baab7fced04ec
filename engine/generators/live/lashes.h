#pragma once
// Eyelashes: hairs of a few hundredths of a millimetre that stand off the lids, so neither the field nor the
// texture network can hold them. Grown from the lids' landmarks as in the synthetic portraits
// (synthetic/face_strands.cpp) and drawn as lines.

#include <span>

#include "engine/generators/live/guide.h"
#include "engine/generators/live/head_anchors.h"

namespace limner::live {

/// Writes the share of every pixel that lashes cover, 0 .. 1, to [side][side]. `depth` [side][side], cm along
/// the viewing axis, 0 = nothing: what lies before them hides them. Pure; any thread.
void draw_lashes(const HeadAnchors& anchors, const GuideView& view, std::span<const float> depth, int side,
                 std::span<float> out);

}  // namespace limner::live
