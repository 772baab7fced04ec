// Random people: distributions of spec section 14. The shares are plausible guesses, not statistics.

#include <span>

#include "engine/synthetic/identity_directions.h"
#include "engine/synthetic/portrait_factors.h"
#include "engine/synthetic/random_stream.h"
#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {
namespace {

using enum Expression;

void draw_identity(PortraitFactors& person, RandomStream& random) {
    for (int i = 0; i < identity_count; ++i) {
        person.identity[std::size_t(i)] = clamp(random.normal() * (i < 2 ? 0.75f : 0.85f), -2.3f, 2.3f);
    }
    person.femininity = random.chance(0.5f) ? random.uniform(0.75f, 1) : random.uniform(0, 0.2f);
    person.age = clamp(std::pow(random.uniform(), 1.5f));
    const float feminine =
        person.femininity > 0.5f ? random.uniform(0.5f, 1.3f) : -random.uniform(0.3f, 1.0f);
    const float heavy = random.normal() * 0.5f + 0.15f * person.age;
    for (std::size_t i = 0; i < person.identity.size(); ++i) {
        person.identity[i] =
            person.identity[i] * 0.85f + feminine * feminine_direction[i] + heavy * heavy_direction[i];
    }
}

/// Expression weights, where a pair of sides gets one value with some asymmetry.
class ExpressionDrawer {
public:
    ExpressionDrawer(PortraitFactors& person, RandomStream& random) : person_(person), random_(random) {}

    void pair(Expression left, float value) {
        const float asymmetry = 1 + random_.normal() * 0.1f;
        person_.expression[std::size_t(left)] = clamp(value * asymmetry);
        person_.expression[std::size_t(left) + 1] = clamp(value * (2 - asymmetry));
    }

    /// One of 14 equally likely cases: 2 neutral, 4 closed smiles, 3 open smiles, surprise, anger, sadness,
    /// pucker, talk.
    void draw() {
        int kind = random_.below(14);
        if (kind > 11) kind -= 8;
        const float strength = random_.uniform(0.5f, 1.0f);
        if (kind < 2) return;
        if (kind < 5) {
            closed_smile(strength);
        } else if (kind < 7) {
            open_smile(strength);
        } else if (kind == 7) {
            surprise(strength);
        } else if (kind == 8) {
            anger(strength);
        } else if (kind == 9) {
            sadness(strength);
        } else if (kind == 10) {
            person_.weight(mouthPucker) = 0.6f * strength;
            pair(browOuterUp_L, 0.25f * strength);
        } else {
            talk();
        }
    }

private:
    void closed_smile(float strength) {
        pair(mouthSmile_L, 0.55f * strength);
        pair(cheekSquint_L, 0.5f * strength);
        pair(eyeSquint_L, 0.25f * strength);
        pair(mouthDimple_L, 0.2f * strength);
    }
    void open_smile(float strength) {
        pair(mouthSmile_L, 0.75f * strength);
        pair(cheekSquint_L, 0.6f * strength);
        pair(eyeSquint_L, 0.3f * strength);
        pair(mouthUpperUp_L, 0.35f * strength);
        pair(mouthLowerDown_L, 0.3f * strength);
        person_.weight(jawOpen) = 0.12f * strength;
    }
    void surprise(float strength) {
        person_.weight(jawOpen) = 0.35f * strength;
        pair(browInnerUp_L, 0.6f * strength);
        pair(browOuterUp_L, 0.6f * strength);
        pair(eyeWide_L, 0.6f * strength);
    }
    void anger(float strength) {
        pair(browDown_L, 0.8f * strength);
        pair(eyeSquint_L, 0.3f * strength);
        pair(mouthPress_L, 0.4f * strength);
        pair(mouthFrown_L, 0.3f * strength);
        pair(noseSneer_L, 0.3f * strength);
    }
    void sadness(float strength) {
        pair(browInnerUp_L, 0.8f * strength);
        pair(mouthFrown_L, 0.6f * strength);
        person_.weight(mouthShrugLower) = 0.35f * strength;
        pair(eyeLookDown_L, 0);
    }
    void talk() {
        person_.weight(jawOpen) = random_.uniform(0.05f, 0.25f);
        person_.weight(mouthFunnel) = random_.uniform(0, 0.4f);
        pair(mouthStretch_L, random_.uniform(0, 0.3f));
        pair(browInnerUp_L, random_.uniform(0, 0.4f));
    }

