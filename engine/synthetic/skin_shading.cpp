// Skin, lips and scalp (spec section 8).

#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

/// Everything about a skin point that several terms use.
class SkinShader {
public:
    SkinShader(const Scene& scene, const ShadingPoint& point)
        : scene_(scene),
          person_(scene.person),
          light_(*scene.light),
          point_(point),
          p_(point.template_position) {
        const NoiseSet& noise = scene.head.noise();
        broad_ = noise.broad.at(p_, 6.0f);
        fine_ = noise.fine.at(p_, 1.9f);
        const auto& attributes = scene.head.attributes();
        for (std::size_t k = 0; k < attribute_count; ++k) {
            at_.values[k] = attributes[std::size_t(point.triangle->vertex[0])].values[k] * point.weight[0] +
                            attributes[std::size_t(point.triangle->vertex[1])].values[k] * point.weight[1] +
                            attributes[std::size_t(point.triangle->vertex[2])].values[k] * point.weight[2];
        }
        lip_ = smoothstep(-0.13f, 0.20f, at_[Attribute::lip]);
        const ScalpPaint scalp = scalp_paint(scene, point, broad_);
        scalp_cover_ = scalp.cover * smoothstep(-0.1f, 0.9f, scalp.height);
    }

    Vec3 shade() const {
        const Vec3 skin = albedo();
        const Vec3 bumped = bumped_normal();
        const LightFactors& light = person_.light;
        const Vec3 key = light_.key_shadow.light_reaching(point_.position, point_.normal,
                                                          0.10f + light.key_size * 2.2f, point_.pattern);
        Vec3 rim;
        if (light_.has_rim)
            rim = light_.rim_shadow.light_reaching(point_.position, point_.normal, 0.2f, point_.pattern);

        // Ambient light that bounces once more inside a crease takes on the skin's colour.
        Vec3 diffuse = point_.irradiance * (Vec3(1) + skin * (0.9f * (1 - point_.openness)));
        diffuse += diffuse_cosine(light.key_direction, bumped) * light.key_colour * key;
        if (light_.has_rim) diffuse += diffuse_cosine(light.rim_direction, bumped) * light.rim_colour * rim;
        diffuse += ear_translucency();

        const float cavity = at_[Attribute::cavity];
        const float crease = clamp(1 - cavity * 0.9f, 0.3f, 1.15f);
        Vec3 out = skin * diffuse * Vec3(std::pow(crease, 0.7f), crease, std::pow(crease, 1.15f));
        out += light.key_colour * (key.y * specular(light.key_direction, bumped));
        if (light_.has_rim) out += light.rim_colour * (rim.y * specular(light.rim_direction, bumped));
        return out + environment_reflection(bumped);
    }

private:
    Vec3 albedo() const {
        const SkinFactors& skin = person_.skin;
        const MakeupFactors& makeup = person_.makeup;
        float melanin =
            skin.melanin + 0.05f * broad_ * (0.4f + skin.melanin) + 0.045f * fine_ * (0.5f + skin.roughness);
        float haemoglobin =
            skin.haemoglobin + 0.16f * broad_ + 0.12f * fine_ * skin.roughness +
            0.42f * at_[Attribute::blush] * (1 - 0.4f * skin.melanin) * (0.6f + makeup.amount * 0.5f);
        melanin += at_[Attribute::under_eye] * (0.05f + 0.07f * person_.age) * (1 - 0.6f * makeup.amount);
        haemoglobin += at_[Attribute::under_eye] * 0.18f;
        melanin += 0.05f * at_[Attribute::lid];
        haemoglobin += 0.12f * at_[Attribute::lid];
        melanin += freckles() + age_spots();
        // Blotches of a millimetre or two: what keeps skin from looking like plastic.
        const float blotches = scene_.head.noise().fine.at(p_, 1.15f) * (0.5f + 0.5f * skin.roughness);
        melanin += 0.035f * blotches * (0.35f + skin.melanin);
        haemoglobin += 0.10f * blotches;
        // The forehead and the neck have less blood near the surface than the middle of the face.
        const float neck = at_[Attribute::neck];
        melanin += 0.03f * neck;
        haemoglobin -= 0.12f * neck + 0.08f * smoothstep(5.0f, 7.5f, p_.y);

        Vec3 colour = skin_albedo(clamp(melanin, 0, 1.1f), haemoglobin);
        if (person_.facial_hair.stubble > 0) colour = with_stubble(colour);
        colour = with_moles(colour);
        if (lip_ > 0) colour = mix(colour, lip_albedo(), lip_);
        colour = with_eye_makeup(colour);
        const float caruncle = smoothstep(-0.05f, 0.04f, at_[Attribute::caruncle]);
        colour = mix(colour, Vec3(0.46f, 0.21f, 0.18f), caruncle * 0.85f);
        Vec3 scalp = mix(hair_albedo(person_.hair) * 0.55f, Vec3(0.3f), person_.hair.grey * 0.6f);
        const HairStyle style = person_.hair.style;
        // Under a shaved head the roots shine through, greyish.
        if (style == HairStyle::bald || style == HairStyle::horseshoe)
            scalp = mix(colour * Vec3(0.62f, 0.68f, 0.72f), scalp, 0.25f);
        colour = mix(colour, scalp, scalp_cover_ * 0.8f);
        const float brow = smoothstep(-0.15f, 0.35f, at_[Attribute::brow]);
        if (brow > 0) colour = mix(colour, mix(colour, hair_albedo(person_.hair), 0.5f), brow * 0.42f);
        return colour * clamp(1 + 0.22f * at_[Attribute::wrinkle] * wrinkle_strength(), 0.5f, 1);
    }

