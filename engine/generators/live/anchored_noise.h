#pragma once
// Noise that is a function of the place on the head, so that it turns with it. Plain arithmetic: loops over
// it become vectors, and give the same bits on every processor when compiled without fused multiply-add.

#include <cmath>
#include <cstdint>

#include "engine/core/vector_clones.h"

namespace limner::live {

LIMNER_INLINE float mix(float a, float b, float t) { return a + (b - a) * t; }

/// Hash of a lattice point, uniform in [-1, 1].
LIMNER_INLINE float lattice_noise(int x, int y, int z) {
    std::uint32_t h =
        std::uint32_t(x) * 73856093u ^ std::uint32_t(y) * 19349663u ^ std::uint32_t(z) * 83492791u;
    h ^= h >> 16;
    h *= 0x7FEB352Du;
    h ^= h >> 15;
    h *= 0x846CA68Bu;
    h ^= h >> 16;
    return float(int(h >> 8)) * 0x1p-23f - 1;
}

/// One value in [-1, 1] per cell, an eighth of the work of smooth noise.
LIMNER_INLINE float cell_noise(float x, float y, float z) {
    return lattice_noise(int(std::floor(x)), int(std::floor(y)), int(std::floor(z)));
}

/// Trilinear value noise in [-1, 1].
LIMNER_INLINE float value_noise(float x, float y, float z) {
    const float fx = std::floor(x), fy = std::floor(y), fz = std::floor(z);
    const int ix = int(fx), iy = int(fy), iz = int(fz);
    const float u = x - fx, v = y - fy, w = z - fz;
    const float near_low = mix(lattice_noise(ix, iy, iz), lattice_noise(ix + 1, iy, iz), u),
                near_high = mix(lattice_noise(ix, iy + 1, iz), lattice_noise(ix + 1, iy + 1, iz), u),
                far_low = mix(lattice_noise(ix, iy, iz + 1), lattice_noise(ix + 1, iy, iz + 1), u),
                far_high = mix(lattice_noise(ix, iy + 1, iz + 1), lattice_noise(ix + 1, iy + 1, iz + 1), u);
    return mix(mix(near_low, near_high, v), mix(far_low, far_high, v), w);
}

}  // namespace limner::live
