#pragma once
// Areas of the label map: polygons from lasso and shape tools, and the selection they make.

#include <cstdint>
#include <functional>
#include <vector>

namespace limner::ui {

/// In pixels of the label map; pixel (0, 0) covers [0, 1) x [0, 1).
struct MapPoint {
    double x = 0, y = 0;
    bool operator==(const MapPoint&) const = default;
};
using Polygon = std::vector<MapPoint>;

Polygon rectangle(MapPoint corner, MapPoint opposite);
/// Inscribed in the rectangle of the two corners.
Polygon ellipse(MapPoint corner, MapPoint opposite);

/// Calls `visit(x, y)` for each pixel of a map of side `side` whose centre lies in the polygon (even-odd
/// rule).
void for_each_inside(const Polygon& polygon, int side, const std::function<void(int, int)>& visit);

enum class Combine { replace, add, subtract, intersect };

/// A set of pixels; an empty one selects nothing and limits nothing.
class Selection {
public:
    explicit Selection(int side = 0) : side_(side) {}

    int side() const { return side_; }
    bool empty() const { return count_ == 0; }
    int count() const { return count_; }
    /// Writing is allowed here: inside, or everywhere while nothing is selected.
    bool allows(int x, int y) const { return empty() || contains(x, y); }
    bool contains(int x, int y) const;

    void clear();
    void invert();
    void combine(const Polygon& polygon, Combine how);
    /// `other`, of the same side.
    void combine(const Selection& other, Combine how);
    void select_if(const std::function<bool(int, int)>& wanted);
    /// By `pixels` to the outside (+) or the inside (-), round.
    void grow(int pixels);
    /// What lies along its edge: a band of `pixels`, half of it outside, the odd one too.
    void border(int pixels);

private:
    void recount();
    int side_ = 0, count_ = 0;
    std::vector<std::uint8_t> inside_;  // side x side once something was selected
};

}  // namespace limner::ui
