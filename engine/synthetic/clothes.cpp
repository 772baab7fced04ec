// Clothes: one loft of rings around the torso with a rolled collar (spec section 12).

#include "engine/synthetic/portrait_mesh.h"

namespace limner::synthetic {
namespace {

constexpr int around = 128;   // vertices per ring
constexpr int rings = 34;     // rows of quads
constexpr int rim_rings = 4;  // of these, the rolled collar

/// Distance of angle `angle` in [0, 2 pi) from the front, in [0, pi].
float from_front(float angle) { return std::fabs(angle > pi ? angle - 2 * pi : angle); }

class Garment {
public:
    Garment(const TemplateHead& head, const PortraitFactors& factors)
        : head_(head), cut_(factors.clothes.cut), fold_shift_(float(factors.seed % 100003)) {}

    /// Template position of ring `ring` (0 inside the collar .. `rings` at the hem), at `angle` from the
    /// front.
    Vec3 at(int ring, float angle) const {
        const float collar = collar_height(angle);
        const float down = float(ring - rim_rings) / float(rings - rim_rings);  // negative on the rim
        const float rim = rim_radius();
        float y, offset;
        if (ring < rim_rings) {
            const float roll = float(ring) / rim_rings * pi;
            y = collar - rim * 0.2f + rim * std::sin(roll) * 0.8f - (ring == 0 ? 0.8f : 0);
            offset = (ring == 0 ? -0.25f : 0.05f) + rim * (0.5f - 0.5f * std::cos(roll));
        } else {
            y = collar - (collar + 42) * std::pow(down, 1.7f);
            offset = rim * (1 - smoothstep(0, 0.12f, down)) + 0.3f * smoothstep(0, 0.1f, down) + 0.1f;
        }
        offset += thickening(ring, angle, y - collar);
        const NoiseSet& noise = head_.noise();
        const float fold = noise.broad.at(angle * 1.2f, y * 0.06f, fold_shift_ * 0.37f) * 0.5f +
                           noise.fine.at(angle * 0.8f + y * 0.05f, y * 0.04f, fold_shift_ * 0.11f) * 0.35f;
        offset += 0.8f * fold * smoothstep(0, 0.25f, down);
        return near_the_neck(loft(angle, y, offset), offset,
                             ring < rim_rings ? 1 : 1 - smoothstep(0.02f, 0.20f, down));
    }

private:
    float rim_radius() const {
        return cut_ == ClothesCut::turtle_neck ? 0.35f : cut_ == ClothesCut::hood ? 0.9f : 0.22f;
    }

    float collar_height(float angle) const {
        const float frontness = std::cos(angle);
        if (cut_ == ClothesCut::v_neck || cut_ == ClothesCut::jacket) {
            const float half_turn = from_front(angle) / pi;
            const float depth = cut_ == ClothesCut::v_neck ? -17.5f : -20.0f;
            const float opening = std::pow(smoothstep(0, 0.34f, half_turn), 0.75f);
            return mix(depth, -9.8f, opening) + 0.8f * smoothstep(0.34f, 1.0f, half_turn);
        }
        if (cut_ == ClothesCut::turtle_neck) {
            return frontness > 0 ? mix(-9.3f, -9.9f, frontness) : mix(-9.3f, -8.6f, -frontness);
        }
        return frontness > 0 ? mix(-9.7f, -11.7f, frontness * frontness) : mix(-9.7f, -9.0f, -frontness);
    }

    /// Extra thickness of a hood, a shirt collar or a lapel; `below` is the height relative to the collar.
    float thickening(int ring, float angle, float below) const {
        const auto band = [&](float depth, float width) {
            return std::exp(-square((below + depth) / width));
        };
        switch (cut_) {
            case ClothesCut::hood:
                return (std::cos(angle) < 0 ? 1.6f : 0.9f) * band(1.2f, 1.6f);
            case ClothesCut::shirt:
                return ring >= rim_rings ? 0.5f * band(0.9f, 0.9f) : 0;
            case ClothesCut::jacket:
                return ring >= rim_rings ? 0.35f * smoothstep(0, 0.2f, from_front(angle)) * band(1.6f, 1.3f)
                                         : 0;
            default:
                return 0;
        }
    }

    static Vec3 loft(float angle, float y, float offset) {
        const TorsoSection torso = torso_at(y);
        constexpr float exponent = 2 / 2.35f;
        return {(torso.half_width + offset) * signed_power(std::sin(angle), exponent), y,
                torso.centre_z() + (torso.half_depth() + offset) * signed_power(std::cos(angle), exponent)};
    }

    /// Close to the collar the radius follows the neck itself, found by bisection in the distance field.
    Vec3 near_the_neck(const Vec3& p, float offset, float amount) const {
        if (amount <= 0 || p.y <= -15.5f) return p;
        const Vec3 axis(0, p.y, -1.6f);
        const Vec3 outward(p.x, 0, p.z + 1.6f);
        const float radius = length(outward);
        const Vec3 direction = outward / radius;
        float inside = 2.5f, outside = radius + 4;
        for (int step = 0; step < 14; ++step) {
            const float middle = 0.5f * (inside + outside);
            const bool too_close =
                head_.distance_field().distance(axis + direction * middle) < offset * 0.8f + 0.05f;
            (too_close ? inside : outside) = middle;
        }
        const float fitted = clamp(inside, radius - 2.5f, radius + 2.0f);
        return mix(p, axis + direction * fitted, amount * smoothstep(-15.5f, -14.0f, p.y));
    }

    const TemplateHead& head_;
    ClothesCut cut_;
    float fold_shift_;
};

}  // namespace

void add_clothes(const TemplateHead& head, const PortraitFactors& factors, PortraitMesh& mesh) {
    const Garment garment(head, factors);
    const int base = int(mesh.positions.size());
    for (int ring = 0; ring <= rings; ++ring) {
        for (int k = 0; k < around; ++k) {
            const Vec3 p = garment.at(ring, float(k) * 2 * pi / around);
            mesh.add_vertex(mesh.warp(p), p);
        }
    }
    for (int ring = 0; ring < rings; ++ring) {
        const Surface surface = ring <= rim_rings ? Surface::clothes_rim : Surface::clothes;
        for (int k = 0; k < around; ++k) {
            const int a = base + ring * around + k, b = base + ring * around + (k + 1) % around;
            mesh.triangles.push_back({{a, a + around, b + around}, surface});
            mesh.triangles.push_back({{a, b + around, b}, surface});
        }
    }
}

}  // namespace limner::synthetic
