#pragma once
// The light of a portrait: environment radiance, its spherical harmonics, exposure (spec sections 7.1
// and 7.4).

#include <array>

#include "engine/synthetic/portrait_factors.h"
#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {

/// Spherical-harmonic radiance, [9 basis functions][RGB], basis of spherical_harmonics().
using ShLight = std::array<Vec3, 9>;

/// Radiance of the environment (without key and rim) from direction `d`, its lobes blurred to at most
/// `sharpness` (large: unblurred).
Vec3 environment_radiance(const LightFactors& light, const Vec3& d, float sharpness = 1e9f);

struct LightSummary {
    ShLight environment;  // radiance, before exposure
    float exposure = 1;   // factor that brings a frontal white surface to display range
    /// Environment, key and rim light, after exposure: evaluate with `shaded` to get what a white surface
    /// reflects.
    ShLight all;
};

/// Projects the light on spherical harmonics and finds the exposure. Pure.
LightSummary summarize(const LightFactors& light);

/// Radiance of `sh` in direction `d`; may be slightly negative.
Vec3 radiance(const ShLight& sh, const Vec3& d);
/// Irradiance / pi on a surface with normal `n`: the light that a white diffuse surface reflects.
Vec3 shaded(const ShLight& sh, const Vec3& n);

}  // namespace limner::synthetic
