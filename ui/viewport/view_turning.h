#pragma once
// Turning a view with two fingers, on a screen or a trackpad: it begins after 8 degrees, so that a pinch does
// not turn, and rests at quarter turns.

namespace limner::ui {

class ViewTurning {
public:
    /// The fingers come down on a view that is turned by `turn` degrees.
    explicit ViewTurning(double turn = 0) : from_(turn) {}
    /// They turned by `degrees` more, clockwise; how far the view is turned now.
    double turned_by(double degrees);

private:
    double from_ = 0, by_ = 0;
    double slack_ = 0;  // what was turned until it began, 0 before
};

}  // namespace limner::ui
