#include "engine/export/finish.h"

#include <catch2/catch.hpp>

#include "tests/support/fake_generator.h"

using namespace limner;

TEST_CASE("Samples are averaged as light, each as far as it is opaque", "[export]") {
    // Half of the light of white is not the middle of sRGB's values; what is clear has no colour.
    DeepImage image(4, 2, {0, 0, 0, 65535});
    image.at(0, 0) = image.at(1, 1) = {65535, 65535, 65535, 65535};
    image.at(2, 0) = {40000, 20000, 10000, 65535};
    image.at(2, 1) = image.at(3, 0) = image.at(3, 1) = {65535, 0, 0, 0};
    const auto means = averaged(image, 2);
    REQUIRE(means.width == 2);
    CHECK(means.at(0, 0).r == 48192);
    CHECK(means.at(0, 0).a == 65535);
    CHECK(means.at(1, 0) == DeepRgba{40000, 20000, 10000, 16384});
    CHECK(averaged(DeepImage(2, 2, {1, 2, 3, 0}), 2).at(0, 0) == DeepRgba{0, 0, 0, 0});
}

TEST_CASE("What is of one colour stays so, whatever the samples", "[export]") {
    for (int value = 0; value < 65536; value += 97) {
        const auto v = std::uint16_t(value);
        const DeepRgba colour{v, v, v, 65535};
        CHECK(averaged(DeepImage(4, 4, colour), 4).at(0, 0) == colour);
    }
}

TEST_CASE("A picture drawn larger is finished at its size, and cropped in its pixels", "[export]") {
    const auto picture = fake_picture({}, 128);
    const auto image = finished(picture, {{}, {Crop::Kind::typed, {3, 2, 20, 30}}, 4});
    REQUIRE(image);
    CHECK(image->width == 20);
    CHECK(image->height == 30);
    CHECK_FALSE(finished(picture, {{}, {Crop::Kind::typed, {3, 2, 30, 20}}, 4}));
    CHECK(*drawn_side(512, 4, 256) == 2048);
    CHECK(*drawn_side(0, 8, 512) == 4096);
    CHECK(*drawn_side(0, 2, 256) == 512);
    CHECK(*drawn_side(0, 1, 256) == 0);
    CHECK(drawn_side(4096, 4, 256).error().code == Errc::wrong_use);
}
