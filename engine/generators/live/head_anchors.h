#pragma once
// What the codes of the live model fix in space besides the surface of a head: landmarks, eyes, framing.
//
//     const HeadAnchors anchors = basis.of(code);

#include <array>
#include <span>
#include <vector>

#include "engine/generators/live/codes.h"
#include "engine/generators/live/guide.h"
#include "engine/geometry/camera.h"

namespace limner::live {

/// Head frame, cm.
struct HeadAnchors {
    std::array<Vec3f, 68> landmarks;
    std::array<Eyeball, 2> eyes;  // subject's left, right; looking ahead
    HeadCrop crop;                // framing at zoom 1; does not depend on the expression
    float brow_thickness = 1;     // times the usual
    float jaw_open = 0;           // 0 .. 1

    /// Without expression: where what is worn sits. Pairs: subject's left, right.
    struct AtRest {
        std::array<Vec3f, 2> eyes;   // centres of the eyeballs
        Vec3f nasion;                // landmark 27
        std::array<Vec3f, 2> jaw;    // landmarks 16 and 0, where the jaw line begins at the ears
        Vec3f neck_shift;            // of this head's neck against that of the mean head
        Vec3f lips = Vec3f::Zero();  // where they meet, landmarks 62 and 66
    } at_rest;
};

/// Landmarks and eyeballs as linear functions of identity and expression, from a pack. Immutable; any thread.
class AnchorBasis {
public:
    static constexpr int points = 70, inputs = identity_size + expression_size + 1;

    AnchorBasis() = default;
    /// `rows` [points * 3, inputs], as least squares gave them (training/field_trainer.cpp).
    explicit AnchorBasis(std::span<const float> rows) : rows_(rows.begin(), rows.end()) {}

    HeadAnchors of(const GeometryCode& code) const;

private:
    Vec3f point(const GeometryCode& code, int index, bool with_expression) const;

    std::vector<float> rows_;
};

}  // namespace limner::live
