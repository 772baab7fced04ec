#include "ui/tools/area_tool.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/painting/edge_path.h"
#include "ui/session/texts.h"

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct Tools {
    Q_DECLARE_TR_FUNCTIONS(Tools)
};

constexpr double closing_dip = 6;                    // from the first corner: a click there closes
constexpr double anchored_after = 2 * magnet_reach;  // map pixels: a longer way behind the pointer stays

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

AreaTool::Points to_points(const Polygon& polygon, double side = 1) {
    AreaTool::Points points;
    for (const MapPoint& p : polygon) points.emplace_back(p.x / side, p.y / side);
    return points;
}

Polygon to_polygon(const AreaTool::Points& points, double side) {
    Polygon polygon;
    for (const QPointF& p : points) polygon.push_back({p.x() * side, p.y() * side});
    return polygon;
}

Polygon in_mirror(Polygon polygon, const MirrorAxis& axis) {
    for (MapPoint& p : polygon) {
        const Dab other = mirrored(Dab{p.x, p.y, 0}, axis);
        p = {other.x, other.y};
    }
    return polygon;
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
                "Drag to fill or select · Shift: equal sides · Ctrl: from the middle · Space: move · Alt: "
                "one "
                "more");
    }
}

AreaTool::Points AreaTool::outline() const {
    if (by_corners() || points_.size() < 2) {
        Points points = points_;
        if (open_) points.insert(points.end(), rubber_.begin(), rubber_.end());
        return points;
    }
    const MapPoint a{points_[0].x(), points_[0].y()}, b{points_[1].x(), points_[1].y()};
    return to_points(id_ == ToolId::rectangle ? rectangle(a, b) : ellipse(a, b));
}

void AreaTool::drop_shape() {
    points_.clear();
    corners_.clear();
    rubber_.clear();
    open_ = down_ = false;
}

void AreaTool::put_away() {
    drop_shape();
    waiting_.clear();
}

void AreaTool::look_at_edges(ToolHost& host) {
    if (picture_ == host.picture() && edges_.width == host.surface().size()) return;
    picture_ = host.picture();
    edges_ = picture_ ? edge_strength(*picture_, host.surface().size()) : Grid<float>();
}

AreaTool::Points AreaTool::way_to(ToolHost& host, QPointF to) {
    if (!is_magnetic(host)) return {to};
    look_at_edges(host);
    if (edges_.empty()) return {to};
    const double side = edges_.width;
    const MapPoint at = pulled_to_edge(edges_, {to.x() * side, to.y() * side});
    if (points_.empty()) return to_points({at}, side);
    return to_points(way_along_edges(edges_, to_polygon({points_.back()}, side).front(), at), side);
}

void AreaTool::hover(ToolHost& host, const PointerSample& sample) {
    if (open_) rubber_ = way_to(host, sample.picture);
}

void AreaTool::press(ToolHost& host, const PointerSample& sample) {
    rubber_.clear();
    pressed_dip_ = sample.dip;
    dragged_ = false;
    start_ = last_ = sample.picture;
    if (!open_) {
        drop_shape();
        const bool asks = id_ == ToolId::lasso && host.brush().areas_select();
        if (waiting_.empty()) how_ = asks ? asked(sample.modifiers) : std::nullopt;
    }
    down_ = true;
    before_press_ = points_.size();
    for (const QPointF& p : way_to(host, sample.picture)) points_.push_back(p);
    anchored_ = points_.size();
}

void AreaTool::move(ToolHost& host, const PointerSample& sample) {
    if (!down_) return;
    dragged_ = dragged_ || !is_click(pressed_dip_, sample.dip);
    if (id_ != ToolId::lasso) return move_shape(sample);
    if (dragged_) follow(host, sample);
}

void AreaTool::follow(ToolHost& host, const PointerSample& sample) {
    if (!is_magnetic(host)) {
        if (points_.back() != sample.picture) points_.push_back(sample.picture);
        return;
    }
    points_.resize(anchored_);
    const Points way = way_to(host, sample.picture);
    points_.insert(points_.end(), way.begin(), way.end());
    const QPointF far = (points_.back() - points_[anchored_ - 1]) * host.surface().size();
    if (std::hypot(far.x(), far.y()) >= anchored_after) anchored_ = points_.size();
}

