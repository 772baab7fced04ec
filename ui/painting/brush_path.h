#pragma once
// From pointer samples to dabs: a centripetal Catmull-Rom curve through the samples, dabs set along it by arc
// length. The rest of a spacing is carried on, so that neither speed nor event rate changes the look.
//
//     BrushPath path({.diameter = 24});
//     for (const Dab& dab : path.begin({.x = 10, .y = 10})) surface.stamp(dab, hair);
//     for (const Dab& dab : path.extend({.x = 40, .y = 12})) surface.stamp(dab, hair);

#include <array>
#include <vector>

namespace limner::ui {

/// A disc of the brush, in pixels of the label map; pixel (0, 0) covers [0, 1) x [0, 1).
struct Dab {
    double x = 0, y = 0, diameter = 0;
    bool operator==(const Dab&) const = default;
};

struct BrushSample {
    double x = 0, y = 0;
    double pressure = 1;  // mouse and touch: 1
};

struct BrushShape {
    double diameter = 12;          // at full pressure, in map pixels
    double spacing = 0.10;         // share of the current diameter
    double smallest = 0.30;        // share of the diameter that no pressure leaves
    bool pressure_to_size = true;  // pens only; a mouse has pressure 1
};

/// Along straight lines from point to point, the corners among them.
std::vector<Dab> dabs_along(const std::vector<BrushSample>& corners, const BrushShape& shape);

double diameter_at(const BrushShape& shape, double pressure);

class BrushPath {
public:
    explicit BrushPath(BrushShape shape) : shape_(shape) {}

    /// Starts a stroke: one dab at the sample.
    std::vector<Dab> begin(const BrushSample& sample);
    /// Goes on to the next sample; the dabs between the last one and it. Equal positions give none.
    std::vector<Dab> extend(const BrushSample& sample);

private:
    std::vector<Dab> place_segment(const BrushSample& p0, const BrushSample& p1, const BrushSample& p2,
                                   const BrushSample& p3);

    BrushShape shape_;
    std::array<BrushSample, 3> last_{};  // newest last
    int known_ = 0;
    double travelled_ = 0;  // since the last dab
};

}  // namespace limner::ui
