#include "engine/evaluation/picture_metrics.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random.h"

using namespace limner;

namespace {

Image noise(int size, std::uint64_t seed) {
    Image image(size, size);
    for (std::size_t i = 0; i < image.pixels.size(); ++i) {
        const auto value = std::uint8_t(255 * uniform(seed, "noise", i));
        image.pixels[i] = {value, value, value};
    }
    return image;
}

Image flat(int size, std::uint8_t value) { return Image(size, size, Rgba{value, value, value}); }

}  // namespace

TEST_CASE("Errors of pictures are means over channels of the pixels that count", "[evaluation]") {
    Image a(2, 1, Rgba{0, 0, 0}), b = a;
    b.pixels[0] = {255, 0, 0};  // one channel of six by 1
    CHECK(mean_squared_error(a, b) == Approx(1.0 / 6));
    CHECK(mean_absolute_error(a, b) == Approx(1.0 / 6));
    b.pixels[1].g = 51;  // another by 1/5
    CHECK(mean_squared_error(a, b) == Approx((1 + .04) / 6));
    CHECK(mean_absolute_error(a, b) == Approx((1 + .2) / 6));

    PixelMask second(2, 1);
    second.pixels[1] = 255;
    CHECK(mean_squared_error(a, b, second) == Approx(.04 / 3));
    CHECK(mean_squared_error(a, b, PixelMask(2, 1)) == 0);
    b.pixels[0].a = 0;
    CHECK(mean_squared_error(a, b) == Approx((1 + .04) / 6));
}

TEST_CASE("The signal-to-noise ratio is ten times the logarithm of the error", "[evaluation]") {
    CHECK(peak_signal_to_noise(1) == Approx(0));
    CHECK(peak_signal_to_noise(.01) == Approx(20));
    CHECK(std::isinf(peak_signal_to_noise(0)));
}

TEST_CASE("Structural similarity agrees with what can be worked out by hand", "[evaluation]") {
    SECTION("equal pictures: 1") {
        const auto similar = structural_similarity(noise(32, 1), noise(32, 1));
        CHECK(similar.mean == Approx(1));
        CHECK(similar.windows == 22 * 22);
    }
    SECTION("flat pictures: only the term of the means is left") {
        const double x = 100 / 255.0, y = 150 / 255.0, c1 = 1e-4;
        CHECK(structural_similarity(flat(16, 100), flat(16, 150)).mean ==
              Approx((2 * x * y + c1) / (x * x + y * y + c1)).epsilon(1e-4));
    }
    SECTION("the same structure inverted: negative") {
        auto a = noise(32, 2), b = a;
        for (auto& p : b.pixels)
            p = {std::uint8_t(255 - p.r), std::uint8_t(255 - p.g), std::uint8_t(255 - p.b)};
        CHECK(structural_similarity(a, b).mean < -.5);
    }
    SECTION("unrelated noise: near 0") {
        CHECK(std::abs(structural_similarity(noise(64, 3), noise(64, 4)).mean) < .1);
    }
}

TEST_CASE("Structural similarity looks at no window that touches what does not count", "[evaluation]") {
    auto a = noise(40, 5), b = a;
    PixelMask mask(40, 40, 255);
    for (int y = 0; y < 40; ++y)
        for (int x = 0; x < 12; ++x) b.at(x, y) = {0, 0, 0}, mask.at(x, y) = 0;
    CHECK(structural_similarity(a, b).mean < .9);
    const auto masked = structural_similarity(a, b, mask);
    CHECK(masked.mean == Approx(1));
    CHECK(masked.windows == (40 - 12 - 10) * 30);
    CHECK(structural_similarity(a, b, PixelMask(40, 40)).windows == 0);
}
