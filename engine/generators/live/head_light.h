#pragma once
// The light of a portrait as the texture network takes it, in two parts: where it falls on the head from, for
// the guide, and how warm and even it is, for the styles. How bright it is never reaches the network, which
// was trained on pictures that are all exposed alike: the picture is exposed afterwards.
//
//     const auto light = head_light(portrait.light, camera);
//     ... guide from light.guide, styles from light.styles ...
//     if (light.gain != 1) expose(picture, size, labels, map_size, light.gain);

#include <cstdint>
#include <span>

#include "engine/generators/live/codes.h"
#include "engine/geometry/camera.h"
#include "engine/portrait/portrait.h"

namespace limner::live {

/// Codes are raw, in the axes of the head.
struct HeadLight {
    LightCode guide;   // the light stands still while the head turns
    LightCode styles;  // from the direction of the default light on a face seen from the front: what the
                       // styles are told of a direction changes their colours, and shading is the guide's
    float gain;        // the light of the default picture is 1
};
HeadLight head_light(const Light& light, const Camera& camera);

/// Multiplies the light on the head by `gain`: picture [3][size][size], sRGB in [-1, 1], labels as for
/// ClassShares. The wall behind keeps its own. The curve is that of the training pictures
/// (synthetic/resolve.cpp).
void expose(std::span<float> picture, int size, std::span<const std::uint8_t> labels, int map_size,
            float gain);

}  // namespace limner::live
