#include "ui/painting/floating_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "ui/painting/nearest_way.h"

namespace limner::ui {
namespace {

constexpr std::uint8_t none = LabelSurface::unpainted;

/// What stays where labels were taken away. Unpainted: what the model has there.
LabelMap filling_of(const LabelMap& lifted, const LabelSurface& surface) {
    const int side = surface.size();
    LabelMap filling(side, side, none);
    std::set<std::uint8_t> alike;  // the classes that the model has where they were taken from
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (lifted.at(x, y) != none && lifted.at(x, y) == surface.base(x, y))
                alike.insert(lifted.at(x, y));
    for (const std::uint8_t taken : alike) {
        const Grid<MapOffset> ways =
            ways_to_nearest(side, [&](int x, int y) {  // What is locked does not grow, either.
                return lifted.at(x, y) == none && surface.visible(x, y) != taken && !surface.locked_at(x, y);
            });
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                if (lifted.at(x, y) != taken || surface.base(x, y) != taken) continue;
                const MapOffset way = ways.at(x, y);
                if (ways.contains(x + way.x, y + way.y))
                    filling.at(x, y) = surface.visible(x + way.x, y + way.y);
            }
    }
    return filling;
}

}  // namespace

MapPoint Placement::placed(MapPoint p) const {
    const double c = std::cos(angle), s = std::sin(angle);
    p = {p.x * width, p.y * height};
    return {x + c * p.x - s * p.y, y + s * p.x + c * p.y};
}

MapPoint Placement::taken_back(MapPoint p) const {
    const double c = std::cos(angle), s = std::sin(angle);
    p = {p.x - x, p.y - y};
    return {(c * p.x + s * p.y) / width, (-s * p.x + c * p.y) / height};
}

FloatingLabels FloatingLabels::lifted(const LabelSurface& surface) {
    FloatingLabels result;
    const int side = surface.size();
    result.from_map_ = true;
    result.before_ = surface.strokes();
    result.labels_ = LabelMap(side, side, none);
    result.locked_ = Grid<std::uint8_t>(side, side, 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            result.locked_.at(x, y) = surface.locked_at(x, y);
            if (surface.selection().contains(x, y) && !surface.locked_at(x, y))
                result.labels_.at(x, y) = surface.visible(x, y);
        }
    result.find_bounds();
    if (!result.empty()) result.filling_ = filling_of(result.labels_, surface);
    return result;
}

FloatingLabels FloatingLabels::pasted(LabelMap labels, const LabelSurface& surface) {
    FloatingLabels result;
    const int side = surface.size();
    result.before_ = surface.strokes();
    result.locked_ = Grid<std::uint8_t>(side, side, 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) result.locked_.at(x, y) = surface.locked_at(x, y);
    result.labels_ = std::move(labels);
    // On a whole pixel: what is as large as the map, or differs by an even number, is not sampled anew.
    result.origin_ = {std::floor((side - result.labels_.width) / 2.0),
                      std::floor((side - result.labels_.height) / 2.0)};
    const double fits = double(side) / std::max({side, result.labels_.width, result.labels_.height});
    result.find_bounds();
    result.start_ = {.width = fits, .height = fits};
    const MapPoint middle = result.middle();
    result.start_.x = (side / 2.0 - middle.x) * (1 - fits);
    result.start_.y = (side / 2.0 - middle.y) * (1 - fits);
    return result;
}

void FloatingLabels::find_bounds() {
    for (int y = 0; y < labels_.height; ++y)
        for (int x = 0; x < labels_.width; ++x)
            if (labels_.at(x, y) != none) bounds_ = bounds_.united({x, y, x + 1, y + 1});
    const int left = static_cast<int>(origin_.x), top = static_cast<int>(origin_.y);
    if (!bounds_.empty())
        bounds_ = {bounds_.left + left, bounds_.top + top, bounds_.right + left, bounds_.bottom + top};
}

MapPoint FloatingLabels::middle() const {
    return {(bounds_.left + bounds_.right) / 2.0, (bounds_.top + bounds_.bottom) / 2.0};
}

template <class Visit>
void FloatingLabels::each_placed(const Placement& placement, const Visit& visit) const {
    if (empty()) return;
    const MapPoint middle = this->middle();
    const auto visit_at = [&](int x, int y, MapPoint p) {
        const int u = static_cast<int>(std::floor(p.x + middle.x - origin_.x)),
                  v = static_cast<int>(std::floor(p.y + middle.y - origin_.y));
        if (labels_.contains(u, v) && labels_.at(u, v) != none) visit(x, y, labels_.at(u, v));
    };
    const double half_width = (bounds_.right - bounds_.left) / 2.0,
                 half_height = (bounds_.bottom - bounds_.top) / 2.0;
    if (placement.warp.bends()) {
        const auto placed = [&](MapPoint p) {
            p = placement.placed(p);
            return MapPoint{middle.x + p.x, middle.y + p.y};
        };
        return for_each_warped(placement.warp, 2 * half_width, 2 * half_height, placed, before_.width,
                               visit_at);
    }
    double left = std::numeric_limits<double>::max(), right = -left, top = left, bottom = -left;
    for (const double sx : {-1, 1})
        for (const double sy : {-1, 1}) {
            const MapPoint corner = placement.placed({sx * half_width, sy * half_height});
            left = std::min(left, middle.x + corner.x), right = std::max(right, middle.x + corner.x);
            top = std::min(top, middle.y + corner.y), bottom = std::max(bottom, middle.y + corner.y);
        }
    const auto within = [](double at, int side) {
        return static_cast<int>(std::clamp(at, 0.0, double(side)));
    };
    const int x_end = within(std::ceil(right), before_.width),
              y_end = within(std::ceil(bottom), before_.height);
    for (int y = within(std::floor(top), before_.height); y < y_end; ++y)
        for (int x = within(std::floor(left), before_.width); x < x_end; ++x)
            visit_at(x, y, placement.taken_back({x + 0.5 - middle.x, y + 0.5 - middle.y}));
}

LabelMap FloatingLabels::strokes_at(const Placement& placement) const {
    LabelMap strokes = before_;
    if (from_map_ && placement == Placement()) return strokes;
    if (from_map_)
        for (std::size_t i = 0; i < strokes.pixels.size(); ++i)
            if (labels_.pixels[i] != none) strokes.pixels[i] = filling_.pixels[i];
    each_placed(placement, [&](int x, int y, std::uint8_t value) {
        if (!locked_.at(x, y)) strokes.at(x, y) = value;
    });
    return strokes;
}

Selection FloatingLabels::covered_at(const Placement& placement) const {
    Grid<std::uint8_t> covered(before_.width, before_.height, 0);
    each_placed(placement, [&](int x, int y, std::uint8_t) { covered.at(x, y) = 1; });
    Selection selection(before_.width);
    selection.select_if([&](int x, int y) { return covered.at(x, y) != 0; });
    return selection;
}

}  // namespace limner::ui
