#pragma once
// A pen over a widget: what a window system tells of it, as events with times of their own.

#include <QApplication>
#include <QTabletEvent>
#include <QWidget>

namespace limner::ui {

class PenHand {
public:
    explicit PenHand(QWidget& widget, QPointingDevice::PointerType end = QPointingDevice::PointerType::Pen)
        : widget_(widget), pen_(device(end)) {}

    /// Each says whether the event was taken: one that is not becomes one of a mouse.
    bool press(QPointF at, double pressure) { return send(QEvent::TabletPress, at, pressure); }
    bool move(QPointF at, double pressure) { return send(QEvent::TabletMove, at, pressure); }
    bool release(QPointF at) { return send(QEvent::TabletRelease, at, 0); }
    bool hover(QPointF at) { return send(QEvent::TabletMove, at, 0); }
    /// These go to the application.
    void come_near() { send(QEvent::TabletEnterProximity, {}, 0, *qApp); }
    void leave() { send(QEvent::TabletLeaveProximity, {}, 0, *qApp); }

private:
    static const QPointingDevice& device(QPointingDevice::PointerType end) {
        using Type = QPointingDevice::PointerType;
        static const auto made = [](Type type, int id) {
            return new QPointingDevice("test pen", id, QInputDevice::DeviceType::Stylus, type,
                                       QInputDevice::Capability::Pressure, 1, 3);
        };
        static const QPointingDevice& tip = *made(Type::Pen, 11);
        static const QPointingDevice& eraser = *made(Type::Eraser, 12);
        return end == Type::Eraser ? eraser : tip;
    }

    bool send(QEvent::Type type, QPointF at, double pressure) { return send(type, at, pressure, widget_); }
    bool send(QEvent::Type type, QPointF at, double pressure, QObject& to) {
        const bool down = type == QEvent::TabletPress || (type == QEvent::TabletMove && pressure > 0);
        const bool turns = type == QEvent::TabletPress || type == QEvent::TabletRelease;
        QTabletEvent event(type, &pen_, at, widget_.mapToGlobal(at), pressure, 0, 0, 0, 0, 0, {},
                           turns ? Qt::LeftButton : Qt::NoButton, down ? Qt::LeftButton : Qt::NoButton);
        event.setTimestamp(time_ms_ += 5);
        QApplication::sendEvent(&to, &event);
        return event.isAccepted();
    }

    QWidget& widget_;
    const QPointingDevice& pen_;
    quint64 time_ms_ = 1000;
};

}  // namespace limner::ui
