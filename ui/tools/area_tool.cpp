#include "ui/tools/area_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

#include "ui/session/texts.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct Tools {
    Q_DECLARE_TR_FUNCTIONS(Tools)
};

constexpr double closing_dip = 6;  // from the first corner: a click there closes

/// What the modifiers at the beginning make of the selection; nothing: what is set.
std::optional<Combine> asked(Qt::KeyboardModifiers modifiers) {
    const bool shift = modifiers & Qt::ShiftModifier, alt = modifiers & Qt::AltModifier;
    if (shift && alt) return Combine::intersect;
    if (shift) return Combine::add;
    if (alt) return Combine::subtract;
    return std::nullopt;
}

bool meets(QPointF corner, const PointerSample& sample) {
    const QPointF way = (corner - sample.picture) * sample.picture_side_dip;
    return std::hypot(way.x(), way.y()) <= closing_dip;
}

std::vector<QPointF> to_points(const Polygon& polygon) {
    std::vector<QPointF> points;
    for (const MapPoint& p : polygon) points.emplace_back(p.x, p.y);
    return points;
}

}  // namespace

QString AreaTool::idle_hint() const {
    switch (id_) {
        case ToolId::lasso:
            return Tools::tr("Draw round an area, or click its corners · Enter or double click: close it");
        case ToolId::polygon:
            return Tools::tr(
                "Click the corners · Backspace: one back · Enter or double click: close · Esc: drop");
        default:
            return Tools::tr(
                "Drag to fill or select · Shift: equal sides · Ctrl: from the middle · Space: move");
    }
}

std::vector<QPointF> AreaTool::outline() const {
    if (by_corners() || points_.size() < 2) {
        std::vector<QPointF> points = points_;
        if (open_ && rubber_end_) points.push_back(*rubber_end_);
        return points;
    }
    const MapPoint a{points_[0].x(), points_[0].y()}, b{points_[1].x(), points_[1].y()};
    return to_points(id_ == ToolId::rectangle ? rectangle(a, b) : ellipse(a, b));
}

void AreaTool::put_away() {
    points_.clear();
    rubber_end_.reset();
    open_ = down_ = false;
}

void AreaTool::hover(ToolHost&, const PointerSample& sample) {
    if (open_) rubber_end_ = sample.picture;
}

void AreaTool::press(ToolHost& host, const PointerSample& sample) {
    rubber_end_.reset();
    pressed_dip_ = sample.dip;
    down_ = true;
    dragged_ = false;
    start_ = last_ = sample.picture;
    if (!open_) {
        points_.clear();
        const bool asks = id_ == ToolId::lasso && host.brush().areas_select();
        how_ = asks ? asked(sample.modifiers) : std::nullopt;
    }
    points_.push_back(sample.picture);
}

void AreaTool::move(ToolHost&, const PointerSample& sample) {
    if (points_.empty()) return;
    dragged_ = dragged_ || !is_click(pressed_dip_, sample.dip);
    if (!by_corners()) return move_shape(sample);
    if (!dragged_) return;
    if (id_ == ToolId::polygon) {
        points_.back() = sample.picture;
    } else if (points_.back() != sample.picture) {
        points_.push_back(sample.picture);
    }
}

void AreaTool::move_shape(const PointerSample& sample) {
    const QPointF way = sample.picture - last_;
    last_ = sample.picture;
    if (sample.space) {
        start_ += way;
        for (QPointF& point : points_) point += way;
        return;
    }
    QPointF d = sample.picture - start_;
    if (sample.modifiers & Qt::ShiftModifier) {
        const double side = std::max(std::abs(d.x()), std::abs(d.y()));
        d = {std::copysign(side, d.x()), std::copysign(side, d.y())};
    }
    const bool from_middle = bool(sample.modifiers & Qt::ControlModifier);
    points_ = {from_middle ? start_ - d : start_, start_ + d};
}

void AreaTool::release(ToolHost& host, const PointerSample& sample) {
    if (points_.empty()) return;  // a double click has closed it
    move(host, sample);
    down_ = false;
    const bool drawn = !by_corners() || (id_ == ToolId::lasso && dragged_ && !open_);
    // Pens make no double clicks: a click on the first corner closes, too.
    const bool round = open_ && points_.size() > 3 && meets(points_.front(), sample);
    if (drawn || round) return close(host);
    open_ = true;
    rubber_end_ = sample.picture;
}

void AreaTool::close(ToolHost& host) {
    rubber_end_.reset();
    const std::vector<QPointF> area = outline();
    put_away();
    take(host, area);
}

void AreaTool::remove_last_corner() {
    if (!points_.empty()) points_.pop_back();
    if (points_.empty()) put_away();
}

void AreaTool::take(ToolHost& host, const std::vector<QPointF>& area) {
    const double side = host.surface().size();
    Polygon polygon;
    for (const QPointF& p : area) polygon.push_back({p.x() * side, p.y() * side});
    if (host.brush().areas_select()) {
        // An area of nothing selects nothing: the way to drop a selection.
        host.surface().selection().combine(polygon, how_.value_or(host.brush().combine));
        host.selection_changed();
        if (host.surface().selection().empty()) return;
    }
    if (!host.brush().areas_fill() || polygon.size() < 3) return;
    PixelRect touched = host.surface().fill(polygon, static_cast<std::uint8_t>(host.active_class()));
    if (const auto axis = host.mirror_axis()) {
        for (MapPoint& p : polygon) {
            const Dab other = mirrored(Dab{p.x, p.y, 0}, *axis);
            p = {other.x, other.y};
        }
        touched = touched.united(
            host.surface().fill(polygon, mirrored(static_cast<std::uint8_t>(host.active_class()))));
    }
    const QString text = id_ == ToolId::lasso       ? Tools::tr("Lasso %1")
                         : id_ == ToolId::rectangle ? Tools::tr("Rectangle of %1")
                         : id_ == ToolId::ellipse   ? Tools::tr("Ellipse of %1")
                                                    : Tools::tr("Polygon of %1");
    host.strokes_changed(touched, text.arg(class_name(host.active_class())), new_gesture(), true);
}

}  // namespace limner::ui
