#include "ui/viewport/head_gizmo.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/session/named_views.h"
#include "ui/tools/tool.h"
#include "ui/viewport/view_transform.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double margin = 8;
constexpr double axis = 25, end_radius = 4.5, hit_radius = 7;  // dip
constexpr double end_over_face = 3;  // the radius of one that the face is seen behind
constexpr double head_width = 12.5, head_height = 16, head_depth = 14;  // half of each
constexpr int arc_steps = 24;

}  // namespace

const std::array<HeadGizmo::End, 5>& HeadGizmo::ends() {
    // x to the subject's left, which is to the right of the picture; y down; z out of the face.
    static const std::array<End, 5> all{{{"left-limit", 0xFFE5605C, {1, 0, 0}},
                                         {"right-limit", 0xFFE5605C, {-1, 0, 0}},
                                         {"above", 0xFF6FBF5B, {0, -1, 0}},
                                         {"below", 0xFF6FBF5B, {0, 1, 0}},
                                         {"front", 0xFF5B93E5, {0, 0, 1}}}};
    return all;
}

HeadGizmo::HeadGizmo(const ViewTransform& transform, QWidget* parent)
    : QWidget(parent), transform_(transform) {
    setObjectName("view.gizmo");
    setAccessibleName(tr("How the head is turned"));
    setToolTip(
        tr("Drag to turn the head · click an end of an axis: a view from there · double click: front"));
    setFixedSize(side, side);
    setMouseTracking(true);
    setCursor(Qt::OpenHandCursor);
}

void HeadGizmo::show_pose(const HeadPose& pose) {
    if (pose == pose_) return;
    pose_ = pose;
    update();
}

void HeadGizmo::place() { move(parentWidget()->width() - side - int(margin), int(margin)); }

HeadGizmo::Point HeadGizmo::seen(const Point& p) const {
    // As engine/geometry/camera.h: yaw about the head's own axis, then pitch, then roll in the picture.
    const double yaw = double(pose_.yaw.value), pitch = double(pose_.pitch.value),
                 roll = double(pose_.roll.value);
    const double x1 = p.x * std::cos(yaw) + p.z * std::sin(yaw),
                 z1 = p.z * std::cos(yaw) - p.x * std::sin(yaw);
    const double y2 = p.y * std::cos(pitch) - z1 * std::sin(pitch),
                 z2 = z1 * std::cos(pitch) + p.y * std::sin(pitch);
    const double x3 = x1 * std::cos(roll) - y2 * std::sin(roll),
                 y3 = y2 * std::cos(roll) + x1 * std::sin(roll);
    const QTransform turning = transform_.turning();
    return {turning.m11() * x3 + turning.m21() * y3, turning.m12() * x3 + turning.m22() * y3, z2};
}

QPointF HeadGizmo::on_widget(const Point& p) const { return QPointF(side / 2.0 + p.x, side / 2.0 + p.y); }

const char* HeadGizmo::view_at(QPointF at) const {
    const End* nearest = nullptr;
    double depth = -1e9;
    for (const End& end : ends()) {
        const Point p = seen({axis * end.from_head.x, axis * end.from_head.y, axis * end.from_head.z});
        const QPointF d = at - on_widget(p);
        // Of two over each other the one in front.
        if (std::hypot(d.x(), d.y()) > hit_radius || p.z < depth) continue;
        nearest = &end;
        depth = p.z;
    }
    return nearest ? nearest->view : nullptr;
}

