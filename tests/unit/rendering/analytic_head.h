#pragma once
// A head whose logits are known in closed form: ellipsoids, capsules and thin glasses, as smooth class
// functions.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/rendering/field_query.h"

namespace limner::testing {

inline constexpr float logits_per_cm = 3;

inline float ellipsoid(const Vec3f& p, const Vec3f& centre, const Vec3f& radii) {
    const Vec3f q = (p - centre).cwiseQuotient(radii);
    const Vec3f slope = q.cwiseQuotient(radii);
    const float r = q.norm();
    return r * (r - 1) / std::max(slope.norm(), 1e-3f);  // first-order distance
}
inline float capsule(const Vec3f& p, const Vec3f& a, const Vec3f& b, float radius) {
    const Vec3f ab = b - a;
    const float t = std::clamp((p - a).dot(ab) / ab.squaredNorm(), 0.0f, 1.0f);
    return (p - a - t * ab).norm() - radius;
}
/// A ring in the plane z = centre.z.
inline float ring(const Vec3f& p, const Vec3f& centre, float radius, float tube) {
    const Vec3f q = p - centre;
    return std::hypot(std::hypot(q.x(), q.y()) - radius, q.z()) - tube;
}

/// Distance to the glasses, centimetres: their tube of 0.5 cm is two voxels of the 128 level, half a cell of
/// the 32 one.
inline float glasses(const Vec3f& p) {
    const Vec3f m(std::abs(p.x()), p.y(), p.z());
    const float rim = ring(m, {3.3f, 3.4f, 11.2f}, 2.3f, 0.25f);
    const float bridge = capsule(m, {0, 3.8f, 11.4f}, {1.1f, 3.8f, 11.2f}, 0.25f);
    const float arm = capsule(m, {5.6f, 3.6f, 11.2f}, {8.0f, 3.4f, 0}, 0.25f);
    return std::min(rim, std::min(bridge, arm));
}

/// Logits [20] at a point of the head frame.
inline void head_logits(const Vec3f& p, float* logits) {
    std::fill(logits, logits + face_class_count, -100.0f);
    const auto put = [&](FaceClass c, float distance) { logits[int(c)] = -logits_per_cm * distance; };
    logits[0] = 0;
    put(FaceClass::skin, ellipsoid(p, {0, 1.5f, 0}, {7.4f, 11, 9.5f}));
    put(FaceClass::neck, capsule(p, {0, -6, -1.5f}, {0, -30, -3}, 5.2f));
    put(FaceClass::clothes, ellipsoid(p, {0, -21, -2}, {17, 8.5f, 8}));
    put(FaceClass::nose, ellipsoid(p, {0, 0.8f, 9.2f}, {1.6f, 2.4f, 2.3f}));
    put(FaceClass::left_ear, ellipsoid(p, {7.5f, 2, -0.8f}, {1.4f, 3, 1.9f}));
    put(FaceClass::right_ear, ellipsoid(p, {-7.5f, 2, -0.8f}, {1.4f, 3, 1.9f}));
    // Painted on the skin: a border where the difference of two smooth functions changes sign.
    const float skin = logits[int(FaceClass::skin)];
    const auto paint = [&](FaceClass c, float x, float y, float half_width, float half_height) {
        const float u = (p.x() - x) / half_width, v = (p.y() - y) / half_height;
        logits[int(c)] = p.z() > 0 ? skin + logits_per_cm * (1 - std::hypot(u, v)) : -100.0f;
    };
    paint(FaceClass::left_eye, 3.0f, 3.4f, 1.6f, 0.8f);
    paint(FaceClass::right_eye, -3.0f, 3.4f, 1.6f, 0.8f);
    paint(FaceClass::left_brow, 3.1f, 5.4f, 1.9f, 0.45f);
    paint(FaceClass::right_brow, -3.1f, 5.4f, 1.9f, 0.45f);
    paint(FaceClass::upper_lip, 0, -3.2f, 2.3f, 0.6f);
    paint(FaceClass::lower_lip, 0, -4.3f, 2.1f, 0.7f);
    const float scalp = ellipsoid(p, {0, 3.5f, -1.2f}, {8.6f, 10.6f, 10.4f});
    put(FaceClass::hair, std::max(scalp, (4.5f - p.y() + 0.75f * p.z()) / 1.25f));
    put(FaceClass::glasses, glasses(p));
}

/// The head as a field; `asked` counts the points.
struct HeadField {
    FieldFrame frame;
    std::int64_t asked = 0;
    void operator()(std::span<const Vec3f> points, std::span<float> logits) {
        asked += std::int64_t(points.size());
        for (std::size_t i = 0; i < points.size(); ++i)
            head_logits(frame.head_from_field(points[i]), &logits[i * face_class_count]);
    }
};

}  // namespace limner::testing