void AreaTool::move_shape(const PointerSample& sample) {
    const QPointF way = sample.picture - last_;
    last_ = sample.picture;
    if (sample.space) {
        start_ += way;
        for (QPointF& point : points_) point += way;
        return;
    }
    if (id_ == ToolId::polygon) {
        if (dragged_) points_.back() = sample.picture;
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
    if (!down_) return;  // a double click has closed it
    move(host, sample);
    down_ = false;
    const bool drawn = !by_corners() || (id_ == ToolId::lasso && dragged_ && !open_);
    // Pens make no double clicks: a click on the first corner closes, too.
    const bool round = open_ && corners_.size() > 1 && before_press_ > 2 && meets(points_.front(), sample);
    if (drawn || round) return close(host, id_ != ToolId::lasso && sample.modifiers & Qt::AltModifier);
    open_ = true;
    corners_.push_back(before_press_);
    host.open_area_changed();
}

void AreaTool::cancel(ToolHost& host) {
    if (!open_) {
        drop_shape();
    } else if (down_) {
        down_ = false;
        points_.resize(before_press_);
    }
    host.open_area_changed();
}

void AreaTool::close(ToolHost& host, bool goes_on) {
    rubber_.clear();
    if (open_ && is_magnetic(host) && points_.size() > 1) {
        const Points way = way_to(host, points_.front());
        points_.insert(points_.end(), way.begin(), way.end());
    }
    if (!points_.empty()) waiting_.push_back(outline());
    drop_shape();
    if (!goes_on) take(host, std::exchange(waiting_, {}));
    host.open_area_changed();
}

void AreaTool::double_clicked(ToolHost& host, bool goes_on) {
    if (open_) return close(host, goes_on);
    drop_shape();
}

void AreaTool::remove_last_corner(ToolHost& host) {
    if (down_) return;
    if (!corners_.empty()) {
        points_.resize(corners_.back());
        corners_.pop_back();
    } else if (!waiting_.empty()) {
        waiting_.pop_back();
    }
    rubber_.clear();
    if (points_.empty()) drop_shape();
    host.open_area_changed();
}

PixelRect AreaTool::write(ToolHost& host, const Polygon& area, std::uint8_t value) const {
    if (host.brush().areas_fill()) return host.surface().fill(area, value);
    std::vector<BrushSample> border;
    for (const MapPoint& p : area) border.push_back({p.x, p.y});
    if (!border.empty()) border.push_back(border.front());
    PixelRect touched;
    for (const Dab& dab : dabs_along(border, host.brush().shape))
        touched = touched.united(host.surface().stamp(dab, value));
    return touched;
}

void AreaTool::take(ToolHost& host, const std::vector<Points>& areas) {
    const int side = host.surface().size();
    std::vector<Polygon> polygons;
    for (const Points& area : areas) polygons.push_back(to_polygon(area, side));
    if (host.brush().areas_select()) {
        Selection all(side);
        for (const Polygon& polygon : polygons) all.combine(polygon, Combine::add);
        // An area of nothing selects nothing: the way to drop a selection.
        host.surface().selection().combine(all, how_.value_or(host.brush().combine));
        host.selection_changed();
        if (host.surface().selection().empty()) return;
    }
    std::erase_if(polygons, [](const Polygon& polygon) { return polygon.size() < 3; });
    if (!host.brush().areas_write() || polygons.empty()) return;
    const auto value = static_cast<std::uint8_t>(host.active_class());
    const auto axis = host.mirror_axis();
    PixelRect touched;
    for (const Polygon& polygon : polygons) {
        touched = touched.united(write(host, polygon, value));
        if (axis) touched = touched.united(write(host, in_mirror(polygon, *axis), mirrored(value)));
    }
    const QString text = id_ == ToolId::lasso       ? Tools::tr("Lasso %1")
                         : id_ == ToolId::rectangle ? Tools::tr("Rectangle of %1")
                         : id_ == ToolId::ellipse   ? Tools::tr("Ellipse of %1")
                                                    : Tools::tr("Polygon of %1");
    host.strokes_changed(touched, text.arg(class_name(host.active_class())), new_gesture(), true);
}

}  // namespace limner::ui
