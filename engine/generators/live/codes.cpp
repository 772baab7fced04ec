#include "engine/generators/live/codes.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>

namespace limner::live {
namespace {

// Inputs of the base colours below, in the order in which CodeReader keeps their indices.
constexpr std::array<const char*, 9> colour_inputs{"skin.melanin",     "skin.haemoglobin", "hair.eumelanin",
                                                   "hair.pheomelanin", "hair.grey",        "hair.dye_amount",
                                                   "hair.dye.r",       "hair.dye.g",       "hair.dye.b"};
using Rgb = std::array<float, 3>;

// The renderer's own albedo of skin and hair (synthetic portraits, sections 8 and 11), square-rooted towards
// display values: the network then only has to scale it.
Rgb skin_base(float melanin, float haemoglobin) {
    Rgb c = skin_albedo(melanin, haemoglobin);
    for (float& channel : c) channel = std::sqrt(channel);
    return c;
}

Rgb hair_base(float eumelanin, float pheomelanin, float grey, float dye_amount, const Rgb& dye) {
    constexpr Rgb eu{.40f, .74f, 1.62f}, pheo{.187f, .43f, 1.15f}, grey_colour{.46f, .45f, .44f};
    Rgb c;
    for (int i = 0; i < 3; ++i) {
        const float natural = std::exp(-2.6f * std::sqrt(eumelanin * eu[i] + pheomelanin * pheo[i])) + .008f;
        const float dyed = natural + (dye[i] - natural) * dye_amount;
        c[i] =
            std::sqrt(std::max(0.0f, dyed + (grey_colour[i] - dyed) * std::clamp(1.15f * grey, 0.0f, 1.0f)));
    }
    return c;
}

}  // namespace

float CodeReader::evaluate(const Term& term, std::span<const float> factors) {
    const float value = factors[std::size_t(term.factor)];
    switch (term.kind) {
        case Kind::copy:
            return (value - term.offset) * term.scale;
        case Kind::root:
            return (std::sqrt(std::max(0.0f, value)) - term.offset) * term.scale;
        case Kind::one_hot:
            return std::lround(value) == std::lround(term.offset) ? 1.0f : 0.0f;
    }
    return 0;
}

Result<CodeReader> CodeReader::create(const std::vector<std::string>& factor_names) {
    std::map<std::string, int> index;
    for (std::size_t i = 0; i < factor_names.size(); ++i) index[factor_names[i]] = int(i);
    std::string missing;
    const auto find = [&](const std::string& name) {
        const auto it = index.find(name);
        if (it == index.end()) {
            if (missing.empty()) missing = name;
            return 0;
        }
        return it->second;
    };
    const auto copy = [&](Terms& terms, const std::string& name, float offset = 0, float scale = 1) {
        terms.push_back({find(name), Kind::copy, offset, scale});
    };
    const auto one_hot = [&](Terms& terms, const std::string& name, int count) {
        for (int i = 0; i < count; ++i) terms.push_back({find(name), Kind::one_hot, float(i), 1});
    };
    const auto colour = [&](Terms& terms, const std::string& name) {
        for (const char* channel : {".r", ".g", ".b"})
            terms.push_back({find(name + channel), Kind::root, .5f, 2});
    };

    CodeReader reader;
    auto& g = reader.geometry_;
    for (int i = 0; i < identity_size - 1; ++i) copy(g, "identity." + std::to_string(i));
    copy(g, "brows.thickness", 1, 3);
    for (const auto key : expression_names()) copy(g, "expression." + std::string(key));
    one_hot(g, "hair.style", 16);
    copy(g, "hair.volume", 1, 3);
    copy(g, "hair.length", 1, 3);
    copy(g, "hair.part", 0, .4f);
    copy(g, "hair.curl", 1, 3);
    copy(g, "facial_hair.beard");
    copy(g, "facial_hair.moustache");
    copy(g, "facial_hair.length", 1, 1);
    one_hot(g, "clothes.cut", 6);
    one_hot(g, "glasses.shape", 4);
    one_hot(g, "earrings.shape", 3);
    copy(g, "necklace");
    copy(g, "beanie");

    const auto of = [&](Part part) -> Terms& { return reader.styles_[std::size_t(part)]; };
    auto& background = of(Part::background);
    one_hot(background, "background.type", 2);
    colour(background, "background.first");
    colour(background, "background.second");
    copy(background, "background.gradient.x");
    copy(background, "background.gradient.y");

    auto& skin = of(Part::skin);
    for (const char* name :
         {"skin.freckles", "skin.oil", "skin.roughness", "age", "makeup.amount", "makeup.eye_shadow",
          "makeup.eye_liner", "facial_hair.stubble", "facial_hair.beard", "facial_hair.moustache"})
        copy(skin, name, .3f, 2);
    colour(skin, "makeup.eye_shadow_tint");
    copy(skin, "skin.melanin", .4f, 2);
    copy(skin, "skin.haemoglobin", .5f, 3);

    auto& eyes = of(Part::eyes);
    colour(eyes, "iris1");
    colour(eyes, "iris2");
    copy(eyes, "pupil", .39f, 8);
    copy(eyes, "makeup.eye_liner", .2f, 2);
    copy(eyes, "makeup.amount", .2f, 2);
    copy(eyes, "femininity", .5f, 2);

    auto& brows = of(Part::brows);
    copy(brows, "brows.thickness", 1, 3);
    copy(brows, "brows.darkness", 1, 3);

    auto& mouth = of(Part::mouth);
    copy(mouth, "skin.melanin", .4f, 2);

    auto& lips = of(Part::lips);
    copy(lips, "lips.redness", .45f, 3);
    copy(lips, "lips.gloss", .3f, 3);
    copy(lips, "makeup.amount", .2f, 2);
    colour(lips, "lips.tint");

    auto& hair = of(Part::hair);
    one_hot(hair, "hair.style", 16);
    copy(hair, "hair.curl", 1, 3);
    copy(hair, "hair.volume", 1, 3);
    copy(hair, "hair.grey", 0, 2);

    auto& beard = of(Part::facial_hair);
    copy(beard, "facial_hair.length", 1, 1);
    copy(beard, "facial_hair.beard", .5f, 1);
    copy(beard, "hair.grey", 0, 2);

    auto& clothes = of(Part::clothes);
    one_hot(clothes, "clothes.cut", 6);
    one_hot(clothes, "clothes.pattern", 3);
    colour(clothes, "clothes.colour");
    colour(clothes, "clothes.second_colour");

    auto& glasses = of(Part::glasses);
    one_hot(glasses, "glasses.shape", 4);
    colour(glasses, "glasses.colour");

    auto& accessories = of(Part::accessories);
    colour(accessories, "beanie.colour");

    auto& light = reader.light_;
    // Files hold [9 basis functions][RGB]; the code holds one channel after the other.
    for (int c = 0; c < 3; ++c)
        for (int k = 0; k < 9; ++k) copy(light, "sh_all." + std::to_string(k * 3 + c));
    for (const char* axis : {".x", ".y", ".z"}) copy(light, std::string("light.key.direction") + axis);
    for (const char* channel : {".r", ".g", ".b"}) copy(light, std::string("light.key.colour") + channel);
    for (const char* axis : {".x", ".y", ".z"}) copy(light, std::string("light.rim.direction") + axis);
    for (const char* channel : {".r", ".g", ".b"}) copy(light, std::string("light.rim.colour") + channel);

    copy(light, "light.exposure");

    for (const char* name : colour_inputs) reader.colour_factors_.push_back(find(name));
    if (!missing.empty())
        return failure(Errc::model_mismatch,
                       "The data set lacks the factor " + missing + "; write it again with this version.");
    return reader;
}

GeometryCode CodeReader::geometry(std::span<const float> factors) const {
    GeometryCode code{};
    for (std::size_t i = 0; i < geometry_.size(); ++i) code[i] = evaluate(geometry_[i], factors);
    // Beard length says nothing where no beard grows.
    code[moustache_at + 1] *= std::max(code[beard_at], code[moustache_at]);
    return code;
}

StyleCodes CodeReader::styles(std::span<const float> factors) const {
    StyleCodes codes{};
    for (std::size_t part = 0; part < codes.size(); ++part)
        for (std::size_t i = 0; i < styles_[part].size(); ++i)
            codes[part][i] = evaluate(styles_[part][i], factors);

    const auto input = [&](int i) { return factors[std::size_t(colour_factors_[std::size_t(i)])]; };
    // Derived base colours have fixed places at the end of a code: 26..28 skin, 29..31 hair.
    const auto place = [&](Part part, int begin, const Rgb& rgb) {
        for (std::size_t i = 0; i < 3; ++i)
            codes[std::size_t(part)][std::size_t(begin) + i] = (rgb[i] - .4f) * 3;
    };
    const auto skin = skin_base(input(0), input(1));
    const auto hair = hair_base(input(2), input(3), input(4), input(5), {input(6), input(7), input(8)});
    for (const Part part : {Part::skin, Part::lips, Part::eyes}) place(part, 26, skin);
    for (const Part part : {Part::hair, Part::brows, Part::facial_hair, Part::skin}) place(part, 29, hair);
    return codes;
}

LightCode CodeReader::light(std::span<const float> factors) const {
    const auto term = [&](int i) { return evaluate(light_[std::size_t(i)], factors); };
    // sh_all is exposed already; key and rim light are not.
    const float exposure = term(39);
    LightCode code{};
    for (int i = 0; i < 30; ++i) code[std::size_t(i)] = term(i);
    for (int i = 30; i < 33; ++i) code[std::size_t(i)] = term(i) * exposure;
    const float rim = (term(36) + term(37) + term(38)) / 3 * exposure;
    for (int i = 33; i < 36; ++i) code[std::size_t(i)] = term(i) * rim;
    return code;
}

GeometryCode without_worn_tubes(GeometryCode code) {
    for (const auto& [begin, count] :
         {std::pair(glasses_begin, glasses_shapes), {earrings_begin, earring_shapes}}) {
        std::fill_n(code.begin() + begin, count, 0.0f);
        code[std::size_t(begin)] = 1;
    }
    code[necklace_at] = 0;
    return code;
}

std::array<float, 3> skin_albedo(float melanin, float haemoglobin) {
    constexpr Rgb light{.82f, .535f, .40f}, dark{.075f, .036f, .022f}, k{2.1f, 2.8f, 3.55f},
        blood{.06f, .62f, .46f};
    Rgb c;
    for (std::size_t i = 0; i < 3; ++i)
        c[i] = (dark[i] + (light[i] - dark[i]) * std::exp(-k[i] * melanin)) *
               std::exp(-blood[i] * (haemoglobin - .35f));
    return c;
}

// Places and scales as CodeReader::create() and styles() write them.

SkinSurface skin_surface(const StyleCode& skin) {
    return {.melanin = std::clamp(skin[13] / 2 + .4f, 0.0f, 1.1f),
            .haemoglobin = std::clamp(skin[14] / 3 + .5f, 0.0f, 2.0f),
            .roughness = std::clamp(skin[2] / 2 + .3f, 0.0f, 1.0f),
            .freckles = std::clamp(skin[0] / 2 + .3f, 0.0f, 1.0f)};
}

std::array<float, 3> hair_albedo(const StyleCode& hair) {
    Rgb albedo;
    for (std::size_t i = 0; i < 3; ++i) {
        const float root = std::max(hair[29 + i] / 3 + .4f, 0.0f);
        albedo[i] = root * root;
    }
    return albedo;
}

}  // namespace limner::live
