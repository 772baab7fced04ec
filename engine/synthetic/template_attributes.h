#pragma once
// Per-vertex attributes of the neutral head that say where lips, ears, scalp, beard ... are (spec
// section 5.6). Interpolated per sample, they replace texture painting and have no seams.

#include <array>
#include <span>
#include <vector>

#include "engine/face_model/face_model.h"
#include "engine/synthetic/mesh.h"

namespace limner::synthetic {

enum class Attribute : std::uint8_t {
    lip,        // signed distance to the lip outline in cm, inside positive
    upper_lip,  // height above the mouth line, cm
    ear,
    nose,   // positive inside
    scalp,  // height above the hairline, cm
    beard,
    moustache,
    blush,
    under_eye,
    lid,
    brow,
    oily,
    neck,
    cavity,    // positive in creases
    wrinkle,   // negative in grooves
    caruncle,  // of the inner corners of the eyes, positive inside, cm; set with the lids
};
inline constexpr std::size_t attribute_count = 16;

struct Attributes {
    std::array<float, attribute_count> values{};
    float& operator[](Attribute a) { return values[std::size_t(a)]; }
    float operator[](Attribute a) const { return values[std::size_t(a)]; }
};

/// Attributes of all 26719 vertices. `normals` and `neighbours` are per vertex.
std::vector<Attributes> template_attributes(const FaceModel& model, std::span<const Vec3> normals,
                                            const std::vector<std::vector<int>>& neighbours);

/// Catmull-Rom curve through `points`, `steps` points per span.
std::vector<Vec3> smooth_curve(const std::vector<Vec3>& points, bool closed, int steps);

/// Azimuth above which the horseshoe of hair begins: height of its upper border at template position `p`.
float horseshoe_height(const Vec3& p);

}  // namespace limner::synthetic
