#pragma once
// Labels that were taken out of the map, or pasted over it, and float until they are put down: moved, scaled,
// turned, flipped and bent, each pixel with the class of the nearest one they had.
//
//     FloatingLabels labels = FloatingLabels::lifted(surface);
//     surface.set_strokes(&labels.strokes_at({.x = 12, .angle = 0.3}));  // to look at, or to keep

#include "ui/painting/label_surface.h"
#include "ui/painting/label_warp.h"

namespace limner::ui {

/// Where floating labels lie, from where they were taken.
struct Placement {
    double x = 0, y = 0;           // way of their middle, pixels of the map
    double width = 1, height = 1;  // factors; negative: flipped
    double angle = 0;              // radians, clockwise, about their middle
    LabelWarp warp = {};           // of the labels, before all that
    bool operator==(const Placement&) const = default;

    /// Where a point of the labels, given from their middle and bent already, lies from where that was at
    /// first.
    MapPoint placed(MapPoint from_middle) const;
    /// The inverse of placed().
    MapPoint taken_back(MapPoint point) const;
};

class FloatingLabels {
public:
    /// What is seen inside the selection of `surface`, but for locked classes. The hole gets the class that
    /// the model has there or, where that is the one that left, the nearest other class around that is not
    /// locked.
    static FloatingLabels lifted(const LabelSurface& surface);
    /// `labels`, of any size, transparent where unpainted: pixel on pixel in the middle of the map, smaller
    /// where they would not fit.
    static FloatingLabels pasted(LabelMap labels, const LabelSurface& surface);

    /// There is no pixel.
    bool empty() const { return bounds_.empty(); }
    /// Of their pixels before they are placed; pasted ones may lie outside of the map.
    const PixelRect& bounds() const { return bounds_; }
    MapPoint middle() const;
    bool from_map() const { return from_map_; }
    /// The strokes as they were.
    const LabelMap& before() const { return before_; }
    /// The strokes with the labels put down at `placement`. Locked pixels stay as they are, and lifted labels
    /// that were not moved change nothing.
    LabelMap strokes_at(const Placement& placement) const;
    /// The pixels of the map that they cover.
    Selection covered_at(const Placement& placement) const;
    /// Where pasted ones begin: they fit into the map.
    Placement start() const { return start_; }

private:
    /// Calls `visit(x, y, value)` for each pixel of the map under the placed labels.
    template <class Visit>
    void each_placed(const Placement& placement, const Visit& visit) const;
    void find_bounds();

    LabelMap before_;   // strokes
    LabelMap labels_;   // unpainted: nothing
    LabelMap filling_;  // of the hole, where labels_ is painted
    Grid<std::uint8_t> locked_;
    PixelRect bounds_;
    MapPoint origin_;  // of labels_ in the map
    Placement start_;
    bool from_map_ = false;
};

}  // namespace limner::ui
