#pragma once
// Curves through landmarks: outlines of features, lids and brows that hairs grow on.

#include <algorithm>
#include <span>

#include "engine/core/smoothstep.h"
#include "engine/generators/live/head_anchors.h"

namespace limner::live {

/// Catmull and Rom's curve through the landmarks `marks` at t = 0, 1 .. count - 1; a closed one returns from
/// the last to the first at t = count.
inline Vec3f on_curve(const HeadAnchors& anchors, std::span<const int> marks, float t, bool closed = false) {
    const int count = int(marks.size()), last = closed ? count - 1 : count - 2;
    const int k = std::clamp(int(t), 0, last);
    const float u = t - float(k);
    const auto at = [&](int i) -> const Vec3f& {
        i = closed ? (i + count) % count : std::clamp(i, 0, count - 1);
        return anchors.landmarks[std::size_t(marks[std::size_t(i)])];
    };
    const Vec3f &a = at(k - 1), &b = at(k), &c = at(k + 1), &d = at(k + 2);
    return 0.5f *
           (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u * u * u);
}

inline constexpr std::array<std::array<int, 5>, 2> brow_landmarks{
    {{22, 23, 24, 25, 26}, {21, 20, 19, 18, 17}}};  // subject's left, right; from the nose outwards

/// How far from its line a brow of the usual thickness grows, cm; t from 0 at the nose to 1
/// (synthetic/face_strands.cpp).
constexpr float brow_half_height(float t) {
    return 0.38f * smoothstep(-0.05f, 0.15f, t) * (1 - 0.65f * smoothstep(0.45f, 1, t)) + 0.06f;
}

}  // namespace limner::live