    float freckles() const {
        const float amount = person_.skin.freckles;
        if (amount <= 0 || p_.z <= 4) return 0;
        const float nose_band = 0.35f * std::exp(-square((p_.y - 1.2f) / 1.5f));
        const float mask = smoothstep(-0.1f, 0.5f, at_[Attribute::blush] + nose_band + 0.15f);
        const float spot =
            1 - smoothstep(-0.78f, -0.55f, scene_.head.noise().pores.at(p_, 3.4f) + 0.12f * broad_);
        return spot * 0.30f * amount * mask;
    }

    float age_spots() const {
        if (person_.age <= 0.45f) return 0;
        return smoothstep(0.35f, 0.6f, broad_ * 0.7f + fine_ * 0.6f) * 0.09f * (person_.age - 0.45f);
    }

    Vec3 with_stubble(const Vec3& colour) const {
        const float beard =
            std::max(smoothstep(-0.5f, 0.9f, at_[Attribute::beard] + 0.35f * broad_ + 0.2f * fine_),
                     smoothstep(-0.1f, 0.5f, at_[Attribute::moustache] + 0.1f * broad_));
        if (beard <= 0) return colour;
        const float dots = smoothstep(0, 0.6f, -scene_.head.noise().pores.at(p_, 1.1f));
        const Vec3 shaved = colour * Vec3(0.45f, 0.48f, 0.52f) + hair_albedo(person_.hair) * 0.06f;
        return mix(colour, shaved, beard * person_.facial_hair.stubble * (0.35f + 0.4f * dots));
    }

    Vec3 with_moles(Vec3 colour) const {
        if (p_.z <= 4) return colour;
        for (const SkinFactors::Mole& mole : person_.skin.moles) {
            if (mole.radius <= 0) continue;
            const float squared = square(p_.x - mole.x) + square(p_.y - mole.y);
            if (squared >= 0.05f) continue;
            const float ragged = 1 + 0.2f * scene_.head.noise().fine.at(p_ + Vec3(3, 1, 2), 0.7f);
            const float inside =
                smoothstep(mole.radius * 1.25f, mole.radius * 0.6f, std::sqrt(squared) * ragged);
            const Vec3 dark =
                skin_albedo(std::min(1.1f, person_.skin.melanin + 0.45f), person_.skin.haemoglobin + 0.1f);
            colour = mix(colour, dark, inside * 0.85f);
        }
        return colour;
    }

