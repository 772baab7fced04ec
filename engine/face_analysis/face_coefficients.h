#pragma once
// The numbers that the regressor reads off a face, as one vector, and their names. No LibTorch.

#include <array>
#include <cstddef>

#include "engine/face_model/expression.h"

namespace limner::analysis {

/// First index and count of every group.
struct CoefficientGroup {
    std::size_t begin, count;
    constexpr std::size_t end() const { return begin + count; }
};
inline constexpr CoefficientGroup pose{0, 3};          // yaw, pitch, roll: radians, signs of HeadPose
inline constexpr CoefficientGroup identity{3, 48};     // shape modes of the head model, standard deviations
inline constexpr CoefficientGroup expression{51, 53};  // weights by Expression
inline constexpr CoefficientGroup gaze{104, 2};        // radians, signs of HeadShape
inline constexpr CoefficientGroup light{106, 27};      // spherical harmonics, 9 per channel, see below
inline constexpr CoefficientGroup skin{133, 2};        // melanin, haemoglobin
inline constexpr std::size_t coefficient_count = 135;
static_assert(expression.count == std::size_t(expression_count) && skin.end() == coefficient_count);

// Light: radiance in the head frame, basis (1; y, z, x; xy, yz, 3z^2 - 1, xz, x^2 - y^2), red first, divided
// by the luminance of the constant term: how bright a picture is says nothing about its light.

using Coefficients = std::array<float, coefficient_count>;

/// Those of the mirrored face: sides of expressions change places, and what points sideways turns round.
/// Identity stays: the modes are symmetric but for the scans' own asymmetry, so do not learn it from mirrored
/// pictures.
Coefficients mirrored(const Coefficients& coefficients);

/// Divides the light by the luminance of its constant term; leaves a light without one alone.
void normalise_light(Coefficients& coefficients);

}  // namespace limner::analysis
