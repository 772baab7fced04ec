#include "ui/painting/map_shape.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner::ui {
namespace {

constexpr int ellipse_corners = 96;

std::size_t index_of(int x, int y, int side) {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(side) + static_cast<std::size_t>(x);
}

}  // namespace

Polygon rectangle(MapPoint a, MapPoint b) { return {{a.x, a.y}, {b.x, a.y}, {b.x, b.y}, {a.x, b.y}}; }

Polygon ellipse(MapPoint a, MapPoint b) {
    Polygon result;
    for (int i = 0; i < ellipse_corners; ++i) {
        const double angle = 2 * std::numbers::pi * i / ellipse_corners;
        result.push_back({(a.x + b.x + (b.x - a.x) * std::cos(angle)) / 2,
                          (a.y + b.y + (b.y - a.y) * std::sin(angle)) / 2});
    }
    return result;
}

void for_each_inside(const Polygon& polygon, int side, const std::function<void(int, int)>& visit) {
    std::vector<double> crossings;
    for (int y = 0; y < side; ++y) {
        const double centre = y + 0.5;
        crossings.clear();
        for (std::size_t i = 0; i < polygon.size(); ++i) {
            const MapPoint &a = polygon[i], &b = polygon[(i + 1) % polygon.size()];
            if ((a.y <= centre) == (b.y <= centre)) continue;
            crossings.push_back(a.x + (centre - a.y) / (b.y - a.y) * (b.x - a.x));
        }
        std::sort(crossings.begin(), crossings.end());
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double first = std::clamp(std::ceil(crossings[i] - 0.5), 0.0, double(side));
            const double last = std::clamp(std::ceil(crossings[i + 1] - 0.5), 0.0, double(side));
            for (int x = static_cast<int>(first); x < static_cast<int>(last); ++x) visit(x, y);
        }
    }
}

bool Selection::contains(int x, int y) const {
    return count_ > 0 && x >= 0 && y >= 0 && x < side_ && y < side_ && inside_[index_of(x, y, side_)];
}

void Selection::clear() {
    inside_.clear();
    count_ = 0;
}

void Selection::recount() {
    count_ = static_cast<int>(std::count(inside_.begin(), inside_.end(), std::uint8_t{1}));
    if (count_ == 0) inside_.clear();
}

void Selection::select_if(const std::function<bool(int, int)>& wanted) {
    std::vector<std::uint8_t> after(index_of(0, side_, side_), 0);
    for (int y = 0; y < side_; ++y)
        for (int x = 0; x < side_; ++x) after[index_of(x, y, side_)] = wanted(x, y);
    inside_ = std::move(after);
    recount();
}

void Selection::invert() {
    select_if([this](int x, int y) { return !contains(x, y); });
}

void Selection::combine(const Polygon& polygon, Combine how) {
    Selection shape(side_);
    shape.inside_.assign(index_of(0, side_, side_), 0);
    for_each_inside(polygon, side_, [&](int x, int y) { shape.inside_[index_of(x, y, side_)] = 1; });
    shape.recount();
    combine(shape, how);
}

void Selection::combine(const Selection& other, Combine how) {
    select_if([&](int x, int y) {
        const bool old = contains(x, y), now = other.contains(x, y);
        switch (how) {
            case Combine::add:
                return old || now;
            case Combine::subtract:
                return old && !now;
            case Combine::intersect:
                return old && now;
            case Combine::replace:
                break;
        }
        return now;
    });
}

void Selection::grow(int pixels) {
    if (empty() || pixels == 0) return;
    const int reach = std::abs(pixels);
    const bool wanted = pixels > 0;  // the value that spreads
    const auto in_map = [&](int x, int y) { return x >= 0 && y >= 0 && x < side_ && y < side_; };
    const auto other = [&](int x, int y) { return in_map(x, y) && contains(x, y) != wanted; };
    std::vector<std::uint8_t> after = inside_;
    // It spreads from its edge: whatever lies within reach of it lies within reach of that.
    for (int y = 0; y < side_; ++y)
        for (int x = 0; x < side_; ++x) {
            if (contains(x, y) != wanted) continue;
            if (!other(x - 1, y) && !other(x + 1, y) && !other(x, y - 1) && !other(x, y + 1)) continue;
            for (int dy = -reach; dy <= reach; ++dy)
                for (int dx = -reach; dx <= reach; ++dx)
                    if (dx * dx + dy * dy <= reach * reach && in_map(x + dx, y + dy))
                        after[index_of(x + dx, y + dy, side_)] = wanted;
        }
    inside_ = std::move(after);
    recount();
}

void Selection::border(int pixels) {
    if (empty() || pixels <= 0) return;
    Selection inner = *this;
    inner.grow(-(pixels / 2));
    grow(pixels - pixels / 2);
    select_if([&](int x, int y) { return contains(x, y) && !inner.contains(x, y); });
}

}  // namespace limner::ui
