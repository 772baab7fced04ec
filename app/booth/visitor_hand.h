#pragma once
// A visitor's hand, by mouse or by touch: what it drags turns the head, a short touch asks for someone else.

#include <optional>

#include "app/booth/seconds.h"
#include "engine/core/units.h"

namespace limner::booth {

/// Where the pointer is, in sides of the picture; x to the right, y down.
struct Point {
    float x = 0, y = 0;
};

/// Signs as of HeadPose.
struct Turn {
    Radians yaw, pitch;
    bool operator==(const Turn&) const = default;
};

class VisitorHand {
public:
    enum class Gesture { nothing, drag, tap };

    void press(Point at, Seconds now);
    /// How the head follows since the last call; nothing before the hand has moved far enough for a drag.
    Turn move(Point at);
    /// What the gesture was that ends here.
    Gesture release(Seconds now);

    bool down() const { return start_.has_value(); }
    bool dragging() const { return down() && dragging_; }

private:
    struct Start {
        Point at;
        Seconds time;
    };
    std::optional<Start> start_;
    Point last_;
    bool dragging_ = false;
};

}  // namespace limner::booth
