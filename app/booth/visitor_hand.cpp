#include "app/booth/visitor_hand.h"

#include <cmath>

namespace limner::booth {
namespace {

constexpr float drag_after = 0.012f;  // sides of the picture: a finger is never quite still
constexpr Seconds tap_within{0.6};
// The tip of the nose stays under the finger, near enough.
constexpr Radians turn_per_side = 110_deg;

}  // namespace

void VisitorHand::press(Point at, Seconds now) {
    start_ = Start{at, now};
    last_ = at;
    dragging_ = false;
}

Turn VisitorHand::move(Point at) {
    if (!start_) return {};
    if (!dragging_) {
        if (std::hypot(at.x - start_->at.x, at.y - start_->at.y) < drag_after) return {};
        dragging_ = true;
    }
    const Turn turn{turn_per_side * (at.x - last_.x), turn_per_side * (last_.y - at.y)};
    last_ = at;
    return turn;
}

VisitorHand::Gesture VisitorHand::release(Seconds now) {
    if (!start_) return Gesture::nothing;
    const bool short_touch = now - start_->time <= tap_within;
    start_.reset();
    if (dragging_) return Gesture::drag;
    return short_touch ? Gesture::tap : Gesture::nothing;
}

}  // namespace limner::booth
