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
    const GlassesShape shape = factors.accessories.glasses;
    if (shape == GlassesShape::none) return;
    const bool round = shape == GlassesShape::round, rectangular = shape == GlassesShape::rectangular;
    const float half_width = 2.55f;
    const float half_height = rectangular ? 1.75f : round ? 2.25f : 2.0f;
    const float exponent = 2 / (round ? 2.0f : rectangular ? 3.6f : 2.6f);
    const float tube = factors.accessories.rim_radius;
    const float drop = -0.25f;  // below the eye centres

    const auto landmark = [&](int index) {
        return mesh.positions[std::size_t(head.model().landmarks()[std::size_t(index)])];
    };
    const float eye_z = std::max(mesh.eyes[0].centre.z, mesh.eyes[1].centre.z);
    const float front = std::max(eye_z + 2.35f, landmark(27).z - 0.15f);
    const auto wrap = [](float x) { return 0.035f * std::pow(std::fabs(x), 1.55f); };

    for (const Side side : {Side::left, Side::right}) {
        const float sign = side == Side::left ? 1.0f : -1.0f;
        Vec3 centre = mesh.eye(side).centre;
        centre.x += sign * 0.05f;
        centre.y += drop;
        std::vector<Vec3> rim;
        for (int k = 0; k < 40; ++k) {
            const float angle = float(k) * 2 * pi / 40;
            float x = half_width * signed_power(std::cos(angle), exponent);
            const float y = half_height * signed_power(std::sin(angle), exponent);
            if (!round) x *= mix(1.0f, 0.93f, smoothstep(0.3f * half_height, -half_height, y));
            rim.push_back({centre.x + x, centre.y + y, front - wrap(centre.x + x)});
        }
        add_tube(mesh, rim, tube, true, Surface::glasses);
        mesh.lens_rims[std::size_t(side)] = rim;

        const Vec3 hinge(centre.x + sign * half_width * 0.98f, centre.y + half_height * 0.45f,
                         front - wrap(std::fabs(centre.x) + half_width));
        const float ear_x = std::max(std::fabs(landmark(side == Side::left ? 16 : 0).x) + 0.5f, 7.6f) * sign;
        std::vector<Vec3> temple;
        for (int k = 0; k <= 10; ++k) {
            const float t = float(k) / 10;
            Vec3 p = mix(hinge, Vec3(ear_x, centre.y + 0.9f, 0.2f), t);
            p.x = mix(hinge.x, ear_x, std::sqrt(t));
            temple.push_back(p);
        }
        temple.push_back({ear_x * 0.98f, centre.y + 0.3f, -1.2f});
        add_tube(mesh, temple, tube * 0.8f, false, Surface::glasses);
    }

    std::vector<Vec3> bridge;
    for (int k = 0; k <= 8; ++k) {
        const float t = float(k) / 8 * 2 - 1;
        const float arch = 1 - t * t;
        bridge.push_back({t * (mesh.eyes[0].centre.x - half_width + 0.1f),
                          mesh.eyes[0].centre.y + drop + 0.55f + 0.25f * arch, front + 0.12f * arch});
    }
    add_tube(mesh, bridge, tube * 0.9f, false, Surface::glasses);
}

void add_earrings(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh) {
    const EarringShape shape = factors.accessories.earrings;
    if (shape == EarringShape::none) return;
    for (const Side side : {Side::left, Side::right}) {
        const float sign = side == Side::left ? 1.0f : -1.0f;
        const Vec3 hole = mesh.positions[std::size_t(head.ear_lobe(side))] + Vec3(sign * 0.12f, 0.12f, 0.05f);
        std::vector<Vec3> curve;
        if (shape == EarringShape::ring) {
            constexpr float radius = 0.75f;
            for (int k = 0; k < 20; ++k) {
                const float angle = float(k) * 2 * pi / 20;
                curve.push_back(
                    hole + Vec3(0, -radius + radius * std::cos(angle), radius * std::sin(angle) * 0.95f));
            }
            add_tube(mesh, curve, 0.055f, true, Surface::earring);
        } else {
            for (int k = 0; k < 6; ++k) {
                const float angle = float(k) * 2 * pi / 6;
                curve.push_back(hole + Vec3(sign * 0.1f, 0.06f * std::cos(angle), 0.06f * std::sin(angle)));
            }
            add_tube(mesh, curve, 0.14f, true, Surface::earring);
        }
    }
}

void add_necklace(const TemplateHead& head, PortraitMesh& mesh) {
    std::vector<Vec3> curve;
    constexpr int count = 72;
    for (int k = 0; k < count; ++k) {
        const float angle = float(k) * 2 * pi / count;
        const float frontness = std::cos(angle);
        const float y =
            frontness > 0 ? mix(-9.9f, -13.4f, std::pow(frontness, 2.5f)) : mix(-9.9f, -9.2f, -frontness);
        const Vec3 axis(0, y, -1.6f), outward(std::sin(angle), 0, frontness);
        float inside = 2, outside = 14;
        for (int step = 0; step < 16; ++step) {
            const float middle = 0.5f * (inside + outside);
            (head.distance_field().distance(axis + outward * middle) < 0.16f ? inside : outside) = middle;
        }
        curve.push_back(mesh.warp(axis + outward * inside));
    }
    add_tube(mesh, curve, 0.07f, true, Surface::necklace);
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
