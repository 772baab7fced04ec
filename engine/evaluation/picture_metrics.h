#pragma once
// How alike two pictures are. Pure functions of sRGB pixels; alpha does not count. Both pictures have the
// same size.
//
//     const double error = mean_squared_error(a, b, mask);     // mask: 0 = left out
//     peak_signal_to_noise(error);                             // decibels

#include <cstdint>

#include "engine/core/image.h"

namespace limner {

/// 0 = the pixel does not count. An empty mask counts all.
using PixelMask = Grid<std::uint8_t>;

/// Mean over counted pixels and channels of (a - b)^2, colours in 0..1. 0 where nothing counts.
double mean_squared_error(const Image& a, const Image& b, const PixelMask& mask = {});

/// Mean over counted pixels and channels of |a - b|, colours in 0..1. 0 where nothing counts.
double mean_absolute_error(const Image& a, const Image& b, const PixelMask& mask = {});

/// 10 log10(1 / error): decibels for colours in 0..1; infinite for 0.
double peak_signal_to_noise(double mean_squared_error);

/// Structural similarity (Wang et al. 2004) of luma with their Gaussian window (11 x 11, sigma 1.5), K1 =
/// .01, K2 = .03: mean over the windows that lie inside the picture and, with a mask, whose pixels all count.
/// 1 for equal pictures; `windows` says over how many, and the mean of none is 0.
struct StructuralSimilarity {
    double mean = 0;
    std::int64_t windows = 0;
};
StructuralSimilarity structural_similarity(const Image& a, const Image& b, const PixelMask& mask = {});

/// Luma of Rec. 601 in 0..1: what structural_similarity() and the spectrum see.
Grid<float> luma(const Image& image);

}  // namespace limner
