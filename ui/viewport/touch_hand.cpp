#include "ui/viewport/touch_hand.h"

#include <QLineF>
#include <QtMath>
#include <algorithm>
#include <cmath>
#include <utility>

namespace limner::ui {
namespace {

constexpr double tap_dip = 10;
constexpr quint64 tap_ms = 250, double_tap_ms = 400;
constexpr int long_press_ms = 500;

/// Clockwise, in degrees.
double angle_of(QPointF from, QPointF to) {
    return qRadiansToDegrees(std::atan2(to.y() - from.y(), to.x() - from.x()));
}

bool strays(QPointF from, QPointF to) { return QLineF(from, to).length() > tap_dip; }

}  // namespace

TouchHand::TouchHand(TouchView& view) : view_(view) {
    long_press_.setSingleShot(true);
    long_press_.setInterval(long_press_ms);
    QObject::connect(&long_press_, &QTimer::timeout, &long_press_, [this] {
        if (state_ != State::waiting) return;
        // Whatever it opens may come back here.
        state_ = State::spent;
        if (!view_.long_pressed(waiting_.back().dip)) state_ = State::waiting;
    });
}

void TouchHand::begin() {
    drop();
    down_.clear();
    state_ = State::none;
    most_ = 0;
    strayed_ = false;
}

void TouchHand::drop() {
    long_press_.stop();
    if (state_ == State::drawing) view_.finger_dropped();
    state_ = State::spent;
}

void TouchHand::update(const std::vector<Finger>& fingers, quint64 time_ms) {
    for (const Finger& finger : fingers) {
        const auto known =
            std::find_if(down_.begin(), down_.end(), [&](const Down& down) { return down.id == finger.id; });
        if (!finger.down) {
            if (known != down_.end()) on_up(finger.id, finger.dip, time_ms);
        } else if (known == down_.end()) {
            on_down(finger, time_ms);
        } else if (known->now != finger.dip) {
            on_move(*known, finger.dip, time_ms);
        }
    }
    // Both fingers of a pinch move at the same time.
    if (state_ == State::pinching && down_.size() >= 2) pinch();
}

void TouchHand::on_down(const Finger& finger, quint64 time_ms) {
    if (down_.empty() && state_ == State::none) {
        began_ms_ = time_ms;
        before_ = view_.shown();
        waiting_ = {{finger.dip, time_ms}};
        state_ = State::waiting;
        long_press_.start();
    }
    down_.push_back({finger.id, finger.dip, finger.dip});
    most_ = std::max(most_, down_.size());
    if (down_.size() < 2) return;
    long_press_.stop();
    if (state_ == State::waiting || state_ == State::panning || state_ == State::pinching) begin_pinch();
}

void TouchHand::on_move(Down& down, QPointF dip, quint64 time_ms) {
    const QPointF before = std::exchange(down.now, dip);
    strayed_ = strayed_ || strays(down.first, dip);
    switch (state_) {
        case State::waiting:
            waiting_.push_back({dip, time_ms});
            if (!strayed_) return;
            long_press_.stop();
            if (view_.one_finger_pans()) {
                state_ = State::panning;
                ViewTransform moved = view_.shown();
                moved.pan(dip - down.first);
                view_.show(moved);
            } else {
                drawing_id_ = down.id;
                state_ = State::drawing;
                press_waiting();
            }
            return;
        case State::panning: {
            ViewTransform moved = view_.shown();
            moved.pan(dip - before);
            view_.show(moved);
            return;
        }
        case State::drawing:
            if (down.id == drawing_id_) view_.finger_moved({dip, time_ms});
            return;
        default:
            return;
    }
}

void TouchHand::press_waiting() {
    view_.finger_pressed(waiting_.front(), false);
    for (std::size_t i = 1; i < waiting_.size(); ++i) view_.finger_moved(waiting_[i]);
}

void TouchHand::on_up(int id, QPointF dip, quint64 time_ms) {
    std::erase_if(down_, [id](const Down& down) { return down.id == id; });
    if (state_ == State::waiting) {
        long_press_.stop();
        state_ = State::spent;
        finish_tap(dip, time_ms);
    } else if (state_ == State::drawing && id == drawing_id_) {
        state_ = State::spent;
        view_.finger_released({dip, time_ms});
    } else if (state_ == State::pinching && down_.size() >= 2) {
        begin_pinch();
    } else if (state_ == State::pinching && down_.empty()) {
        state_ = State::spent;
        if (strayed_ || time_ms - began_ms_ > tap_ms || most_ > 4) return;
        view_.show(before_);  // fingers of a tap tremble
        view_.tapped(static_cast<int>(most_));
    }
}

void TouchHand::finish_tap(QPointF dip, quint64 time_ms) {
    const auto last = std::exchange(last_tap_, std::nullopt);
    if (view_.one_finger_pans()) return;
    if (time_ms - began_ms_ > tap_ms) {  // as slow as this, the little way was meant
        press_waiting();
        return view_.finger_released({dip, time_ms});
    }
    const bool again = last && began_ms_ - last->time_ms <= double_tap_ms && !strays(last->dip, dip);
    if (!again) last_tap_ = {dip, time_ms};
    view_.finger_pressed(waiting_.front(), again);
    view_.finger_released({waiting_.front().dip, time_ms});
}

void TouchHand::begin_pinch() {
    state_ = State::pinching;
    pinch_from_ = view_.shown();
    a_ = down_[0].now;
    b_ = down_[1].now;
    angle_ = angle_of(a_, b_);
    turning_ = ViewTurning(pinch_from_.turn());
}

void TouchHand::pinch() {
    const QPointF a = down_[0].now, b = down_[1].now;
    const double angle = angle_of(a, b);
    const double turn = turning_.turned_by(within_one_turn(angle - std::exchange(angle_, angle)));
    const double factor = std::max(1.0, QLineF(a, b).length()) / std::max(1.0, QLineF(a_, b_).length());
    // From where it began, so that nothing adds up from event to event.
    ViewTransform now = pinch_from_;
    const QPointF from = (a_ + b_) / 2;
    now.zoom_about(from, factor);
    now.turn_about(from, turn - now.turn());
    now.pan((a + b) / 2 - from);
    view_.show(now);
}

}  // namespace limner::ui
