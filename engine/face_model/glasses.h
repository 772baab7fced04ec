#pragma once
// How the frame of glasses sits on a head: tubes around the eyes, over the nose and to the ears. The
// synthetic portraits wear it, and the live model draws it, as rims are thinner than its field can hold.
//
//     for (const FrameTube& tube : glasses_frame(GlassesShape::round, fit, 0.12f)) ...

#include <array>
#include <cstdint>
#include <vector>

#include "engine/face_model/vec3.h"

namespace limner {

enum class GlassesShape : std::uint8_t { none, rectangular, round, rounded };

/// What of a head decides where they sit; head frame, cm. Pairs: subject's left, right.
struct GlassesFit {
    std::array<Vec3, 2> eyes;         // centres of the eyeballs
    float nasion_z = 0;               // of landmark 27, where the nose begins between the eyes
    std::array<float, 2> temple_x{};  // of landmarks 16 and 0, where the jaw line begins at the ears
};

/// A round bar of `radius` cm along a curve.
struct FrameTube {
    std::vector<Vec3> curve;
    float radius = 0;
    bool closed = false;  // the last point is joined to the first
};

/// Left rim, left arm, right rim, right arm, bridge; nothing for GlassesShape::none. `radius`: of the rims,
/// 0.09 to 0.2 cm.
std::vector<FrameTube> glasses_frame(GlassesShape shape, const GlassesFit& fit, float radius);

}  // namespace limner
