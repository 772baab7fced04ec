#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

ShadingPoint point_at(const Scene& scene, const View& view, const std::vector<Vec3>& projected,
                      int triangle_index, int x, int y) {
    const PortraitMesh& mesh = scene.mesh;
    ShadingPoint point;
    point.triangle = &mesh.triangles[std::size_t(triangle_index)];
    point.weight = corner_weights(*point.triangle, projected, x, y);
    point.position = point.interpolate(mesh.positions);
    point.template_position = point.interpolate(mesh.template_positions);
    point.normal = normalized(point.interpolate(mesh.normals));
    point.to_camera = normalized(view.position - point.position);
    if (!is_skin(point.triangle->surface) && dot(point.normal, point.to_camera) < 0)
        point.normal = -point.normal;
    if (scene.light) {
        point.irradiance = point.interpolate(scene.light->vertex_irradiance);
        point.openness = clamp(point.interpolate(scene.light->vertex_openness));
    }
    return point;
}

Vec3 shade(const Scene& scene, const ShadingPoint& point) {
    switch (point.triangle->surface) {
        case Surface::face:
        case Surface::head:
            return shade_skin(scene, point);
        case Surface::left_sclera:
        case Surface::right_sclera:
            return shade_eye(scene, point);
        case Surface::mouth_socket:
        case Surface::left_eye_socket:
        case Surface::right_eye_socket:
        case Surface::gums:
        case Surface::teeth:
            return shade_mouth(scene, point);
        case Surface::clothes:
        case Surface::clothes_rim:
        case Surface::beanie:
            return shade_clothes(scene, point);
        case Surface::glasses:
        case Surface::earring:
        case Surface::necklace:
            return shade_worn(scene, point);
    }
    return {};
}

FaceClass skin_label(const Scene& scene, const ShadingPoint& point) {
    const auto at = [&](Attribute a) { return point.attribute(scene.head, a); };
    const Vec3& p = point.template_position;
    if (smoothstep(-0.13f, 0.20f, at(Attribute::lip)) > 0.5f) {
        return at(Attribute::upper_lip) > 0 ? FaceClass::upper_lip : FaceClass::lower_lip;
    }
    if (at(Attribute::caruncle) > 0) return p.x > 0 ? FaceClass::left_eye : FaceClass::right_eye;
    if (at(Attribute::ear) > 0) return p.x > 0 ? FaceClass::left_ear : FaceClass::right_ear;
    if (at(Attribute::nose) > 0) return FaceClass::nose;
    if (at(Attribute::neck) > 0.5f) return FaceClass::neck;
    if (at(Attribute::scalp) > 0) {  // noise lifts the hairline by 0.35 cm at most
        const ScalpPaint scalp = scalp_paint(scene, point, scene.head.noise().broad.at(p, 6.0f));
        if (scalp.height > 0.35f && scalp.cover > 0.6f) return FaceClass::hair;
    }
    if (point.triangle->surface == Surface::head && p.y < -4) return FaceClass::neck;
    return FaceClass::skin;
}

}  // namespace

Vec3 skin_albedo(float melanin, float haemoglobin) {
    constexpr Vec3 lightest(0.82f, 0.535f, 0.40f), darkest(0.075f, 0.036f, 0.022f);
    const Vec3 pigment = exp(Vec3(2.1f, 2.8f, 3.55f) * -melanin);
    const Vec3 blood = exp(Vec3(0.06f, 0.62f, 0.46f) * -(haemoglobin - 0.35f));
    return (darkest + (lightest - darkest) * pigment) * blood;
}

Vec3 hair_albedo(const HairFactors& hair, float amount) {
    const Vec3 absorption =
        (Vec3(0.40f, 0.74f, 1.62f) * hair.eumelanin + Vec3(0.187f, 0.43f, 1.15f) * hair.pheomelanin) * amount;
    const Vec3 natural(std::exp(-2.6f * std::sqrt(absorption.x)) + 0.010f,
                       std::exp(-2.6f * std::sqrt(absorption.y)) + 0.008f,
                       std::exp(-2.6f * std::sqrt(absorption.z)) + 0.007f);
    return hair.dye_amount > 0 ? mix(natural, hair.dye, hair.dye_amount) : natural;
}

