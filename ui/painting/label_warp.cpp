#include "ui/painting/label_warp.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace limner::ui {
namespace {

constexpr double cell_pixels = 4;                 // the patch is drawn as flat cells about as large
constexpr int fewest_cells = 4, most_cells = 32;  // between two handles

constexpr double tolerance = 1e-9;  // a centre on the border of two triangles belongs to both

MapPoint operator+(MapPoint a, MapPoint b) { return {a.x + b.x, a.y + b.y}; }
MapPoint operator-(MapPoint a, MapPoint b) { return {a.x - b.x, a.y - b.y}; }
MapPoint operator*(double factor, MapPoint p) { return {factor * p.x, factor * p.y}; }
double cross(MapPoint a, MapPoint b) { return a.x * b.y - a.y * b.x; }

/// Uniform Catmull-Rom through four points, `u` 0..1 over all of them. Beyond its ends the line goes straight
/// on.
MapPoint on_curve(const std::array<MapPoint, LabelWarp::side>& p, double u) {
    const double at = std::clamp(u, 0.0, 1.0) * (LabelWarp::side - 1);
    const int piece = std::min(static_cast<int>(at), LabelWarp::side - 2);
    const double t = at - piece;
    const auto i = static_cast<std::size_t>(piece);
    const MapPoint p1 = p[i], p2 = p[i + 1];
    const MapPoint p0 = piece > 0 ? p[i - 1] : 2 * p1 - p2;
    const MapPoint p3 = piece < LabelWarp::side - 2 ? p[i + 2] : 2 * p2 - p1;
    return p1 + 0.5 * (t * (p2 - p0) + t * t * (2 * p0 - 5 * p1 + 4 * p2 - p3) +
                       t * t * t * (3 * p1 - p0 - 3 * p2 + p3));
}

/// A point of the box, and where it comes to lie.
struct Corner {
    MapPoint box, map;
};

/// Calls `visit` for the pixels whose centres lie in the triangle.
void draw(const Corner& a, const Corner& b, const Corner& c, int map_side,
          const std::function<void(int, int, MapPoint)>& visit) {
    const MapPoint ab = b.map - a.map, ac = c.map - a.map;
    const double area = cross(ab, ac);
    if (area == 0) return;
    const auto within = [map_side](double at) {
        return static_cast<int>(std::clamp(at, 0.0, double(map_side)));
    };
    const auto [left, right] = std::minmax({a.map.x, b.map.x, c.map.x});
    const auto [top, bottom] = std::minmax({a.map.y, b.map.y, c.map.y});
    for (int y = within(std::floor(top)); y < within(std::ceil(bottom)); ++y)
        for (int x = within(std::floor(left)); x < within(std::ceil(right)); ++x) {
            const MapPoint way = MapPoint{x + 0.5, y + 0.5} - a.map;
            const double of_b = cross(way, ac) / area, of_c = cross(ab, way) / area;
            if (of_b < -tolerance || of_c < -tolerance || of_b + of_c > 1 + tolerance) continue;
            visit(x, y, a.box + of_b * (b.box - a.box) + of_c * (c.box - a.box));
        }
}

int cells_of(double length) {
    const double wanted = std::ceil(length / cell_pixels / (LabelWarp::side - 1));
    return (LabelWarp::side - 1) *
           static_cast<int>(std::clamp(wanted, double(fewest_cells), double(most_cells)));
}

}  // namespace

MapPoint LabelWarp::pull(double u, double v) const {
    std::array<MapPoint, side> column;
    for (int row = 0; row < side; ++row) {
        std::array<MapPoint, side> handles;
        for (int i = 0; i < side; ++i) handles[std::size_t(i)] = pulled[index(i, row)];
        column[std::size_t(row)] = on_curve(handles, u);
    }
    return on_curve(column, v);
}

void for_each_warped(const LabelWarp& warp, double width, double height,
                     const std::function<MapPoint(MapPoint)>& placed, int map_side,
                     const std::function<void(int, int, MapPoint)>& visit) {
    const int across = cells_of(width), down = cells_of(height);
    std::vector<Corner> above, row;
    for (int j = 0; j <= down; ++j) {
        row.clear();
        for (int i = 0; i <= across; ++i) {
            const double u = double(i) / across, v = double(j) / down;
            const MapPoint box{(u - 0.5) * width, (v - 0.5) * height};
            row.push_back({box, placed(box + warp.pull(u, v))});
        }
        for (std::size_t i = 0; j > 0 && i + 1 < row.size(); ++i) {
            draw(above[i], above[i + 1], row[i + 1], map_side, visit);
            draw(above[i], row[i + 1], row[i], map_side, visit);
        }
        above.swap(row);
    }
}

}  // namespace limner::ui
