// Brows, lashes and beards (spec sections 6.2-6.4). They are grown on the deformed mesh, so that they follow
// expressions.

#include "engine/synthetic/strands.h"

namespace limner::synthetic {
namespace {

class FaceHairGrower {
public:
    FaceHairGrower(const TemplateHead& head, const PortraitFactors& factors, const PortraitMesh& mesh,
                   StrandSet& strands)
        : head_(head), person_(factors), mesh_(mesh), strands_(strands), random_(factors.seed * 3 + 1) {}

    void grow() {
        for (const Side side : {Side::left, Side::right}) grow_brow(side);
        for (const Side side : {Side::left, Side::right}) {
            grow_lashes(side, head_.upper_lid(side), true);
            grow_lashes(side, head_.lower_lid(side), false);
        }
        if (person_.facial_hair.beard > 0 || person_.facial_hair.moustache > 0) grow_beard();
    }

private:
    void add(std::span<const Vec3> points, float width, StrandKind kind, FaceClass label, float grey) {
        Strand strand;
        strand.width = width;
        strand.random = random_.uniform();
        strand.grey = grey;
        strand.kind = kind;
        strand.label = label;
        strands_.add(strand, points);
    }

    Vec3 normal_at(const SurfacePoint& point) const { return normalized(point.on(mesh_.normals)); }

    void grow_brow(Side side) {
        const bool right = side == Side::right;
        std::vector<Vec3> landmarks;  // from the nose outwards
        for (int i = 0; i < 5; ++i)
            landmarks.push_back(head_.model().neutral_landmark(right ? 21 - i : 22 + i));
        const std::vector<Vec3> curve = smooth_curve(landmarks, false, 8);
        const float thickness = person_.brows.thickness;
        const FaceClass label = right ? FaceClass::right_brow : FaceClass::left_brow;
        const int count = int(1500 * thickness);
        for (int i = 0; i < count; ++i) {
            const float t = std::pow(random_.uniform(), 0.9f);
            const float along = t * float(curve.size() - 1);
            const std::size_t k = std::min(std::size_t(along), curve.size() - 2);
            const Vec3 middle = mix(curve[k], curve[k + 1], along - float(k));
            const Vec3 tangent = normalized(curve[k + 1] - curve[k]);
            const float half_height =
                (0.38f * smoothstep(-0.05f, 0.15f, t) * (1 - 0.65f * smoothstep(0.45f, 1, t)) + 0.06f) *
                thickness;
            const float offset = random_.normal() * 0.60f;
            if (std::fabs(offset) > 1.5f) continue;
            if (t < 0.10f && random_.uniform() > 0.35f + t * 6.0f) continue;  // thin at the inner end
            const auto root = head_.frontal_point(middle.x, middle.y - 0.1f + offset * half_height);
            if (!root) continue;

            const Vec3 normal = normal_at(*root);
            const Vec3 start = root->on(mesh_.positions);
            const float upwards = mix(1.0f, 0.15f, smoothstep(0, 0.4f, t)) - offset * 0.45f;
            Vec3 direction = normalized(tangent * mix(0.35f, 1.0f, smoothstep(0, 0.35f, t)) +
                                        Vec3(0, upwards, 0) + random_.direction() * 0.28f);
            direction = normalized(direction - normal * dot(direction, normal));
            const float total =
                mix(0.38f, 0.52f, t) * (0.55f + 0.65f * random_.uniform()) * (t > 0.8f ? 0.7f : 1);
            Vec3 points[4];
            for (int j = 0; j < 4; ++j) {
                const float s = float(j) / 3;
                points[j] = start + direction * (total * s) + normal * (0.02f + 0.10f * s * (1 - s * 0.6f)) -
                            Vec3(0, 0.10f * s * s * total * t, 0);
            }
            add(points, 0.0115f, StrandKind::brow, label, person_.hair.grey * 0.6f);
        }
    }

