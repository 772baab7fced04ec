#include "ui/painting/mirror.h"

#include <cmath>

namespace limner::ui {

MirrorAxis face_axis(const LabelMap& labels, Radians roll) {
    double sum_x = 0, sum_y = 0;
    int count = 0;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) switch (static_cast<FaceClass>(labels.at(x, y))) {
                case FaceClass::nose:
                case FaceClass::mouth:
                case FaceClass::upper_lip:
                case FaceClass::lower_lip:
                    sum_x += x + 0.5;
                    sum_y += y + 0.5;
                    ++count;
                    break;
                default:
                    break;
            }
    if (count == 0) return {labels.width / 2.0, labels.height / 2.0, double(roll.value)};
    return {sum_x / count, sum_y / count, double(roll.value)};
}

Dab mirrored(const Dab& dab, const MirrorAxis& axis) {
    // Along the axis (sin t, -cos t) a point stays, across it (cos t, sin t) it changes sides.
    const double nx = std::cos(axis.tilt), ny = std::sin(axis.tilt);
    const double across = (dab.x - axis.x) * nx + (dab.y - axis.y) * ny;
    return {dab.x - 2 * across * nx, dab.y - 2 * across * ny, dab.diameter};
}

std::uint8_t mirrored(std::uint8_t value) {
    if (value >= face_class_count) return value;
    return static_cast<std::uint8_t>(info(static_cast<FaceClass>(value)).mirrored);
}

}  // namespace limner::ui
