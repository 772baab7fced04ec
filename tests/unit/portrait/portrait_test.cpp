#include "engine/portrait/portrait.h"

#include <catch2/catch.hpp>

using namespace limner;

TEST_CASE("A portrait is a value: equal when all it holds is equal", "[portrait]") {
    Portrait a, b;
    CHECK(a == b);
    b.style(Part::hair).seed = 7;
    CHECK_FALSE(a == b);
    b = a;
    b.head.expression["mouthSmile"] = 0.4f;
    CHECK_FALSE(a == b);

    SECTION("painted maps are compared by content") {
        a.painted.emplace().labels = std::make_shared<const LabelMap>(4, 4, 13);
        b = a;
        b.painted->labels = std::make_shared<const LabelMap>(4, 4, 13);
        CHECK(a == b);
        b.painted->labels = std::make_shared<const LabelMap>(4, 4, 12);
        CHECK_FALSE(a == b);
    }
}

TEST_CASE("A seed always means the same person", "[portrait]") {
    CHECK(portrait_from_seed(4711) == portrait_from_seed(4711));
    CHECK_FALSE(portrait_from_seed(4711) == portrait_from_seed(4712));
    CHECK(portrait_from_seed(~0ull).head.identity.seed == ~0ull);
}

TEST_CASE("Of all paintings those of a view are shown in it, the last on top", "[portrait]") {
    constexpr auto none = PaintedLabels::unpainted;
    Portrait portrait;
    CHECK_FALSE(strokes_shown(portrait));
    const auto map = [](int side, std::vector<std::uint8_t> pixels) {
        auto labels = std::make_shared<LabelMap>(side, side);
        labels->pixels = std::move(pixels);
        return labels;
    };
    portrait.fitted = {{map(2, {1, 2, none, none}), portrait.pose},
                       {map(2, {5, 5, 5, 5}), {.yaw = 20_deg}},
                       {map(2, {none, 3, 3, none}), portrait.pose}};
    REQUIRE(strokes_shown(portrait));
    CHECK(strokes_shown(portrait)->pixels == std::vector<std::uint8_t>{1, 3, 3, none});
    portrait.painted = PaintedLabels{map(1, {none}), portrait.pose};
    portrait.painted->labels = map(2, {none, none, none, 4});
    CHECK(strokes_shown(portrait)->pixels == std::vector<std::uint8_t>{1, 3, 3, 4});
    portrait.pose.yaw = 20_deg;
    CHECK(*strokes_shown(portrait) == *portrait.fitted[1].labels);
}

TEST_CASE("Strokes belong to the view they were made in", "[portrait]") {
    PaintedLabels painted;
    painted.pose.yaw = 10_deg;
    HeadPose pose = painted.pose;
    CHECK(painting_applies(painted, pose));
    pose.yaw = 12.9_deg;
    CHECK(painting_applies(painted, pose));
    pose.yaw = 13.5_deg;
    CHECK_FALSE(painting_applies(painted, pose));
    pose.yaw = 10_deg;
    pose.zoom = 1.05f;
    CHECK_FALSE(painting_applies(painted, pose));

    SECTION("but a map from a file stays on the picture") {
        painted.from_file = true;
        CHECK(painting_applies(painted, pose));
    }
}
