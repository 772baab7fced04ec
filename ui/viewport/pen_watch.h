#pragma once
// The pens of the whole program: whether one is near, and which of its ends was seen last. Interface thread.
//
//     PenWatch pens;
//     if (pens.pen_near()) return;  // the hand that holds it lies on the screen, too

#include <QObject>
#include <QPointF>
#include <functional>
#include <optional>

class QTabletEvent;

namespace limner::ui {

class PenWatch final : public QObject {
    Q_OBJECT
public:
    using Clock = std::function<qint64()>;

    explicit PenWatch(QObject* parent = nullptr);
    /// Another source of milliseconds that only go up.
    void set_clock(Clock clock) { clock_ = std::move(clock); }

    /// A pen is in range, or was up to 300 ms ago.
    bool pen_near() const;
    /// A pen is connected, or was used since the program began.
    bool ever_seen() const { return seen_; }

Q_SIGNALS:
    void came_near();
    void moved(QPointF global);
    void left();
    /// The eraser end is there instead of the tip.
    void eraser_came();
    /// The tip is there again, or another hand: a mouse is pressed and no pen is near.
    void eraser_went();

protected:
    bool eventFilter(QObject* receiver, QEvent* event) override;

private:
    void on_pen(const QTabletEvent& event);

    Clock clock_;
    bool seen_ = false, in_range_ = false, eraser_ = false;
    std::optional<qint64> last_ms_;  // of the last that a pen told
};

}  // namespace limner::ui