void HeadGizmo::paint_ends(QPainter& painter, bool behind) const {
    std::array<std::pair<double, const End*>, 5> order;
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = {seen(ends()[i].from_head).z, &ends()[i]};
    std::sort(order.begin(), order.end());
    for (const auto& [depth, end] : order) {
        if ((depth < 0) != behind) continue;
        const Point tip = seen({axis * end->from_head.x, axis * end->from_head.y, axis * end->from_head.z});
        // From the surface of the head: inside it nothing is seen of an axis.
        const Point root = seen(
            {head_width * end->from_head.x, head_height * end->from_head.y, head_depth * end->from_head.z});
        const QPointF at = on_widget(tip);
        QColor colour = QColor::fromRgba(end->colour);
        if (behind) colour = colour.darker(150);
        painter.setPen(QPen(QColor(0, 0, 0, 130), 3.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(on_widget(root), at);
        painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(on_widget(root), at);
        const bool hovered = hovered_ == end->view;
        painter.setPen(QPen(hovered ? QColor(Qt::white) : QColor(0, 0, 0, 150), hovered ? 1.6 : 1));
        painter.setBrush(colour);
        const QPointF from_middle = at - QPointF(side / 2.0, side / 2.0);
        const bool over_face = !behind && std::hypot(from_middle.x(), from_middle.y()) < head_width;
        const double radius = over_face ? end_over_face : end_radius;
        painter.drawEllipse(at, radius, radius);
    }
}

void HeadGizmo::paint_head(QPainter& painter) const {
    // The outline of a turned ellipsoid is an ellipse: of all its points the furthest in each direction.
    QPolygonF outline;
    for (int i = 0; i < 4 * arc_steps; ++i) {
        const double a = 2 * std::numbers::pi * i / (4 * arc_steps);
        const Point ex = seen({head_width, 0, 0}), ey = seen({0, head_height, 0}),
                    ez = seen({0, 0, head_depth});
        const double u = std::cos(a), v = std::sin(a);
        const double x = ex.x * u + ex.y * v, y = ey.x * u + ey.y * v, z = ez.x * u + ez.y * v;
        const double length = std::sqrt(x * x + y * y + z * z);
        outline << QPointF(side / 2.0 + (ex.x * x + ey.x * y + ez.x * z) / length,
                           side / 2.0 + (ex.y * x + ey.y * y + ez.y * z) / length);
    }
    QRadialGradient light(QPointF(side / 2.0 - 4, side / 2.0 - 6), 24);
    light.setColorAt(0, QColor(236, 236, 236));
    light.setColorAt(1, QColor(150, 150, 150));
    painter.setPen(QPen(QColor(0, 0, 0, 170), 1.2));
    painter.setBrush(light);
    painter.drawPolygon(outline);
    const auto on_head = [](double longitude, double latitude) {
        return Point{head_width * std::sin(longitude) * std::cos(latitude), -head_height * std::sin(latitude),
                     head_depth * std::cos(longitude) * std::cos(latitude)};
    };
    // The middle of the face and the line of the eyes, where they are in front.
    painter.setPen(QPen(QColor(60, 60, 60, 150), 1));
    const auto arc = [&](auto&& point) {
        for (int i = -arc_steps; i < arc_steps; ++i) {
            const Point a = seen(point(i / double(arc_steps))), b = seen(point((i + 1) / double(arc_steps)));
            if (a.z > 0 && b.z > 0) painter.drawLine(on_widget(a), on_widget(b));
        }
    };
    arc([&](double t) { return on_head(0, t * std::numbers::pi / 2); });
    arc([&](double t) { return on_head(t * std::numbers::pi, 0.12); });
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(35, 35, 35));
    for (const double longitude : {-0.42, 0.42}) {
        const Point eye = seen(on_head(longitude, 0.12));
        if (eye.z > 0) painter.drawEllipse(on_widget(eye), 1.9, 1.7);
    }
    // A nose that stands out: the clearest sign of where the face looks.
    const Point bridge = seen(on_head(0, 0.1)), base = seen(on_head(0, -0.32));
    const Point tip = seen({0, head_height * 0.28, head_depth * 1.28});
    if (base.z > 0 || bridge.z > 0) {
        painter.setPen(QPen(QColor(0, 0, 0, 170), 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(QColor(225, 225, 225));
        painter.drawPolygon(QPolygonF{on_widget(bridge), on_widget(tip), on_widget(base)});
    }
    QPolygonF mouth;
    for (int i = -4; i <= 4; ++i) {
        const Point p = seen(on_head(i * 0.09, -0.62 + 0.02 * std::abs(i)));
        if (p.z > 0) mouth << on_widget(p);
    }
    painter.setPen(QPen(QColor(35, 35, 35), 1.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawPolyline(mouth);
}

void HeadGizmo::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (underMouse() || press_) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(20, 20, 20, 90));
        painter.drawEllipse(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    paint_ends(painter, true);
    paint_head(painter);
    paint_ends(painter, false);
}

void HeadGizmo::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    press_ = event->position();
    moved_ = false;
    setCursor(Qt::ClosedHandCursor);
    Q_EMIT pressed(mapToParent(event->position()), event->modifiers());
}

void HeadGizmo::mouseMoveEvent(QMouseEvent* event) {
    if (!press_) {
        hovered_ = view_at(event->position());
        setCursor(hovered_ ? Qt::PointingHandCursor : Qt::OpenHandCursor);
        update();
        return;
    }
    moved_ = moved_ || !is_click(*press_, event->position());
    Q_EMIT dragged(mapToParent(event->position()), event->modifiers());
}

void HeadGizmo::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !press_) return;
    const QPointF from = *std::exchange(press_, std::nullopt);
    setCursor(Qt::OpenHandCursor);
    Q_EMIT released(mapToParent(event->position()), event->modifiers(), moved_);
    if (const char* view = moved_ ? nullptr : view_at(from)) Q_EMIT view_chosen(view);
    update();
}

void HeadGizmo::mouseDoubleClickEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) Q_EMIT front_chosen();
}

void HeadGizmo::leaveEvent(QEvent*) {
    hovered_ = nullptr;
    update();
}

}  // namespace limner::ui
