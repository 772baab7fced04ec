#pragma once
// The 256 cases of marching cubes, generated instead of typed: on every face of a cell, inside corners that
// meet only across a diagonal stay apart. Both cells of a face decide alike, so that the surface is closed
// and every edge has exactly two triangles. Internal; any thread.
//
//   corner i at (i & 1, i >> 1 & 1, i >> 2)            edge e: from corner edge_corners[e][0] along axis e /
//   4

#include <array>
#include <cstdint>
#include <vector>

namespace limner {

/// The lower corner of each edge, then the upper one.
inline constexpr std::array<std::array<int, 2>, 12> edge_corners = {
    {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {0, 2}, {1, 3}, {4, 6}, {5, 7}, {0, 4}, {1, 5}, {2, 6}, {3, 7}}};

using CellTriangle = std::array<std::uint8_t, 3>;  // three edges, counter-clockwise from outside

/// Triangles of the case whose bit i says that corner i is inside.
const std::vector<CellTriangle>& cell_triangles(unsigned inside_corners);

}  // namespace limner