float ggx(const Vec3& normal, const Vec3& to_light, const Vec3& to_camera, float alpha) {
    const Vec3 half = normalized(to_light + to_camera);
    const float nh = std::max(0.0f, dot(normal, half));
    const float nl = std::max(0.0f, dot(normal, to_light));
    const float nv = std::max(0.05f, dot(normal, to_camera));
    const float alpha2 = alpha * alpha;
    const float slope = nh * nh * (alpha2 - 1) + 1;
    const float distribution = alpha2 / (pi * slope * slope);
    const float k = alpha * 0.5f;
    const float masking = 1 / ((nl * (1 - k) + k) * (nv * (1 - k) + k) * 4);
    const float grazing = 1 - std::max(0.0f, dot(half, to_camera));
    const float fresnel = 0.028f + 0.972f * square(square(grazing)) * grazing;
    return distribution * masking * fresnel * nl;
}

ScalpPaint scalp_paint(const Scene& scene, const ShadingPoint& point, float broad_noise) {
    const float height = point.attribute(scene.head, Attribute::scalp) + 0.35f * broad_noise;
    switch (scene.person.hair.style) {
        case HairStyle::bald:
            return {height, 0.35f * (1 - 0.5f * scene.person.femininity)};
        case HairStyle::horseshoe: {
            const Vec3& p = point.template_position;
            return {height, 0.85f * smoothstep(0.8f, -0.8f, p.y - horseshoe_height(p)) + 0.05f};
        }
        default:
            return {height, 0.9f};
    }
}

FaceClass label_of(const Scene& scene, const ShadingPoint& point) {
    switch (point.triangle->surface) {
        case Surface::face:
        case Surface::head:
            return skin_label(scene, point);
        case Surface::left_sclera:
        case Surface::left_eye_socket:
            return FaceClass::left_eye;
        case Surface::right_sclera:
        case Surface::right_eye_socket:
            return FaceClass::right_eye;
        case Surface::mouth_socket:
        case Surface::gums:
        case Surface::teeth:
            return FaceClass::mouth;
        case Surface::clothes:
        case Surface::clothes_rim:
            return FaceClass::clothes;
        case Surface::beanie:
            return FaceClass::hat;
        case Surface::glasses:
            return FaceClass::glasses;
        case Surface::earring:
            return FaceClass::earring;
        case Surface::necklace:
            return FaceClass::necklace;
    }
    return FaceClass::background;
}

void shade_mesh(const Scene& scene, const View& view, const std::vector<Vec3>& projected, int block,
                SampleBuffer& samples) {
    for (int y0 = 0; y0 < samples.size; y0 += block) {
        for (int x0 = 0; x0 < samples.size; x0 += block) {
            bool have_source = false;
            Surface source_surface{};
            std::size_t source = 0;
            for (int y = y0; y < std::min(y0 + block, samples.size); ++y) {
                for (int x = x0; x < std::min(x0 + block, samples.size); ++x) {
                    const std::size_t sample = samples.index(x, y);
                    const std::int32_t triangle = samples.triangle[sample];
                    if (triangle < 0) continue;
                    const Surface surface = scene.mesh.triangles[std::size_t(triangle)].surface;
                    const bool same = have_source && surface == source_surface &&
                                      std::fabs(samples.depth[sample] - samples.depth[source]) < 0.25f;
                    if (same) {
                        samples.colour[sample] = samples.colour[source];
                        samples.label[sample] = samples.label[source];
                        samples.normal[sample] = samples.normal[source];
                        continue;
                    }
                    ShadingPoint point = point_at(scene, view, projected, triangle, x, y);
                    point.pattern = unsigned((x / block) & 1) + 2 * unsigned((y / block) & 1);
                    if (scene.light) samples.colour[sample] = shade(scene, point);
                    samples.label[sample] = label_of(scene, point);
                    samples.normal[sample] = point.normal;
                    have_source = true;
                    source_surface = surface;
                    source = sample;
                }
            }
        }
    }
}

}  // namespace limner::synthetic
