#include "engine/export/background.h"

#include <catch2/catch.hpp>

#include "engine/core/label_set.h"
#include "engine/media/image_file.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

constexpr Rgba skin{200, 150, 120}, wall{20, 60, 180};

/// The left half is head, the right half background.
LabelMap half_head(int side) {
    LabelMap labels(side, side, std::uint8_t(FaceClass::background));
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side / 2; ++x) labels.at(x, y) = std::uint8_t(FaceClass::skin);
    return labels;
}

Image half_picture(int side) {
    Image image(side, side, wall);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side / 2; ++x) image.at(x, y) = skin;
    return image;
}

}  // namespace

TEST_CASE("A background has a name that reads back", "[export]") {
    for (const char* text :
         {"generated", "transparent", "#0A64FF", "gradient:#0A64FF,#000001", "picture:a b.png"}) {
        const auto background = background_from_text(text);
        REQUIRE(background);
        CHECK(to_text(*background) == text);
    }
    for (const char* bad : {"", "#12345", "#12345G", "12345678", "#+12345", "red", "gradient:#123456",
                            "gradient:#123456,#12345", "picture:"})
        CHECK_FALSE(background_from_text(bad));
}

TEST_CASE("The head's share falls from one to nothing across the border, at any size", "[export]") {
    const int side = GENERATE(16, 32, 50, 8);
    const auto share = head_share(half_head(16), side, side);
    CHECK(share.at(0, side / 2) == 1);
    CHECK(share.at(side - 1, side / 2) == 0);
    for (int x = 1; x < side; ++x) CHECK(share.at(x, 3) <= share.at(x - 1, 3));
}

TEST_CASE("Inside the head every pixel stays as it is, and far from it nothing is left", "[export]") {
    const auto cut =
        flattened(with_background(half_picture(32), half_head(32), {Background::Kind::transparent}));
    CHECK(cut.at(5, 5) == skin);
    CHECK(cut.at(30, 5) == Rgba{0, 0, 0, 0});
}

TEST_CASE("The border has the head's colour, without the old background", "[export]") {
    const auto cut =
        flattened(with_background(half_picture(32), half_head(32), {Background::Kind::transparent}));
    int soft = 0;
    for (int x = 0; x < 32; ++x) {
        const auto& pixel = cut.at(x, 10);
        if (pixel.a == 0 || pixel.a == 255) continue;
        ++soft;
        CHECK(int(pixel.b) - int(skin.b) < 12);  // the wall has 60 more
    }
    CHECK(soft >= 2);
}

TEST_CASE("A plain background is opaque and has its very colour", "[export]") {
    const Background white{Background::Kind::colour, {255, 255, 255}};
    const auto image = flattened(with_background(half_picture(32), half_head(32), white));
    CHECK(image.at(31, 4) == white.colour);
    for (const auto& pixel : image.pixels) CHECK(pixel.a == 255);
}

TEST_CASE("A gradient goes from its colour at the top to the other at the bottom", "[export]") {
    const auto image = flattened(
        with_background(half_picture(33), half_head(33), *background_from_text("gradient:#000000,#FF8040")));
    CHECK(image.at(32, 0) == Rgba{0, 0, 0});
    CHECK(image.at(32, 16) == Rgba{128, 64, 32});
    CHECK(image.at(32, 32) == Rgba{255, 128, 64});
    CHECK(image.at(5, 5) == skin);
}

TEST_CASE("A picture behind the head covers the frame from its middle", "[export]") {
    const TemporaryFolder folder;
    Image wide(60, 20, {255, 0, 0});
    for (int y = 0; y < 20; ++y)
        for (int x = 20; x < 40; ++x) wide.at(x, y) = {0, std::uint8_t(y < 10 ? 200 : 100), 0};
    REQUIRE(write_png(folder / "wide.png", wide));
    const auto background = loaded(*background_from_text("picture:" + (folder / "wide.png").string()));
    REQUIRE(background);
    const auto image = flattened(with_background(half_picture(40), half_head(40), *background));
    CHECK(image.at(38, 2) == Rgba{0, 200, 0});
    CHECK(image.at(38, 37) == Rgba{0, 100, 0});
    CHECK(image.at(5, 5) == skin);
    CHECK(covering(wide, 6, 2).at(0, 0) == Rgba{255, 0, 0});
    CHECK(loaded(*background_from_text("picture:no.png")).error().code == Errc::file_not_found);
}

TEST_CASE("16 bits and back changes nothing", "[export]") {
    Image all(256, 1);
    for (int x = 0; x < 256; ++x)
        all.at(x, 0) = {std::uint8_t(x), std::uint8_t(255 - x), std::uint8_t(x / 2), std::uint8_t(x)};
    CHECK(flattened(deepened(all)) == all);
}
