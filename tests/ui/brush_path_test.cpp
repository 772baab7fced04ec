#include "ui/painting/brush_path.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace limner::ui;

namespace {

/// Dabs of a stroke along `curve` sampled `events` times.
template <class Curve>
std::vector<Dab> stroke(const Curve& curve, int events, BrushShape shape = {}) {
    BrushPath path(shape);
    std::vector<Dab> dabs = path.begin(curve(0.0));
    for (int i = 1; i <= events; ++i) {
        const std::vector<Dab> more = path.extend(curve(double(i) / events));
        dabs.insert(dabs.end(), more.begin(), more.end());
    }
    return dabs;
}

BrushSample line(double t) { return {10 + 200 * t, 20 + 100 * t, 1}; }
BrushSample arc(double t) { return {128 + 80 * std::cos(3 * t), 128 + 80 * std::sin(3 * t), 1}; }

double gap(const Dab& a, const Dab& b) { return std::hypot(a.x - b.x, a.y - b.y); }

}  // namespace

TEST_CASE("A click without movement gives one dab", "[brush]") {
    BrushPath path({.diameter = 10});
    CHECK(path.begin({5, 6, 1}) == std::vector<Dab>{{5, 6, 10}});
    CHECK(path.extend({5, 6, 1}).empty());
}

TEST_CASE("Dabs lie one spacing apart, whatever the event rate", "[brush]") {
    const int events = GENERATE(2, 7, 50, 400);
    const BrushShape shape{.diameter = 20, .spacing = 0.1};
    SECTION("on a line") {
        const auto dabs = stroke(line, events, shape);
        const double length = std::hypot(200, 100);
        CHECK(std::abs(double(dabs.size()) - (length / 2 + 1)) <= 1);
        for (std::size_t i = 1; i < dabs.size(); ++i)
            CHECK(gap(dabs[i - 1], dabs[i]) == Approx(2).margin(0.01));
    }
    SECTION("on an arc") {
        if (events < 7) return;  // two points know nothing of a curve
        const auto dabs = stroke(arc, events, shape);
        CHECK(std::abs(double(dabs.size()) - (240.0 / 2 + 1)) <= 3);
        for (std::size_t i = 1; i < dabs.size(); ++i) {
            CHECK(gap(dabs[i - 1], dabs[i]) == Approx(2).margin(0.05));
            CHECK(std::hypot(dabs[i].x - 128, dabs[i].y - 128) == Approx(80).margin(events < 20 ? 2.0 : 0.3));
        }
    }
}

TEST_CASE("A thin brush still leaves no more than half a pixel between dabs", "[brush]") {
    const auto dabs = stroke(line, 10, {.diameter = 1, .spacing = 0.1});
    for (std::size_t i = 1; i < dabs.size(); ++i)
        CHECK(gap(dabs[i - 1], dabs[i]) == Approx(0.5).margin(0.01));
}

TEST_CASE("Pressure scales the size from 30 to 100 percent", "[brush]") {
    const BrushShape shape{.diameter = 40};
    CHECK(diameter_at(shape, 0) == Approx(12));
    CHECK(diameter_at(shape, 1) == Approx(40));
    CHECK(diameter_at({.diameter = 40, .pressure_to_size = false}, 0) == Approx(40));
    BrushPath path(shape);
    path.begin({0, 0, 0});
    const auto dabs = path.extend({200, 0, 1});
    for (std::size_t i = 1; i < dabs.size(); ++i) CHECK(dabs[i].diameter > dabs[i - 1].diameter);
}
