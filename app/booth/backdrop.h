#pragma once
// What stands behind a head, as a field of colour without edges, so that it goes on beyond the picture.

#include <array>

#include "engine/core/image.h"

namespace limner::booth {

/// red, green, blue = c0 + c1 x + c2 y + c3 (x^2 + y^2), in sRGB from 0 to 1; x right, y down, -1 to 1 across
/// the picture. Beyond it x and y are to be held at its border.
struct Backdrop {
    std::array<std::array<float, 4>, 3> terms{};  // by channel
};

/// The field nearest to the background of `image`, as `labels` show it at any size; without labels, or where
/// they show no background, to the picture's upper border. Pure.
Backdrop backdrop_of(const Image& image, const LabelMap* labels);

Backdrop mixed(const Backdrop& before, const Backdrop& after, float share);

}  // namespace limner::booth
