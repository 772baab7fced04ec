#include "engine/geometry/tube.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {

std::optional<BarHit> meet_bar(const Ray& ray, const Vec3f& a, const Vec3f& b, float radius) {
    // From a point near the bar: its thickness must not drown in the distance.
    const Vec3f d = ray.direction;
    const float dd = d.squaredNorm(), near = d.dot(a - ray.origin) / dd;
    const Vec3f origin = ray.at(near);
    const Vec3f axis = b - a, from_a = origin - a;
    const float length2 = axis.squaredNorm(), along_d = axis.dot(d), along_o = axis.dot(from_a);
    const auto hit = [&](float t, const Vec3f& centre) -> std::optional<BarHit> {
        if (!(near + t > 0)) return std::nullopt;
        return BarHit{near + t, (origin + t * d - centre).normalized()};
    };

    const float qa = length2 * dd - along_d * along_d;
    const float qb = length2 * d.dot(from_a) - along_o * along_d;
    const float qc = length2 * from_a.squaredNorm() - along_o * along_o - radius * radius * length2;
    float place = along_o;  // along the axis, in squares of its length
    if (qa > 1e-6f * length2 * dd) {
        const float root = qb * qb - qa * qc;
        if (root < 0) return std::nullopt;  // it misses the endless cylinder, and so the ends
        const float t = (-qb - std::sqrt(root)) / qa;
        place = along_o + t * along_d;
        if (place > 0 && place < length2) return hit(t, a + place / length2 * axis);
    }
    const Vec3f& centre = place <= 0 ? a : b;
    const Vec3f from_end = origin - centre;
    const float half = d.dot(from_end);
    const float root = half * half - dd * (from_end.squaredNorm() - radius * radius);
    if (root < 0) return std::nullopt;
    return hit((-half - std::sqrt(root)) / dd, centre);
}

TubeSurface swept_surface(const Tube& tube, int sides) {
    TubeSurface surface;
    const auto count = int(tube.curve.size());
    const auto at = [&](int i) -> const Vec3f& {
        return tube.curve[std::size_t(tube.closed ? (i + count) % count : std::clamp(i, 0, count - 1))];
    };
    for (int i = 0; i < count; ++i) {
        const Vec3f along = (at(i + 1) - at(i - 1)).normalized();
        const Vec3f helper = std::abs(along.y()) > 0.95f ? Vec3f::UnitZ() : Vec3f::UnitY();
        const Vec3f u = helper.cross(along).normalized(), v = along.cross(u);
        for (int k = 0; k < sides; ++k) {
            const float angle = float(k) * 2 * std::numbers::pi_v<float> / float(sides);
            const Vec3f out = u * std::cos(angle) + v * std::sin(angle);
            surface.positions.push_back(at(i) + tube.radius * out);
            surface.normals.push_back(out);
        }
    }
    const auto corner = [&](int i, int k) { return std::int32_t(i % count * sides + k % sides); };
    for (int i = 0; i < int(tube.segment_count()); ++i)
        for (int k = 0; k < sides; ++k) {
            surface.triangles.push_back({corner(i, k), corner(i, k + 1), corner(i + 1, k + 1)});
            surface.triangles.push_back({corner(i, k), corner(i + 1, k + 1), corner(i + 1, k)});
        }
    if (!tube.closed)
        for (int k = 1; k + 1 < sides; ++k) {
            surface.triangles.push_back({corner(0, 0), corner(0, k + 1), corner(0, k)});
            surface.triangles.push_back(
                {corner(count - 1, 0), corner(count - 1, k), corner(count - 1, k + 1)});
        }
    return surface;
}

}  // namespace limner
