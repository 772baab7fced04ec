#pragma once
// What belongs together with a pixel of the map: for the bucket and for picking a region.
//
//     const Selection area = area_at(surface, 128, 90);
//     surface.fill(area, hair);

#include "ui/painting/label_surface.h"

namespace limner::ui {

enum class AreaReference { classes, colours };

struct AreaRule {
    bool contiguous = true;  // one area, or all of that class or colour
    bool diagonal = true;    // pixels that touch at a corner are connected
    AreaReference reference = AreaReference::classes;
    double tolerance = 0.12;  // of colours: how far the channel that differs most may, 0..1
    int close_gaps = 0;       // passages as wide as this, in pixels of the map, end an area
    bool operator==(const AreaRule&) const = default;
};

/// The pixels that belong to (x, y); none outside of the map. Without a `picture` there are classes only.
/// Milliseconds for a map of 512; pure.
Selection area_at(const LabelSurface& surface, int x, int y, const AreaRule& rule = {},
                  const Image* picture = nullptr);

}  // namespace limner::ui
