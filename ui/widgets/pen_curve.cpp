#include "ui/widgets/pen_curve.h"

#include <QPainter>
#include <QPainterPath>
#include <QTabletEvent>
#include <cmath>

#include "ui/widgets/theme.h"

namespace limner::ui {

PenCurve::PenCurve(QWidget* parent) : QWidget(parent) {
    setAccessibleName(tr("Curve of the pen's pressure"));
    setToolTip(
        tr("Left to right: how hard the pen presses; upwards: how much it counts. Press here to try it."));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void PenCurve::set_exponent(double exponent) {
    exponent_ = exponent;
    update();
}

void PenCurve::paintEvent(QPaintEvent*) {
    const Theme& t = theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF field = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(t.line);
    painter.setBrush(t.background);
    painter.drawRoundedRect(field, 4, 4);
    const QRectF inside = field.adjusted(8, 8, -8, -8);
    const auto at = [&](double in) {
        return QPointF(inside.left() + in * inside.width(),
                       inside.bottom() - std::pow(in, exponent_) * inside.height());
    };
    painter.setPen(QPen(t.text_disabled, 1, Qt::DotLine));
    painter.drawLine(inside.bottomLeft(), inside.topRight());
    QPainterPath curve(at(0));
    for (int i = 1; i <= 64; ++i) curve.lineTo(at(i / 64.0));
    painter.setPen(QPen(t.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(curve);
    if (!pressure_) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.text);
    painter.drawEllipse(at(*pressure_), 4, 4);
}

void PenCurve::tabletEvent(QTabletEvent* event) {
    event->accept();
    pressure_.reset();
    if (event->type() != QEvent::TabletRelease && event->pressure() > 0) pressure_ = event->pressure();
    update();
}

}  // namespace limner::ui
