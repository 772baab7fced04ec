// Glasses, earrings, necklace and beanie (spec section 12).

#include <map>

#include "engine/synthetic/portrait_mesh.h"

namespace limner::synthetic {
namespace {

/// Sweeps a hexagon of `radius` along `curve`.
void add_tube(PortraitMesh& mesh, const std::vector<Vec3>& curve, float radius, bool closed,
              Surface surface) {
    constexpr int sides = 6;
    const int count = int(curve.size());
    const int base = int(mesh.positions.size());
    for (int i = 0; i < count; ++i) {
        const int next = closed ? (i + 1) % count : std::min(i + 1, count - 1);
        const int previous = closed ? (i + count - 1) % count : std::max(i - 1, 0);
        Vec3 u, v;
        complete_frame(normalized(curve[std::size_t(next)] - curve[std::size_t(previous)]), u, v);
        for (int k = 0; k < sides; ++k) {
            const float angle = float(k) * 2 * pi / sides;
            const Vec3& centre = curve[std::size_t(i)];
            mesh.add_vertex(centre + (u * std::cos(angle) + v * std::sin(angle)) * radius, centre);
        }
    }
    for (int i = 0; i < (closed ? count : count - 1); ++i) {
        const int here = base + i * sides, there = base + (i + 1) % count * sides;
        for (int k = 0; k < sides; ++k) {
            const int next = (k + 1) % sides;
            mesh.triangles.push_back({{here + k, here + next, there + next}, surface});
            mesh.triangles.push_back({{here + k, there + next, there + k}, surface});
        }
    }
}

void add_glasses(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh) {
    const auto landmark = [&](int index) {
        return mesh.positions[std::size_t(head.model().landmarks()[std::size_t(index)])];
    };
    const GlassesFit fit{{mesh.eye(Side::left).centre, mesh.eye(Side::right).centre},
                         landmark(27).z,
                         {landmark(16).x, landmark(0).x}};
    const auto& worn = factors.accessories;
    int rims = 0;
    for (const FrameTube& tube : glasses_frame(worn.glasses, fit, worn.rim_radius)) {
        add_tube(mesh, tube.curve, tube.radius, tube.closed, Surface::glasses);
        if (tube.closed) mesh.lens_rims[std::size_t(rims++)] = tube.curve;
    }
}

void add_earrings(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh) {
    if (factors.accessories.earrings == EarringShape::none) return;
    for (const Side side : {Side::left, Side::right}) {
        const auto tube =
            earring(factors.accessories.earrings, mesh.positions[std::size_t(head.ear_lobe(side))],
                    side == Side::left ? 1.0f : -1.0f);
        add_tube(mesh, tube.curve, tube.radius, tube.closed, Surface::earring);
    }
}

void add_necklace(const TemplateHead& head, PortraitMesh& mesh) {
    const auto tube = necklace([&](const Vec3& axis, const Vec3& outward) {
        float inside = 2, outside = 14;
        for (int step = 0; step < 16; ++step) {
            const float middle = 0.5f * (inside + outside);
            (head.distance_field().distance(axis + outward * middle) < 0.16f ? inside : outside) = middle;
        }
        return mesh.warp(axis + outward * inside);
    });
    add_tube(mesh, tube.curve, tube.radius, tube.closed, Surface::necklace);
}

/// Copies the skull above the brim outwards; what hangs below the brim is cut off per sample when drawn.
void add_beanie(const TemplateHead& head, PortraitMesh& mesh) {
    std::map<int, int> copy_of;
    const auto copied = [&](int vertex) {
        const auto found = copy_of.find(vertex);
        if (found != copy_of.end()) return found->second;
        const Vec3& p = head.positions()[std::size_t(vertex)];
        const float height = p.y - beanie_brim(p);
        const float cuff = smoothstep(2.6f, 2.3f, height) * smoothstep(-0.3f, 0.05f, height);
        const float offset = 0.72f + 0.45f * cuff + 0.9f * smoothstep(3.0f, 7.0f, height) +
                             0.25f * head.noise().broad.at(p, 9.0f);
        const Vec3 outside = p + head.normals()[std::size_t(vertex)] * offset;
        return copy_of[vertex] = mesh.add_vertex(mesh.warp.warped(outside), p);
    };
    for (const Triangle& triangle : head.triangles()) {
        if (!is_skin(triangle.surface)) continue;
        bool above = false;
        for (const int vertex : triangle.vertex) {
            const Vec3& p = head.positions()[std::size_t(vertex)];
            above = above || p.y > beanie_brim(p) - 0.2f;
        }
        if (!above) continue;
        mesh.triangles.push_back(
            {{copied(triangle.vertex[0]), copied(triangle.vertex[1]), copied(triangle.vertex[2])},
             Surface::beanie});
    }
}

}  // namespace

void add_accessories(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh) {
    add_glasses(head, factors, mesh);
    add_earrings(head, factors, mesh);
    if (factors.accessories.necklace) add_necklace(head, mesh);
    if (factors.accessories.beanie) add_beanie(head, mesh);
}

}  // namespace limner::synthetic
