#include "engine/portrait/portrait_blend.h"

#include <catch2/catch.hpp>

using namespace limner;

TEST_CASE("A blend begins and ends with the people themselves", "[portrait]") {
    auto from = portrait_from_seed(3), to = portrait_from_seed(8);
    from.head.expression["jawOpen"] = 0.5f;
    to.light.azimuth = 20_deg;
    REQUIRE(can_blend(from, to));
    CHECK(blended(from, to, 0) == from);
    CHECK(blended(from, to, 1) == to);
}

TEST_CASE("Halfway everything is halfway", "[portrait]") {
    auto from = portrait_from_seed(3), to = portrait_from_seed(8);
    from.head.expression["jawOpen"] = 0.5f;
    from.pose.yaw = 10_deg;
    to.light.intensity = 2;
    const auto half = blended(from, to, 0.5f);
    CHECK(half.head.identity == CodeSource{3, 8, 0.5f});
    CHECK(half.style(Part::hair) == CodeSource{3, 8, 0.5f});
    CHECK(half.head.expression.at("jawOpen") == 0.25f);
    CHECK(degrees(half.pose.yaw) == Approx(5));
    CHECK(half.light.intensity == 1.5f);
}

TEST_CASE("Where there is nobody in between, there is no blend", "[portrait]") {
    const auto seed = portrait_from_seed(3);
    auto other = portrait_from_seed(8);
    SECTION("to a mix of two seeds") { other.head.hair = {1, 2, 0.5f}; }
    SECTION("to strokes of a brush") { other.painted = PaintedLabels{}; }
    SECTION("to a portrait of another model") { other.model = "another"; }
    CHECK_FALSE(can_blend(seed, other));
    CHECK_FALSE(can_blend(other, seed));
}

TEST_CASE("What both have in common stays, whatever it is", "[portrait]") {
    auto from = portrait_from_seed(3), to = portrait_from_seed(8);
    from.style(Part::hair) = to.style(Part::hair) = {1, 2, 0.5f};
    REQUIRE(can_blend(from, to));
    CHECK(blended(from, to, 0.5f).style(Part::hair) == CodeSource{1, 2, 0.5f});
}

TEST_CASE("What nothing lies between is that of the nearer one", "[portrait]") {
    auto from = portrait_from_seed(3), to = portrait_from_seed(8);
    from.style(Part::hair) = {1, 2, 0.5f};
    to.painted = PaintedLabels{};
    CHECK(blended(from, to, 0.4f).style(Part::hair) == from.style(Part::hair));
    CHECK(blended(from, to, 0.6f).style(Part::hair) == to.style(Part::hair));
    CHECK_FALSE(blended(from, to, 0.4f).painted.has_value());
    CHECK(blended(from, to, 0.6f).painted.has_value());
    CHECK(blended(from, to, 0.4f).style(Part::skin) == CodeSource{3, 8, 0.4f});
}
