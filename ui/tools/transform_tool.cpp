#include "ui/tools/transform_tool.h"

#include <QCoreApplication>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace limner::ui {
namespace {

/// A class, so that the texts have a context.
struct Tools {
    Q_DECLARE_TR_FUNCTIONS(Tools)
};

constexpr double handle_dip = 10;  // around a handle
constexpr double turn_step = std::numbers::pi / 12;
constexpr int curve_pieces = 24;  // that a line of the net is drawn with

constexpr TransformTool::Grip handles[] = {
    {TransformTool::Grip::Kind::handle, -1, -1}, {TransformTool::Grip::Kind::handle, 1, -1},
    {TransformTool::Grip::Kind::handle, 1, 1},   {TransformTool::Grip::Kind::handle, -1, 1},
    {TransformTool::Grip::Kind::handle, 0, -1},  {TransformTool::Grip::Kind::handle, 1, 0},
    {TransformTool::Grip::Kind::handle, 0, 1},   {TransformTool::Grip::Kind::handle, -1, 0}};

/// A factor of a length that keeps at least one of `pixels`.
double at_least_a_pixel(double factor, double pixels) {
    return std::copysign(std::max(std::abs(factor), 1 / pixels), factor);
}

}  // namespace

/// Beside each other in the corners of a small box the one that is nearest counts.
template <class Grips, class At>
std::optional<TransformTool::Grip> nearest_grip(const Grips& grips, QPointF picture, double reach,
                                                const At& at) {
    std::optional<TransformTool::Grip> nearest;
    for (const TransformTool::Grip& grip : grips) {
        const QPointF d = picture - at(grip);
        if (const double way = std::hypot(d.x(), d.y()); way <= reach) {
            reach = way;
            nearest = grip;
        }
    }
    return nearest;
}

std::vector<TransformTool::Grip> net_grips() {
    std::vector<TransformTool::Grip> grips;
    for (int down = 0; down < LabelWarp::side; ++down)
        for (int across = 0; across < LabelWarp::side; ++across)
            grips.push_back({TransformTool::Grip::Kind::net, across, down});
    return grips;
}

QString TransformTool::idle_hint() const {
    if (warping())
        return Tools::tr(
            "Drag the handles of the net to bend it · inside: move · outside: turn · Enter: apply · Esc: "
            "cancel");
    return floating_ ? Tools::tr(
                           "Inside: move · handles: size, Shift keeps the shape · outside: turn · Enter: "
                           "apply · Esc: cancel")
                     : Tools::tr("Drag to move what is selected · double click selects an area");
}

bool TransformTool::lift(ToolHost& host) {
    if (floating_) return true;
    const LabelSurface& surface = host.surface();
    if (surface.selection().empty()) {
        host.hint(
            Tools::tr("Nothing is selected: draw with the lasso set to Select, or double click an area with "
                      "this tool"));
        return false;
    }
    if (!surface.has_base()) return false;
    FloatingLabels labels = FloatingLabels::lifted(surface);
    if (labels.empty()) {
        host.hint(Tools::tr("All that is selected is locked"));
        return false;
    }
    float_up(host, std::move(labels));
    return true;
}

void TransformTool::paste(ToolHost& host, LabelMap labels) {
    put_down(host);
    FloatingLabels pasted = FloatingLabels::pasted(std::move(labels), host.surface());
    if (!pasted.empty()) float_up(host, std::move(pasted));
}

void TransformTool::float_up(ToolHost& host, FloatingLabels labels) {
    const Placement start = labels.start();
    floating_ = Floating{std::move(labels), start, host.surface().selection(), host.portrait().pose,
                         host.surface().size()};
    show(host);
    host.hint({});
}

void TransformTool::show(ToolHost& host) {
    const LabelMap strokes = floating_->labels.strokes_at(floating_->placement);
    host.surface().set_strokes(&strokes);
    host.surface().selection() = floating_->labels.covered_at(floating_->placement);
    host.floating_changed();
}

void TransformTool::place(ToolHost& host, const Placement& placement) {
    if (!floating_ || placement == floating_->placement) return;
    const PixelRect& box = floating_->labels.bounds();
    floating_->placement = placement;
    floating_->placement.width = at_least_a_pixel(placement.width, box.right - box.left);
    floating_->placement.height = at_least_a_pixel(placement.height, box.bottom - box.top);
    show(host);
}

void TransformTool::flip(ToolHost& host, bool sideways) {
    if (!lift(host)) return;
    // As seen: a turned box is flipped about the upright, not about its own side.
    Placement flipped = floating_->placement;
    (sideways ? flipped.width : flipped.height) *= -1;
    flipped.angle = -flipped.angle;
    place(host, flipped);
}

void TransformTool::set_warping(ToolHost& host, bool on) {
    drag_.reset();
    const bool can = on ? lift(host) : floats();  // says why not
    if (can) floating_->warping = on;
    host.floating_changed();
    if (can) host.hint({});
}

bool TransformTool::nudge(ToolHost& host, int dx, int dy) {
    if (host.surface().selection().empty() && !floating_) return false;
    if (!lift(host)) return true;
    Placement moved = floating_->placement;
    moved.x += dx;
    moved.y += dy;
    place(host, moved);
    return true;
}

