#include "ui/painting/edge_snap.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <queue>
#include <tuple>

#include "ui/painting/map_colours.h"

namespace limner::ui {
namespace {

constexpr double sure_core = 0.35;  // of a dab's radius: always inside, however thin the stroke
// In parts of the strongest edge near the stroke:
constexpr float step = 0.02f;              // the way of one pixel
constexpr float border_of_smooth = 0.25f;  // crossing the border as it was drawn, at smoothness 1
constexpr float faintest_edge = 0.08f;     // the strongest counts at least as much: noise is no edge
constexpr std::array<std::pair<int, int>, 4> beside{{{1, 0}, {-1, 0}, {0, 1}, {0, -1}}};

struct Box {
    int left, top, right, bottom;
};

/// Around all dabs and as far as the border may move.
Box around(std::span<const Dab> dabs, int reach, int side) {
    Box box{side, side, 0, 0};
    for (const Dab& dab : dabs) {
        const double r = dab.diameter / 2 + reach + 2;
        box.left = std::min(box.left, static_cast<int>(std::floor(dab.x - r)));
        box.top = std::min(box.top, static_cast<int>(std::floor(dab.y - r)));
        box.right = std::max(box.right, static_cast<int>(std::ceil(dab.x + r)));
        box.bottom = std::max(box.bottom, static_cast<int>(std::ceil(dab.y + r)));
    }
    return {std::clamp(box.left, 0, side), std::clamp(box.top, 0, side), std::clamp(box.right, 0, side),
            std::clamp(box.bottom, 0, side)};
}

template <class Visit>
void for_each_within(const Dab& dab, double radius, const Box& box, Visit visit) {
    const int left = std::max(box.left, static_cast<int>(std::floor(dab.x - radius)));
    const int right = std::min(box.right, static_cast<int>(std::ceil(dab.x + radius)));
    const int top = std::max(box.top, static_cast<int>(std::floor(dab.y - radius)));
    const int bottom = std::min(box.bottom, static_cast<int>(std::ceil(dab.y + radius)));
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x) {
            const double dx = x + 0.5 - dab.x, dy = y + 0.5 - dab.y;
            if (dx * dx + dy * dy <= radius * radius) visit(x, y);
        }
}

}  // namespace

Grid<float> edge_strength(const Image& picture, int side) {
    Grid<float> result(side, side, 0.f);
    if (picture.empty()) return result;
    const auto pixels = map_colours(picture, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto& left = pixels.at(std::max(0, x - 1), y);
            const auto& right = pixels.at(std::min(side - 1, x + 1), y);
            const auto& above = pixels.at(x, std::max(0, y - 1));
            const auto& below = pixels.at(x, std::min(side - 1, y + 1));
            float strongest = 0;
            for (std::size_t c = 0; c < 3; ++c)
                strongest = std::max(strongest, std::hypot(right[c] - left[c], below[c] - above[c]));
            result.at(x, y) = std::min(1.0f, strongest);
        }
    return result;
}

Grid<Snapped> snapped(std::span<const Dab> dabs, const Grid<std::uint8_t>& drawn, const Grid<float>& edges,
                      const EdgeSnap& settings) {
    const int side = edges.width;
    Grid<Snapped> result(side, side, Snapped::untouched);
    if (dabs.empty() || settings.radius <= 0) return result;
    const int reach = settings.radius;
    const Box box = around(dabs, reach, side);

    // Where the two fronts start, and after which way. A front that starts nearer to the border than `reach`,
    // as thin strokes have it, starts later: without edges the two meet on the border.
    constexpr float never = std::numeric_limits<float>::infinity();
    Grid<float> way(side, side, never);
    Grid<std::uint8_t> unsure(side, side, 0), covered(side, side, 0);
    for (const Dab& dab : dabs) {
        for_each_within(dab, dab.diameter / 2 + reach, box, [&](int x, int y) { unsure.at(x, y) = 1; });
        for_each_within(dab, dab.diameter / 2 + 0.75, box, [&](int x, int y) { covered.at(x, y) = 1; });
    }
    for (const Dab& dab : dabs) {
        const double radius = dab.diameter / 2, core = std::max({0.75, radius * sure_core, radius - reach});
        const auto late = static_cast<float>(std::max(0.0, reach - (radius - core))) * step;
        for_each_within(dab, core, box, [&](int x, int y) {
            result.at(x, y) = Snapped::inside;
            way.at(x, y) = std::min(way.at(x, y), late);
        });
    }
    float strongest = faintest_edge;
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            if (unsure.at(x, y)) strongest = std::max(strongest, edges.at(x, y));
            // What had the class before is no other side.
            const bool before = drawn.at(x, y) && !covered.at(x, y);
            if (unsure.at(x, y) && !before) continue;
            result.at(x, y) = before ? Snapped::inside : Snapped::outside;
            way.at(x, y) = 0;
        }

    const float crossing = border_of_smooth * std::clamp(settings.smoothness, 0.0f, 1.0f);
    struct Front {
        float way;
        int x, y;
        bool operator>(const Front& other) const {
            return std::tie(way, y, x) > std::tie(other.way, other.y, other.x);
        }
    };
    std::priority_queue<Front, std::vector<Front>, std::greater<>> fronts;
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x)
            if (way.at(x, y) < never) fronts.push({way.at(x, y), x, y});
    while (!fronts.empty()) {
        const auto [length, x, y] = fronts.top();
        fronts.pop();
        if (length > way.at(x, y)) continue;
        for (const auto& [dx, dy] : beside) {
            const int nx = x + dx, ny = y + dy;
            if (nx < box.left || ny < box.top || nx >= box.right || ny >= box.bottom) continue;
            const float crossed = drawn.at(x, y) != drawn.at(nx, ny) ? crossing : 0;
            const float next = length + step + edges.at(nx, ny) / strongest + crossed;
            if (next >= way.at(nx, ny)) continue;
            way.at(nx, ny) = next;
            result.at(nx, ny) = result.at(x, y);
            fronts.push({next, nx, ny});
        }
    }
    return result;
}

}  // namespace limner::ui