    Vec3 lip_albedo() const {
        const SkinFactors& skin = person_.skin;
        Vec3 lip =
            skin_albedo(skin.melanin * 0.8f + 0.11f, skin.haemoglobin + 0.28f + 0.55f * skin.lip_redness) *
            Vec3(0.88f, 0.84f, 0.88f);
        const float lines = scene_.head.noise().fine.at(p_.x * 1.6f, p_.y * 0.22f, p_.z * 0.3f);
        lip *= 1 + 0.14f * lines;
        if (skin.melanin > 0.5f && at_[Attribute::upper_lip] > 0) lip *= 0.8f;
        if (person_.makeup.amount > 0) {
            lip = mix(lip, person_.makeup.lip_tint * (1 + 0.1f * lines), person_.makeup.amount * 0.75f);
        }
        return lip;
    }

    /// Eye shadow, the pink rim of the lids, the shade of the lashes, eye liner.
    Vec3 with_eye_makeup(Vec3 colour) const {
        const MakeupFactors& makeup = person_.makeup;
        if (makeup.eye_shadow > 0 && p_.z > 6) {
            const float on_lid = smoothstep(0.25f, 0.9f, at_[Attribute::lid]) * smoothstep(3.3f, 3.9f, p_.y);
            colour = mix(colour, makeup.eye_shadow_tint * (0.5f + 0.6f * (1 - person_.skin.melanin)),
                         on_lid * makeup.eye_shadow * 0.7f);
        }
        for (const Eyeball& eye : scene_.mesh.eyes) {
            const float distance = length(point_.position - eye.centre) / eye.radius;
            if (distance >= 1.42f || point_.position.z <= eye.centre.z) continue;
            const bool upper = point_.position.y > eye.centre.y;
            const float rim = 1 - smoothstep(1.03f, 1.13f, distance);
            colour =
                mix(colour, skin_albedo(person_.skin.melanin * 0.7f + 0.05f, person_.skin.haemoglobin + 0.7f),
                    rim * 0.75f);
            if (upper) {
                const float lash_shade =
                    smoothstep(0.98f, 1.03f, distance) * (1 - smoothstep(1.07f, 1.16f, distance));
                colour *= 1 - 0.5f * lash_shade;
            }
            if (makeup.eye_liner > 0) {
                const float line =
                    smoothstep(1.0f, 1.05f, distance) * (1 - smoothstep(1.10f, 1.16f, distance));
                colour = mix(colour, Vec3(0.02f), line * makeup.eye_liner * 0.8f * (upper ? 1.0f : 0.4f));
            }
        }
        return colour;
    }

    float wrinkle_strength() const {
        using enum Expression;
        float expression;
        if (p_.y > 5.2f) {
            expression = 0.9f * std::max(person_.weight(browInnerUp_L), person_.weight(browOuterUp_L));
        } else if (std::fabs(p_.x) > 3.9f && p_.y > 1.5f) {
            expression = 0.7f * person_.weight(cheekSquint_L);
        } else {
            expression = 0.65f * person_.weight(mouthSmile_L) + 0.5f * person_.weight(noseSneer_L);
        }
        return std::min(1.2f, person_.age * person_.age + expression * (0.35f + 0.65f * person_.age));
    }

    /// Pores and fine relief, from forward differences of a height field.
    Vec3 bumped_normal() const {
        const NoiseSet& noise = scene_.head.noise();
        const float pore_share = 0.55f * (0.5f + 0.5f * at_[Attribute::oily]);
        const auto height = [&](const Vec3& q) {
            return noise.pores.at(q, 1.9f) * pore_share + noise.fine.at(q, 0.75f) * 0.6f;
        };
        constexpr float step = 0.045f;
        const float here = height(p_);
        Vec3 u, v;
        complete_frame(point_.normal, u, v);
        const Vec3 slope =
            (u * (height(p_ + u * step) - here) + v * (height(p_ + v * step) - here)) * (1 / step);
        const float amount = 0.015f * (0.5f + person_.skin.roughness) * (1 - 0.4f * lip_);
        Vec3 normal = normalized(point_.normal - slope * amount);
        if (lip_ > 0.3f) {
            const float stripes = noise.fine.at(p_.x * 1.6f, p_.y * 0.2f, p_.z * 0.2f);
            normal = normalized(normal + Vec3(stripes * 0.16f, 0, 0));
        }
        return normal;
    }

