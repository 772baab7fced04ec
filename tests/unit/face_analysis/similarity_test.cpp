#include "engine/face_analysis/similarity.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>
#include <vector>

using namespace limner;

namespace {

using Point = std::array<float, 2>;

const Similarity turned{.6f, .8f, 12, -7};  // scale 1, some 53 degrees clockwise

void check_near(const Point& a, const Point& b, float margin = 1e-3f) {
    CHECK(a[0] == Approx(b[0]).margin(margin));
    CHECK(a[1] == Approx(b[1]).margin(margin));
}

}  // namespace

TEST_CASE("A similarity is found again from the points it moved", "[face_analysis]") {
    const std::vector<Point> points{{0, 0}, {10, 3}, {-4, 20}, {7, 7}};
    std::vector<Point> moved;
    const Similarity truth{1.2f, -.5f, 30, 4};
    for (const auto& p : points) moved.push_back(truth * p);
    const auto found = Similarity::fit(points, moved);
    REQUIRE(found);
    CHECK(found->a == Approx(1.2f));
    CHECK(found->b == Approx(-.5f));
    check_near({found->x, found->y}, {30, 4});

    SECTION("noise that cancels out does not matter") {
        moved[0][0] += 2, moved[1][0] -= 2;
        const auto noisy = Similarity::fit(points, moved);
        CHECK(noisy->scale() == Approx(truth.scale()).margin(.1));
    }
    SECTION("coinciding points say nothing") {
        CHECK_FALSE(Similarity::fit(std::vector<Point>{{1, 1}, {1, 1}}, std::vector<Point>{{0, 0}, {5, 5}}));
    }
}

TEST_CASE("Inverse and product of similarities undo and chain", "[face_analysis]") {
    const Point p{5, 9};
    check_near(turned.inverse() * (turned * p), p);
    const Similarity other{2, 0, -1, 3};
    check_near((turned * other) * p, turned * (other * p));
    CHECK(turned.scale() == Approx(1));
    CHECK(turned.clockwise() == Approx(std::atan2(.8f, .6f)));
}

TEST_CASE("A positive angle turns clockwise in a picture, whose y points down", "[face_analysis]") {
    const auto quarter = Similarity::about({10, 10}, std::numbers::pi_v<float> / 2, 1);
    check_near(quarter * Point{10, 0}, {20, 10});  // from the top to the right
    check_near(quarter * Point{10, 10}, {10, 10});
}

TEST_CASE("Warping by nothing gives the same picture, by a shift the shifted one", "[face_analysis]") {
    Image picture(16, 16);
    for (std::size_t i = 0; i < picture.pixels.size(); ++i)
        picture.pixels[i] = {std::uint8_t(i), std::uint8_t(3 * i), std::uint8_t(7 * i)};
    CHECK(warped(picture, {}, 16) == picture);
    const auto shifted = warped(picture, {1, 0, 2, 3}, 16);
    CHECK(shifted.at(4, 5) == picture.at(6, 8));
    CHECK(shifted.at(15, 15) == picture.at(15, 15));  // the border goes on

    LabelMap labels(16, 16);
    labels.at(6, 8) = 4;
    const auto moved = warped(labels, {1, 0, 2, 3}, 16, 16, 9);
    CHECK(moved.at(4, 5) == 4);
    CHECK(moved.at(15, 15) == 9);
}

TEST_CASE("A picture that shrinks is averaged, not sampled", "[face_analysis]") {
    Image stripes(64, 64);
    for (int y = 0; y < 64; ++y)
        for (int x = 0; x < 64; ++x) stripes.at(x, y) = x % 2 ? Rgba{200, 200, 200} : Rgba{0, 0, 0};
    for (const auto& pixel : warped(stripes, {4, 0, 0, 0}, 16).pixels) CHECK(std::abs(pixel.r - 100) <= 12);
}