void TransformTool::put_down(ToolHost& host) {
    if (!floating_) return;
    drag_.reset();
    const Floating floating = *std::exchange(floating_, std::nullopt);
    const Placement& to = floating.placement;
    const bool only_moved = to.width == 1 && to.height == 1 && to.angle == 0 && !to.warp.bends();
    const QString text = !floating.labels.from_map() ? Tools::tr("Paste labels")
                         : only_moved                ? Tools::tr("Move selection")
                                                     : Tools::tr("Transform selection");
    host.floating_changed();
    host.hint({});
    if (floating.labels.before() == host.surface().strokes()) return;
    host.strokes_changed({0, 0, floating.side, floating.side}, text, new_gesture(), true);
}

void TransformTool::drop(ToolHost& host) {
    if (!floating_) return;
    drag_.reset();
    const Floating floating = *std::exchange(floating_, std::nullopt);
    host.surface().set_strokes(&floating.labels.before());
    host.surface().selection() = floating.selection;
    host.floating_changed();
    host.hint({});
}

void TransformTool::surface_renewed(ToolHost& host) {
    if (!floating_) return;
    const bool same = host.portrait().pose == floating_->pose && host.surface().size() == floating_->side &&
                      host.surface().strokes() == floating_->labels.before();
    if (same) return show(host);
    drag_.reset();
    const Floating floating = *std::exchange(floating_, std::nullopt);
    if (host.surface().size() == floating.side) host.surface().selection() = floating.selection;
    host.floating_changed();
    host.hint(Tools::tr("The portrait has changed: what floated over it was put back"));
}

MapPoint TransformTool::to_map(MapPoint from_middle, const Placement& placement) const {
    const MapPoint middle = floating_->labels.middle(), way = placement.placed(from_middle);
    return {middle.x + way.x, middle.y + way.y};
}

QPointF TransformTool::at_grip(const Grip& grip) const {
    if (grip.kind == Grip::Kind::net)
        return on_patch(double(grip.across) / (LabelWarp::side - 1),
                        double(grip.down) / (LabelWarp::side - 1));
    const PixelRect& box = floating_->labels.bounds();
    const MapPoint p =
        to_map({grip.across * (box.right - box.left) / 2.0, grip.down * (box.bottom - box.top) / 2.0},
               floating_->placement);
    return QPointF(p.x, p.y) / floating_->side;
}

QPointF TransformTool::on_patch(double u, double v) const {
    const PixelRect& box = floating_->labels.bounds();
    const MapPoint pull = floating_->placement.warp.pull(u, v);
    const MapPoint p =
        to_map({(u - 0.5) * (box.right - box.left) + pull.x, (v - 0.5) * (box.bottom - box.top) + pull.y},
               floating_->placement);
    return QPointF(p.x, p.y) / floating_->side;
}

std::vector<std::vector<QPointF>> TransformTool::net() const {
    std::vector<std::vector<QPointF>> lines;
    if (!warping()) return lines;
    for (int line = 0; line < LabelWarp::side; ++line) {
        const double at = double(line) / (LabelWarp::side - 1);
        std::vector<QPointF> across, down;
        for (int i = 0; i <= curve_pieces; ++i) {
            across.push_back(on_patch(double(i) / curve_pieces, at));
            down.push_back(on_patch(at, double(i) / curve_pieces));
        }
        lines.push_back(std::move(across));
        lines.push_back(std::move(down));
    }
    return lines;
}

bool TransformTool::covers(QPointF picture) const {
    QPolygonF patch;
    for (const QPointF& p : outline()) patch << p;
    return patch.containsPoint(picture, Qt::WindingFill);
}

std::vector<QPointF> TransformTool::outline() const {
    std::vector<QPointF> corners;
    if (!floating_) return corners;
    if (!floating_->placement.warp.bends()) {
        for (int i = 0; i < 4; ++i) corners.push_back(at_grip(handles[i]));
        return corners;
    }
    const auto go = [&](double u, double v, double to_u, double to_v) {
        for (int i = 0; i < curve_pieces; ++i) {
            const double t = double(i) / curve_pieces;
            corners.push_back(on_patch(u + t * (to_u - u), v + t * (to_v - v)));
        }
    };
    go(0, 0, 1, 0);
    go(1, 0, 1, 1);
    go(1, 1, 0, 1);
    go(0, 1, 0, 0);
    return corners;
}

std::optional<TransformTool::Grip> TransformTool::grip_at(QPointF picture, double side_dip) const {
    if (!floating_) return std::nullopt;
    const auto at = [this](const Grip& grip) { return at_grip(grip); };
    const double reach = handle_dip / side_dip;
    const bool inside = covers(picture);
    if (warping())
        return nearest_grip(net_grips(), picture, reach, at)
            .value_or(Grip{inside ? Grip::Kind::inside : Grip::Kind::outside});
    const auto nearest = nearest_grip(handles, picture, reach, at);
    // Of a box that is little more than its handles the middle still moves it.
    const QPointF diagonal = at_grip(handles[2]) - at_grip(handles[0]);
    const bool tiny = std::hypot(diagonal.x(), diagonal.y()) * side_dip < 4 * handle_dip;
    if (nearest && !(inside && tiny)) return nearest;
    return Grip{inside ? Grip::Kind::inside : Grip::Kind::outside};
}

