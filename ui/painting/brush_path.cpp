#include "ui/painting/brush_path.h"

#include <algorithm>
#include <cmath>

namespace limner::ui {
namespace {

double distance(const BrushSample& a, const BrushSample& b) { return std::hypot(b.x - a.x, b.y - a.y); }

BrushSample mixed(const BrushSample& a, const BrushSample& b, double t) {
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t, a.pressure + (b.pressure - a.pressure) * t};
}

/// Where the pen will be next if it keeps turning as it did: without it the newest segment would have to wait
/// for one more sample.
BrushSample continued(const BrushSample& p0, const BrushSample& p1, const BrushSample& p2) {
    const double ax = p1.x - p0.x, ay = p1.y - p0.y, bx = p2.x - p1.x, by = p2.y - p1.y;
    const double la = std::hypot(ax, ay), lb = std::hypot(bx, by);
    if (la < 1e-9 || lb < 1e-9) return {p2.x + bx, p2.y + by, p2.pressure};
    const double c = (ax * bx + ay * by) / (la * lb), s = (ax * by - ay * bx) / (la * lb);
    if (c < 0.2) return {p2.x + bx, p2.y + by, p2.pressure};  // a corner, no arc
    return {p2.x + c * bx - s * by, p2.y + s * bx + c * by, p2.pressure};
}

/// Centripetal Catmull-Rom (Barry and Goldman's pyramid), u in [0, 1] between p1 and p2.
BrushSample on_curve(const BrushSample& p0, const BrushSample& p1, const BrushSample& p2,
                     const BrushSample& p3, double u) {
    const auto knot = [](const BrushSample& a, const BrushSample& b) {
        return std::max(std::sqrt(distance(a, b)), 1e-6);
    };
    const double t0 = 0, t1 = t0 + knot(p0, p1), t2 = t1 + knot(p1, p2), t3 = t2 + knot(p2, p3);
    const double t = t1 + (t2 - t1) * u;
    const auto lerp = [t](const BrushSample& a, const BrushSample& b, double ta, double tb) {
        return mixed(a, b, (t - ta) / (tb - ta));
    };
    const BrushSample a1 = lerp(p0, p1, t0, t1), a2 = lerp(p1, p2, t1, t2), a3 = lerp(p2, p3, t2, t3);
    const BrushSample b1 = lerp(a1, a2, t0, t2), b2 = lerp(a2, a3, t1, t3);
    BrushSample result = lerp(b1, b2, t1, t2);
    result.pressure = p1.pressure + (p2.pressure - p1.pressure) * u;
    return result;
}

}  // namespace

double diameter_at(const BrushShape& shape, double pressure) {
    if (!shape.pressure_to_size) return shape.diameter;
    const double p = std::clamp(pressure, 0.0, 1.0);
    return shape.diameter * (shape.smallest + (1 - shape.smallest) * p);
}

std::vector<Dab> dabs_along(const std::vector<BrushSample>& corners, const BrushShape& shape) {
    std::vector<Dab> dabs;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const BrushSample &to = corners[i], &from = corners[i > 0 ? i - 1 : 0];
        const double diameter = diameter_at(shape, to.pressure);
        const int pieces = std::max(
            1, static_cast<int>(std::ceil(distance(from, to) / std::max(0.5, shape.spacing * diameter))));
        for (int piece = 1; piece <= pieces; ++piece) {
            const BrushSample at = mixed(from, to, double(piece) / pieces);
            dabs.push_back({at.x, at.y, diameter});
        }
    }
    return dabs;
}

std::vector<Dab> BrushPath::begin(const BrushSample& sample) {
    last_ = {sample, sample, sample};
    known_ = 1;
    travelled_ = 0;
    return {{sample.x, sample.y, diameter_at(shape_, sample.pressure)}};
}

std::vector<Dab> BrushPath::extend(const BrushSample& sample) {
    if (known_ == 0) return begin(sample);
    const BrushSample p1 = last_[2];
    if (distance(p1, sample) < 1e-6) return {};
    const BrushSample p0 =
        known_ > 1 ? last_[1] : BrushSample{2 * p1.x - sample.x, 2 * p1.y - sample.y, p1.pressure};
    const BrushSample p3 = continued(p0, p1, sample);
    last_ = {last_[1], last_[2], sample};
    known_ = std::min(known_ + 1, 3);
    return place_segment(p0, p1, sample, p3);
}

std::vector<Dab> BrushPath::place_segment(const BrushSample& p0, const BrushSample& p1, const BrushSample& p2,
                                          const BrushSample& p3) {
    std::vector<Dab> dabs;
    const int steps = std::clamp(static_cast<int>(std::ceil(distance(p1, p2) * 4)), 4, 4096);
    BrushSample here = p1;
    for (int i = 1; i <= steps; ++i) {
        const BrushSample next = on_curve(p0, p1, p2, p3, double(i) / steps);
        double piece = distance(here, next);
        while (piece > 0) {
            const double diameter = diameter_at(shape_, here.pressure);
            const double gap = std::max(0.5, shape_.spacing * diameter);
            if (travelled_ + piece < gap) {
                travelled_ += piece;
                break;
            }
            here = mixed(here, next, std::max(0.0, gap - travelled_) / piece);
            piece = distance(here, next);
            travelled_ = 0;
            dabs.push_back({here.x, here.y, diameter_at(shape_, here.pressure)});
        }
        here = next;
    }
    return dabs;
}

}  // namespace limner::ui
