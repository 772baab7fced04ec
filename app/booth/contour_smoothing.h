#pragma once
// Takes the steps out of contours, which a label map of few pixels leaves behind and a large screen shows:
// every pixel becomes the mean along its contour, so that nothing is lost across it.
//
// After Kyprianidis and Kang, "Image and video abstraction by coherence-enhancing filtering", 2011: the
// direction of a contour is that of least change in the smoothed structure tensor; the mean runs along the
// lines of that field.

#include "engine/core/image.h"

namespace limner::booth {

/// Flat places, corners and straight contours along rows and columns stay as they are. Costs some
/// milliseconds for 256 x 256. Pure.
Image with_smooth_contours(const Image& image);

}  // namespace limner::booth
