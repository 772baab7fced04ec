#pragma once
// How much fine detail a picture holds: its power by spatial frequency.
//
//     const auto bands = octave_energies(luma(image));     // bands[0] is the finest octave

#include <array>

#include "engine/core/image.h"

namespace limner {

inline constexpr int octave_count = 3;

/// Power of a square grid, its mean taken away and a Hann window laid over it, in the rings of 1/4..1/2,
/// 1/8..1/4 and 1/16..1/8 cycles per pixel (finest first): the sum of |F|^2 / pixels^2, so that a picture and
/// its tiling give about the same. Side a power of two of at least 32; asserts otherwise. Pure.
std::array<double, octave_count> octave_energies(const Grid<float>& grid);

}  // namespace limner
