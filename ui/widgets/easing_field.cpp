#include "ui/widgets/easing_field.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <cmath>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr double margin = 12, handle_radius = 5.5;

}  // namespace

EasingField::EasingField(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Curve from one key to the next"));
    setToolTip(tr("Left to right: the time; upwards: the way. Drag the two handles."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setLayoutDirection(Qt::LeftToRight);  // time goes to the right in every language
    setCursor(Qt::CrossCursor);
}

void EasingField::set_curve(const EasingCurve& curve) {
    if (curve == curve_) return;
    curve_ = curve;
    update();
}

QPointF EasingField::at(double time, double way) const {
    constexpr double low = double(EasingCurve::least_y), high = double(EasingCurve::most_y);
    return {margin + time * (width() - 2 * margin),
            margin + (high - way) / (high - low) * (height() - 2 * margin)};
}

void EasingField::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(t.background);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    // The two keys, between them the straight way; above and below it goes beyond them.
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(t.line, 1));
    painter.drawLine(at(0, 0), at(1, 0));
    painter.drawLine(at(0, 1), at(1, 1));
    painter.setPen(QPen(t.text_disabled, 1, Qt::DotLine));
    painter.drawLine(at(0, 0), at(1, 1));

    const QPointF first = at(double(curve_.x1), double(curve_.y1)),
                  second = at(double(curve_.x2), double(curve_.y2));
    QPainterPath path(at(0, 0));
    path.cubicTo(first, second, at(1, 1));
    painter.setPen(QPen(t.accent, 2));
    painter.drawPath(path);
    painter.setPen(QPen(t.text_weak, 1));
    painter.drawLine(at(0, 0), first);
    painter.drawLine(at(1, 1), second);
    painter.setPen(QPen(t.background, 1));
    painter.setBrush(t.text_weak);
    for (const QPointF end : {at(0, 0), at(1, 1)}) {
        const double r = 4;
        painter.drawPolygon(QPolygonF{
            {end.x(), end.y() - r}, {end.x() + r, end.y()}, {end.x(), end.y() + r}, {end.x() - r, end.y()}});
    }
    painter.setBrush(isEnabled() ? t.text : t.text_disabled);
    painter.drawEllipse(first, handle_radius, handle_radius);
    painter.drawEllipse(second, handle_radius, handle_radius);
}

void EasingField::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    const auto distance = [&](float x, float y) {
        const QPointF way = at(double(x), double(y)) - event->position();
        return std::hypot(way.x(), way.y());
    };
    // Wherever it is pressed, the nearer one comes along.
    dragged_ = distance(curve_.x1, curve_.y1) <= distance(curve_.x2, curve_.y2) ? 1 : 2;
    drag_to(event->position());
}

void EasingField::mouseMoveEvent(QMouseEvent* event) {
    if (dragged_ != 0) drag_to(event->position());
}

void EasingField::mouseReleaseEvent(QMouseEvent*) { dragged_ = 0; }

void EasingField::drag_to(QPointF place) {
    const QPointF start = at(0, 0), way = at(1, 1) - start;
    const auto x = float((place.x() - start.x()) / way.x()), y = float((place.y() - start.y()) / way.y());
    EasingCurve curve = curve_;
    (dragged_ == 1 ? curve.x1 : curve.x2) = x;
    (dragged_ == 1 ? curve.y1 : curve.y2) = y;
    curve = within_range(curve);
    if (curve == curve_) return;
    set_curve(curve);
    Q_EMIT edited(curve);
}

}  // namespace limner::ui
