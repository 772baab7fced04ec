#pragma once
// The planes of fine_shading.h that hold lines: lashes, hairs of brows, edges of teeth.

#include <span>

#include "engine/generators/live/fine_shading.h"
#include "engine/generators/live/head_anchors.h"

namespace limner::live {

/// Adds them to planes of make_fine_shading(); `input` as there, with geometry. Pure; any thread.
void add_fine_lines(const GuideInput& input, const HeadAnchors& anchors, std::span<float> planes);

}  // namespace limner::live
