#pragma once
// The fingers on a view. One is the tool or moves the view; two move, zoom and turn it; a short tap of two to
// four is a command. Interface thread.
//
// What a finger begins waits until it has moved or left: until then a second one may join it. From then on
// the stroke is its own, and a palm that comes down later changes nothing.

#include <QPointF>
#include <QTimer>
#include <optional>
#include <vector>

#include "ui/viewport/view_transform.h"
#include "ui/viewport/view_turning.h"

namespace limner::ui {

struct Finger {
    int id = 0;
    QPointF dip;       // in the view
    bool down = true;  // false: it has just left
};

/// Where a finger was, and when.
struct FingerSample {
    QPointF dip;
    quint64 time_ms = 0;
};

/// The view that fingers work on.
class TouchView {
public:
    virtual ~TouchView() = default;
    virtual const ViewTransform& shown() const = 0;
    virtual void show(const ViewTransform& transform) = 0;
    virtual bool one_finger_pans() const = 0;
    /// One finger as the tool; `again`: the second tap at the same place.
    virtual void finger_pressed(const FingerSample& at, bool again) = 0;
    virtual void finger_moved(const FingerSample& at) = 0;
    virtual void finger_released(const FingerSample& at) = 0;
    virtual void finger_dropped() = 0;
    virtual void tapped(int fingers) = 0;
    /// False when a long press means nothing here.
    virtual bool long_pressed(QPointF dip) = 0;
};

class TouchHand {
public:
    explicit TouchHand(TouchView& view);

    /// A hand comes down, after all fingers had left.
    void begin();
    /// All that are on the view, and those that have just left it.
    void update(const std::vector<Finger>& fingers, quint64 time_ms);
    /// Takes back what is in progress; nothing counts until the next begin().
    void drop();

private:
    enum class State { none, waiting, drawing, panning, pinching, spent };
    struct Down {
        int id;
        QPointF first, now;
    };

    void on_down(const Finger& finger, quint64 time_ms);
    void on_move(Down& down, QPointF dip, quint64 time_ms);
    void on_up(int id, QPointF dip, quint64 time_ms);
    void press_waiting();
    void begin_pinch();
    void pinch();
    void finish_tap(QPointF dip, quint64 time_ms);

    TouchView& view_;
    State state_ = State::none;
    std::vector<Down> down_;
    std::size_t most_ = 0;  // fingers at once
    bool strayed_ = false;  // one of them moved further than a tap may
    quint64 began_ms_ = 0;
    ViewTransform before_;               // of the view, when the hand came down
    std::vector<FingerSample> waiting_;  // of the one finger, until it begins
    QTimer long_press_;
    int drawing_id_ = 0;
    std::optional<FingerSample> last_tap_;

    // The pinch, from where the present two fingers came together.
    ViewTransform pinch_from_;
    QPointF a_, b_;
    double angle_ = 0;
    ViewTurning turning_;
};

}  // namespace limner::ui