    PortraitFactors& person_;
    RandomStream& random_;
};

void draw_expression(PortraitFactors& person, RandomStream& random) {
    ExpressionDrawer drawer(person, random);
    drawer.draw();
    if (random.chance(0.03f)) {
        person.weight(eyeBlink_L) = person.weight(eyeBlink_R) = 1;
    } else {
        // The neutral lids of the model are too far open.
        drawer.pair(eyeBlink_L, random.uniform(0.08f, 0.26f));
    }
    person.eyes.gaze_x = random.normal() * 0.1f;
    person.eyes.gaze_y = random.normal() * 0.05f;
}

void draw_skin(PortraitFactors& person, RandomStream& random) {
    SkinFactors& skin = person.skin;
    const float group = random.uniform();
    skin.melanin = group < 0.42f   ? random.uniform(0.04f, 0.2f)
                   : group < 0.62f ? random.uniform(0.2f, 0.4f)
                   : group < 0.8f  ? random.uniform(0.4f, 0.7f)
                                   : random.uniform(0.7f, 1.0f);
    skin.haemoglobin = clamp(0.5f + random.normal() * 0.14f, 0.2f, 1);
    skin.freckles = skin.melanin < 0.22f && random.chance(0.3f) ? random.uniform(0.3f, 1) : 0;
    skin.oil = random.uniform(0.2f, 0.8f);
    skin.roughness = random.uniform(0.2f, 1);
    skin.lip_redness = random.uniform(0.2f, 0.7f);
}

void draw_makeup(PortraitFactors& person, RandomStream& random) {
    MakeupFactors& makeup = person.makeup;
    makeup.amount = person.femininity > 0.5f && random.chance(0.6f) ? random.uniform(0.2f, 0.9f) : 0;
    makeup.lip_gloss = 0.15f + makeup.amount * random.uniform(0, 0.7f);
    const float lipstick = random.uniform();
    makeup.lip_tint = lipstick < 0.4f    ? Vec3(0.45f, 0.06f, 0.08f)
                      : lipstick < 0.7f  ? Vec3(0.5f, 0.16f, 0.15f)
                      : lipstick < 0.85f ? Vec3(0.3f, 0.04f, 0.09f)
                                         : Vec3(0.55f, 0.2f, 0.2f);
    makeup.eye_shadow = makeup.amount > 0 ? random.uniform(0, 0.6f) : 0;
    constexpr Vec3 shadow_tints[] = {
        {0.25f, 0.13f, 0.1f}, {0.2f, 0.15f, 0.2f}, {0.12f, 0.1f, 0.1f}, {0.35f, 0.2f, 0.12f}};
    makeup.eye_shadow_tint = shadow_tints[random.below(4)];
    makeup.eye_liner = makeup.amount > 0.3f ? random.uniform(0.3f, 1) : 0;
}

void draw_facial_hair(PortraitFactors& person, RandomStream& random) {
    if (person.femininity > 0.5f) return;
    FacialHairFactors& facial = person.facial_hair;
    const float kind = random.uniform();
    if (kind < 0.3f) {
        facial.stubble = random.uniform(0.1f, 0.6f);
    } else if (kind < 0.5f) {
        facial.stubble = random.uniform(0.5f, 1);
        facial.beard = random.uniform(0.6f, 1);
        facial.moustache = random.uniform(0.6f, 1);
        facial.length = random.uniform(0.5f, 2.2f);
    } else if (kind < 0.57f) {
        facial.moustache = 1;
        facial.stubble = 0.4f;
        facial.length = 0.9f;
    } else {
        facial.stubble = random.uniform(0, 0.15f);
    }
}

HairStyle draw_style(const PortraitFactors& person, RandomStream& random) {
    using enum HairStyle;
    constexpr HairStyle masculine[] = {buzz_cut,    crop, crop, side_part, side_part, slicked_back, undercut,
                                       short_curls, afro, bald, horseshoe, bun,       long_wavy};
    constexpr HairStyle feminine[] = {pixie,     bob_with_fringe, long_straight, long_straight, long_wavy,
                                      long_wavy, long_curls,      bun,           pony_tail,     afro,
                                      side_part};
    const bool woman = person.femininity > 0.5f;
    const float melanin = person.skin.melanin;
    HairStyle style = woman ? feminine[random.below(11)] : masculine[random.below(13)];
    if (style == afro && melanin < 0.35f) style = woman ? long_curls : short_curls;
    if (style == horseshoe && person.age < 0.4f) style = crop;
    if (style == long_straight && melanin > 0.75f) style = long_curls;
    return style;
}

void draw_hair(PortraitFactors& person, RandomStream& random) {
    HairFactors& hair = person.hair;
    const float colour = random.uniform();
    if (person.skin.melanin > 0.38f || colour < 0.35f) {  // dark
        hair.eumelanin = random.uniform(4.0f, 9.0f);
        hair.pheomelanin = random.uniform(0, 0.5f);
    } else if (colour < 0.68f) {  // brown
        hair.eumelanin = random.uniform(1.2f, 3.0f);
        hair.pheomelanin = random.uniform(0.1f, 0.7f);
    } else if (colour < 0.9f) {  // blond
        hair.eumelanin = random.uniform(0.12f, 0.6f);
        hair.pheomelanin = random.uniform(0.05f, 0.25f);
    } else {  // red
        hair.eumelanin = random.uniform(0.1f, 0.35f);
        hair.pheomelanin = random.uniform(1.1f, 2.2f);
    }
    hair.grey = person.age > 0.6f ? clamp((person.age - 0.6f) * 2.2f * random.uniform(0.3f, 1.3f)) : 0;
    if (random.chance(0.03f)) {
        hair.dye_amount = random.uniform(0.6f, 1);
        hair.dye = rgb_from_hsv(random.uniform(), 0.7f, 0.35f);
    }
    hair.style = draw_style(person, random);
    hair.volume = random.uniform(0.75f, 1.3f);
    hair.length = random.uniform(0.8f, 1.25f);
    hair.part = random.chance(0.5f) ? random.uniform(-3.2f, -1.0f) : random.uniform(1.0f, 3.2f);
    hair.curl = random.uniform(0.7f, 1.3f);
}

void draw_iris(PortraitFactors& person, RandomStream& random) {
    constexpr Vec3 brown(0.17f, 0.075f, 0.025f), hazel(0.28f, 0.19f, 0.08f), green(0.22f, 0.27f, 0.16f),
        blue(0.2f, 0.32f, 0.46f), grey(0.33f, 0.37f, 0.4f);
    EyeFactors& eyes = person.eyes;
    const float colour = random.uniform();
    if (person.skin.melanin > 0.35f || colour < 0.4f) {
        eyes.iris = brown * random.uniform(0.5f, 1.2f);
        eyes.iris_rim = brown * 0.35f;
    } else {
        const Vec3 base = colour < 0.55f ? hazel : colour < 0.68f ? green : colour < 0.9f ? blue : grey;
        eyes.iris = base * random.uniform(0.75f, 1.1f);
        eyes.iris_rim = base * 0.45f;
        if (random.chance(0.4f)) eyes.iris = mix(eyes.iris, hazel, 0.4f);
    }
    eyes.pupil = random.uniform(0.28f, 0.5f);
}

void draw_clothes_and_accessories(PortraitFactors& person, RandomStream& random) {
    const bool woman = person.femininity > 0.5f;
    ClothesFactors& clothes = person.clothes;
    clothes.cut = ClothesCut(random.below(6));
    const float hue = random.uniform();
    const float saturation = random.uniform(0, 0.7f) * random.uniform();
    clothes.colour = rgb_from_hsv(hue, saturation, std::pow(random.uniform(0.1f, 0.85f), 1.5f));
    clothes.second_colour =
        random.chance(0.6f) ? Vec3(random.uniform(0.6f, 0.85f)) : rgb_from_hsv(random.uniform(), 0.3f, 0.6f);
    clothes.pattern = random.chance(0.3f) ? ClothesPattern(1 + random.below(2)) : ClothesPattern::plain;

    AccessoryFactors& worn = person.accessories;
    worn.glasses = random.chance(0.14f) ? GlassesShape(1 + random.below(3)) : GlassesShape::none;
    worn.glasses_colour = random.chance(0.6f)   ? Vec3(0.015f)
                          : random.chance(0.5f) ? Vec3(0.16f, 0.07f, 0.03f)
                                                : Vec3(0.5f, 0.45f, 0.35f);
    worn.rim_radius =
        worn.glasses == GlassesShape::round ? random.uniform(0.09f, 0.15f) : random.uniform(0.12f, 0.2f);
    worn.earrings = woman && random.chance(0.35f) ? EarringShape(1 + random.below(2)) : EarringShape::none;
    worn.necklace = woman && random.chance(0.2f);
    const HairStyle style = person.hair.style;
    const bool too_wide_for_a_beanie =
        style == HairStyle::afro || style == HairStyle::short_curls || style == HairStyle::long_curls;
    worn.beanie = random.chance(0.07f) && !too_wide_for_a_beanie;
    const float beanie_hue = random.uniform(), beanie_saturation = random.uniform(0.1f, 0.7f);
    worn.beanie_colour = rgb_from_hsv(beanie_hue, beanie_saturation, random.uniform(0.05f, 0.45f));
}

void draw_moles(PortraitFactors& person, RandomStream& random) {
    const int count = random.chance(0.5f) ? 1 + random.below(5) : 0;
    for (int i = 0; i < count; ++i) {
        SkinFactors::Mole& mole = person.skin.moles[std::size_t(i)];
        mole.x = random.uniform(-6, 6);
        mole.y = random.uniform(-7, 8);
        mole.radius = random.uniform(0.035f, 0.085f);
    }
}

Vec3 direction_from(float azimuth, float elevation) {
    return normalized({std::sin(azimuth) * std::cos(elevation), std::sin(elevation),
                       std::cos(azimuth) * std::cos(elevation)});
}

void draw_light(LightFactors& light, RandomStream& random) {
    const float key_azimuth = random.uniform(-1.2f, 1.2f);
    light.key_direction = direction_from(key_azimuth, random.uniform(0.1f, 0.9f));
    const float warmth = random.normal() * 0.12f;
    light.key_colour = Vec3(1 + warmth, 1, 1 - warmth * 1.3f) * random.uniform(1.0f, 2.6f);
    light.key_size = random.uniform(0.05f, 0.25f);

    const float rim_azimuth = (key_azimuth > 0 ? -1.0f : 1.0f) * random.uniform(2.0f, 2.7f);
    light.rim_direction = direction_from(rim_azimuth, random.uniform(0, 0.7f));
    if (random.chance(0.5f)) {
        const float red = 1 + random.normal() * 0.15f, blue = 1 + random.normal() * 0.15f;
        light.rim_colour = Vec3(red, 1, blue) * random.uniform(0.4f, 1.6f);
    }

    const float ambient = random.uniform(0.18f, 0.42f);
    const float tint = random.normal() * 0.15f;
    light.horizon = Vec3(1 + tint, 1, 1 - tint) * ambient;
    light.zenith = Vec3(1 - tint * 0.5f, 1, 1 + tint * 0.7f) * ambient * random.uniform(0.8f, 1.8f);
    light.ground = Vec3(1 + tint, 1, 1 - tint) * ambient * random.uniform(0.25f, 0.8f);
    const int lobe_count = 1 + random.below(3);
    for (int i = 0; i < lobe_count; ++i) {
        LightLobe& lobe = light.lobes[std::size_t(i)];
        const float x = random.normal();
        const float y = random.normal() * 0.5f + 0.25f;
        lobe.direction = normalized({x, y, random.normal() + 0.35f});
        const float lobe_warmth = random.normal() * 0.3f;
        lobe.colour = Vec3(1 + lobe_warmth, 1, 1 - lobe_warmth) * random.uniform(0.4f, 1.5f);
        lobe.sharpness = random.uniform(2.0f, 8.0f);
    }
}

void draw_background(BackgroundFactors& background, RandomStream& random, bool plain) {
    background.type = BackgroundType(random.below(4) % (plain ? 2 : 4));
    const float hue = random.uniform(), saturation = random.uniform(0.05f, 0.5f);
    background.first = rgb_from_hsv(hue, saturation, random.uniform(0.12f, 0.7f));
    if (random.chance(0.5f)) {
        background.second = background.first * random.uniform(0.25f, 0.7f);
    } else {
        const float second_hue = random.uniform(), second_saturation = random.uniform(0.05f, 0.4f);
        background.second = rgb_from_hsv(second_hue, second_saturation, random.uniform(0.1f, 0.6f));
    }
    background.gradient_x = random.normal();
    background.gradient_y = random.normal();
}

}  // namespace

