// Eyeballs (spec section 9): a sclera with an analytic cornea, the iris seen through it by refraction.

#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

constexpr float iris_radius = 0.635f;  // for an eyeball of radius 1.5; a little large looks more appealing
constexpr float eyeball_radius = 1.5f;

/// Distance from `p` to the margin of a lid.
float distance_to_lid(const PortraitMesh& mesh, const TemplateHead::Lid& lid, const Vec3& p) {
    float nearest = 1e9f;
    for (std::size_t i = 0; i + 1 < lid.margin.size(); ++i) {
        const Vec3& a = mesh.positions[std::size_t(lid.margin[i])];
        const Vec3 edge = mesh.positions[std::size_t(lid.margin[i + 1])] - a;
        const Vec3 to_p = p - a;
        const Vec3 off = to_p - edge * clamp(dot(to_p, edge) / dot(edge, edge));
        nearest = std::min(nearest, dot(off, off));
    }
    return std::sqrt(nearest);
}

class EyeShader {
public:
    EyeShader(const Scene& scene, const ShadingPoint& point)
        : scene_(scene),
          person_(scene.person),
          point_(point),
          side_(point.triangle->surface == Surface::right_sclera ? Side::right : Side::left),
          eye_(scene.mesh.eye(side_)),
          limbus_angle_(std::asin(iris_radius / eyeball_radius)) {
        const Mat3 eye_from_head = eye_.head_from_eye.transposed();
        p_ = eye_from_head * (point.position - eye_.centre) * (eyeball_radius / eye_.radius);
        view_ = eye_from_head * point.to_camera;
        key_ = eye_from_head * person_.light.key_direction;
        angle_ = std::atan2(std::hypot(p_.x, p_.y), p_.z);
    }

    Vec3 shade() const {
        const LightFactors& light = person_.light;
        const Illumination& reaching = *scene_.light;
        // Normals are analytic: a sphere, and a smaller sphere for the cornea's bulge.
        const Vec3 on_sphere = normalized(p_), on_cornea = normalized(p_ - Vec3(0, 0, 0.70f));
        const Vec3 normal = normalized(
            eye_.head_from_eye *
            mix(on_sphere, on_cornea, smoothstep(limbus_angle_ + 0.05f, limbus_angle_ - 0.03f, angle_)));
        const float iris_share = smoothstep(limbus_angle_ + 0.045f, limbus_angle_ - 0.05f, angle_);
        const float upper = distance_to_lid(scene_.mesh, scene_.head.upper_lid(side_), point_.position);
        const float lower = distance_to_lid(scene_.mesh, scene_.head.lower_lid(side_), point_.position);
        // Without the shade of the lids eyes stare.
        const float lid_shade = (0.10f + 0.90f * smoothstep(-0.02f, 0.95f, upper)) *
                                (0.50f + 0.50f * smoothstep(0, 0.36f, lower));

        const Vec3 key = reaching.key_shadow.light_reaching(point_.position, point_.normal,
                                                            0.12f + light.key_size * 1.5f, point_.pattern);
        const Vec3 lit = light.key_colour * key;
        const Vec3 ambient = point_.irradiance * 0.6f + reaching.light.environment[0] * 0.11f;

        Vec3 out;
        if (iris_share < 1)
            out += sclera() * (ambient + lit * wrapped_cosine(dot(normal, light.key_direction), 0.35f)) *
                   (1 - iris_share);
        if (iris_share > 0) out += iris(on_cornea, ambient, lit) * iris_share;
        out *= lid_shade;

        const Vec3 mirror = reflected(point_.to_camera, normal);
        const float grazing = 1 - clamp(dot(normal, point_.to_camera));
        const float fresnel = 0.025f + 0.6f * square(square(grazing)) * grazing;
        out += environment_radiance(light, mirror, 60) * (fresnel * smoothstep(0.05f, 0.5f, upper) * 0.7f);
        out += light.key_colour * (catch_light(mirror, iris_share) * key.y * smoothstep(0.03f, 0.2f, upper));
        const float tear_line = smoothstep(0.10f, 0.02f, lower);
        return out + (light.key_colour * (0.10f * key.y) + ambient * 0.12f) * tear_line;
    }

private:
    Vec3 sclera() const {
        const float shift = side_ == Side::right ? 0.3f : 0.0f;
        const float vein_noise = scene_.head.noise().fine.at(
            p_.x * 0.7f, p_.y * 0.9f, shift + 0.13f + float(person_.seed % 1000) * 0.01f);
        const float veins = square(clamp(1 - std::fabs(vein_noise) * 6)) * smoothstep(0.5f, 0.95f, angle_);
        Vec3 colour = Vec3(0.60f, 0.56f, 0.525f) * (1 - 0.022f * smoothstep(0.55f, 1.1f, angle_));
        const float corner = smoothstep(0.55f, 1.15f, std::fabs(std::atan2(p_.x, p_.z)));
        colour *= Vec3(1 - 0.05f * corner, 1 - 0.28f * corner, 1 - 0.28f * corner);
        colour = mix(colour, Vec3(0.55f, 0.2f, 0.17f), veins * 0.30f);
        colour *= 1 - 0.30f * smoothstep(limbus_angle_ + 0.16f, limbus_angle_, angle_);
        const int inner_corner = scene_.head.model().landmarks()[side_ == Side::right ? 39 : 42];
        const float to_corner = length(point_.position - scene_.mesh.positions[std::size_t(inner_corner)]);
        return mix(colour, Vec3(0.58f, 0.27f, 0.23f), 0.85f * smoothstep(0.42f, 0.12f, to_corner));
    }

