#pragma once
// Labelled 3D points for the semantic field: which class, or empty space, is at a point of the head (spec
// section 16, but carved from label and depth maps of views all around instead of tested against closed
// surfaces).

#include <array>
#include <cstdint>
#include <vector>

#include "engine/synthetic/portrait_renderer.h"

namespace limner::synthetic {

struct FieldOptions {
    int points = 49152;
    int view_size = 160;       // pixels
    int samples_per_side = 2;  // per pixel; points start from samples
};

struct FieldSamples {
    std::vector<Vec3> points;                         // normalised frame (p - (0, 1.5, 0)) / 16, in [-1, 1]^3
    std::vector<std::uint8_t> classes;                // FaceClass; background is empty space
    std::array<Vec3, landmark_count> landmarks_3d{};  // cm, head frame
    std::array<EyePose, 2> eyes{};
};

/// 45 % near visible surfaces (half just behind them, half in front, small classes favoured, rims of glasses
/// most), 25 % in empty space along rays, 20 % uniform in the cube, the rest near surfaces again. The body
/// must not be twisted.
FieldSamples sample_field(const TemplateHead& head, const PortraitFactors& factors,
                          const FieldOptions& options);

inline constexpr Vec3 field_centre(0, 1.5f, 0);
inline constexpr float field_half_extent = 16;

}  // namespace limner::synthetic
