#include "engine/evaluation/view_warp.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/label_set.h"

using namespace limner;

namespace {

constexpr int size = 128;
constexpr float radius = 8;

// A ball around the origin whose colour is its place, seen by `camera`.
ViewSample ball(const Camera& camera) {
    ViewSample view{Image(size, size), LabelMap(size, size), DepthMap(size, size), camera};
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const auto ray = camera.pixel_ray(x, y, size);
            const float a = ray.direction.squaredNorm(), b = ray.origin.dot(ray.direction),
                        c = ray.origin.squaredNorm() - radius * radius, root = b * b - a * c;
            if (root < 0) continue;
            const float depth = (-b - std::sqrt(root)) / a;
            const Vec3f p = ray.at(depth);
            const auto byte = [](float v) { return std::uint8_t(128 + 120 * v / radius); };
            view.depth.at(x, y) = depth;
            view.image.at(x, y) = {byte(p.x()), byte(p.y()), byte(p.z())};
            view.labels.at(x, y) = std::uint8_t(p.y() > 0 ? FaceClass::skin : FaceClass::neck);
        }
    return view;
}

Camera turned(float degrees) {
    return head_camera({.yaw = from_degrees(degrees)}, {.target = Vec3f::Zero(), .span = 20});
}

}  // namespace

TEST_CASE("A ball with its colours on it looks from the next view as warped from the last", "[evaluation]") {
    const auto left = ball(turned(-10)), right = ball(turned(10));
    const auto warped = warp(left, right);
    int seen = 0, covered = 0;
    for (std::size_t i = 0; i < warped.seen.pixels.size(); ++i)
        seen += warped.seen.pixels[i] != 0, covered += right.depth.pixels[i] > 0;
    CHECK(seen > .8 * covered);
    CHECK(seen < covered);  // the far side is new
    CHECK(mean_absolute_error(warped.image, right.image, warped.seen) < .01);
    CHECK(mean_absolute_error(left.image, right.image, warped.seen) > .05);
}

TEST_CASE("What another surface hides, what has another class, and what has no depth is not warped",
          "[evaluation]") {
    auto source = ball(turned(0));
    const auto target = source;
    const int middle = size / 2;
    REQUIRE(warp(source, target).seen.at(middle, middle - 10) == 255);
    SECTION("hidden") {
        source.depth.at(middle, middle - 10) -= 2;
        CHECK(warp(source, target).seen.at(middle, middle - 10) == 0);
    }
    SECTION("another class") {
        source.labels.at(middle, middle - 10) = std::uint8_t(FaceClass::hair);
        CHECK(warp(source, target).seen.at(middle, middle - 10) == 0);
    }
    SECTION("no depth") {
        source.depth.at(middle, middle - 10) = 0;
        CHECK(warp(source, target).seen.at(middle, middle - 10) == 0);
    }
    CHECK(warp(source, target).seen.at(0, 0) == 0);
}
