#pragma once
// What makes a hair style: the table of spec section 6.1.

#include "engine/synthetic/portrait_factors.h"

namespace limner::synthetic {

/// Direction field that hair is combed along.
enum class Comb : std::uint8_t { radial, part, back, outward, tied, forward };

struct HairStyleParameters {
    int strands = 0, segments = 2;
    float top_length = 5, side_length = 3, back_length = 3;  // cm
    float front_length = -1;                                 // of the front edge; negative: like the top
    Comb comb = Comb::radial;
    float lift = 0.4f;       // how far roots stand up
    float volume = 0.8f;     // thickness of the layer, cm
    float stiffness = 2.5f;  // length over which a strand turns, cm
    float comb_reach = 6;    // length after which gravity takes over, cm
    bool gravity = true;
    float curl_radius = 0, curl_frequency = 1;  // cm, turns per cm
    float wave_radius = 0, wave_frequency = 0.3f;
    float curl_start = 1;
    float clumping = 0.5f;
    int clumps = 350;
    float width = 0.032f;  // of a strand, cm; a deliberate four times that of real hair
    float frizz = 0.05f, length_variation = 0.15f;
    bool horseshoe = false, tight_sides = false, fringe = false;
    bool tied = false;
    Vec3 tie{};  // where tied hair meets
};

HairStyleParameters parameters_of(const HairFactors& hair);

/// Short styles whose tips lie flat against the head.
constexpr bool is_flat_at_tips(HairStyle style) {
    return style == HairStyle::side_part || style == HairStyle::pixie || style == HairStyle::slicked_back ||
           style == HairStyle::undercut;
}
constexpr bool is_tightly_curled(HairStyle style) {
    return style == HairStyle::afro || style == HairStyle::long_curls || style == HairStyle::short_curls;
}

}  // namespace limner::synthetic
