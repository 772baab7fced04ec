#include "engine/portrait/easing_curve.h"

#include <algorithm>
#include <cmath>

namespace limner {
namespace {

bool is_within(float number, float low, float high) {
    return number >= low && number <= high;  // false for NaN
}

// One coordinate of the curve, B(s) = 3 (1-s)^2 s a + 3 (1-s) s^2 b + s^3, and its slope.
double bezier(double a, double b, double s) {
    const double r = 1 - s;
    return ((3 * r * a + 3 * s * b) * r + s * s) * s;
}
double bezier_slope(double a, double b, double s) {
    const double r = 1 - s;
    return 3 * (r * r * a + 2 * r * s * (b - a) + s * s * (1 - b));
}

// Where on the curve x(s) = time. x rises, so that the root stays between `low` and `high`; Newton's step is
// taken where it stays there, too, else the middle (the slope may vanish: handles at 0 or 1, or crossed).
double place_of(const EasingCurve& curve, double time) {
    constexpr int most_steps = 64;
    constexpr double exact_enough = 1e-12;
    const double a = double(curve.x1), b = double(curve.x2);
    double low = 0, high = 1, s = time;
    for (int step = 0; step < most_steps; ++step) {
        const double off = bezier(a, b, s) - time;
        if (std::abs(off) < exact_enough) break;
        (off > 0 ? high : low) = s;
        const double newton = s - off / bezier_slope(a, b, s);
        s = newton > low && newton < high ? newton : (low + high) / 2;  // the middle for NaN, too
    }
    return s;
}

}  // namespace

bool is_valid(const EasingCurve& curve) {
    const auto is_height = [](float y) { return is_within(y, EasingCurve::least_y, EasingCurve::most_y); };
    return is_within(curve.x1, 0, 1) && is_within(curve.x2, 0, 1) && is_height(curve.y1) &&
           is_height(curve.y2);
}

EasingCurve within_range(EasingCurve curve) {
    constexpr EasingCurve standard;
    const auto fit = [](float& number, float low, float high, float otherwise) {
        number = std::isnan(number) ? otherwise : std::clamp(number, low, high);
    };
    fit(curve.x1, 0, 1, standard.x1);
    fit(curve.x2, 0, 1, standard.x2);
    fit(curve.y1, EasingCurve::least_y, EasingCurve::most_y, standard.y1);
    fit(curve.y2, EasingCurve::least_y, EasingCurve::most_y, standard.y2);
    return curve;
}

double eased(const EasingCurve& curve, double time) {
    if (!(time > 0)) return 0;
    if (time >= 1) return 1;
    return bezier(double(curve.y1), double(curve.y2), place_of(curve, time));
}

}  // namespace limner
