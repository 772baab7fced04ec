// Mouth, clothes, glasses and jewellery (spec sections 10 and 12).

#include "engine/synthetic/scene.h"

namespace limner::synthetic {

Vec3 shade_mouth(const Scene& scene, const ShadingPoint& point) {
    const Surface surface = point.triangle->surface;
    const Vec3& p = point.template_position;
    const bool eye_socket = surface == Surface::left_eye_socket || surface == Surface::right_eye_socket;
    const float noise = scene.head.noise().fine.at(p, 2.0f);
    Vec3 albedo;
    float wetness = 0.25f;
    if (surface == Surface::teeth) {
        albedo = Vec3(0.74f, 0.68f, 0.58f) * (1 + 0.06f * noise);
        wetness = 0.5f;
    } else if (surface == Surface::gums) {
        const bool tongue = p.z < 9.6f && std::fabs(p.x) < 2.4f && p.y < -2.4f && p.y > -5.0f;
        albedo = (tongue ? Vec3(0.50f, 0.20f, 0.18f) : Vec3(0.48f, 0.19f, 0.18f)) * (1 + 0.15f * noise);
        wetness = 0.35f;
    } else if (surface == Surface::mouth_socket) {
        albedo = {0.32f, 0.09f, 0.08f};
    } else {
        albedo = skin_albedo(scene.person.skin.melanin, scene.person.skin.haemoglobin + 0.5f);
    }
    const LightFactors& light = scene.person.light;
    const Vec3 key =
        scene.light->key_shadow.light_reaching(point.position, point.normal, 0.15f, point.pattern);
    const float depth_shade = eye_socket ? 1 : mix(1.0f, 0.25f, clamp((10.9f - p.z) / 4.5f));
    const float cosine = wrapped_cosine(dot(point.normal, light.key_direction), 0.25f);
    const Vec3 diffuse = albedo * (point.irradiance + light.key_colour * key * cosine) * depth_shade;
    return diffuse + light.key_colour *
                         (ggx(point.normal, light.key_direction, point.to_camera, 0.06f) * wetness * key.y);
}

namespace {

Vec3 beanie_albedo(const Vec3& colour, const Vec3& p) {
    const float height = p.y - beanie_brim(p);
    const bool cuff = smoothstep(2.6f, 2.4f, height) > 0.5f;
    const float ribs = 0.80f + 0.20f * std::sin(std::atan2(p.x, p.z + 1) * (cuff ? 85.0f : 60.0f));
    const float fold = 1 - 0.35f * std::exp(-square((height - 2.5f) / 0.18f));
    return colour * (ribs * fold);
}

Vec3 garment_albedo(const ClothesFactors& clothes, const Vec3& p, bool rim) {
    const float angle = std::atan2(p.x, p.z + 2.5f);
    const bool knitted_rim = clothes.cut == ClothesCut::crew_neck || clothes.cut == ClothesCut::v_neck ||
                             clothes.cut == ClothesCut::hood;
    Vec3 colour = clothes.colour * (rim && knitted_rim ? 0.85f : 1.0f);
    if (clothes.pattern == ClothesPattern::stripes) {
        colour = mix(colour, clothes.second_colour, smoothstep(-0.05f, 0.05f, std::sin(p.y * 2.2f) - 0.3f));
    } else if (clothes.pattern == ClothesPattern::checks) {
        const float rows = smoothstep(0.80f, 0.86f, std::fabs(std::sin(p.y * 0.9f)));
        const float columns = smoothstep(0.80f, 0.86f, std::fabs(std::sin(angle * 9)));
        colour = mix(colour, clothes.second_colour, std::max(rows, columns) * 0.45f);
    }
    if (rim) colour *= 0.88f + 0.12f * std::sin(angle * 140);
    const bool buttoned = clothes.cut == ClothesCut::jacket || clothes.cut == ClothesCut::shirt;
    if (buttoned && std::fabs(angle) < 0.02f) colour *= 0.5f;
    return colour;
}

}  // namespace

Vec3 shade_clothes(const Scene& scene, const ShadingPoint& point) {
    const Vec3& p = point.template_position;
    const Surface surface = point.triangle->surface;
    Vec3 albedo = surface == Surface::beanie
                      ? beanie_albedo(scene.person.accessories.beanie_colour, p)
                      : garment_albedo(scene.person.clothes, p, surface == Surface::clothes_rim);
    albedo *= 1 + 0.10f * scene.head.noise().fine.at(p.x * 0.35f, p.y * 0.35f, p.z * 0.35f);

    const LightFactors& light = scene.person.light;
    const Illumination& reaching = *scene.light;
    Vec3 diffuse = point.irradiance +
                   light.key_colour *
                       reaching.key_shadow.light_reaching(point.position, point.normal, 0.2f, point.pattern) *
                       std::max(0.0f, dot(point.normal, light.key_direction));
    if (reaching.has_rim) {
        diffuse += light.rim_colour *
                   reaching.rim_shadow.light_reaching(point.position, point.normal, 0.2f, point.pattern) *
                   std::max(0.0f, dot(point.normal, light.rim_direction));
    }
    const float grazing = 1 - clamp(dot(point.normal, point.to_camera));
    const float fuzz = grazing * grazing * grazing;
    return albedo * diffuse + (Vec3(0.06f) + albedo * 0.5f) * point.irradiance * fuzz;
}

Vec3 shade_worn(const Scene& scene, const ShadingPoint& point) {
    const bool metal = point.triangle->surface != Surface::glasses;
    const LightFactors& light = scene.person.light;
    const Vec3 colour = metal ? Vec3(0.62f, 0.46f, 0.2f) : scene.person.accessories.glasses_colour;
    const Vec3 diffuse =
        point.irradiance + light.key_colour * std::max(0.0f, dot(point.normal, light.key_direction));
    const Vec3 mirror = reflected(point.to_camera, point.normal);
    Vec3 out = colour * diffuse * (metal ? 0.35f : 1.0f);
    if (metal) {
        out += colour *
               (environment_radiance(light, mirror, 30) * (0.8f * clamp(point.openness + 0.2f)) +
                light.key_colour * (ggx(point.normal, light.key_direction, point.to_camera, 0.15f) * 6));
    }
    const float grazing = 1 - clamp(dot(point.normal, point.to_camera));
    const float fresnel = 0.05f + 0.3f * square(square(grazing)) * grazing;
    return out + environment_radiance(light, mirror, 20) * fresnel +
           light.key_colour * (ggx(point.normal, light.key_direction, point.to_camera, 0.08f) * 2);
}

void draw_lenses(const Scene& scene, const View& view, SampleBuffer& samples) {
    const LightFactors& light = scene.person.light;
    for (const std::vector<Vec3>& rim : scene.mesh.lens_rims) {
        if (rim.empty()) continue;
        const int count = int(rim.size());
        Vec3 centre;
        for (const Vec3& p : rim) centre += p / float(count);
        Vec3 facing = normalized(cross(rim[std::size_t(count / 4)] - centre, rim[0] - centre));
        if (facing.z < 0) facing = -facing;
        const Vec3 c = view.project(centre);
        for (int i = 0; i < count; ++i) {
            const Vec3 &from = rim[std::size_t(i)], &to = rim[std::size_t((i + 1) % count)];
            const Vec3 a = view.project(from), b = view.project(to);
            const float area = (a.x - c.x) * (b.y - c.y) - (b.x - c.x) * (a.y - c.y);
            if (std::fabs(area) < 1e-6f) continue;
            const int x_last = std::min(samples.size - 1, int(std::max({c.x, a.x, b.x})) + 1);
            const int y_last = std::min(samples.size - 1, int(std::max({c.y, a.y, b.y})) + 1);
            for (int y = std::max(0, int(std::min({c.y, a.y, b.y}))); y <= y_last; ++y) {
                for (int x = std::max(0, int(std::min({c.x, a.x, b.x}))); x <= x_last; ++x) {
                    const float px = float(x) + 0.5f - c.x, py = float(y) + 0.5f - c.y;
                    const float w1 = (px * (b.y - c.y) - (b.x - c.x) * py) / area;
                    const float w2 = ((a.x - c.x) * py - px * (a.y - c.y)) / area;
                    const float w0 = 1 - w1 - w2;
                    if (w0 < 0 || w1 < 0 || w2 < 0) continue;
                    const std::size_t sample = samples.index(x, y);
                    const FaceClass behind = samples.label[sample];
                    if (c.z * w0 + a.z * w1 + b.z * w2 > samples.depth[sample]) continue;
                    if (behind == FaceClass::background || behind == FaceClass::glasses) continue;
                    const Vec3 p = centre * w0 + from * w1 + to * w2;
                    const Vec3 off = p - centre;
                    const Vec3 normal = normalized(facing + Vec3(off.x * 0.06f, off.y * 0.06f, 0));
                    const Vec3 to_camera = normalized(view.position - p);
                    const Vec3 mirror = reflected(to_camera, normal);
                    const float grazing = 1 - clamp(dot(normal, to_camera));
                    const float fresnel = 0.03f + 0.5f * square(square(grazing)) * grazing;
                    const float streak = smoothstep(0.955f, 0.975f, dot(mirror, light.key_direction)) *
                                         smoothstep(1.2f, 0.3f, std::fabs(off.x * 0.7f + off.y));
                    Vec3& colour = samples.colour[sample];
                    colour = colour * (0.95f - fresnel) + environment_radiance(light, mirror, 40) * fresnel +
                             light.key_colour * (0.25f * streak);
                }
            }
        }
    }
}

}  // namespace limner::synthetic