    /// The iris plane, where the refracted ray of sight meets it.
    Vec3 iris(const Vec3& cornea_normal, const Vec3& ambient, const Vec3& lit) const {
        constexpr float refraction = 1 / 1.336f, plane = 1.30f;
        const float cosine = dot(cornea_normal, view_);
        const float k = 1 - refraction * refraction * (1 - cosine * cosine);
        const Vec3 ray =
            view_ * -refraction + cornea_normal * (refraction * cosine - std::sqrt(std::max(0.0f, k)));
        const float t = ray.z < -0.05f ? std::max(0.0f, (plane - p_.z) / ray.z) : 0;
        const Vec3 q = p_ + ray * t;

        const EyeFactors& eyes = person_.eyes;
        const float r = std::hypot(q.x, q.y) / iris_radius;
        const float inverse = 1 / std::max(std::hypot(q.x, q.y), 1e-6f);
        const float cx = q.x * inverse, sy = q.y * inverse;  // cosine and sine of the polar angle
        const float shift = side_ == Side::right ? 0.2f : 0.0f;
        const NoiseSet& noise = scene_.head.noise();
        const float fibres = noise.broad.at(cx * 1.1f + 3, sy * 1.1f + shift,
                                            r * 0.12f + float(person_.seed % 1000) * 0.031f) *
                                 0.9f +
                             noise.fine.at(cx * 2.3f, sy * 2.3f, r * 0.09f) * 0.9f;
        const Vec3 inner = mix(eyes.iris, Vec3(0.32f, 0.18f, 0.07f), 0.35f) * 1.15f;
        Vec3 colour = mix(inner, eyes.iris, smoothstep(0.30f, 0.62f, r + 0.10f * fibres)) *
                      clamp(1 + 1.1f * fibres, 0.35f, 2.0f);
        colour = mix(colour, eyes.iris_rim, smoothstep(0.55f, 1.0f, r + 0.06f * fibres) * 0.9f);
        colour = mix(colour, eyes.iris_rim * 0.18f, smoothstep(0.78f, 0.97f, r));
        colour *= 0.72f * smoothstep(eyes.pupil - 0.03f, eyes.pupil + 0.05f, r);

        // The cornea focuses light on the side opposite the lamp.
        const float caustic =
            0.65f + 0.75f * clamp(-(q.x * key_.x + q.y * key_.y) / iris_radius * 0.9f + 0.25f);
        const Vec3 bowl = normalized({q.x * 0.35f, q.y * 0.35f, 1});
        return colour * (ambient * 1.05f + lit * (wrapped_cosine(dot(bowl, key_), 0.3f) * caustic * 1.3f));
    }

    /// A window-shaped mirror image of the key light.
    float catch_light(const Vec3& mirror, float iris_share) const {
        const Vec3& key = person_.light.key_direction;
        if (dot(mirror, key) <= 0) return 0;
        Vec3 u, v;
        complete_frame(key, u, v);
        const float half = 0.10f + person_.light.key_size * 0.55f;
        const float inside =
            smoothstep(half + 0.03f, half - 0.03f, std::fabs(dot(mirror, u))) *
            smoothstep(half * 1.25f + 0.03f, half * 1.25f - 0.03f, std::fabs(dot(mirror, v)));
        return inside * (iris_share > 0.3f ? 1.2f : 0.35f);
    }

    const Scene& scene_;
    const PortraitFactors& person_;
    const ShadingPoint& point_;
    const Side side_;
    const Eyeball& eye_;
    const float limbus_angle_;
    Vec3 p_, view_, key_;  // in the eye's frame, scaled to the standard radius
    float angle_;          // from the gaze
};

}  // namespace

Vec3 shade_eye(const Scene& scene, const ShadingPoint& point) { return EyeShader(scene, point).shade(); }

}  // namespace limner::synthetic
