#pragma once
// What the numbers of Light stand for, in the radiance of the synthetic portraits (their specification, 7):
// models that draw it and evaluations that compare with the data agree here.

#include "engine/portrait/portrait.h"

namespace limner::light_units {

inline constexpr float key = 1.8f;  // luminance of the key light at intensity 1, before exposure
inline constexpr float warm_red = .12f, warm_blue = -.16f;  // what warmth 1 adds to its channels, shares
/// About what the surroundings at ambient 1, and the default key at intensity 1, add to a slightly raised
/// frontal white surface.
inline constexpr float frontal_ambient = .74f, frontal_key = 1.34f;
/// What the data's rule of exposure gives for the default light (synthetic/environment_light.cpp).
inline constexpr float default_exposure = .56f;

}  // namespace limner::light_units
