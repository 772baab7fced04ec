#pragma once
// Round bars along curves: rims of glasses, wires.

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/geometry/camera.h"

namespace limner {

struct Tube {
    std::vector<Vec3f> curve;  // two points or more; head frame, cm
    float radius = 0;
    bool closed = false;  // the last point is joined to the first

    std::size_t segment_count() const { return curve.size() - (closed ? 0 : 1); }
};

/// Where a ray first meets a bar from `a` to `b` with round ends; nothing when it misses, begins inside, or
/// meets it behind its origin.
struct BarHit {
    float depth = 0;
    Vec3f normal = Vec3f::Zero();  // unit length, outwards
};
std::optional<BarHit> meet_bar(const Ray& ray, const Vec3f& a, const Vec3f& b, float radius);

/// A closed surface of a tube: triangles counter-clockwise seen from outside.
struct TubeSurface {
    std::vector<Vec3f> positions, normals;
    std::vector<std::array<std::int32_t, 3>> triangles;
};
/// `sides`: corners of the cross section, 3 or more.
TubeSurface swept_surface(const Tube& tube, int sides);

}  // namespace limner
