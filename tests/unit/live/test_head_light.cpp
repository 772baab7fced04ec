#include <catch2/catch.hpp>
#include <vector>

#include "engine/generators/live/head_light.h"
#include "engine/geometry/camera.h"

namespace limner::live {

TEST_CASE("The default light is exposed as it is, and styles are told of no direction", "[live][light]") {
    const auto front = head_light({}, head_camera({}, {}));
    CHECK(front.gain == 1);
    for (std::size_t i = 0; i < front.guide.size(); ++i)
        CHECK(front.guide[i] == Approx(front.styles[i]).margin(1e-5));

    Light moved;
    moved.azimuth = from_degrees(70);
    const auto turned = head_light(moved, head_camera({.yaw = from_degrees(-30)}, {}));
    CHECK(turned.gain == 1);
    CHECK(turned.styles == front.styles);
    CHECK(turned.guide != front.guide);
}

TEST_CASE("How bright a light is reaches the picture, not the network", "[live][light]") {
    Light twice;
    twice.intensity = twice.ambient = 2;
    const auto usual = head_light({}, head_camera({}, {})), bright = head_light(twice, head_camera({}, {}));
    CHECK(bright.gain == Approx(2));
    for (std::size_t i = 0; i < usual.guide.size(); ++i)
        CHECK(bright.guide[i] == Approx(usual.guide[i]).margin(1e-5));
    Light none;
    none.intensity = none.ambient = 0;
    const auto dark = head_light(none, head_camera({}, {}));
    CHECK(dark.gain > 0);
    CHECK(dark.gain < .1f);
}

TEST_CASE("Exposure changes the head alone, in order and back again", "[live][light]") {
    constexpr int size = 64;
    constexpr std::size_t plane = size * size;
    std::vector<std::uint8_t> labels(plane, std::uint8_t(FaceClass::skin));
    std::fill_n(labels.begin(), plane / 2, std::uint8_t(FaceClass::background));
    std::vector<float> picture(3 * plane);
    for (std::size_t i = 0; i < picture.size(); ++i) picture[i] = -.95f + 1.6f * float(i % size) / size;
    const auto before = picture;
    expose(picture, size, labels, size, 1.6f);
    for (std::size_t c = 0; c < 3; ++c)
        for (std::size_t i = 0; i < plane; ++i) {
            const auto at = c * plane + i;
            if (labels[i] == 0) REQUIRE(picture[at] == before[at]);
            if (labels[i] != 0) REQUIRE(picture[at] > before[at]);
            if (labels[i] != 0 && i % size > 0) REQUIRE(picture[at] > picture[at - 1]);
            REQUIRE(picture[at] <= 1);
        }
    expose(picture, size, labels, size, 1 / 1.6f);
    for (std::size_t i = 0; i < picture.size(); ++i) REQUIRE(picture[i] == Approx(before[i]).margin(.02));
}

}  // namespace limner::live
