#pragma once
// What DiscoFaceGAN's network is told of a portrait: lambda, whose numbers have a meaning, and free noise. No
// LibTorch. Source: specs/discofacegan.md, sections 2, 5.2 and 5.3.
//
//     const DiscoFactors factors = disco_factors(portrait);
//     const std::vector<float> latents = factors.latents();      // [286]

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "engine/portrait/portrait.h"

namespace limner {

struct DiscoFactors {
    std::vector<float> identity;         // [160]: 80 numbers of shape, 80 of texture, of unit scale
    std::array<float, 64> expression{};  // of unit scale; 0 = neutral
    std::array<float, 3>
        angles{};  // radians: pitch + down, yaw + to the picture's right, roll + counter-clockwise
    std::array<float, 27> light{};  // 9 spherical harmonics of R, then G, then B
    std::vector<float> noise;       // [32]: hair, background, all that the face model has not
    bool operator==(const DiscoFactors&) const = default;

    static constexpr int size = 286;
    /// In the network's order: identity, expression, angles, light, noise.
    std::vector<float> latents() const;
};

/// `size` numbers of the standard normal that belong to the source's seeds, for one use of them. Pure.
std::vector<float> disco_numbers(const CodeSource& source, std::string_view stream, int size);

/// Identity and noise come from seeds (of the identity and of the hair), drawn from the standard normal; the
/// published decoder that shapes identities is another file (identity_decoder.h). Pure.
DiscoFactors disco_factors(const Portrait& portrait);

/// The spherical harmonics of one key light and light from everywhere (section 5.3, "practical conversion").
std::array<float, 27> disco_light(const Light& light);

/// Keys of HeadShape::expression: both directions of the first numbers of the expression basis, which has no
/// names of its own.
std::vector<std::string> disco_expressions();

}  // namespace limner
