#pragma once
// The way from each pixel of the map to the nearest one of some kind.

#include <utility>

#include "engine/core/image.h"

namespace limner::ui {

struct MapOffset {
    int x = 0, y = 0;
    long square() const { return long(x) * x + long(y) * y; }
};

/// The way to the nearest pixel that `wanted(x, y)` holds of, by two sweeps over the map (sequential
/// Euclidean distance mapping). It leads out of the map where there is none.
template <class Wanted>
Grid<MapOffset> ways_to_nearest(int side, const Wanted& wanted) {
    const MapOffset far{4 * side, 4 * side};
    Grid<MapOffset> ways(side, side, far);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (wanted(x, y)) ways.at(x, y) = {};
    const auto take = [&](int x, int y, int dx, int dy) {
        if (!ways.contains(x + dx, y + dy)) return;
        const MapOffset there = ways.at(x + dx, y + dy);
        const MapOffset over{there.x + dx, there.y + dy};
        if (there.square() < far.square() && over.square() < ways.at(x, y).square()) ways.at(x, y) = over;
    };
    for (int y = 0; y < side; ++y) {
        for (int x = 0; x < side; ++x)
            for (const auto& [dx, dy] : {std::pair(-1, 0), {0, -1}, {-1, -1}, {1, -1}}) take(x, y, dx, dy);
        for (int x = side - 1; x >= 0; --x) take(x, y, 1, 0);
    }
    for (int y = side - 1; y >= 0; --y) {
        for (int x = side - 1; x >= 0; --x)
            for (const auto& [dx, dy] : {std::pair(1, 0), {0, 1}, {1, 1}, {-1, 1}}) take(x, y, dx, dy);
        for (int x = 0; x < side; ++x) take(x, y, -1, 0);
    }
    return ways;
}

}  // namespace limner::ui
