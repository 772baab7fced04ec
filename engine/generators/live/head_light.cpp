#include "engine/generators/live/head_light.h"

#include <algorithm>
#include <array>

#include "engine/generators/live/class_shares.h"
#include "engine/generators/live/tone_curve.h"
#include "engine/portrait/light_units.h"

namespace limner::live {
namespace {

using Vec3f = Eigen::Vector3f;

// Radiance of a directional light that adds colour * max(0, n.d) to what a white surface reflects.
void add_directional(LightCode& code, const Vec3f& d, const Vec3f& colour) {
    const float x = d.x(), y = d.y(), z = d.z();
    const float basis[9] = {.282095f,
                            .488603f * y,
                            .488603f * z,
                            .488603f * x,
                            1.092548f * x * y,
                            1.092548f * y * z,
                            .315392f * (3 * z * z - 1),
                            1.092548f * x * z,
                            .546274f * (x * x - y * y)};
    for (int c = 0; c < 3; ++c)
        for (int k = 0; k < 9; ++k) code[std::size_t(c * 9 + k)] += 3.14159265f * colour[c] * basis[k];
}

Vec3f towards(Radians azimuth, Radians elevation) {
    const float az = azimuth.value, el = elevation.value;
    return {std::sin(az) * std::cos(el), std::sin(el), std::cos(az) * std::cos(el)};
}

/// Directions, with y up and z towards the viewer, are turned by `to_head`.
template <class ToHead>
LightCode coded(const Light& light, const Vec3f& direction, float exposure, const ToHead& to_head) {
    const Vec3f key = to_head(direction);
    const Vec3f key_colour =
        Vec3f(1 + light_units::warm_red * light.warmth, 1, 1 + light_units::warm_blue * light.warmth) *
        (light_units::key * light.intensity * exposure);
    const float ambient = light.ambient * exposure;
    LightCode code{};
    for (int c = 0; c < 3; ++c) code[std::size_t(c * 9)] = ambient * .45f / .282095f;
    add_directional(code, to_head(Vec3f(.35f, .5f, .8f).normalized()), Vec3f::Constant(.3f * ambient));
    add_directional(code, to_head(Vec3f(0, 1, .1f).normalized()), Vec3f::Constant(.12f * ambient));
    add_directional(code, key, key_colour);
    for (int i = 0; i < 3; ++i) code[std::size_t(27 + i)] = key[i], code[std::size_t(30 + i)] = key_colour[i];
    return code;
}

/// About what a slightly raised frontal surface reflects, by which the training set exposes its pictures
/// (synthetic/environment_light.cpp), were the key light where the default one is.
float brightness(const Light& light) {
    return light_units::frontal_ambient * light.ambient + light_units::frontal_key * light.intensity;
}

/// sRGB of a tone-mapped picture in [0, 1] -> the same with `gain` times the light.
std::array<float, 1025> exposure_curve(float gain) {
    std::array<float, 1025> curve{};
    for (std::size_t i = 0; i < curve.size(); ++i) {
        curve[i] = shown(gain * light_of(float(i) / float(curve.size() - 1)));
    }
    return curve;
}

}  // namespace

HeadLight head_light(const Light& light, const Camera& camera) {
    const float share = std::max(brightness(light) / brightness(Light()), .05f);
    const float exposure = light_units::default_exposure / share;
    const Eigen::Matrix3f head_from_camera = camera.camera_from_head.inverse().rotation;
    // Camera axes are x right, y down, z forward.
    const auto to_head = [&](const Vec3f& v) {
        return Vec3f(head_from_camera * Vec3f(v.x(), -v.y(), -v.z()));
    };
    const auto frontal = [](const Vec3f& v) { return v; };
    const Light usual;
    return {coded(light, towards(light.azimuth, light.elevation), exposure, to_head),
            coded(light, towards(usual.azimuth, usual.elevation), exposure, frontal), share};
}

void expose(std::span<float> picture, int size, std::span<const std::uint8_t> labels, int map_size,
            float gain) {
    const auto curve = exposure_curve(gain);
    const auto exposed = [&](float unit) {
        const float at = std::clamp(unit, 0.0f, 1.0f) * float(curve.size() - 1);
        const auto low = std::min(std::size_t(at), curve.size() - 2);
        return curve[low] + (curve[low + 1] - curve[low]) * (at - float(low));
    };
    const ClassShares shares(labels, map_size, size);
    const auto plane = std::size_t(size) * std::size_t(size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            float head = 1;
            shares.each(x, y, [&](int face_class, float share) { head -= face_class == 0 ? share : 0; });
            if (head <= 0) continue;
            const auto at = std::size_t(y * size + x);
            std::array<float, 3> colour;
            for (std::size_t c = 0; c < 3; ++c) colour[c] = picture[c * plane + at] * .5f + .5f;
            const float luminance = std::max(.25f * colour[0] + .65f * colour[1] + .1f * colour[2], 1e-4f);
            const float ratio = exposed(luminance) / luminance;
            for (std::size_t c = 0; c < 3; ++c) {
                // As the pictures it was trained on: half of the curve keeps the ratio of the channels.
                const float lit = exposed(colour[c]) * .45f + std::min(colour[c] * ratio, 1.0f) * .55f;
                picture[c * plane + at] += (lit - colour[c]) * 2 * head;
            }
        }
}

}  // namespace limner::live
