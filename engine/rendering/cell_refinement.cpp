#include "engine/rendering/cell_refinement.h"

#include <algorithm>
#include <cmath>

#include "engine/rendering/marching_cubes.h"

namespace limner {
namespace {

struct Cell {
    int x, y, z;
};

template <class Visit>
void for_each_present(const CellLevel& level, const Visit& visit) {
    for (int z = 0; z < level.resolution; ++z)
        for (int y = 0; y < level.resolution; ++y)
            for (int x = 0; x < level.resolution; ++x)
                if (level.has(x, y, z)) visit(x, y, z);
}

/// Largest change of occupancy in a cell and its present neighbours.
float change_nearby(const CellLevel& level, const std::vector<float>& change, int x, int y, int z) {
    const int last = level.resolution - 1;
    float largest = 0;
    for (int k = std::max(z - 1, 0); k <= std::min(z + 1, last); ++k)
        for (int j = std::max(y - 1, 0); j <= std::min(y + 1, last); ++j)
            for (int i = std::max(x - 1, 0); i <= std::min(x + 1, last); ++i)
                largest = std::max(largest, change[level.linear(i, j, k)]);
    return largest;
}

std::vector<Cell> cells_to_split(const SampleGrid& grid, const CellLevel& level, float margin,
                                 float inside_margin) {
    struct Candidate {
        Cell cell;
        CellCorners corners;
    };
    std::vector<Cell> cells;
    std::vector<Candidate> candidates;
    std::vector<float> change(level.linear(0, 0, level.resolution), 0.0f);
    float largest_change = 0;
    for_each_present(level, [&](int x, int y, int z) {
        const CellCorners corners = corners_of(grid, level, x, y, z);
        change[level.linear(x, y, z)] = corners.change;
        largest_change = std::max(largest_change, corners.change);
        if (corners.inside != 0 && corners.inside != 255)
            cells.push_back({x, y, z});
        else
            candidates.push_back({{x, y, z}, corners});
    });
    for (const auto& [cell, corners] : candidates) {
        const float part = corners.inside ? inside_margin : margin;
        if (corners.nearest < part * largest_change &&
            corners.nearest < part * change_nearby(level, change, cell.x, cell.y, cell.z))
            cells.push_back(cell);
    }
    return cells;
}

/// True when the 3 x 3 finer points of the face of `cell` on side `side` (-1, +1) of `axis` differ in sign.
bool surface_leaves(const SampleGrid& grid, const CellLevel& level, const Cell& cell, int axis, int side) {
    const int half = level.stride / 2;
    int base[3] = {cell.x * level.stride, cell.y * level.stride, cell.z * level.stride};
    if (side > 0) base[axis] += level.stride;
    const int u = (axis + 1) % 3, v = (axis + 2) % 3;
    int inside = 0;
    for (int j = 0; j < 3; ++j)
        for (int i = 0; i < 3; ++i) {
            int p[3] = {base[0], base[1], base[2]};
            p[u] += i * half;
            p[v] += j * half;
            inside += grid.occupancy(grid.find({p[0], p[1], p[2]})) > 0;
        }
    return inside != 0 && inside != 9;
}

}  // namespace

CellCorners corners_of(const SampleGrid& grid, const CellLevel& level, int x, int y, int z) {
    float occupancy[8];
    CellCorners corners;
    corners.nearest = 1e30f;
    for (int i = 0; i < 8; ++i) {
        const int s = level.stride;
        occupancy[i] =
            grid.occupancy(grid.find({(x + (i & 1)) * s, (y + (i >> 1 & 1)) * s, (z + (i >> 2)) * s}));
        if (occupancy[i] > 0) corners.inside |= 1u << i;
        corners.nearest = std::min(corners.nearest, std::abs(occupancy[i]));
    }
    for (const auto& [a, b] : edge_corners)
        corners.change = std::max(corners.change, std::abs(occupancy[a] - occupancy[b]));
    return corners;
}

bool refine(SampleGrid& grid, const CellLevel& level, float margin, const FieldQuery& query,
            const BakeOptions& options, CellLevel& finer, std::int64_t& split) {
    const int half = level.stride / 2;
    std::vector<std::uint8_t> is_split(level.linear(0, 0, level.resolution), 0);
    std::vector<Cell> wave = cells_to_split(grid, level, margin, options.inside_margin);
    for (const Cell& c : wave) is_split[level.linear(c.x, c.y, c.z)] = 1;

    // The first wave is chosen by the corners; each further one follows the surface through the faces of the
    // last.
    while (!wave.empty()) {
        split += std::int64_t(wave.size());
        for (const Cell& c : wave)
            for (int k = 0; k < 3; ++k)
                for (int j = 0; j < 3; ++j)
                    for (int i = 0; i < 3; ++i)
                        grid.want({c.x * level.stride + i * half, c.y * level.stride + j * half,
                                   c.z * level.stride + k * half});
        if (!grid.ask(query, options)) return false;

        std::vector<Cell> following;
        for (const Cell& c : wave)
            for (int axis = 0; axis < 3; ++axis)
                for (const int side : {-1, 1}) {
                    int n[3] = {c.x, c.y, c.z};
                    n[axis] += side;
                    if (n[axis] < 0 || n[axis] >= level.resolution) continue;
                    std::uint8_t& neighbour = is_split[level.linear(n[0], n[1], n[2])];
                    if (neighbour || !surface_leaves(grid, level, c, axis, side)) continue;
                    neighbour = 1;
                    following.push_back({n[0], n[1], n[2]});
                }
        wave = std::move(following);
    }

    finer.resolution = level.resolution * 2;
    finer.stride = half;
    finer.present.assign(finer.linear(0, 0, finer.resolution), 0);
    for (int z = 0; z < finer.resolution; ++z)
        for (int y = 0; y < finer.resolution; ++y)
            for (int x = 0; x < finer.resolution; ++x)
                finer.present[finer.linear(x, y, z)] = is_split[level.linear(x / 2, y / 2, z / 2)];
    return true;
}

}  // namespace limner
