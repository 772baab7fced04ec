#pragma once
// A regular 3D lattice: where its nodes are, and trilinear look-up of values stored per node.

#include <cmath>
#include <cstddef>
#include <vector>

#include "engine/synthetic/shading_math.h"

namespace limner::synthetic {

struct Lattice {
    int nx = 0, ny = 0, nz = 0;
    Vec3 origin;
    float spacing = 1, inverse_spacing = 1;

    Lattice() = default;
    /// Covers the box from `lowest` to `highest` with nodes `step` cm apart.
    Lattice(const Vec3& lowest, const Vec3& highest, float step)
        : nx(nodes(highest.x - lowest.x, step)),
          ny(nodes(highest.y - lowest.y, step)),
          nz(nodes(highest.z - lowest.z, step)),
          origin(lowest),
          spacing(step),
          inverse_spacing(1 / step) {}

    std::size_t size() const { return std::size_t(nx) * std::size_t(ny) * std::size_t(nz); }
    std::size_t index(int x, int y, int z) const {
        return (std::size_t(z) * std::size_t(ny) + std::size_t(y)) * std::size_t(nx) + std::size_t(x);
    }
    Vec3 position(int x, int y, int z) const {
        return {origin.x + float(x) * spacing, origin.y + float(y) * spacing, origin.z + float(z) * spacing};
    }
    bool contains(int x, int y, int z) const {
        return x >= 0 && y >= 0 && z >= 0 && x < nx && y < ny && z < nz;
    }
    /// Node nearest to `p`; may lie outside.
    void nearest(const Vec3& p, int& x, int& y, int& z) const {
        x = floor_to_int((p.x - origin.x) * inverse_spacing + 0.5f);
        y = floor_to_int((p.y - origin.y) * inverse_spacing + 0.5f);
        z = floor_to_int((p.z - origin.z) * inverse_spacing + 0.5f);
    }

    /// Trilinear interpolation of `values` [nz][ny][nx] at `p`, clamped to the lattice.
    template <class T>
    T interpolate(const std::vector<T>& values, const Vec3& p) const {
        float fx = clamp((p.x - origin.x) * inverse_spacing, 0, float(nx) - 1.001f);
        float fy = clamp((p.y - origin.y) * inverse_spacing, 0, float(ny) - 1.001f);
        float fz = clamp((p.z - origin.z) * inverse_spacing, 0, float(nz) - 1.001f);
        const int x = int(fx), y = int(fy), z = int(fz);
        fx -= float(x);
        fy -= float(y);
        fz -= float(z);
        const T* corner = values.data() + index(x, y, z);
        const std::size_t dy = std::size_t(nx), dz = std::size_t(nx) * std::size_t(ny);
        const T near_low = corner[0] * (1 - fx) + corner[1] * fx;
        const T near_high = corner[dy] * (1 - fx) + corner[dy + 1] * fx;
        const T far_low = corner[dz] * (1 - fx) + corner[dz + 1] * fx;
        const T far_high = corner[dz + dy] * (1 - fx) + corner[dz + dy + 1] * fx;
        return (near_low * (1 - fy) + near_high * fy) * (1 - fz) + (far_low * (1 - fy) + far_high * fy) * fz;
    }

private:
    static int nodes(float extent, float step) { return int(std::ceil(extent / step)) + 1; }
};

}  // namespace limner::synthetic
