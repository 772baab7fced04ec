#pragma once
// Symmetry: the mirror line of the face, and what a stroke on one side is on the other.

#include <cstdint>

#include "engine/core/image.h"
#include "engine/core/label_set.h"
#include "engine/core/units.h"
#include "ui/painting/brush_path.h"

namespace limner::ui {

/// A line in the label map: through (x, y) in pixels, tilted clockwise from upright.
struct MirrorAxis {
    double x = 0, y = 0;
    double tilt = 0;  // radians
    bool operator==(const MirrorAxis&) const = default;
};

/// Which side of the face gets what the other one has; left and right as they are in the map.
enum class Mirroring { left_to_right, right_to_left, swap };

/// The face's own axis: through the middle of nose, mouth and lips, tilted as the head rolls. The middle of
/// the map where none of them is seen.
MirrorAxis face_axis(const LabelMap& labels, Radians roll);

Dab mirrored(const Dab& dab, const MirrorAxis& axis);
/// The class on the other side of the face; other values stay.
std::uint8_t mirrored(std::uint8_t value);

}  // namespace limner::ui
