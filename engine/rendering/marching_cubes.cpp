#include "engine/rendering/marching_cubes.h"

#include <algorithm>

namespace limner {
namespace {

using Loop = std::vector<int>;  // edges of the cell

// Corners of each face, counter-clockwise seen from outside the cell.
constexpr int face_corners[6][4] = {{0, 4, 6, 2}, {1, 3, 7, 5}, {0, 1, 5, 4},
                                    {2, 6, 7, 3}, {0, 2, 3, 1}, {4, 5, 7, 6}};

int edge_between(int a, int b) {
    for (int e = 0; e < 12; ++e)
        if (edge_corners[std::size_t(e)] == std::array<int, 2>{std::min(a, b), std::max(a, b)}) return e;
    return -1;
}

bool face_holds(const int (&face)[4], int edge) {
    const auto& corners = edge_corners[std::size_t(edge)];
    return std::count(face, face + 4, corners[0]) && std::count(face, face + 4, corners[1]);
}

/// A diagonal inside a face could be drawn by both cells of that face, and would then have four triangles.
bool diagonal_allowed(int a, int b) {
    return std::none_of(std::begin(face_corners), std::end(face_corners),
                        [&](const auto& face) { return face_holds(face, a) && face_holds(face, b); });
}

/// Cuts ears off `loop` so that all diagonals are allowed. False when that is impossible.
bool triangulate(const Loop& loop, std::vector<CellTriangle>& triangles) {
    const std::size_t n = loop.size();
    const auto triangle = [&](std::size_t i) {
        return CellTriangle{std::uint8_t(loop[(i + n - 1) % n]), std::uint8_t(loop[i]),
                            std::uint8_t(loop[(i + 1) % n])};
    };
    if (n == 3) return triangles.push_back(triangle(1)), true;
    for (std::size_t ear = 0; ear < n; ++ear) {
        const CellTriangle cut = triangle(ear);
        if (!diagonal_allowed(cut[0], cut[2])) continue;
        Loop rest = loop;
        rest.erase(rest.begin() + std::ptrdiff_t(ear));
        const std::size_t size = triangles.size();
        triangles.push_back(cut);
        if (triangulate(rest, triangles)) return true;
        triangles.resize(size);
    }
    return false;
}

std::vector<CellTriangle> triangles_of_case(unsigned inside) {
    // On a face, walking counter-clockwise along each run of inside corners, the surface goes from the edge
    // before the run to the edge after it. Every crossed edge comes before a run on one of its faces and
    // after one on the other, so these steps close to loops.
    std::array<int, 12> next;
    next.fill(-1);
    const auto is_inside = [&](int corner) { return (inside >> corner & 1u) != 0; };
    for (const auto& face : face_corners)
        for (int i = 0; i < 4; ++i) {
            if (!is_inside(face[i]) || is_inside(face[(i + 3) % 4])) continue;  // not the begin of a run
            int last = i;
            while (is_inside(face[(last + 1) % 4])) ++last;
            const int begin = edge_between(face[(i + 3) % 4], face[i]);
            const int end = edge_between(face[last % 4], face[(last + 1) % 4]);
            next[std::size_t(begin)] = end;
        }

    std::vector<CellTriangle> triangles;
    for (int start = 0; start < 12; ++start) {
        Loop loop;
        for (int e = start; next[std::size_t(e)] >= 0;) {
            loop.push_back(e);
            const int following = next[std::size_t(e)];
            next[std::size_t(e)] = -1;
            e = following;
        }
        if (loop.size() >= 3) triangulate(loop, triangles);
    }
    return triangles;
}

}  // namespace

const std::vector<CellTriangle>& cell_triangles(unsigned inside_corners) {
    static const auto table = [] {
        std::array<std::vector<CellTriangle>, 256> cases;
        for (unsigned i = 0; i < 256; ++i) cases[i] = triangles_of_case(i);
        return cases;
    }();
    return table[inside_corners];
}

}  // namespace limner
