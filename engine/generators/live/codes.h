#pragma once
// What the numbers of the live model's codes mean. The model is trained on synthetic portraits whose every
// factor is known, so its codes are named factors rather than learned latents: a geometry code (identity,
// expression, hair, wear) for the field and one style code per part for the texture network.
//
//     const CodeReader reader(factor_names);                  // from a data set's metadata
//     const GeometryCode shape = reader.geometry(factors);    // factors of one portrait

#include <array>
#include <span>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/label_set.h"
#include "engine/face_model/expression.h"

namespace limner::live {

inline constexpr int identity_size = 49;                  // 48 shape modes, brow thickness
inline constexpr int expression_size = expression_count;  // weights, by Expression
inline constexpr int hair_size =
    23;  // style (one of 16), volume, length, part, curl, beard, moustache, beard length
inline constexpr int wear_size = 15;  // cut (of 6), glasses (of 4), earrings (of 3), necklace, beanie
inline constexpr int geometry_size = identity_size + expression_size + hair_size + wear_size;
inline constexpr int style_size = 32;  // numbers per part; unused ones are 0
inline constexpr int light_size =
    36;  // 27 SH coefficients, key direction, key colour, rim direction x luminance

using GeometryCode = std::array<float, geometry_size>;
using StyleCode = std::array<float, style_size>;
using StyleCodes = std::array<StyleCode, part_count>;
using LightCode = std::array<float, light_size>;

/// Offsets of the sub-codes inside a geometry code.
inline constexpr int identity_begin = 0;
inline constexpr int expression_begin = identity_size;
inline constexpr int hair_begin = expression_begin + expression_size;
inline constexpr int beard_at = hair_begin + 20, moustache_at = beard_at + 1;
inline constexpr int wear_begin = hair_begin + hair_size;
inline constexpr int glasses_begin = wear_begin + 6, glasses_shapes = 4;  // one-hot, by GlassesShape
inline constexpr int earrings_begin = glasses_begin + glasses_shapes, earring_shapes = 3;  // by EarringShape
inline constexpr int necklace_at = earrings_begin + earring_shapes;

/// The code of the same head without glasses and jewellery, which the field is asked for: they are drawn
/// before it (worn_tubes.h).
GeometryCode without_worn_tubes(GeometryCode code);

/// Translates the flat factor vector of a data set (named floats) into codes. Immutable after construction.
class CodeReader {
public:
    /// model_mismatch naming the first factor that the data set lacks.
    static Result<CodeReader> create(const std::vector<std::string>& factor_names);

    GeometryCode geometry(std::span<const float> factors) const;
    StyleCodes styles(std::span<const float> factors) const;
    LightCode light(std::span<const float> factors) const;

private:
    enum class Kind { copy, root, one_hot };
    struct Term {
        int factor;
        Kind kind;
        float offset, scale;  // (value - offset) * scale; for one_hot: 1 where value == offset
    };
    using Terms = std::vector<Term>;
    static float evaluate(const Term& term, std::span<const float> factors);
    Terms geometry_, light_;
    std::array<Terms, part_count> styles_;
    std::vector<int> colour_factors_;  // inputs of the derived base colours
};

/// Albedo of skin, linear RGB (synthetic portraits, section 8).
std::array<float, 3> skin_albedo(float melanin, float haemoglobin);

/// What a style code of Part::skin says of pigment and surface, in the ranges of the synthetic portraits.
struct SkinSurface {
    float melanin = .35f;     // 0 .. 1.1
    float haemoglobin = .5f;  // 0.3 .. 0.8
    float roughness = .3f;    // 0 smooth .. 1
    float freckles = 0;       // 0 none .. 1
};
SkinSurface skin_surface(const StyleCode& skin);
/// Linear RGB, of a style code that ends in the colour of hair: hair, brows, beard.
std::array<float, 3> hair_albedo(const StyleCode& hair);

}  // namespace limner::live
