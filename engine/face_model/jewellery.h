#pragma once
// How earrings and a necklace hang on a head, as bars along curves. The synthetic portraits wear them, and
// the live model draws them, as they are thinner than its field can hold.

#include <functional>

#include "engine/face_model/glasses.h"

namespace limner {

enum class EarringShape : std::uint8_t { none, ring, stud };

/// `lobe`: lowest point of an ear, head frame, cm; `outward`: 1 on the subject's left, -1 on the right. Not
/// for EarringShape::none.
FrameTube earring(EarringShape shape, const Vec3& lobe, float outward);

/// `place(axis, outward)`: where it lies on the way `outward` (unit length) from a point within the neck.
FrameTube necklace(const std::function<Vec3(const Vec3& axis, const Vec3& outward)>& place);

}  // namespace limner
