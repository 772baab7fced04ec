#pragma once
// Tileable 3D noise tables, sampled trilinearly. Values in [-1, 1]. (Spec section 5.7.)

#include <cstdint>
#include <vector>

#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {

class NoiseTable {
public:
    /// Value noise: `octaves` octaves, the first with `cells` cells per side, in a table of `side`^3.
    static NoiseTable fractal(int side, int cells, int octaves, std::uint32_t seed);
    /// Distance to the nearest of cells^3 jittered points: negative near a point.
    static NoiseTable cellular(int side, int cells, std::uint32_t seed);

    /// Value at texture coordinates; the table repeats with period 1.
    float at(float x, float y, float z) const;
    /// Value at `p` with the table stretched to `period` centimetres.
    float at(const Vec3& p, float period) const {
        const float scale = 1 / period;
        return at(p.x * scale, p.y * scale, p.z * scale);
    }

private:
    int side_ = 0;
    std::vector<float> values_;  // [side][side][side]
};

/// The three tables that all shading uses.
struct NoiseSet {
    NoiseTable broad;  // 64^3, 4 octaves from 6 cells
    NoiseTable fine;   // 64^3, 4 octaves from 10 cells
    NoiseTable pores;  // 96^3, 20 cells
    NoiseSet();
};

}  // namespace limner::synthetic
