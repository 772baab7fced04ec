#include "ui/painting/label_surface.h"

#include <algorithm>
#include <cmath>

namespace limner::ui {
namespace {

/// At least half of the pixel's 4x4 sub-samples lie in the disc.
bool mostly_covered(int px, int py, const Dab& dab) {
    const double radius = dab.diameter / 2;
    int inside = 0;
    for (int j = 0; j < 4; ++j)
        for (int i = 0; i < 4; ++i) {
            const double dx = px + (i + 0.5) / 4 - dab.x, dy = py + (j + 0.5) / 4 - dab.y;
            inside += dx * dx + dy * dy <= radius * radius;
        }
    return inside >= 8;
}

}  // namespace

PixelRect PixelRect::united(const PixelRect& other) const {
    if (empty()) return other;
    if (other.empty()) return *this;
    return {std::min(left, other.left), std::min(top, other.top), std::max(right, other.right),
            std::max(bottom, other.bottom)};
}

void LabelSurface::set_base(std::shared_ptr<const LabelMap> base) {
    if (base && !base->empty() && (base->width != size() || base->height != size()))
        base = std::make_shared<const LabelMap>(resized(*base, size(), size()));
    base_ = base && !base->empty() ? std::move(base) : nullptr;
}

void LabelSurface::set_strokes(const LabelMap* strokes) {
    if (!strokes || strokes->empty()) {
        std::fill(strokes_.pixels.begin(), strokes_.pixels.end(), unpainted);
    } else if (strokes->width == size() && strokes->height == size()) {
        strokes_ = *strokes;
    } else {
        strokes_ = resized(*strokes, size(), size());
    }
}

void LabelSurface::resize(int size) {
    if (size == strokes_.width) return;
    strokes_ = LabelMap(size, size, unpainted);
    base_ = nullptr;
    selection_ = Selection(size);
}

bool LabelSurface::any_strokes() const {
    return std::any_of(strokes_.pixels.begin(), strokes_.pixels.end(),
                       [](std::uint8_t v) { return v != unpainted; });
}

std::uint8_t LabelSurface::base(int x, int y) const {
    if (!base_ || !base_->contains(x, y)) return 0;
    return base_->at(x, y);
}

std::uint8_t LabelSurface::visible(int x, int y) const {
    if (!strokes_.contains(x, y)) return 0;
    const std::uint8_t stroke = strokes_.at(x, y);
    return stroke == unpainted ? base(x, y) : stroke;
}

bool LabelSurface::locked_at(int x, int y) const {
    if (!strokes_.contains(x, y)) return false;
    const std::uint8_t seen = visible(x, y);
    return seen < face_class_count && locked_[seen] && (base_ || strokes_.at(x, y) != unpainted);
}

LabelMap LabelSurface::spared_by_locks(LabelMap incoming) const {
    for (int y = 0; y < size(); ++y)
        for (int x = 0; x < size(); ++x)
            if (locked_at(x, y)) incoming.at(x, y) = visible(x, y);
    return incoming;
}

bool LabelSurface::writable_at(int x, int y) const {
    return strokes_.contains(x, y) && !locked_at(x, y) && selection_.allows(x, y);
}

void LabelSurface::put(int x, int y, std::uint8_t value) {
    if (!locked_at(x, y) && selection_.allows(x, y)) strokes_.at(x, y) = value;
}

PixelRect LabelSurface::stamp(const Dab& dab, std::uint8_t value) {
    if (!std::isfinite(dab.x) || !std::isfinite(dab.y)) return {};
    if (dab.diameter < 1.5) {
        const int x = static_cast<int>(std::floor(dab.x)), y = static_cast<int>(std::floor(dab.y));
        if (!strokes_.contains(x, y)) return {};
        put(x, y, value);
        return {x, y, x + 1, y + 1};
    }
    const double radius = dab.diameter / 2;
    const auto low = [&](double c) {
        return static_cast<int>(std::clamp(std::floor(c - radius), 0.0, double(size())));
    };
    const auto high = [&](double c) {
        return static_cast<int>(std::clamp(std::ceil(c + radius), 0.0, double(size())));
    };
    const PixelRect box{low(dab.x), low(dab.y), high(dab.x), high(dab.y)};
    const double inner = std::max(0.0, radius - 0.75), outer = radius + 0.75;
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            const double dx = x + 0.5 - dab.x, dy = y + 0.5 - dab.y, square = dx * dx + dy * dy;
            if (square > outer * outer) continue;
            if (square <= inner * inner || mostly_covered(x, y, dab)) put(x, y, value);
        }
    return box.empty() ? PixelRect{} : box;
}

PixelRect LabelSurface::fill(const Selection& area, std::uint8_t value) {
    PixelRect touched;
    for (int y = 0; y < size(); ++y)
        for (int x = 0; x < size(); ++x) {
            if (!area.contains(x, y)) continue;
            const std::uint8_t before = strokes_.at(x, y);
            put(x, y, value);
            if (strokes_.at(x, y) != before) touched = touched.united({x, y, x + 1, y + 1});
        }
    return touched;
}

PixelRect LabelSurface::fill(const Polygon& polygon, std::uint8_t value) {
    PixelRect touched;
    for_each_inside(polygon, size(), [&](int x, int y) {
        put(x, y, value);
        touched = touched.united({x, y, x + 1, y + 1});
    });
    return touched;
}

PixelRect LabelSurface::rewrite(const Grid<Snapped>& border, const LabelMap& before, std::uint8_t value) {
    PixelRect touched;
    for (int y = 0; y < size(); ++y)
        for (int x = 0; x < size(); ++x) {
            const std::uint8_t now = strokes_.at(x, y);
            if (border.at(x, y) == Snapped::inside && visible(x, y) != value) {
                put(x, y, value);
            } else if (border.at(x, y) == Snapped::outside && now == value) {
                strokes_.at(x, y) = before.at(x, y);
            }
            if (strokes_.at(x, y) != now) touched = touched.united({x, y, x + 1, y + 1});
        }
    return touched;
}

PixelRect LabelSurface::mirror(const MirrorAxis& axis, Mirroring how) {
    LabelMap before(size(), size());
    for (int y = 0; y < size(); ++y)
        for (int x = 0; x < size(); ++x) before.at(x, y) = visible(x, y);
    PixelRect touched;
    for (int y = 0; y < size(); ++y)
        for (int x = 0; x < size(); ++x) {
            const Dab other = mirrored(Dab{x + 0.5, y + 0.5, 0}, axis);
            const double to_the_right = x + 0.5 - other.x;  // of the axis
            if (how == Mirroring::left_to_right && to_the_right <= 0) continue;
            if (how == Mirroring::right_to_left && to_the_right >= 0) continue;
            const int ox = static_cast<int>(std::floor(other.x)), oy = static_cast<int>(std::floor(other.y));
            if (!before.contains(ox, oy)) continue;
            const std::uint8_t value = mirrored(before.at(ox, oy));
            if (value == before.at(x, y)) continue;
            put(x, y, value);
            if (visible(x, y) != before.at(x, y)) touched = touched.united({x, y, x + 1, y + 1});
        }
    return touched;
}

}  // namespace limner::ui