    /// Wrapped per channel; red sees the smooth normal, blue the bumped one, because red light spreads
    /// farther.
    Vec3 diffuse_cosine(const Vec3& to_light, const Vec3& bumped) const {
        const float smooth = dot(point_.normal, to_light), rough = dot(bumped, to_light);
        return {wrapped_cosine(smooth, 0.32f), wrapped_cosine(0.5f * (smooth + rough), 0.14f),
                wrapped_cosine(rough, 0.08f)};
    }

    Vec3 ear_translucency() const {
        const float thin = smoothstep(0, 0.35f, at_[Attribute::ear]);
        if (thin <= 0) return {};
        const auto through = [&](const Vec3& to_light, const Vec3& colour, const OpticalDepth& depth) {
            const float hair =
                light_.has_hair
                    ? std::exp(-1.5f * scene_.hair.lattice().interpolate(depth.hair, point_.position))
                    : 1;
            const float from_behind = std::max(0.0f, -dot(point_.normal, to_light) * 0.8f + 0.1f);
            return colour * Vec3(0.42f, 0.085f, 0.045f) *
                   (hair * from_behind * 0.7f * (1 - person_.skin.melanin * 0.7f));
        };
        Vec3 sum = through(person_.light.key_direction, person_.light.key_colour, light_.key_depth);
        if (light_.has_rim)
            sum += through(person_.light.rim_direction, person_.light.rim_colour, light_.rim_depth);
        return sum * thin;
    }

    float specular(const Vec3& to_light, const Vec3& bumped) const {
        const float oil = person_.skin.oil, oily_zone = at_[Attribute::oily];
        const float broad_roughness = mix(0.52f, 0.40f, oil) - 0.05f * oily_zone,
                    sharp_roughness = mix(0.30f, 0.20f, oil);
        const float strength = (0.35f + 0.45f * oil) * (0.65f + 0.6f * oily_zone) * (0.8f + 0.35f * fine_) *
                               clamp(1 - at_[Attribute::cavity] * 1.2f, 0.2f, 1.1f) *
                               (1 - scalp_cover_ * 0.6f);
        float reflection = (ggx(bumped, to_light, point_.to_camera, square(broad_roughness)) * 0.75f +
                            ggx(bumped, to_light, point_.to_camera, square(sharp_roughness)) * 0.22f) *
                           strength;
        if (lip_ > 0) {
            const float wet =
                ggx(bumped, to_light, point_.to_camera, 0.075f) * (0.4f + person_.makeup.lip_gloss);
            reflection = mix(reflection, wet, lip_);
        }
        // Pores that catch a grazing light from behind would sparkle like salt.
        constexpr float brightest = 0.9f;
        return std::min(reflection * pi * 0.8f, brightest) *
               smoothstep(0, 0.25f, dot(point_.normal, to_light));
    }

    Vec3 environment_reflection(const Vec3& bumped) const {
        const float grazing = 1 - clamp(dot(bumped, point_.to_camera));
        const float fresnel = 0.028f + 0.20f * square(square(grazing)) * grazing;
        const float open = clamp(point_.openness * 1.25f - 0.12f);
        const float gloss = lip_ * (0.35f + 1.2f * person_.makeup.lip_gloss);
        const Vec3 incoming =
            environment_radiance(person_.light, reflected(point_.to_camera, bumped), lip_ > 0.5f ? 18 : 7);
        return incoming * (fresnel * open * open * open * (0.7f + 0.5f * person_.skin.oil) *
                           (1 + gloss * 1.2f) * clamp(1 - at_[Attribute::cavity], 0.3f, 1));
    }

    const Scene& scene_;
    const PortraitFactors& person_;
    const Illumination& light_;
    const ShadingPoint& point_;
    const Vec3 p_;  // template position
    Attributes at_;
    float broad_, fine_;  // noise
    float lip_, scalp_cover_;
};

}  // namespace

Vec3 shade_skin(const Scene& scene, const ShadingPoint& point) { return SkinShader(scene, point).shade(); }

}  // namespace limner::synthetic
