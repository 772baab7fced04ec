#include "ui/painting/map_area.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "ui/painting/map_colours.h"

namespace limner::ui {
namespace {

using Mask = Grid<std::uint8_t>;
using Pixel = std::pair<int, int>;

constexpr std::array<Pixel, 8> around{
    {{1, 0}, {-1, 0}, {0, 1}, {0, -1}, {1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};  // the first four by a side

/// 1 where the class, or nearly the colour, of (x, y) is.
Mask alike(const LabelSurface& surface, int x, int y, const AreaRule& rule, const Image* picture) {
    const int side = surface.size();
    Mask mask(side, side, 0);
    if (rule.reference == AreaReference::classes || !picture || picture->empty()) {
        const std::uint8_t wanted = surface.visible(x, y);
        for (int py = 0; py < side; ++py)
            for (int px = 0; px < side; ++px) mask.at(px, py) = surface.visible(px, py) == wanted;
        return mask;
    }
    const Grid<MapColour> colours = map_colours(*picture, side);
    const MapColour wanted = colours.at(x, y);
    const auto tolerance = static_cast<float>(rule.tolerance);
    for (std::size_t i = 0; i < mask.pixels.size(); ++i) {
        float difference = 0;
        for (std::size_t channel = 0; channel < wanted.size(); ++channel)
            difference = std::max(difference, std::abs(colours.pixels[i][channel] - wanted[channel]));
        mask.pixels[i] = difference <= tolerance;
    }
    return mask;
}

/// Gives `name` to what is connected in `mask` with the pixels in `todo`, as far as it has none.
void spread(const Mask& mask, std::vector<Pixel> todo, bool diagonal, Grid<int>& names, int name) {
    for (const auto& [x, y] : todo) names.at(x, y) = name;
    while (!todo.empty()) {
        const auto [x, y] = todo.back();
        todo.pop_back();
        for (std::size_t i = 0; i < (diagonal ? around.size() : 4); ++i) {
            const int nx = x + around[i].first, ny = y + around[i].second;
            if (!mask.contains(nx, ny) || !mask.at(nx, ny) || names.at(nx, ny)) continue;
            names.at(nx, ny) = name;
            todo.emplace_back(nx, ny);
        }
    }
}

/// 1 where a square of `side` pixels, with its upper left corner there, lies in the mask.
Mask square_fits(const Mask& mask, int side) {
    Mask fits(mask.width, mask.height, 0);
    Grid<int> largest(mask.width + 1, mask.height + 1, 0);  // square with this corner
    for (int y = mask.height - 1; y >= 0; --y)
        for (int x = mask.width - 1; x >= 0; --x) {
            if (!mask.at(x, y)) continue;
            largest.at(x, y) =
                1 + std::min({largest.at(x + 1, y), largest.at(x, y + 1), largest.at(x + 1, y + 1)});
            fits.at(x, y) = largest.at(x, y) >= side;
        }
    return fits;
}

/// Squares of `side` pixels below and to the right of their corners, named as these.
void draw_squares(const Grid<int>& corners, int side, Grid<int>& names) {
    Grid<int> rows(corners.width, corners.height, 0);
    for (int y = 0; y < corners.height; ++y)
        for (int x = 0, last = -side; x < corners.width; ++x) {
            if (corners.at(x, y)) last = x;
            if (x - last < side) rows.at(x, y) = corners.at(last, y);
        }
    for (int x = 0; x < corners.width; ++x)
        for (int y = 0, last = -side; y < corners.height; ++y) {
            if (rows.at(x, y)) last = y;
            if (y - last < side) names.at(x, y) = rows.at(x, last);
        }
}

/// The areas of the mask by number, as they are when a square one pixel wider than `gap` draws them: it does
/// not go through narrower passages. What it does not reach belongs to the nearest area.
Grid<int> areas_between_gaps(const Mask& mask, int gap, bool diagonal) {
    const Mask fits = square_fits(mask, gap + 1);
    Grid<int> corners(mask.width, mask.height, 0), areas(mask.width, mask.height, 0);
    int count = 0;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (fits.at(x, y) && !corners.at(x, y)) spread(fits, {{x, y}}, diagonal, corners, ++count);
    draw_squares(corners, gap + 1, areas);
    std::vector<Pixel> edge, next;
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (areas.at(x, y)) edge.emplace_back(x, y);
    for (; !edge.empty(); edge.swap(next), next.clear())
        for (const auto& [x, y] : edge)
            for (std::size_t i = 0; i < (diagonal ? around.size() : 4); ++i) {
                const int nx = x + around[i].first, ny = y + around[i].second;
                if (!mask.contains(nx, ny) || !mask.at(nx, ny) || areas.at(nx, ny)) continue;
                areas.at(nx, ny) = areas.at(x, y);
                next.emplace_back(nx, ny);
            }
    // Narrow places without a wider one beside them are areas of their own.
    for (int y = 0; y < mask.height; ++y)
        for (int x = 0; x < mask.width; ++x)
            if (mask.at(x, y) && !areas.at(x, y)) spread(mask, {{x, y}}, diagonal, areas, ++count);
    return areas;
}

}  // namespace

Selection area_at(const LabelSurface& surface, int x, int y, const AreaRule& rule, const Image* picture) {
    Selection area(surface.size());
    if (!surface.strokes().contains(x, y)) return area;
    const Mask mask = alike(surface, x, y, rule, picture);
    if (!rule.contiguous) {
        area.select_if([&](int px, int py) { return mask.at(px, py) != 0; });
        return area;
    }
    Grid<int> areas;
    if (rule.close_gaps > 0) {
        areas = areas_between_gaps(mask, rule.close_gaps, rule.diagonal);
    } else {
        areas = Grid<int>(mask.width, mask.height, 0);
        spread(mask, {{x, y}}, rule.diagonal, areas, 1);
    }
    const int wanted = areas.at(x, y);
    area.select_if([&](int px, int py) { return areas.at(px, py) == wanted; });
    return area;
}

}  // namespace limner::ui
