#include "engine/portrait/turntable_path.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

using namespace limner;
using Path = TurntablePath;

namespace {

float distance(const HeadPose& a, const HeadPose& b) {
    return degrees(Radians(std::hypot((a.yaw - b.yaw).value, (a.pitch - b.pitch).value)));
}

std::vector<float> steps(const std::vector<HeadPose>& poses) {
    std::vector<float> result;
    for (std::size_t i = 1; i < poses.size(); ++i) result.push_back(distance(poses[i - 1], poses[i]));
    return result;
}

float largest_yaw(const std::vector<HeadPose>& poses) {
    float most = 0;
    for (const auto& pose : poses) most = std::max(most, std::abs(degrees(pose.yaw)));
    return most;
}

}  // namespace

TEST_CASE("A seamless turntable goes on from its last frame to its first", "[portrait]") {
    const auto shape = GENERATE(Path::Shape::sweep, Path::Shape::ellipse, Path::Shape::figure_eight);
    const auto easing = GENERATE(Path::Easing::constant, Path::Easing::sine, Path::Easing::hold);
    const auto poses = turntable_poses({}, {.shape = shape, .easing = easing, .rest = 0.1f});
    REQUIRE(poses.size() == 120);
    auto between = steps(poses);
    const float last_to_first = distance(poses.back(), poses.front());
    CHECK(last_to_first > 0);
    CHECK(last_to_first <= 1.5f * *std::max_element(between.begin(), between.end()));
    CHECK(largest_yaw(poses) == Approx(25).margin(0.5));
}

TEST_CASE("Constant easing turns by the same angle from frame to frame", "[portrait]") {
    const auto shape = GENERATE(Path::Shape::sweep, Path::Shape::ellipse, Path::Shape::figure_eight);
    const auto between =
        steps(turntable_poses({}, {.shape = shape, .easing = Path::Easing::constant, .frames = 600}));
    const auto [least, most] = std::minmax_element(between.begin() + 1, between.end());
    // A step across a bend cuts it short.
    CHECK(std::count_if(between.begin(), between.end(), [&](float step) { return step < 0.97f * *most; }) <=
          4);
    CHECK(*least > 0);
}

TEST_CASE("Hold rests at both ends for its time", "[portrait]") {
    const auto poses = turntable_poses({}, {.easing = Path::Easing::hold, .rest = 0.2f, .frames = 100});
    const auto at_rest = std::count_if(poses.begin(), poses.end(), [](const HeadPose& pose) {
        return std::abs(std::abs(degrees(pose.yaw)) - 25) < 0.001f;
    });
    CHECK(at_rest >= 40);
    CHECK(at_rest <= 46);
}

TEST_CASE("Ping-pong comes back the way it went", "[portrait]") {
    const auto poses = turntable_poses({}, {.shape = Path::Shape::spiral, .loop = Path::Loop::ping_pong});
    for (std::size_t i = 1; i < 60; ++i) CHECK(distance(poses[i], poses[120 - i]) < 0.01f);
}

TEST_CASE("Once ends where the path ends", "[portrait]") {
    const auto poses = turntable_poses({}, {.shape = Path::Shape::spiral, .loop = Path::Loop::once});
    CHECK(degrees(poses.back().pitch) == Approx(6).margin(0.01));
}

TEST_CASE("The path starts at its phase, turns the other way and stays around its centre", "[portrait]") {
    HeadPose centre;
    centre.yaw = 10_deg;
    centre.zoom = 2;
    CHECK(degrees(turntable_poses(centre, {.start = 0.25f})[0].yaw) == Approx(35));
    CHECK(degrees(turntable_poses(centre, {.counter = true, .start = 0.25f})[0].yaw) == Approx(-15));
    CHECK(turntable_poses(centre, {})[3].zoom == 2);
}

TEST_CASE("Views of a sweep go from one end to the other", "[portrait]") {
    const auto views = turntable_views({}, {}, 5);
    REQUIRE(views.size() == 5);
    for (int i = 0; i < 5; ++i)
        CHECK(degrees(views[std::size_t(i)].yaw) == Approx(-25 + 12.5 * i).margin(0.001));
    CHECK(turntable_views({}, {}, 1)[0].yaw == Radians());
}
