#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/label_set.h"
#include "engine/rendering/painted_relief.h"

namespace limner {
namespace {

constexpr int size = 100;  // no power of two

// A ball of skin of radius 30 before the camera.
struct Ball {
    LabelMap labels{size, size};
    DepthMap depth{size, size};
    NormalMap normals{size, size};

    Ball() {
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                const float u = (float(x) - 50) / 30, v = (50 - float(y)) / 30, d = 1 - u * u - v * v;
                if (d <= 0) continue;
                labels.at(x, y) = std::uint8_t(FaceClass::skin);
                depth.at(x, y) = 80 - 9 * std::sqrt(d);
                normals.at(x, y) = {u, v, std::sqrt(d)};
            }
    }
};

}  // namespace

TEST_CASE("A view that nothing was painted over stays as it is", "[painting]") {
    Ball ball, fitted;
    fit_relief(fitted.labels, fitted.depth, fitted.normals);
    CHECK(fitted.depth == ball.depth);
    CHECK(fitted.normals == ball.normals);
}

TEST_CASE("What is painted beside a head carries its surface on, what is erased has none", "[painting]") {
    Ball ball, before;
    for (int y = 10; y < 40; ++y)
        for (int x = 30; x < 70; ++x) ball.labels.at(x, y) = std::uint8_t(FaceClass::hair);
    for (int y = 60; y < size; ++y)
        for (int x = 0; x < size; ++x) ball.labels.at(x, y) = std::uint8_t(FaceClass::background);
    fit_relief(ball.labels, ball.depth, ball.normals);
    int grown = 0;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const bool background = ball.labels.at(x, y) == std::uint8_t(FaceClass::background);
            REQUIRE((ball.depth.at(x, y) > 0) == !background);
            const auto& n = ball.normals.at(x, y);
            REQUIRE(std::hypot(n[0], n[1], n[2]) == Approx(background ? 0 : 1).margin(1e-4));
            if (background) continue;
            if (before.depth.at(x, y) > 0) {
                REQUIRE(ball.depth.at(x, y) == before.depth.at(x, y));
                continue;
            }
            ++grown;
            REQUIRE(ball.depth.at(x, y) > 70);
            REQUIRE(ball.depth.at(x, y) < 80.5f);
            // Above the head the surface looks up; it does not turn away.
            REQUIRE(n[1] > 0);
            REQUIRE(n[2] >= 0);
        }
    CHECK(grown > 400);
    // No step where what was painted begins.
    for (int x = 40; x < 60; ++x)
        for (int y = 15; y < 25; ++y) CHECK(std::abs(ball.depth.at(x, y) - ball.depth.at(x, y + 1)) < 2.5f);
}

TEST_CASE("Strokes where there is no head at all have no relief", "[painting]") {
    LabelMap labels(8, 8, std::uint8_t(FaceClass::hair));
    DepthMap depth(8, 8);
    NormalMap normals(8, 8);
    fit_relief(labels, depth, normals);
    CHECK(depth == DepthMap(8, 8));
    CHECK(normals == NormalMap(8, 8));
}

}  // namespace limner