    void grow_lashes(Side side, const TemplateHead::Lid& lid, bool upper) {
        if (lid.margin.size() < 4) return;
        const auto at = [&](int vertex) { return mesh_.positions[std::size_t(vertex)]; };
        const float inner_x = std::fabs(at(lid.margin.front()).x);
        const float extent = std::fabs(at(lid.margin.back()).x - at(lid.margin.front()).x) + 1e-4f;
        const Vec3 sideways(side == Side::right ? -1.0f : 1.0f, 0, 0);
        const FaceClass label = side == Side::right ? FaceClass::right_eye : FaceClass::left_eye;
        const float mascara = (1 + 0.35f * person_.makeup.amount * (upper ? 1.0f : 0.0f)) *
                              (person_.femininity > 0.5f ? 1 : 0.75f);
        const int count = upper ? 340 : 110;
        for (int i = 0; i < count; ++i) {
            const float along = random_.uniform() * float(lid.margin.size() - 1);
            const std::size_t k = std::min(std::size_t(along), lid.margin.size() - 2);
            Vec3 root = mix(at(lid.lash_roots[k]), at(lid.lash_roots[k + 1]), along - float(k));
            const float outwards = (std::fabs(root.x) - inner_x) / extent;
            if (outwards < 0.08f) continue;
            const Vec3 out = normalized(root - mesh_.eye(side).centre);
            const Vec3 up = normalized(Vec3(0, 1, 0) - out * out.y);
            const float total = (upper ? 0.54f : 0.24f) * (0.55f + 0.5f * smoothstep(0.1f, 0.7f, outwards)) *
                                (0.75f + 0.4f * random_.uniform()) * mascara;
            const Vec3 fan = sideways * ((outwards - 0.35f) * 0.75f) + random_.direction() * 0.14f;
            root += out * 0.015f;
            Vec3 points[5];
            for (int j = 0; j < 5; ++j) {
                const float s = float(j) / 4;
                if (upper) {
                    points[j] = root + (out * 0.95f + fan * 0.7f - up * 0.30f) * (total * s) +
                                up * (total * 0.70f * s * s) - out * (total * 0.15f * s * s);
                } else {
                    points[j] = root + (out * 0.6f + fan * 0.6f - up * 0.5f) * (total * s) +
                                up * (total * 0.2f * s * s);
                }
            }
            add(points, upper ? 0.011f : 0.008f, StrandKind::lash, label, 0);
        }
    }

    void grow_beard() {
        const FacialHairFactors& facial = person_.facial_hair;
        for (int i = 0; i < 9000; ++i) {
            const SurfacePoint root = head_.random_beard_point(random_);
            const float beard = head_.attribute(root, Attribute::beard);
            const float moustache = head_.attribute(root, Attribute::moustache);
            // Thins out over a centimetre or two, in patches: nobody's beard ends at a line.
            const float noise = head_.noise().broad.at(root.position, 5.0f) * 0.45f +
                                head_.noise().fine.at(root.position, 2.2f) * 0.25f;
            const float beard_chance = smoothstep(-0.15f, 1.1f, beard + noise) * facial.beard;
            const float moustache_chance =
                smoothstep(-0.1f, 0.45f, moustache + noise * 0.4f) * facial.moustache;
            if (random_.uniform() > std::max(beard_chance, moustache_chance)) continue;

            const bool on_lip = moustache_chance > beard_chance;
            const Vec3 normal = normal_at(root);
            float total = facial.length * (0.6f + 0.6f * random_.uniform()) * (on_lip ? 0.75f : 1) *
                          smoothstep(-0.1f, 0.9f, (on_lip ? moustache * 2.2f : beard) + 0.15f);
            total *= mix(0.55f, 1.2f, smoothstep(-1.0f, -7.0f, root.position.y));
            Vec3 along =
                on_lip ? Vec3(root.position.x * 0.9f, -0.8f, 0.2f) : Vec3(root.position.x * 0.03f, -1, 0.28f);
            along += random_.direction() * 0.35f;
            along = normalized(along - normal * (dot(along, normal) * 0.8f));
            Vec3 direction = normalized(along + normal * 0.75f);
            Vec3 position = root.on(mesh_.positions) - normal * 0.02f;
            Vec3 points[5];
            for (Vec3& point : points) {
                point = position;
                direction = normalized(direction * 0.75f + along * 0.3f + Vec3(0, -0.12f, 0) +
                                       random_.direction() * 0.12f);
                position += direction * (total / 4);
            }
            const float grey = person_.hair.grey <= 0
                                   ? 0
                                   : clamp(person_.hair.grey * 1.3f + (random_.uniform() - 0.5f) * 0.5f);
            add(points, random_.uniform(0.024f, 0.038f), StrandKind::facial_hair, FaceClass::facial_hair,
                grey);
        }
    }

    const TemplateHead& head_;
    const PortraitFactors& person_;
    const PortraitMesh& mesh_;
    StrandSet& strands_;
    RandomStream random_;
};

}  // namespace

void grow_face_hair(const TemplateHead& head, const PortraitFactors& factors, const PortraitMesh& mesh,
                    StrandSet& strands) {
    FaceHairGrower(head, factors, mesh, strands).grow();
}

}  // namespace limner::synthetic
