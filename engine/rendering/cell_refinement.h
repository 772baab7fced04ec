#pragma once
// Levels of cells over a SampleGrid, and the choice which to split. Internal to the bake; one thread.

#include <cstdint>
#include <vector>

#include "engine/rendering/sample_grid.h"

namespace limner {

/// The cells of one level. `present` cells have all their corners in the grid.
struct CellLevel {
    int resolution = 0;                 // cells per side
    int stride = 0;                     // lattice steps per cell edge
    std::vector<std::uint8_t> present;  // [resolution^3], x fastest; empty = all

    std::size_t linear(int x, int y, int z) const {
        return (std::size_t(z) * std::size_t(resolution) + std::size_t(y)) * std::size_t(resolution) +
               std::size_t(x);
    }
    bool has(int x, int y, int z) const { return present.empty() || present[linear(x, y, z)] != 0; }
};

/// Sign bits (1 = inside) and extremes of a present cell's corners.
struct CellCorners {
    unsigned inside = 0;
    float nearest = 0;  // smallest |occupancy|
    float change = 0;   // largest difference along an edge
};
CellCorners corners_of(const SampleGrid& grid, const CellLevel& level, int x, int y, int z);

/// The level of half the edge: splits the cells of `level` that need it and asks for the new points. `split`
/// counts the cells. False when cancelled.
bool refine(SampleGrid& grid, const CellLevel& level, float margin, const FieldQuery& query,
            const BakeOptions& options, CellLevel& finer, std::int64_t& split);

}  // namespace limner
