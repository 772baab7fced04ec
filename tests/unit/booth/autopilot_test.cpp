#include "app/booth/autopilot.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace limner;
using namespace limner::booth;

namespace {

constexpr PoseLimits wide{45_deg, 70_deg, 25_deg, 40_deg, 60_deg};
constexpr PoseLimits narrow{10_deg, 70_deg, 3_deg, 40_deg, 60_deg};

Capabilities able() {
    Capabilities can;
    can.pose = can.light = true;
    return can;
}

}  // namespace

TEST_CASE("The head sets out from its own pose and stays within what the model shows well", "[booth]") {
    const auto limits = GENERATE(wide, narrow);
    const Autopilot autopilot(able(), limits);
    HeadPose own;
    own.roll = 4_deg;
    CHECK(degrees(autopilot.pose(own, Seconds(0)).yaw) == Approx(0).margin(0.01));
    float most = 0;
    for (double way = 0; way < 120; way += 0.1) {
        const auto pose = autopilot.pose(own, Seconds(way));
        CHECK(within(pose, limits) == pose);
        CHECK(pose.roll == own.roll);
        most = std::max(most, std::abs(degrees(pose.yaw)));
    }
    CHECK(most > 9);
}

TEST_CASE("The head moves calmly and without a jump, round after round", "[booth]") {
    const Autopilot autopilot(able(), wide);
    constexpr double step = 1.0 / 60;
    HeadPose before = autopilot.pose({}, Seconds(0));
    float fastest = 0;
    for (double way = step; way < 80; way += step) {
        const auto pose = autopilot.pose({}, Seconds(way));
        const auto moved = std::hypot((pose.yaw - before.yaw).value, (pose.pitch - before.pitch).value);
        fastest = std::max(fastest, degrees(Radians(float(moved / step))));
        before = pose;
    }
    CHECK(fastest < 8);  // degrees a second
}

TEST_CASE("The light wanders around the portrait's own", "[booth]") {
    const Autopilot autopilot(able(), wide);
    Light own;
    own.warmth = 0.5f;
    float low = 1e9f, high = -1e9f;
    for (double way = 0; way < 200; way += 0.5) {
        const auto light = autopilot.light(own, Seconds(way));
        low = std::min(low, degrees(light.azimuth));
        high = std::max(high, degrees(light.azimuth));
        CHECK(light.warmth == own.warmth);
        CHECK(std::abs(degrees(light.elevation)) <= 90);
    }
    CHECK(low < degrees(own.azimuth) - 20);
    CHECK(high > degrees(own.azimuth) + 20);
}

TEST_CASE("What the model cannot do stays as it is", "[booth]") {
    const Autopilot autopilot(Capabilities{}, wide);
    CHECK_FALSE(autopilot.moves());
    CHECK(autopilot.pose({}, Seconds(7)) == HeadPose{});
    CHECK(autopilot.light({}, Seconds(7)) == Light{});
}
