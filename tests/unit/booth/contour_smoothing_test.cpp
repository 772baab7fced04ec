#include "app/booth/contour_smoothing.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>

using namespace limner;
using namespace limner::booth;

namespace {

constexpr int size = 64;
constexpr Rgba dark{40, 30, 20}, bright{200, 180, 160};

/// Dark above the line through the middle that falls by `slope` pixels per pixel, without soft steps.
Image stepped_edge(double slope) {
    Image image(size, size, bright);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            if (y < size / 2 + slope * (x - size / 2)) image.at(x, y) = dark;
    return image;
}

/// How far the edge of an image is from its line, in pixels: the largest difference over the columns in the
/// middle, the height of an edge being its column's sum of darkness.
double roughness(const Image& image, double slope) {
    double least = 1e9, most = -1e9;
    for (int x = 12; x < size - 12; ++x) {
        double height = 0;
        for (int y = 0; y < size; ++y)
            height += double(bright.r - image.at(x, y).r) / double(bright.r - dark.r);
        const double off = height - (size / 2 + slope * (x - size / 2));
        least = std::min(least, off);
        most = std::max(most, off);
    }
    return most - least;
}

}  // namespace

TEST_CASE("The steps of an oblique contour become a line", "[booth]") {
    const double slope = GENERATE(0.25, -0.4, 0.7);
    const auto image = stepped_edge(slope);
    const auto smooth = with_smooth_contours(image);
    CHECK(roughness(image, slope) > 0.6);
    CHECK(roughness(smooth, slope) < 0.5 * roughness(image, slope));
    // And it stays as sharp: from dark to bright it takes a few pixels.
    const int middle = size / 2;
    CHECK(std::abs(smooth.at(middle, middle - 4).r - dark.r) < 8);
    CHECK(std::abs(smooth.at(middle, middle + 4).r - bright.r) < 8);
}

TEST_CASE("Straight contours, flat places and soft gradients stay as they are", "[booth]") {
    Image image(size, size);
    SECTION("a contour along a row") { image = stepped_edge(0); }
    SECTION("one colour") { image = Image(size, size, dark); }
    SECTION("a gradient") {
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) image.at(x, y) = {std::uint8_t(60 + x), std::uint8_t(60 + y), 90};
    }
    CHECK(with_smooth_contours(image) == image);
}

TEST_CASE("Any size will do", "[booth]") {
    for (const int width : {1, 2, 5, 300}) {
        const Image image(width, 3, bright);
        CHECK(with_smooth_contours(image) == image);
    }
    CHECK(with_smooth_contours(Image()).empty());
}