void TransformTool::press(ToolHost& host, const PointerSample& sample) {
    Drag drag{grip_at(sample.picture, sample.picture_side_dip).value_or(Grip()), sample, placement()};
    drag.lifts = !floating_;
    if (drag.lifts && host.surface().selection().empty()) lift(host);  // says why not
    drag_ = drag;
}

Placement TransformTool::scaled(const Drag& drag, const PointerSample& sample) const {
    const PixelRect& box = floating_->labels.bounds();
    const double width = box.right - box.left, height = box.bottom - box.top;
    const auto& [kind, across, down] = drag.grip;
    const bool about_middle = bool(sample.modifiers & Qt::ControlModifier);
    // The other end stays; a press beside the handle drags it from there.
    const MapPoint held{across * width / 2, down * height / 2};
    const MapPoint stays = about_middle ? MapPoint{} : MapPoint{-held.x, -held.y};
    const MapPoint handle = drag.placement.placed(held), anchor = drag.placement.placed(stays);
    const QPointF way = (sample.picture - drag.start.picture) * floating_->side;
    Placement upright;  // turned alone
    upright.angle = drag.placement.angle;
    const MapPoint reach = upright.taken_back({handle.x + way.x() - anchor.x, handle.y + way.y() - anchor.y});
    Placement result = drag.placement;
    if (across != 0) result.width = at_least_a_pixel(reach.x / (held.x - stays.x), width);
    if (down != 0) result.height = at_least_a_pixel(reach.y / (held.y - stays.y), height);
    if (sample.modifiers & Qt::ShiftModifier) {
        const double wider = result.width / drag.placement.width,
                     higher = result.height / drag.placement.height;
        const double factor = across == 0 ? higher : down == 0 ? wider : (wider + higher) / 2;
        result.width = at_least_a_pixel(drag.placement.width * factor, width);
        result.height = at_least_a_pixel(drag.placement.height * factor, height);
    }
    result.x = result.y = 0;
    const MapPoint now = result.placed(stays);
    result.x = anchor.x - now.x;
    result.y = anchor.y - now.y;
    return result;
}

Placement TransformTool::turned(const Drag& drag, const PointerSample& sample) const {
    const MapPoint middle = to_map({}, drag.placement);
    const auto direction = [&](QPointF picture) {
        return std::atan2(picture.y() * floating_->side - middle.y, picture.x() * floating_->side - middle.x);
    };
    Placement result = drag.placement;
    result.angle += direction(sample.picture) - direction(drag.start.picture);
    if (sample.modifiers & Qt::ShiftModifier) result.angle = std::round(result.angle / turn_step) * turn_step;
    result.angle = std::remainder(result.angle, 2 * std::numbers::pi);
    return result;
}

Placement TransformTool::bent(const Drag& drag, const PointerSample& sample) const {
    QPointF way = (sample.picture - drag.start.picture) * floating_->side;
    if (sample.modifiers & Qt::ShiftModifier)
        (std::abs(way.x()) < std::abs(way.y()) ? way.rx() : way.ry()) = 0;
    // The net is bent before it is placed.
    const MapPoint to = drag.placement.taken_back({way.x(), way.y()}), from = drag.placement.taken_back({});
    Placement result = drag.placement;
    MapPoint& pulled = result.warp.pulled[LabelWarp::index(drag.grip.across, drag.grip.down)];
    pulled = {pulled.x + to.x - from.x, pulled.y + to.y - from.y};
    return result;
}

void TransformTool::move(ToolHost& host, const PointerSample& sample) {
    if (!drag_) return;
    if (!drag_->moved && is_click(drag_->start.dip, sample.dip)) return;
    drag_->moved = true;
    if (!lift(host)) return drag_.reset();
    switch (drag_->grip.kind) {
        case Grip::Kind::handle:
            return place(host, scaled(*drag_, sample));
        case Grip::Kind::outside:
            return place(host, turned(*drag_, sample));
        case Grip::Kind::net:
            return place(host, bent(*drag_, sample));
        case Grip::Kind::inside:
            break;
    }
    QPointF way = (sample.picture - drag_->start.picture) * floating_->side;
    if (sample.modifiers & Qt::ShiftModifier)
        (std::abs(way.x()) < std::abs(way.y()) ? way.rx() : way.ry()) = 0;
    Placement moved = drag_->placement;
    // Whole pixels: what is only moved stays as it is, pixel by pixel.
    moved.x += std::round(way.x());
    moved.y += std::round(way.y());
    place(host, moved);
}

void TransformTool::release(ToolHost& host, const PointerSample& sample) {
    move(host, sample);
    drag_.reset();
}

void TransformTool::cancel(ToolHost& host) {
    const auto drag = std::exchange(drag_, std::nullopt);
    if (!drag || !drag->moved) return;
    drag->lifts ? drop(host) : place(host, drag->placement);
}

}  // namespace limner::ui
