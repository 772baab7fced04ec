#include "app/booth/backdrop.h"

#include <catch2/catch.hpp>

#include "engine/core/label_set.h"

using namespace limner;
using namespace limner::booth;

namespace {

constexpr int size = 96;

float value(const Backdrop& backdrop, std::size_t channel, float x, float y) {
    const auto& t = backdrop.terms[channel];
    return t[0] + t[1] * x + t[2] * y + t[3] * (x * x + y * y);
}

/// Red grows to the right, green downwards; a black head stands in the middle and on the lower edge.
Image gradient_with_head(const LabelMap& labels) {
    Image image(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            image.at(x, y) =
                labels.at(x, y) ? Rgba{0, 0, 0} : Rgba{std::uint8_t(60 + x), std::uint8_t(100 + y), 80};
    return image;
}

LabelMap head() {
    LabelMap labels(size, size, std::uint8_t(FaceClass::background));
    for (int y = size / 4; y < size; ++y)
        for (int x = size / 4; x < 3 * size / 4; ++x) labels.at(x, y) = std::uint8_t(FaceClass::skin);
    return labels;
}

}  // namespace

TEST_CASE("The backdrop is the background's gradient, also where the head hides it", "[booth]") {
    const auto labels = head();
    const auto backdrop = backdrop_of(gradient_with_head(labels), &labels);
    for (const float x : {-0.9f, 0.0f, 0.9f})
        for (const float y : {-0.9f, 0.5f}) {
            CHECK(value(backdrop, 0, x, y) == Approx((108 + 48 * x) / 255).margin(0.02));
            CHECK(value(backdrop, 1, x, y) == Approx((148 + 48 * y) / 255).margin(0.02));
            CHECK(value(backdrop, 2, x, y) == Approx(80.0 / 255).margin(0.02));
        }
}

TEST_CASE("Without labels, or without a background, the upper border counts", "[booth]") {
    const LabelMap all_head(size, size, std::uint8_t(FaceClass::hair));
    const LabelMap* labels = GENERATE(false, true) ? &all_head : nullptr;
    const auto map = head();
    const auto backdrop = backdrop_of(gradient_with_head(map), labels);
    CHECK(value(backdrop, 0, -0.9f, -0.9f) == Approx((108 - 43) / 255.0).margin(0.03));
    CHECK(value(backdrop, 2, 0, 0) == Approx(80.0 / 255).margin(0.03));
}

TEST_CASE("A strip of background gives a calm backdrop", "[booth]") {
    LabelMap labels(size, size, std::uint8_t(FaceClass::hair));
    Image image(size, size, Rgba{90, 60, 30});
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < 5; ++x) {
            labels.at(x, y) = std::uint8_t(FaceClass::background);
            image.at(x, y) = Rgba{std::uint8_t(100 + 6 * x), 100, 100};  // steep, and seen nowhere else
        }
    const auto backdrop = backdrop_of(image, &labels);
    for (const float x : {-1.0f, 0.0f, 1.0f}) {
        CHECK(value(backdrop, 0, x, 0) > 0.2f);
        CHECK(value(backdrop, 0, x, 0) < 0.9f);
    }
}
