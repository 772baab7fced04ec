#pragma once
// Where hair, hats and clothes end. The field draws outlines in bumps; hair ends in strands, and cloth in a
// line.

#include <cstdint>
#include <span>

#include "engine/generators/live/guide.h"

namespace limner::live {

/// Takes the field's bumps from the outlines of the head's hair, of hats and of clothes, and moves the border
/// of hair, beard and brows in and out along the strands of `flow`. Hair borders on background, skin, ears,
/// neck and clothes so, hats on hair too, clothes on the background alone; by at most 1.6 % of the width,
/// hats 3 %. What becomes of a class gets the depth and normal of its nearest pixel, what no longer is those
/// of what lies beside it. All maps [size][size] as in GuideInput; a pixel of a class without depth stays,
/// and so does the outline of what lies before it. `hat_painted`: somebody drew the hat, and it keeps
/// the corners of its brim. Pure; any thread.
void redraw_outlines(int size, std::span<std::uint8_t> labels, std::span<float> normals,
                     std::span<float> depth, const GuideView& view, const HairFlow& flow,
                     bool hat_painted = false);

}  // namespace limner::live
