#pragma once
// The way from one key to the next as a curve of one's own: a cubic Bezier curve from (0, 0) to (1, 1), x the
// share of the time, y the share of the way.
//
//     const EasingCurve overshoot{.x1 = 0.34f, .y1 = 1.3f, .x2 = 0.64f, .y2 = 1};
//     eased(overshoot, 0.5);  // above 1: beyond the value of the next key, and back

namespace limner {

/// (x1, y1) and (x2, y2) are the handles at the two ends. The default is "smooth" between two rests.
struct EasingCurve {
    static constexpr float least_y = -0.5f, most_y = 1.5f;

    float x1 = 1 / 3.f, y1 = 0, x2 = 2 / 3.f, y2 = 1;
    bool operator==(const EasingCurve&) const = default;
};

/// Time never goes back: x1 and x2 in 0..1, so that each moment has one place on the curve; y1 and y2 in
/// least_y..most_y. False for numbers that are not finite, too.
bool is_valid(const EasingCurve& curve);
/// `curve` with every number brought into its range; those that are none become the default's.
EasingCurve within_range(EasingCurve curve);

/// The share of the way after the share `time` (0..1) of the time; exactly 0 and 1 at the two ends, in
/// between also below 0 and above 1. Takes it that is_valid(curve).
double eased(const EasingCurve& curve, double time);

}  // namespace limner
