#pragma once
// Bends labels by a net of 4 x 4 handles: a patch of Catmull-Rom curves that goes through all of them.
//
//     LabelWarp warp;                              // changes nothing
//     warp.pulled[LabelWarp::index(0, 0)] = {-8, -4};
//     const MapPoint way = warp.pull(0.1, 0.2);    // of a point near that corner

#include <array>
#include <functional>

#include "ui/painting/map_shape.h"

namespace limner::ui {

struct LabelWarp {
    static constexpr int side = 4;  // handles across and down
    static constexpr std::size_t index(int across, int down) { return std::size_t(down * side + across); }

    /// How far each handle is from its place in the even net, row by row, in pixels of the labels.
    std::array<MapPoint, side * side> pulled{};

    bool bends() const { return *this != LabelWarp(); }
    /// How far a point of the box is pulled; `u` and `v` are 0..1 across and down.
    MapPoint pull(double u, double v) const;
    bool operator==(const LabelWarp&) const = default;
};

/// For each pixel of a map of `map_side` whose centre lies under the box of `width` x `height` that `warp`
/// bends and `placed` then brings to its place: calls `visit(x, y, point)` with the point of the box that is
/// seen there. Points are given from the middle of the box. Where the box is folded the later one is on top.
void for_each_warped(const LabelWarp& warp, double width, double height,
                     const std::function<MapPoint(MapPoint)>& placed, int map_side,
                     const std::function<void(int, int, MapPoint)>& visit);

}  // namespace limner::ui
