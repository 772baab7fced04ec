#include "engine/synthetic/environment_light.h"

namespace limner::synthetic {
namespace {

ShLight project_environment(const LightFactors& light) {
    constexpr int directions = 512;
    ShLight sh{};
    for (int i = 0; i < directions; ++i) {
        const Vec3 d = fibonacci_direction(i, directions);
        const Vec3 weighted = environment_radiance(light, d) * (4 * pi / directions);
        float basis[9];
        spherical_harmonics(d, basis);
        for (std::size_t k = 0; k < 9; ++k) sh[k] += weighted * basis[k];
    }
    return sh;
}

/// A directional light that adds colour * max(0, n.d) to what a white surface reflects is radiance pi *
/// colour from d.
void add_directional(ShLight& sh, const Vec3& d, const Vec3& colour) {
    float basis[9];
    spherical_harmonics(d, basis);
    for (std::size_t k = 0; k < 9; ++k) sh[k] += colour * (pi * basis[k]);
}

}  // namespace

Vec3 environment_radiance(const LightFactors& light, const Vec3& d, float sharpness) {
    Vec3 sum = d.y > 0 ? mix(light.horizon, light.zenith, smoothstep(0, 0.9f, d.y))
                       : mix(light.horizon, light.ground, smoothstep(0, 0.7f, -d.y));
    for (const LightLobe& lobe : light.lobes) {
        if (lobe.colour == Vec3()) continue;
        const float blurred = lobe.sharpness * sharpness / (lobe.sharpness + sharpness);
        sum += lobe.colour * (blurred / lobe.sharpness * std::exp(blurred * (dot(d, lobe.direction) - 1)));
    }
    return sum;
}

LightSummary summarize(const LightFactors& light) {
    LightSummary summary;
    summary.environment = project_environment(light);

    // What a slightly raised frontal surface reflects decides the exposure, so that no picture is lost to a
    // weak light.
    const Vec3 front = normalized({0, 0.15f, 1});
    const Vec3 ambient = shaded(summary.environment, front);
    const float key = std::max(0.0f, dot(front, light.key_direction) * 0.75f + 0.15f) * light.key_colour.y;
    const float luminance = 0.3f * ambient.x + 0.6f * ambient.y + 0.1f * ambient.z + key;
    summary.exposure = 1.16f / std::max(luminance, 0.3f);

    summary.all = summary.environment;
    add_directional(summary.all, light.key_direction, light.key_colour);
    if (light.has_rim()) add_directional(summary.all, light.rim_direction, light.rim_colour);
    for (Vec3& coefficient : summary.all) coefficient *= summary.exposure;
    return summary;
}

Vec3 radiance(const ShLight& sh, const Vec3& d) {
    float basis[9];
    spherical_harmonics(d, basis);
    Vec3 sum;
    for (std::size_t k = 0; k < 9; ++k) sum += sh[k] * basis[k];
    return sum;
}

Vec3 shaded(const ShLight& sh, const Vec3& n) {
    float basis[9];
    spherical_harmonics(n, basis);
    Vec3 sum;
    for (std::size_t k = 0; k < 9; ++k) sum += sh[k] * (basis[k] * irradiance_over_pi[k]);
    return sum;
}

}  // namespace limner::synthetic
