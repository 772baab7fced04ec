#include "engine/synthetic/portrait_mesh.h"

namespace limner::synthetic {
namespace {

/// Rotates sclera and iris to the gaze. With closing lids the cornea would pierce them, so the radius is
/// limited.
Eyeball roll_eyeball(std::vector<Vec3>& positions, const PortraitFactors& factors, Side side) {
    const IndexRange sclera = sclera_vertices(side);
    Vec3 lowest(1e9f), highest(-1e9f);
    for (int i = sclera.first; i < sclera.end; ++i) {
        lowest = minimum(lowest, positions[std::size_t(i)]);
        highest = maximum(highest, positions[std::size_t(i)]);
    }
    Eyeball eye;
    eye.radius = (highest.x - lowest.x) * 0.5f;
    eye.centre = (lowest + highest) * 0.5f;
    eye.centre.z = highest.z - 1.662f * eye.radius / 1.5f;
    const float vergence = side == Side::right ? 0.03f : -0.03f;
    eye.head_from_eye = rotation_y(factors.eyes.gaze_x + vergence) * rotation_x(-factors.eyes.gaze_y);

    const float blink = factors.weight(side == Side::right ? Expression::eyeBlink_R : Expression::eyeBlink_L);
    const float guard = clamp(blink * 1.3f - 0.1f);
    const float largest_radius = mix(9.0f, eye.radius * 0.955f, guard);
    const IndexRange ball = eyeball_vertices(side);
    for (int i = ball.first; i < ball.end; ++i) {
        Vec3& p = positions[std::size_t(i)];
        Vec3 from_centre = p - eye.centre;
        const float radius = length(from_centre);
        if (radius > largest_radius) from_centre *= largest_radius / radius;
        p = eye.head_from_eye * from_centre + eye.centre;
    }
    return eye;
}

/// A polyline of mesh vertices by share of its length.
class MarginCurve {
public:
    MarginCurve(const std::vector<int>& vertices, const std::vector<Vec3>& positions) {
        for (const int vertex : vertices) {
            const Vec3& p = positions[std::size_t(vertex)];
            arc_.push_back(points_.empty() ? 0 : arc_.back() + length(p - points_.back()));
            points_.push_back(p);
        }
    }
    float share(std::size_t k) const { return arc_[k] / arc_.back(); }
    Vec3 at(float share) const {
        const float arc = share * arc_.back();
        std::size_t k = 1;
        while (k + 1 < arc_.size() && arc_[k] < arc) ++k;
        const float t = clamp((arc - arc_[k - 1]) / std::max(arc_[k] - arc_[k - 1], 1e-6f));
        return mix(points_[k - 1], points_[k], t);
    }

private:
    std::vector<Vec3> points_;
    std::vector<float> arc_;
};

/// Closes the slit that the blink shape leaves between the lids of many people: the margins, which lie behind
/// the edges of the lids, meet before the eyeball, so that nothing can be seen between them.
void seal_lids(const TemplateHead& head, const PortraitFactors& factors, Side side, const Eyeball& eye,
               std::vector<Vec3>& positions) {
    const float blink = factors.weight(side == Side::right ? Expression::eyeBlink_R : Expression::eyeBlink_L);
    const float sealed = smoothstep(0.75f, 1.0f, blink);
    if (sealed <= 0) return;
    const std::vector<int>&upper = head.upper_lid(side).margin, &lower = head.lower_lid(side).margin;
    const MarginCurve upper_curve(upper, positions), lower_curve(lower, positions);
    const auto meet = [&](const std::vector<int>& margin, const MarginCurve& curve, float overlap) {
        for (std::size_t k = 1; k + 1 < margin.size(); ++k) {
            const Vec3 middle = mix(upper_curve.at(curve.share(k)), lower_curve.at(curve.share(k)), 0.5f);
            Vec3 from_centre = middle - eye.centre;
            from_centre *= std::max(1.0f, 0.975f * eye.radius / length(from_centre));
            const Vec3 meeting = eye.centre + from_centre + Vec3(0, overlap, 0);
            Vec3& p = positions[std::size_t(margin[k])];
            p = mix(p, meeting, sealed);
        }
    };
    // A little past each other: the curves have different vertices.
    meet(upper, upper_curve, -0.02f);
    meet(lower, lower_curve, 0.02f);
}

}  // namespace

PersonWarp::PersonWarp(const TemplateHead& head, const std::vector<Vec3>& identity_vertices, float body_twist)
    : lattice_(head.warp().lattice()),
      offsets_(head.warp().offsets(head.model(), identity_vertices)),
      body_twist_(body_twist) {}

Vec3 PersonWarp::twisted(const Vec3& p) const {
    const float share = smoothstep(-4.0f, -12.0f, p.y);
    if (share <= 0 || body_twist_ == 0) return p;
    const Vec3 axis(0, 0, -1.5f);
    return rotation_y(body_twist_ * share) * (p - axis) + axis;
}

PortraitMesh build_mesh(const TemplateHead& head, const PortraitFactors& factors) {
    PortraitMesh mesh;
    mesh.template_positions = head.positions();
    mesh.positions = head.positions();
    mesh.triangles = head.triangles();
    head.model().add_identity(factors.identity, mesh.positions);
    mesh.warp = PersonWarp(head, mesh.positions, factors.body_twist);
    head.model().add_expression(factors.expression, mesh.positions);
    mesh.eyes = {roll_eyeball(mesh.positions, factors, Side::left),
                 roll_eyeball(mesh.positions, factors, Side::right)};
    for (const Side side : {Side::left, Side::right})
        seal_lids(head, factors, side, mesh.eye(side), mesh.positions);
    for (Vec3& p : mesh.positions) p = mesh.warp.twisted(p);
    add_clothes(head, factors, mesh);
    add_accessories(head, factors, mesh);
    mesh.normals = vertex_normals(mesh.positions, mesh.triangles);
    return mesh;
}

}  // namespace limner::synthetic
