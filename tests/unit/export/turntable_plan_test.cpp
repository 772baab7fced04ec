#include "engine/export/turntable_plan.h"

#include <catch2/catch.hpp>

using namespace limner;

namespace {

constexpr PoseLimits limits{30_deg, 45_deg, 10_deg, 20_deg, 30_deg};

}  // namespace

TEST_CASE("A turntable has one view per frame around the portrait's pose", "[export]") {
    Portrait portrait;
    portrait.pose.yaw = 5_deg;
    const auto plan = plan_turntable(portrait, {.path = {.yaw_amplitude = 20_deg, .frames = 40}}, limits);
    REQUIRE(plan.views.size() == 40);
    CHECK_FALSE(plan.beyond_safe);
    CHECK(degrees(plan.views[10].pose.yaw) == Approx(25).margin(0.01));
    CHECK(degrees(plan.views[30].pose.yaw) == Approx(-15).margin(0.01));
    SECTION("or around the front") {
        TurntableSettings settings{.path = {.yaw_amplitude = 20_deg, .frames = 40}};
        settings.front = true;
        CHECK(degrees(plan_turntable(portrait, settings, limits).views[10].pose.yaw) ==
              Approx(20).margin(0.01));
    }
}

TEST_CASE("The head turns no further than the model can, and the plan says so", "[export]") {
    Portrait portrait;
    portrait.pose.yaw = 15_deg;
    TurntableSettings settings{.path = {.shape = TurntablePath::Shape::ellipse,
                                        .yaw_amplitude = 60_deg,
                                        .pitch_amplitude = 12_deg,
                                        .frames = 40}};
    const auto plan = plan_turntable(portrait, settings, limits);
    REQUIRE(plan.yaw_amplitude);
    CHECK(degrees(*plan.yaw_amplitude) == Approx(30).margin(0.01));
    CHECK_FALSE(plan.pitch_amplitude);
    CHECK(plan.beyond_safe);
    for (const auto& view : plan.views) CHECK(degrees(view.pose.yaw) < 45.01f);
}

TEST_CASE("Light turns with the head or stays, and the eyes can stay on the viewer", "[export]") {
    const Portrait portrait;
    TurntableSettings settings{.path = {.yaw_amplitude = 20_deg, .frames = 40}};
    const auto turned = plan_turntable(portrait, settings, limits).views[10];
    CHECK(degrees(turned.light.azimuth) == Approx(degrees(portrait.light.azimuth) + 20).margin(0.01));
    CHECK(turned.head.gaze_x == portrait.head.gaze_x);
    settings.light_turns = false;
    settings.gaze_viewer = true;
    const auto fixed = plan_turntable(portrait, settings, limits).views[10];
    CHECK(fixed.light == portrait.light);
    CHECK(fixed.head.gaze_x == Approx(-fixed.pose.yaw.value));
}

TEST_CASE("Still views replace the frames of a film", "[export]") {
    TurntableSettings settings;
    settings.views = 5;
    CHECK(plan_turntable({}, settings, limits).views.size() == 5);
    CHECK(frames_of(4, 30) == 120);
    CHECK(frames_of(0.001, 30) == 2);
    CHECK(frames_of(1e6, 30) == 3600);
}
