#pragma once
// Everything a synthetic portrait depends on, as plain values, and how random people are drawn (spec section
// 14).
//
//     PortraitFactors person = sample_factors(42);
//     person.hair.style = HairStyle::bob_with_fringe;
//     std::vector<ViewCamera> views = sample_views(42, 4);
//
// Colours are linear RGB. Directions and lengths are in the head frame (+x subject's left, +y up, +z forward,
// cm).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/face_model/face_model.h"
#include "engine/face_model/jewellery.h"

namespace limner::synthetic {

enum class HairStyle : std::uint8_t {
    bald,
    buzz_cut,
    crop,
    side_part,
    slicked_back,
    undercut,
    short_curls,
    afro,
    bob_with_fringe,
    long_straight,
    long_wavy,
    long_curls,
    bun,
    pony_tail,
    horseshoe,
    pixie,
};
inline constexpr int hair_style_count = 16;
std::string_view name(HairStyle style);

enum class ClothesCut : std::uint8_t { crew_neck, v_neck, turtle_neck, shirt, hood, jacket };
enum class ClothesPattern : std::uint8_t { plain, stripes, checks };
enum class BackgroundType : std::uint8_t { linear_gradient, radial_gradient, bokeh, blobs };

struct SkinFactors {
    float melanin = 0.2f;      // .05 very fair .. .3 olive .. .6 brown .. 1 very dark
    float haemoglobin = 0.4f;  // redness, .2 .. 1
    float freckles = 0;        // 0 .. 1
    float oil = 0.5f;          // shine, .2 .. .8
    float roughness = 0.5f;    // of the relief, .2 .. 1
    float lip_redness = 0.4f;
    struct Mole {
        float x = 0, y = 0, radius = 0;  // frontal position and radius in cm; radius 0: none
    };
    std::array<Mole, 6> moles{};
};

struct MakeupFactors {
    float amount = 0;  // lipstick, foundation, mascara
    float lip_gloss = 0.2f;
    Vec3 lip_tint{0.45f, 0.06f, 0.08f};
    float eye_shadow = 0;
    Vec3 eye_shadow_tint{0.25f, 0.13f, 0.1f};
    float eye_liner = 0;
};

struct FacialHairFactors {
    float stubble = 0, beard = 0, moustache = 0;  // 0 .. 1
    float length = 1;                             // cm
};

struct HairFactors {
    HairStyle style = HairStyle::crop;
    float volume = 1, length = 1, curl = 1;  // factors around 1
    float part = 1;                          // x of the parting, cm
    float eumelanin = 1.3f, pheomelanin = 0.1f;
    float grey = 0;  // 0 .. 1
    float dye_amount = 0;
    Vec3 dye;
};

struct EyeFactors {
    Vec3 iris{0.25f, 0.14f, 0.06f}, iris_rim{0.1f, 0.05f, 0.02f};
    float pupil = 0.38f;           // radius as a fraction of the iris
    float gaze_x = 0, gaze_y = 0;  // radians; + towards the subject's left, + up
};

struct BrowFactors {
    float thickness = 1, darkness = 1;
};

struct ClothesFactors {
    ClothesCut cut = ClothesCut::crew_neck;
    ClothesPattern pattern = ClothesPattern::plain;
    Vec3 colour{0.1f, 0.1f, 0.15f}, second_colour{0.8f, 0.8f, 0.8f};
};

struct AccessoryFactors {
    GlassesShape glasses = GlassesShape::none;
    Vec3 glasses_colour{0.02f, 0.02f, 0.02f};
    float rim_radius = 0.14f;  // of the tube around the lenses, cm, .09 .. .2
    EarringShape earrings = EarringShape::none;
    bool necklace = false, beanie = false;
    Vec3 beanie_colour;
};

/// A soft light of the environment: radiance colour * exp(sharpness * (cos angle - 1)).
struct LightLobe {
    Vec3 direction{0, 0, 1}, colour;
    float sharpness = 4;
};
inline constexpr int light_lobe_count = 3;

struct LightFactors {
    Vec3 key_direction{0.4f, 0.5f, 0.8f}, key_colour{1.6f, 1.5f, 1.4f};
    float key_size = 0.12f;                              // angular radius, radians
    Vec3 rim_direction{-0.7f, 0.3f, -0.6f}, rim_colour;  // black: no rim light
    Vec3 zenith, horizon, ground;                        // radiance of the environment
    std::array<LightLobe, light_lobe_count> lobes{};     // black: unused

    bool has_rim() const { return rim_colour.x + rim_colour.y > 0; }
};

struct BackgroundFactors {
    BackgroundType type = BackgroundType::linear_gradient;
    Vec3 first, second;  // display-exposed linear RGB
    float gradient_x = 1, gradient_y = 0;
};

struct PortraitFactors {
    std::uint64_t seed = 1;  // of strands, folds and noise; exact as a float below 2^24
    std::array<float, identity_count> identity{};
    std::array<float, expression_count> expression{};
    float age = 0.3f;         // 0 young .. 1 old
    float femininity = 0.5f;  // only drives what is drawn together, and lashes
    float body_twist = 0;     // radians, turns the body against the head
    SkinFactors skin;
    MakeupFactors makeup;
    FacialHairFactors facial_hair;
    HairFactors hair;
    EyeFactors eyes;
    BrowFactors brows;
    ClothesFactors clothes;
    AccessoryFactors accessories;
    LightFactors light;
    BackgroundFactors background;

    float& weight(Expression e) { return expression[std::size_t(e)]; }
    float weight(Expression e) const { return expression[std::size_t(e)]; }
};

/// Orbiting camera (spec section 2). yaw > 0 moves the camera to the subject's left, pitch > 0 looks from
/// above.
struct ViewCamera {
    float yaw = 0, pitch = 0, roll = 0;  // radians
    float fov_degrees = 14;
    float zoom = 1.16f;  // 1 is the tight FFHQ crop, larger shows more
};

/// Draws a person. With `plain_background` the background is a two-colour linear or radial gradient, never
/// scattered discs or blobs. Pure: the same seed gives the same person.
PortraitFactors sample_factors(std::uint64_t seed, bool plain_background = true);

/// Draws `count` cameras for the person `seed`: one (at a random place in the list) nearly frontal, the
/// others with yaw uniform within +-.95 rad.
std::vector<ViewCamera> sample_views(std::uint64_t seed, int count);

/// The factors as a flat list of named floats ("identity.0", "hair.style", ...): order and names are fixed.
struct NamedFactor {
    std::string name;
    float value;
};
std::vector<NamedFactor> flatten(const PortraitFactors& factors);

}  // namespace limner::synthetic
