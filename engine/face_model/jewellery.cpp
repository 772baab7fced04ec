#include "engine/face_model/jewellery.h"

#include <cmath>
#include <numbers>

namespace limner {
namespace {

constexpr float pi = std::numbers::pi_v<float>;
constexpr float mix(float a, float b, float t) { return a + (b - a) * t; }

}  // namespace

FrameTube earring(EarringShape shape, const Vec3& lobe, float outward) {
    const Vec3 hole = lobe + Vec3(outward * 0.12f, 0.12f, 0.05f);
    FrameTube tube;
    tube.closed = true;
    if (shape == EarringShape::ring) {
        constexpr float radius = 0.75f;
        tube.radius = 0.055f;
        for (int k = 0; k < 20; ++k) {
            const float angle = float(k) * 2 * pi / 20;
            tube.curve.push_back(
                hole + Vec3(0, -radius + radius * std::cos(angle), radius * std::sin(angle) * 0.95f));
        }
        return tube;
    }
    tube.radius = 0.14f;
    for (int k = 0; k < 6; ++k) {
        const float angle = float(k) * 2 * pi / 6;
        tube.curve.push_back(hole + Vec3(outward * 0.1f, 0.06f * std::cos(angle), 0.06f * std::sin(angle)));
    }
    return tube;
}

FrameTube necklace(const std::function<Vec3(const Vec3& axis, const Vec3& outward)>& place) {
    FrameTube tube{{}, 0.07f, true};
    constexpr int count = 72;
    for (int k = 0; k < count; ++k) {
        const float angle = float(k) * 2 * pi / count;
        const float frontness = std::cos(angle);
        const float y =
            frontness > 0 ? mix(-9.9f, -13.4f, std::pow(frontness, 2.5f)) : mix(-9.9f, -9.2f, -frontness);
        tube.curve.push_back(place(Vec3(0, y, -1.6f), Vec3(std::sin(angle), 0, frontness)));
    }
    return tube;
}

}  // namespace limner
