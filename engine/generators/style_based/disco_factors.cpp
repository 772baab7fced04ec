#include "engine/generators/style_based/disco_factors.h"

#include <algorithm>
#include <cmath>

#include "engine/core/random.h"

namespace limner {
namespace {

constexpr int identity_size = 160, noise_size = 32;
constexpr int named_expressions = 8;
constexpr float expression_scale = 2.5f;  // standard deviations at the end of a slider

// Shading of a face in the middle of its range: light from everywhere, and a key light on top.
constexpr float ambient_shading = 0.6f, key_shading = 0.5f;
constexpr float built_in_ambient = 0.8f;  // the renderer adds it to the first number of every channel
constexpr float first_harmonic = 0.88623f;
constexpr float warm_tint = 0.18f;  // of red and, the other way, of blue

std::string basis_key(int number, const char* direction) {
    return "basis_" + std::to_string(number + 1) + "_" + direction;
}

}  // namespace

std::vector<float> disco_numbers(const CodeSource& source, std::string_view stream, int size) {
    std::vector<float> numbers(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i) {
        const auto index = static_cast<std::uint64_t>(i);
        const float own = normal(source.seed, stream, index);
        numbers[std::size_t(i)] =
            source.blend > 0 ? std::lerp(own, normal(source.blend_seed, stream, index), source.blend) : own;
    }
    return numbers;
}

std::vector<std::string> disco_expressions() {
    std::vector<std::string> keys;
    for (int i = 0; i < named_expressions; ++i)
        for (const char* direction : {"more", "less"}) keys.push_back(basis_key(i, direction));
    return keys;
}

std::array<float, 27> disco_light(const Light& light) {
    const float cos_elevation = std::cos(light.elevation.value);
    const float x = std::sin(light.azimuth.value) * cos_elevation, y = std::sin(light.elevation.value),
                z = std::cos(light.azimuth.value) * cos_elevation;  // towards the camera
    const float k1 = 1 / std::sqrt(3.f), k2 = 1 / std::sqrt(8.f);
    const std::array<float, 9> key{0.28209f,
                                   k1 * -0.48860f * y,
                                   k1 * 0.48860f * z,
                                   k1 * -0.48860f * x,
                                   k2 * 1.09255f * x * y,
                                   k2 * -1.09255f * y * z,
                                   k2 * 0.31539f * (3 * z * z - 1),
                                   k2 * -1.09255f * x * z,
                                   k2 * 0.54627f * (x * x - y * y)};
    std::array<float, 27> gamma{};
    for (std::size_t channel = 0; channel < 3; ++channel) {
        const float tint = 1 + warm_tint * light.warmth * (channel == 0 ? 1.f : channel == 2 ? -1.f : 0.f);
        for (std::size_t i = 0; i < 9; ++i)
            gamma[channel * 9 + i] = key_shading * light.intensity * tint * key[i];
        gamma[channel * 9] += ambient_shading * light.ambient / first_harmonic - built_in_ambient;
    }
    return gamma;
}

DiscoFactors disco_factors(const Portrait& portrait) {
    DiscoFactors factors;
    factors.identity = disco_numbers(portrait.head.identity, "disco.identity", identity_size);
    factors.noise = disco_numbers(portrait.head.hair, "disco.noise", noise_size);
    for (int i = 0; i < named_expressions; ++i) {
        const auto weight = [&](const char* direction) {
            const auto found = portrait.head.expression.find(basis_key(i, direction));
            return found == portrait.head.expression.end() ? 0.f : found->second;
        };
        factors.expression[std::size_t(i)] = expression_scale * (weight("more") - weight("less"));
    }
    factors.angles = {-portrait.pose.pitch.value, portrait.pose.yaw.value, -portrait.pose.roll.value};
    factors.light = disco_light(portrait.light);
    return factors;
}

std::vector<float> DiscoFactors::latents() const {
    std::vector<float> all;
    all.reserve(size);
    const auto add = [&](const auto& numbers) { all.insert(all.end(), numbers.begin(), numbers.end()); };
    add(identity);
    add(expression);
    add(angles);
    add(light);
    add(noise);
    return all;
}

}  // namespace limner
