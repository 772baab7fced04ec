#include "ui/viewport/pen_watch.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QInputDevice>
#include <QMouseEvent>
#include <QTabletEvent>
#include <algorithm>
#include <utility>

namespace limner::ui {
namespace {

constexpr qint64 still_near_ms = 300;
// A pen held in range trembles and says so. One that has been silent for so long has gone, and was not heard.
constexpr qint64 lost_ms = 5000;

}  // namespace

PenWatch::PenWatch(QObject* parent) : QObject(parent) {
    QElapsedTimer timer;
    timer.start();
    clock_ = [timer] { return timer.elapsed(); };
    const auto devices = QInputDevice::devices();
    seen_ = std::any_of(devices.begin(), devices.end(), [](const QInputDevice* device) {
        return device->type() == QInputDevice::DeviceType::Stylus;
    });
    // Pens come into range and leave it as events of the application, not of a widget.
    QCoreApplication::instance()->installEventFilter(this);
}

bool PenWatch::pen_near() const {
    return last_ms_ && clock_() - *last_ms_ < (in_range_ ? lost_ms : still_near_ms);
}

bool PenWatch::eventFilter(QObject*, QEvent* event) {
    switch (event->type()) {
        case QEvent::TabletEnterProximity:
        case QEvent::TabletLeaveProximity:
        case QEvent::TabletPress:
        case QEvent::TabletMove:
        case QEvent::TabletRelease:
            on_pen(*static_cast<QTabletEvent*>(event));
            break;
        case QEvent::MouseButtonPress:
            // Pens and fingers make mouse events, too.
            if (eraser_ && !pen_near() &&
                static_cast<QMouseEvent*>(event)->source() == Qt::MouseEventNotSynthesized) {
                eraser_ = false;
                Q_EMIT eraser_went();
            }
            break;
        default:
            break;
    }
    return false;
}

void PenWatch::on_pen(const QTabletEvent& event) {
    const bool leaves = event.type() == QEvent::TabletLeaveProximity;
    const bool was_near = pen_near();
    seen_ = true;
    last_ms_ = clock_();
    // Some systems tell neither; then the other events have to do.
    if (event.type() == QEvent::TabletEnterProximity) in_range_ = true;
    if (leaves) in_range_ = false;
    if (!was_near) Q_EMIT came_near();
    if (leaves) return Q_EMIT left();
    const bool eraser = event.pointerType() == QPointingDevice::PointerType::Eraser;
    if (std::exchange(eraser_, eraser) != eraser) {
        if (eraser) {
            Q_EMIT eraser_came();
        } else {
            Q_EMIT eraser_went();
        }
    }
    if (event.type() != QEvent::TabletEnterProximity) Q_EMIT moved(event.globalPosition());
}

}  // namespace limner::ui
