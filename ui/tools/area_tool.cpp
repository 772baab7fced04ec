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

std::vector<QPointF> to_points(const Polygon& polygon) {
    std::vector<QPointF> points;
    for (const MapPoint& p : polygon) points.emplace_back(p.x, p.y);
    return points;
}

}  // namespace

QString AreaTool::idle_hint() const {
    return id_ == ToolId::lasso
               ? Tools::tr("Draw round an area to fill or select it · Shift: add it to the selection")
               : Tools::tr("Drag to fill or select · Shift: equal sides · Ctrl: from the middle");
}

std::vector<QPointF> AreaTool::outline() const {
    if (id_ == ToolId::lasso || points_.size() < 2) return points_;
    const MapPoint a{points_[0].x(), points_[0].y()}, b{points_[1].x(), points_[1].y()};
    return to_points(id_ == ToolId::rectangle ? rectangle(a, b) : ellipse(a, b));
}

void AreaTool::press(ToolHost&, const PointerSample& sample) {
    start_ = sample.picture;
    points_ = {sample.picture};
    adds_ = id_ == ToolId::lasso && (sample.modifiers & Qt::ShiftModifier);
}

void AreaTool::move(ToolHost&, const PointerSample& sample) {
    if (points_.empty()) return;
    if (id_ == ToolId::lasso) {
        if (points_.back() != sample.picture) points_.push_back(sample.picture);
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
    move(host, sample);
    const double side = host.surface().size();
    Polygon polygon;
    for (const QPointF& p : outline()) polygon.push_back({p.x() * side, p.y() * side});
    points_.clear();
    if (host.brush().selects) {
        // A click selects nothing: the way to drop a selection.
        host.surface().selection().combine(polygon, adds_ ? Combine::add : host.brush().combine);
        return host.selection_changed();
    }
    if (polygon.size() < 3) return;
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
                                                    : Tools::tr("Ellipse of %1");
    host.strokes_changed(touched, text.arg(class_name(host.active_class())), new_gesture(), true);
}

}  // namespace limner::ui
