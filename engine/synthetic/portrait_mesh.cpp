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
    for (Vec3& p : mesh.positions) p = mesh.warp.twisted(p);
    add_clothes(head, factors, mesh);
    add_accessories(head, factors, mesh);
    mesh.normals = vertex_normals(mesh.positions, mesh.triangles);
    return mesh;
}

}  // namespace limner::synthetic
