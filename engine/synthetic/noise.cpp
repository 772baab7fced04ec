#include "engine/synthetic/noise.h"

#include "engine/synthetic/random_stream.h"

namespace limner::synthetic {
namespace {

int wrapped(int i, int period) { return ((i % period) + period) % period; }

/// Random value of a lattice corner, repeating every `period` corners.
float corner_value(int x, int y, int z, int period, std::uint32_t seed) {
    const auto ux = std::uint32_t(wrapped(x, period));
    const auto uy = std::uint32_t(wrapped(y, period));
    const auto uz = std::uint32_t(wrapped(z, period));
    return hash_to_unit(ux * 73856093u ^ uy * 19349663u ^ uz * 83492791u ^ seed * 2654435761u);
}

float value_noise(float x, float y, float z, int period, std::uint32_t seed) {
    const int x0 = floor_to_int(x), y0 = floor_to_int(y), z0 = floor_to_int(z);
    const float fx = smoothstep(0, 1, x - float(x0));
    const float fy = smoothstep(0, 1, y - float(y0));
    const float fz = smoothstep(0, 1, z - float(z0));
    float sum = 0;
    for (int corner = 0; corner < 8; ++corner) {
        const int dx = corner & 1, dy = corner >> 1 & 1, dz = corner >> 2;
        const float weight = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) * (dz ? fz : 1 - fz);
        sum += weight * corner_value(x0 + dx, y0 + dy, z0 + dz, period, seed);
    }
    return sum;
}

}  // namespace

NoiseTable NoiseTable::fractal(int side, int cells, int octaves, std::uint32_t seed) {
    NoiseTable table;
    table.side_ = side;
    table.values_.reserve(std::size_t(side) * std::size_t(side) * std::size_t(side));
    const float scale = 1 / float(side);
    for (int z = 0; z < side; ++z) {
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                float sum = 0, weight = 0.5f, total = 0;
                int period = cells;
                for (int octave = 0; octave < octaves; ++octave) {
                    const float frequency = float(period) * scale;
                    sum += weight * value_noise(float(x) * frequency, float(y) * frequency,
                                                float(z) * frequency, period, seed + std::uint32_t(octave));
                    total += weight;
                    weight *= 0.5f;
                    period *= 2;
                }
                table.values_.push_back(sum / total * 2 - 1);
            }
        }
    }
    return table;
}

NoiseTable NoiseTable::cellular(int side, int cells, std::uint32_t seed) {
    NoiseTable table;
    table.side_ = side;
    table.values_.reserve(std::size_t(side) * std::size_t(side) * std::size_t(side));
    const float frequency = float(cells) / float(side);
    for (int z = 0; z < side; ++z) {
        for (int y = 0; y < side; ++y) {
            for (int x = 0; x < side; ++x) {
                const Vec3 p(float(x) * frequency, float(y) * frequency, float(z) * frequency);
                float nearest = 9;
                for (int neighbour = 0; neighbour < 27; ++neighbour) {
                    const int cx = int(p.x) + neighbour % 3 - 1;
                    const int cy = int(p.y) + neighbour / 3 % 3 - 1;
                    const int cz = int(p.z) + neighbour / 9 - 1;
                    const Vec3 point(float(cx) + corner_value(cx, cy, cz, cells, seed),
                                     float(cy) + corner_value(cx, cy, cz, cells, seed + 1),
                                     float(cz) + corner_value(cx, cy, cz, cells, seed + 2));
                    nearest = std::min(nearest, dot(point - p, point - p));
                }
                table.values_.push_back(clamp(std::sqrt(nearest) * 1.4f) * 2 - 1);
            }
        }
    }
    return table;
}

float NoiseTable::at(float x, float y, float z) const {
    const float side = float(side_);
    x = (x - float(floor_to_int(x))) * side;
    y = (y - float(floor_to_int(y))) * side;
    z = (z - float(floor_to_int(z))) * side;
    int x0 = int(x), y0 = int(y), z0 = int(z);
    const float fx = x - float(x0), fy = y - float(y0), fz = z - float(z0);
    // Rounding can carry a coordinate up to exactly `side`.
    if (x0 >= side_) x0 -= side_;
    if (y0 >= side_) y0 -= side_;
    if (z0 >= side_) z0 -= side_;
    const int x1 = x0 + 1 == side_ ? 0 : x0 + 1;
    const int y1 = y0 + 1 == side_ ? 0 : y0 + 1;
    const int z1 = z0 + 1 == side_ ? 0 : z0 + 1;
    const float* row00 =
        values_.data() + (std::size_t(z0) * std::size_t(side_) + std::size_t(y0)) * std::size_t(side_);
    const float* row10 =
        values_.data() + (std::size_t(z0) * std::size_t(side_) + std::size_t(y1)) * std::size_t(side_);
    const float* row01 =
        values_.data() + (std::size_t(z1) * std::size_t(side_) + std::size_t(y0)) * std::size_t(side_);
    const float* row11 =
        values_.data() + (std::size_t(z1) * std::size_t(side_) + std::size_t(y1)) * std::size_t(side_);
    const float a = row00[x0] * (1 - fx) + row00[x1] * fx;
    const float b = row10[x0] * (1 - fx) + row10[x1] * fx;
    const float c = row01[x0] * (1 - fx) + row01[x1] * fx;
    const float d = row11[x0] * (1 - fx) + row11[x1] * fx;
    return (a * (1 - fy) + b * fy) * (1 - fz) + (c * (1 - fy) + d * fy) * fz;
}

NoiseSet::NoiseSet()
    : broad(NoiseTable::fractal(64, 6, 4, 11)),
      fine(NoiseTable::fractal(64, 10, 4, 77)),
      pores(NoiseTable::cellular(96, 20, 5)) {}

}  // namespace limner::synthetic
