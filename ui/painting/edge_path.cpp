#include "ui/painting/edge_path.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <queue>
#include <tuple>
#include <vector>

namespace limner::ui {
namespace {

constexpr float strong = 0.1f;        // of edge_strength(): what is fainter is noise
constexpr float nearness = 0.35f;     // what an edge at the end of the reach loses against one at the pointer
constexpr float way_on_edge = 0.04f;  // of one pixel along the strongest edge; without an edge it is 1

MapPoint middle_of(int x, int y) { return {x + 0.5, y + 0.5}; }

double distance_to_line(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / square, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

/// Some pixels of a grid.
struct Box {
    int left, top, right, bottom;
    bool contains(int x, int y) const { return x >= left && y >= top && x < right && y < bottom; }
};

Box around(const Grid<float>& edges, MapPoint a, MapPoint b, double reach) {
    const auto within = [](double at, int side) {
        return static_cast<int>(std::clamp(std::floor(at), 0.0, double(side)));
    };
    return {within(std::min(a.x, b.x) - reach, edges.width), within(std::min(a.y, b.y) - reach, edges.height),
            within(std::max(a.x, b.x) + reach + 1, edges.width),
            within(std::max(a.y, b.y) + reach + 1, edges.height)};
}

struct Step {
    float cost;
    int x, y;
    bool operator>(const Step& other) const {
        return std::tie(cost, y, x) > std::tie(other.cost, other.y, other.x);
    }
};

}  // namespace

MapPoint pulled_to_edge(const Grid<float>& edges, MapPoint at, double reach) {
    const Box box = around(edges, at, at, reach);
    MapPoint best = at;
    float most = 0;
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x) {
            const double way = std::hypot(x + 0.5 - at.x, y + 0.5 - at.y);
            if (way > reach || edges.at(x, y) < strong) continue;
            const float worth = edges.at(x, y) * (1 - nearness * static_cast<float>(way / reach));
            if (worth > most) most = worth, best = middle_of(x, y);
        }
    return best;
}

Polygon way_along_edges(const Grid<float>& edges, MapPoint from, MapPoint to, double reach) {
    const Box box = around(edges, from, to, reach);
    const auto pixel = [](MapPoint p) {
        return std::pair(static_cast<int>(std::floor(p.x)), static_cast<int>(std::floor(p.y)));
    };
    const auto [start_x, start_y] = pixel(from);
    const auto [end_x, end_y] = pixel(to);
    float strongest = 0;
    const auto in_reach = [&](int x, int y) {
        return box.contains(x, y) && distance_to_line(middle_of(x, y), from, to) <= reach;
    };
    for (int y = box.top; y < box.bottom; ++y)
        for (int x = box.left; x < box.right; ++x)
            if (in_reach(x, y)) strongest = std::max(strongest, edges.at(x, y));
    if (strongest < strong || !in_reach(start_x, start_y) || !in_reach(end_x, end_y)) return {to};

    constexpr float never = std::numeric_limits<float>::infinity();
    Grid<float> cost(box.right - box.left, box.bottom - box.top, never);
    Grid<std::uint8_t> came(cost.width, cost.height, 0);  // by which of the eight ways
    const auto cost_at = [&](int x, int y) -> float& { return cost.at(x - box.left, y - box.top); };
    const auto came_to = [&](int x, int y) -> std::uint8_t& { return came.at(x - box.left, y - box.top); };
    constexpr std::pair<int, int> ways[] = {{1, 0}, {-1, 0}, {0, 1},  {0, -1},
                                            {1, 1}, {-1, 1}, {1, -1}, {-1, -1}};
    std::priority_queue<Step, std::vector<Step>, std::greater<>> next;
    cost_at(start_x, start_y) = 0;
    next.push({0, start_x, start_y});
    while (!next.empty()) {
        const Step step = next.top();
        next.pop();
        if (step.x == end_x && step.y == end_y) break;
        if (step.cost > cost_at(step.x, step.y)) continue;
        for (std::size_t i = 0; i < std::size(ways); ++i) {
            const int x = step.x + ways[i].first, y = step.y + ways[i].second;
            if (!in_reach(x, y)) continue;
            const float length = i < 4 ? 1.0f : std::sqrt(2.0f);
            const float reached =
                step.cost + length * (way_on_edge + 1 - std::min(1.0f, edges.at(x, y) / strongest));
            if (reached >= cost_at(x, y)) continue;
            cost_at(x, y) = reached;
            came_to(x, y) = static_cast<std::uint8_t>(i);
            next.push({reached, x, y});
        }
    }
    if (cost_at(end_x, end_y) == never) return {to};
    Polygon way{to};
    for (int x = end_x, y = end_y; x != start_x || y != start_y;) {
        const auto& [dx, dy] = ways[came_to(x, y)];
        x -= dx, y -= dy;
        if (x != start_x || y != start_y) way.push_back(middle_of(x, y));
    }
    std::reverse(way.begin(), way.end());
    return way;
}

}  // namespace limner::ui
