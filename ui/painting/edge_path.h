#pragma once
// A line that keeps to the edges of the picture: the magnetic lasso.
//
//     const Grid<float> edges = edge_strength(*picture, surface.size());   // edge_snap.h
//     const MapPoint corner = pulled_to_edge(edges, pointer);
//     polygon += way_along_edges(edges, last_corner, corner);
//
// The cheapest way over the pixels, where strong edges cost little: E. Mortensen and W. Barrett, "Intelligent
// scissors for image composition", SIGGRAPH 1995.

#include "engine/core/image.h"
#include "ui/painting/map_shape.h"

namespace limner::ui {

/// Pixels of the map.
inline constexpr double magnet_reach = 12;

/// The strongest edge within reach of `at`, the nearer one of two that are alike; `at` where none is strong.
MapPoint pulled_to_edge(const Grid<float>& edges, MapPoint at, double reach = magnet_reach);

/// From `from` to `to`, which it ends with, no further than `reach` from the straight line; that line where
/// no edge is strong. Milliseconds for a way across a map of 512; pure.
Polygon way_along_edges(const Grid<float>& edges, MapPoint from, MapPoint to, double reach = magnet_reach);

}  // namespace limner::ui
