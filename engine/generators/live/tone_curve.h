#pragma once
// How the training pictures show light: from exposed linear light to sRGB (synthetic/resolve.cpp).

#include <algorithm>
#include <cmath>

namespace limner::live {

/// Exposed light, 0 or more -> sRGB in [0, 1).
inline float shown(float light) {
    const float y = 1 - std::exp(-light * (1.15f + .35f * light));
    return y <= .0031308f ? 12.92f * y : 1.055f * std::pow(y, 1 / 2.4f) - .055f;
}

/// The light that is shown as `srgb`; what is brighter than a thousandth below white counts as that.
inline float light_of(float srgb) {
    const float y = srgb <= .04045f ? srgb / 12.92f : std::pow((srgb + .055f) / 1.055f, 2.4f);
    // 1 - exp(-z (1.15 + 0.35 z)) solved for z.
    const float depth = -std::log(std::max(1 - y, 1e-3f));
    return (std::sqrt(1.15f * 1.15f + 1.4f * depth) - 1.15f) / .7f;
}

}  // namespace limner::live
