#pragma once
// Where a face can be taken hold of: corners and lips of the mouth, lids, eyes, brows and chin, found in its
// label map.

#include <vector>

#include "engine/core/image.h"

namespace limner::ui {

/// Left and right are the subject's.
enum class FaceFeature {
    left_mouth_corner,
    right_mouth_corner,
    upper_lip,
    chin,
    left_lid,
    right_lid,
    left_eye,
    right_eye,
    left_brow,
    right_brow,
};

struct FaceHandle {
    FaceFeature feature;
    double x, y;  // across the picture, 0..1 from its top left corner
};

/// What the map does not show has no handle.
std::vector<FaceHandle> face_handles(const LabelMap& labels);

}  // namespace limner::ui
