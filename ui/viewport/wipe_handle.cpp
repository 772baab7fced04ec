#include "ui/viewport/wipe_handle.h"

#include <QMouseEvent>
#include <QPainter>
#include <QtMath>

#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int side = 28, whole = 1000;

}  // namespace

WipeHandle::WipeHandle(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
    setObjectName("view.wipe");
    setAccessibleName(tr("Line between before and after"));
    setToolTip(tr("Drag the line between before and after"));
    setLayoutDirection(Qt::LeftToRight);  // right is right in every language
    setRange(0, whole);
    setSingleStep(whole / 100);
    setPageStep(whole / 10);
    setValue(whole / 2);
    setCursor(Qt::SplitHCursor);
    setFixedSize(side, side);
    connect(this, &QSlider::valueChanged, this, &WipeHandle::place);
}

double WipeHandle::line() const { return double(value()) / whole * parentWidget()->width(); }

void WipeHandle::place() { move(qRound(line()) - side / 2, (parentWidget()->height() - side) / 2); }

void WipeHandle::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return;
    grabbed_at_ = mapToParent(event->position()).x() - line();
    setSliderDown(true);
}

void WipeHandle::mouseMoveEvent(QMouseEvent* event) {
    if (!isSliderDown()) return;
    const double line = mapToParent(event->position()).x() - grabbed_at_;
    setValue(qRound(line / std::max(1, parentWidget()->width()) * whole));
}

void WipeHandle::mouseReleaseEvent(QMouseEvent*) { setSliderDown(false); }

void WipeHandle::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(hasFocus() ? theme().accent : QColor(0, 0, 0, 170), hasFocus() ? 2 : 1));
    painter.setBrush(QColor(245, 245, 245));
    const QRectF disc = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.drawEllipse(disc);
    painter.setPen(QPen(QColor(40, 40, 40), 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = disc.center();
    for (const double way : {-1.0, 1.0})
        painter.drawPolyline(QPolygonF{middle + QPointF(way * 3, -4), middle + QPointF(way * 7, 0),
                                       middle + QPointF(way * 3, 4)});
}

}  // namespace limner::ui
