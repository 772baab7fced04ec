#pragma once
// One person's surfaces in the head frame: deformed head, rolled eyeballs, clothes, glasses and other things
// worn (spec sections 5 and 12). Independent of light and camera.

#include <array>
#include <vector>

#include "engine/synthetic/portrait_factors.h"
#include "engine/synthetic/template_head.h"

namespace limner::synthetic {

struct Eyeball {
    Vec3 centre;
    float radius = 1.5f;
    Mat3 head_from_eye;  // rotation; the gaze is its +z
};

/// Carries a point from the template to the person: identity warp, then neck twist.
class PersonWarp {
public:
    PersonWarp() = default;
    PersonWarp(const TemplateHead& head, const std::vector<Vec3>& identity_vertices, float body_twist);
    Vec3 offset(const Vec3& p) const { return lattice_.interpolate(offsets_, p); }
    Vec3 warped(const Vec3& p) const { return p + offset(p); }
    /// Turns the body, and the neck part of the way, about the vertical axis.
    Vec3 twisted(const Vec3& p) const;
    Vec3 operator()(const Vec3& p) const { return twisted(warped(p)); }

private:
    Lattice lattice_;
    std::vector<Vec3> offsets_;
    float body_twist_ = 0;
};

struct PortraitMesh {
    std::vector<Vec3> positions;           // [V] head frame
    std::vector<Vec3> normals;             // [V] unit
    std::vector<Vec3> template_positions;  // [V] where noise and patterns are looked up
    std::vector<Triangle> triangles;
    std::array<Eyeball, 2> eyes;                 // left, right
    std::array<std::vector<Vec3>, 2> lens_rims;  // closed curves; empty without glasses
    PersonWarp warp;

    const Eyeball& eye(Side side) const { return eyes[std::size_t(side)]; }
    int add_vertex(const Vec3& position, const Vec3& template_position) {
        positions.push_back(position);
        template_positions.push_back(template_position);
        return int(positions.size()) - 1;
    }
};

PortraitMesh build_mesh(const TemplateHead& head, const PortraitFactors& factors);

/// Height of a beanie's brim above template position `p`.
constexpr float beanie_brim(const Vec3& p) { return 7.1f + 0.10f * (p.z - 4.0f); }

// Parts of build_mesh, in their own files.
void add_clothes(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh);
void add_accessories(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh);

}  // namespace limner::synthetic
