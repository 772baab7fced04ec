#pragma once
// A rectangle of a picture's pixels, and what lies in it.

#include <algorithm>

#include "engine/core/image.h"

namespace limner {

/// Pixels of a picture, from the left and from the top.
struct PixelArea {
    int x = 0, y = 0, width = 0, height = 0;
    bool operator==(const PixelArea&) const = default;
};

/// `area` must lie within `grid`. Pure; any thread.
template <class T>
Grid<T> cut(const Grid<T>& grid, const PixelArea& area) {
    Grid<T> part(area.width, area.height);
    if (area.width > 0)
        for (int y = 0; y < area.height; ++y)
            std::copy_n(&grid.at(area.x, area.y + y), area.width, &part.at(0, y));
    return part;
}

}  // namespace limner
