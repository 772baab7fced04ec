#pragma once
// A short-lived stream of random numbers. Every stage and every strand opens its own from (seed, stage,
// item), so that results do not depend on what other stages draw.

#include <cmath>
#include <cstdint>

#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {

/// Integer hash with good avalanche (Wellons' lowbias32).
constexpr std::uint32_t hash32(std::uint32_t x) {
    x ^= x >> 16;
    x *= 0x7feb352du;
    x ^= x >> 15;
    x *= 0x846ca68bu;
    x ^= x >> 16;
    return x;
}
/// `x` hashed to [0, 1).
constexpr float hash_to_unit(std::uint32_t x) { return static_cast<float>(hash32(x) >> 8) * 0x1p-24f; }

class RandomStream {
public:
    explicit RandomStream(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 0x1234567) {
        for (int i = 0; i < 4; ++i) bits();
    }

    std::uint32_t bits() {
        state_ += 0x9E3779B97F4A7C15ull;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
        return static_cast<std::uint32_t>((z ^ (z >> 31)) >> 16);
    }
    /// In [0, 1).
    float uniform() { return static_cast<float>(bits() >> 8) * 0x1p-24f; }
    float uniform(float lowest, float highest) { return lowest + (highest - lowest) * uniform(); }
    int below(int count) { return static_cast<int>(bits() % static_cast<std::uint32_t>(count)); }
    bool chance(float probability) { return uniform() < probability; }
    float normal() {
        const float radius = std::sqrt(-2 * std::log(std::max(uniform(), 1e-7f)));
        return radius * std::cos(2 * pi * uniform());
    }
    /// Uniform on the unit sphere.
    Vec3 direction() {
        const float x = normal(), y = normal(), z = normal();
        return normalized({x, y, z});
    }
    /// Uniform in the cube [-1, 1]^3: a cheap jitter of nearly unit length.
    Vec3 jitter() {
        const float x = uniform(-1, 1), y = uniform(-1, 1);
        return {x, y, uniform(-1, 1)};
    }

private:
    std::uint64_t state_;
};

}  // namespace limner::synthetic
