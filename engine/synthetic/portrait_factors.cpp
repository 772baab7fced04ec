#include "engine/synthetic/portrait_factors.h"

namespace limner::synthetic {
namespace {

class Flattener {
public:
    void add(std::string name, float value) { list_.push_back({std::move(name), value}); }
    template <class E>
    requires std::is_enum_v<E>
    void add(std::string name, E value) { add(std::move(name), float(int(value))); }
    void add_colour(const std::string& name, const Vec3& colour) {
        add(name + ".r", colour.x);
        add(name + ".g", colour.y);
        add(name + ".b", colour.z);
    }
    void add_direction(const std::string& name, const Vec3& direction) {
        add(name + ".x", direction.x);
        add(name + ".y", direction.y);
        add(name + ".z", direction.z);
    }
    std::vector<NamedFactor> take() { return std::move(list_); }

private:
    std::vector<NamedFactor> list_;
};

void flatten_appearance(const PortraitFactors& f, Flattener& list) {
    list.add("skin.melanin", f.skin.melanin);
    list.add("skin.haemoglobin", f.skin.haemoglobin);
    list.add("skin.freckles", f.skin.freckles);
    list.add("skin.oil", f.skin.oil);
    list.add("skin.roughness", f.skin.roughness);
    for (std::size_t i = 0; i < f.skin.moles.size(); ++i) {
        const std::string mole = "skin.mole" + std::to_string(i);
        list.add(mole + ".x", f.skin.moles[i].x);
        list.add(mole + ".y", f.skin.moles[i].y);
        list.add(mole + ".radius", f.skin.moles[i].radius);
    }
    list.add("lips.redness", f.skin.lip_redness);
    list.add("lips.gloss", f.makeup.lip_gloss);
    list.add_colour("lips.tint", f.makeup.lip_tint);
    list.add("makeup.amount", f.makeup.amount);
    list.add("makeup.eye_shadow", f.makeup.eye_shadow);
    list.add_colour("makeup.eye_shadow_tint", f.makeup.eye_shadow_tint);
    list.add("makeup.eye_liner", f.makeup.eye_liner);
    list.add("facial_hair.stubble", f.facial_hair.stubble);
    list.add("facial_hair.beard", f.facial_hair.beard);
    list.add("facial_hair.moustache", f.facial_hair.moustache);
    list.add("facial_hair.length", f.facial_hair.length);
    list.add("hair.style", f.hair.style);
    list.add("hair.volume", f.hair.volume);
    list.add("hair.length", f.hair.length);
    list.add("hair.part", f.hair.part);
    list.add("hair.curl", f.hair.curl);
    list.add("hair.eumelanin", f.hair.eumelanin);
    list.add("hair.pheomelanin", f.hair.pheomelanin);
    list.add("hair.grey", f.hair.grey);
    list.add("hair.dye_amount", f.hair.dye_amount);
    list.add_colour("hair.dye", f.hair.dye);
    list.add_colour("iris1", f.eyes.iris);
    list.add_colour("iris2", f.eyes.iris_rim);
    list.add("pupil", f.eyes.pupil);
    list.add("brows.thickness", f.brows.thickness);
    list.add("brows.darkness", f.brows.darkness);
}

void flatten_worn(const PortraitFactors& f, Flattener& list) {
    list.add("clothes.cut", f.clothes.cut);
    list.add("clothes.pattern", f.clothes.pattern);
    list.add_colour("clothes.colour", f.clothes.colour);
    list.add_colour("clothes.second_colour", f.clothes.second_colour);
    list.add("glasses.shape", f.accessories.glasses);
    list.add_colour("glasses.colour", f.accessories.glasses_colour);
    list.add("glasses.rim_radius", f.accessories.rim_radius);
    list.add("earrings.shape", f.accessories.earrings);
    list.add("necklace", f.accessories.necklace ? 1.0f : 0.0f);
    list.add("beanie", f.accessories.beanie ? 1.0f : 0.0f);
    list.add_colour("beanie.colour", f.accessories.beanie_colour);
}

void flatten_surroundings(const PortraitFactors& f, Flattener& list) {
    list.add("background.type", f.background.type);
    list.add_colour("background.first", f.background.first);
    list.add_colour("background.second", f.background.second);
    list.add("background.gradient.x", f.background.gradient_x);
    list.add("background.gradient.y", f.background.gradient_y);
    list.add_direction("light.key.direction", f.light.key_direction);
    list.add_colour("light.key.colour", f.light.key_colour);
    list.add("light.key.size", f.light.key_size);
    list.add_direction("light.rim.direction", f.light.rim_direction);
    list.add_colour("light.rim.colour", f.light.rim_colour);
    list.add_colour("light.zenith", f.light.zenith);
    list.add_colour("light.horizon", f.light.horizon);
    list.add_colour("light.ground", f.light.ground);
    for (std::size_t i = 0; i < f.light.lobes.size(); ++i) {
        const std::string lobe = "light.lobe" + std::to_string(i);
        list.add_direction(lobe + ".direction", f.light.lobes[i].direction);
        list.add_colour(lobe + ".colour", f.light.lobes[i].colour);
        list.add(lobe + ".sharpness", f.light.lobes[i].sharpness);
    }
}

}  // namespace

std::string_view name(HairStyle style) {
    constexpr std::string_view names[hair_style_count] = {
        "bald",      "buzz cut",    "crop", "side part",       "slicked back",
        "undercut",  "short curls", "afro", "bob with fringe", "long straight",
        "long wavy", "long curls",  "bun",  "pony tail",       "horseshoe",
        "pixie",
    };
    return names[std::size_t(style)];
}

std::vector<NamedFactor> flatten(const PortraitFactors& f) {
    Flattener list;
    for (std::size_t i = 0; i < f.identity.size(); ++i)
        list.add("identity." + std::to_string(i), f.identity[i]);
    for (int i = 0; i < expression_count; ++i) {
        list.add("expression." + std::string(name(Expression(i))), f.weight(Expression(i)));
    }
    list.add("gaze.x", f.eyes.gaze_x);
    list.add("gaze.y", f.eyes.gaze_y);
    list.add("age", f.age);
    list.add("femininity", f.femininity);
    list.add("body_twist", f.body_twist);
    flatten_appearance(f, list);
    flatten_worn(f, list);
    flatten_surroundings(f, list);
    list.add("person.seed", float(f.seed));
    return list.take();
}

}  // namespace limner::synthetic