Vec3 rgb_from_hsv(float hue, float saturation, float value) {
    const float sector = (hue - std::floor(hue)) * 6;
    const float fraction = sector - std::floor(sector);
    const float low = value * (1 - saturation);
    const float falling = value * (1 - saturation * fraction);
    const float rising = value * (1 - saturation * (1 - fraction));
    switch (int(sector)) {
        case 0:
            return {value, rising, low};
        case 1:
            return {falling, value, low};
        case 2:
            return {low, value, rising};
        case 3:
            return {low, falling, value};
        case 4:
            return {rising, low, value};
        default:
            return {value, low, falling};
    }
}

PortraitFactors sample_factors(std::uint64_t seed, bool plain_background) {
    PortraitFactors person;
    person.seed = seed;
    RandomStream random(seed * 7919 + 13);
    draw_identity(person, random);
    draw_expression(person, random);
    person.body_twist = random.normal() * 0.18f;
    draw_skin(person, random);
    draw_makeup(person, random);
    draw_facial_hair(person, random);
    draw_hair(person, random);
    draw_iris(person, random);
    const bool woman = person.femininity > 0.5f;
    person.brows.thickness = woman ? random.uniform(0.7f, 1.05f) : random.uniform(0.95f, 1.4f);
    person.brows.darkness = random.uniform(0.7f, 1.2f);
    draw_clothes_and_accessories(person, random);
    draw_moles(person, random);
    draw_light(person.light, random);
    draw_background(person.background, random, plain_background);
    return person;
}

std::vector<ViewCamera> sample_views(std::uint64_t seed, int count) {
    RandomStream random(seed * 104729 + 71);
    std::vector<ViewCamera> views(std::size_t(std::max(count, 0)));
    const int frontal = count > 0 ? random.below(count) : 0;
    for (int i = 0; i < count; ++i) {
        ViewCamera& view = views[std::size_t(i)];
        view.yaw = i == frontal ? clamp(random.normal() * 0.08f, -0.2f, 0.2f) : random.uniform(-0.95f, 0.95f);
        view.pitch = clamp(random.normal() * 0.15f, -0.43f, 0.43f);
        view.roll = random.normal() * 0.02f;
        view.fov_degrees = random.uniform(11, 22);
        view.zoom = random.uniform(1.12f, 1.28f);
    }
    return views;
}

}  // namespace limner::synthetic
