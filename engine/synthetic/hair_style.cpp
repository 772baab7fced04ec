#include "engine/synthetic/hair_style.h"

namespace limner::synthetic {

HairStyleParameters parameters_of(const HairFactors& hair) {
    const float v = hair.volume, l = hair.length, curl = hair.curl;
    switch (hair.style) {
        case HairStyle::bald:
            return {};
        case HairStyle::buzz_cut:
            return {.strands = 43500,
                    .segments = 2,
                    .top_length = 0.55f * l,
                    .side_length = 0.55f * l,
                    .back_length = 0.55f * l,
                    .lift = 0.55f,
                    .volume = 0.1f,
                    .clumping = 0,
                    .width = 0.034f};
        case HairStyle::crop:
            return {.strands = 29000,
                    .segments = 8,
                    .top_length = 4.2f * l,
                    .side_length = 1.7f * l,
                    .back_length = 1.9f * l,
                    .front_length = 3.2f * l,
                    .comb = Comb::forward,
                    .lift = 0.75f * v,
                    .volume = v,
                    .stiffness = 1.6f,
                    .wave_radius = 0.15f,
                    .wave_frequency = 0.25f,
                    .clumping = 0.75f,
                    .clumps = 700,
                    .frizz = 0.12f,
                    .length_variation = 0.35f};
        case HairStyle::side_part:
            return {.strands = 26100,
                    .segments = 10,
                    .top_length = 8 * l,
                    .side_length = 2.4f * l,
                    .back_length = 2.6f * l,
                    .comb = Comb::part,
                    .lift = 0.85f * v,
                    .volume = 1.5f * v,
                    .stiffness = 2,
                    .comb_reach = 9,
                    .clumping = 0.7f,
                    .clumps = 500};
        case HairStyle::slicked_back:
            return {.strands = 24650,
                    .segments = 12,
                    .top_length = 9 * l,
                    .side_length = 4 * l,
                    .back_length = 4 * l,
                    .comb = Comb::back,
                    .lift = 0.95f * v,
                    .volume = 1.3f * v,
                    .stiffness = 1.8f,
                    .comb_reach = 40,
                    .clumping = 0.65f,
                    .clumps = 450,
                    .frizz = 0.03f};
        case HairStyle::undercut:
            return {.strands = 29000,
                    .segments = 10,
                    .top_length = 9 * l,
                    .side_length = 0.5f,
                    .back_length = 0.6f,
                    .comb = Comb::back,
                    .lift = 1.2f * v,
                    .volume = 1.8f * v,
                    .stiffness = 2.2f,
                    .comb_reach = 30,
                    .clumping = 0.7f,
                    .clumps = 400,
                    .frizz = 0.06f,
                    .tight_sides = true};
        case HairStyle::short_curls:
            return {.strands = 17400,
                    .segments = 36,
                    .top_length = 9 * l,
                    .side_length = 4 * l,
                    .back_length = 4.5f * l,
                    .front_length = 4 * l,
                    .lift = 1.3f * v,
                    .volume = 2.2f * v,
                    .stiffness = 3,
                    .curl_radius = 0.55f * curl,
                    .curl_frequency = 0.55f,
                    .clumping = 0.8f,
                    .clumps = 420,
                    .frizz = 0.12f,
                    .length_variation = 0.3f};
        case HairStyle::afro:
            return {.strands = 18850,
                    .segments = 24,
                    .top_length = 7.5f * l,
                    .side_length = 6.5f * l,
                    .back_length = 6.5f * l,
                    .comb = Comb::outward,
                    .lift = 2,
                    .volume = 0,
                    .stiffness = 50,
                    .gravity = false,
                    .curl_radius = 0.42f,
                    .curl_frequency = 1.1f,
                    .curl_start = 0.3f,
                    .clumping = 0.35f,
                    .clumps = 900,
                    .frizz = 0.5f,
                    .length_variation = 0.2f};
        case HairStyle::bob_with_fringe:
            return {.strands = 17400,
                    .segments = 20,
                    .top_length = 22 * l,
                    .side_length = 16 * l,
                    .back_length = 13 * l,
                    .front_length = 8.2f,
                    .lift = 0.5f * v,
                    .volume = 1.3f * v,
                    .stiffness = 2,
                    .comb_reach = 7,
                    .wave_radius = 0.1f,
                    .wave_frequency = 0.08f,
                    .clumping = 0.5f,
                    .clumps = 350,
                    .frizz = 0.02f,
                    .length_variation = 0.03f,
                    .fringe = true};
        case HairStyle::long_straight:
            return {.strands = 15225,
                    .segments = 26,
                    .top_length = 38 * l,
                    .side_length = 34 * l,
                    .back_length = 30 * l,
                    .comb = Comb::part,
                    .lift = 0.55f * v,
                    .volume = 1.3f * v,
                    .stiffness = 2.2f,
                    .comb_reach = 9,
                    .wave_radius = 0.25f,
                    .wave_frequency = 0.05f,
                    .clumping = 0.55f,
                    .clumps = 300,
                    .frizz = 0.02f};
        case HairStyle::long_wavy:
            return {.strands = 15225,
                    .segments = 32,
                    .top_length = 36 * l,
                    .side_length = 31 * l,
                    .back_length = 28 * l,
                    .comb = Comb::part,
                    .lift = 0.8f * v,
                    .volume = 1.9f * v,
                    .stiffness = 2.6f,
                    .comb_reach = 9,
                    .wave_radius = 1.0f * curl,
                    .wave_frequency = 0.13f,
                    .clumping = 0.75f,
                    .clumps = 260};
        case HairStyle::long_curls:
            return {.strands = 9500,
                    .segments = 48,
                    .top_length = 30 * l,
                    .side_length = 27 * l,
                    .back_length = 25 * l,
                    .comb = Comb::part,
                    .lift = 1.1f * v,
                    .volume = 2.6f * v,
                    .stiffness = 3.2f,
                    .comb_reach = 10,
                    .curl_radius = 0.8f * curl,
                    .curl_frequency = 0.3f,
                    .clumping = 0.8f,
                    .clumps = 330,
                    .frizz = 0.12f,
                    .length_variation = 0.25f};
        case HairStyle::bun:
        case HairStyle::pony_tail: {
            const bool bun = hair.style == HairStyle::bun;
            return {.strands = 15950,
                    .segments = 20,
                    .top_length = 26,
                    .side_length = 26,
                    .back_length = 26,
                    .comb = Comb::tied,
                    .lift = 0.25f,
                    .volume = (bun ? 0.55f : 0.6f) * v,
                    .stiffness = 1.2f,
                    .comb_reach = 99,
                    .clumping = 0.45f,
                    .clumps = 300,
                    .frizz = 0.02f,
                    .tied = true,
                    .tie = bun ? Vec3(0, 13.2f, -7.2f) : Vec3(0, 8.0f, -10.2f)};
        }
        case HairStyle::horseshoe:
            return {.strands = 15950,
                    .segments = 6,
                    .top_length = 2.5f,
                    .side_length = 2,
                    .back_length = 2,
                    .lift = 0.5f,
                    .volume = 0.5f,
                    .stiffness = 1.5f,
                    .clumping = 0.5f,
                    .clumps = 600,
                    .frizz = 0.1f,
                    .horseshoe = true};
        case HairStyle::pixie:
            return {.strands = 26100,
                    .segments = 10,
                    .top_length = 8 * l,
                    .side_length = 4.5f * l,
                    .back_length = 4.5f * l,
                    .comb = Comb::part,
                    .lift = 0.7f * v,
                    .volume = 1.3f * v,
                    .stiffness = 1.7f,
                    .comb_reach = 14,
                    .clumping = 0.8f,
                    .clumps = 420,
                    .length_variation = 0.2f};
    }
    return {};
}

}  // namespace limner::synthetic
