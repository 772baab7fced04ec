#include "engine/face_model/glasses.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

constexpr float pi = std::numbers::pi_v<float>;

float mix(float a, float b, float t) { return a + (b - a) * t; }
Vec3 mix(const Vec3& a, const Vec3& b, float t) { return a + (b - a) * t; }
// 1 below `low`, 0 above `high`.
float falling(float low, float high, float x) {
    const float t = std::clamp((x - high) / (low - high), 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}
/// sign(x) |x|^exponent, the building block of superellipses.
float signed_power(float x, float exponent) { return std::copysign(std::pow(std::fabs(x), exponent), x); }

}  // namespace

std::vector<FrameTube> glasses_frame(GlassesShape shape, const GlassesFit& fit, float radius) {
    if (shape == GlassesShape::none) return {};
    const bool round = shape == GlassesShape::round, rectangular = shape == GlassesShape::rectangular;
    const float half_width = 2.55f;
    const float half_height = rectangular ? 1.75f : round ? 2.25f : 2.0f;
    const float exponent = 2 / (round ? 2.0f : rectangular ? 3.6f : 2.6f);
    const float drop = -0.25f;  // below the eye centres

    const float eye_z = std::max(fit.eyes[0].z, fit.eyes[1].z);
    const float front = std::max(eye_z + 2.35f, fit.nasion_z - 0.15f);
    const auto wrap = [](float x) { return 0.035f * std::pow(std::fabs(x), 1.55f); };

    std::vector<FrameTube> tubes;
    for (const std::size_t side : {0, 1}) {
        const float sign = side == 0 ? 1.0f : -1.0f;
        Vec3 centre = fit.eyes[side];
        centre.x += sign * 0.05f;
        centre.y += drop;
        std::vector<Vec3> rim;
        for (int k = 0; k < 40; ++k) {
            const float angle = float(k) * 2 * pi / 40;
            float x = half_width * signed_power(std::cos(angle), exponent);
            const float y = half_height * signed_power(std::sin(angle), exponent);
            if (!round) x *= mix(1.0f, 0.93f, falling(-half_height, 0.3f * half_height, y));
            rim.push_back({centre.x + x, centre.y + y, front - wrap(centre.x + x)});
        }
        tubes.push_back({std::move(rim), radius, true});

        const Vec3 hinge(centre.x + sign * half_width * 0.98f, centre.y + half_height * 0.45f,
                         front - wrap(std::fabs(centre.x) + half_width));
        const float ear_x = std::max(std::fabs(fit.temple_x[side]) + 0.5f, 7.6f) * sign;
        std::vector<Vec3> arm;
        for (int k = 0; k <= 10; ++k) {
            const float t = float(k) / 10;
            Vec3 p = mix(hinge, Vec3(ear_x, centre.y + 0.9f, 0.2f), t);
            p.x = mix(hinge.x, ear_x, std::sqrt(t));
            arm.push_back(p);
        }
        arm.push_back({ear_x * 0.98f, centre.y + 0.3f, -1.2f});
        tubes.push_back({std::move(arm), radius * 0.8f, false});
    }

    std::vector<Vec3> bridge;
    for (int k = 0; k <= 8; ++k) {
        const float t = float(k) / 8 * 2 - 1;
        const float arch = 1 - t * t;
        bridge.push_back({t * (fit.eyes[0].x - half_width + 0.1f),
                          fit.eyes[0].y + drop + 0.55f + 0.25f * arch, front + 0.12f * arch});
    }
    tubes.push_back({std::move(bridge), radius * 0.9f, false});
    return tubes;
}

}  // namespace limner
