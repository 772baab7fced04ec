#include "engine/export/crop.h"

#include <catch2/catch.hpp>

#include "engine/core/label_set.h"

using namespace limner;

namespace {

using Kind = Crop::Kind;

/// A face of 10 x 16 pixels at (`left`, 12) in 64 x 64, and a stray pixel in the corner.
std::shared_ptr<const LabelMap> face_at(int left) {
    LabelMap labels(64, 64);
    for (int y = 12; y < 28; ++y)
        for (int x = left; x < left + 10; ++x) labels.at(x, y) = std::uint8_t(FaceClass::skin);
    for (int y = 0; y < 12; ++y) labels.at(left, y) = std::uint8_t(FaceClass::hair);
    return std::make_shared<const LabelMap>(labels);
}

PixelArea area(const char* crop, int width, int height) {
    return *area_of(*crop_from_text(crop), width, height, {});
}

}  // namespace

TEST_CASE("A crop has a name that reads back", "[export]") {
    for (const char* text : {"full", "face", "square", "4:5", "9:16", "safe", "10,0,300,4"}) {
        const auto crop = crop_from_text(text);
        REQUIRE(crop);
        CHECK(to_text(*crop) == text);
    }
    for (const char* bad : {"", "fac", "1,2,3", "1,2,3,4,5", "1,2,3,", "-1,0,5,5", "0,0,0,5", "0,0,5,0",
                            "1, 2,3,4", "0,0,99999999999,5", "3:4"})
        CHECK_FALSE(crop_from_text(bad));
}

TEST_CASE("A shape is as large as it gets, in the middle", "[export]") {
    CHECK(area("full", 512, 512) == PixelArea{0, 0, 512, 512});
    CHECK(area("square", 512, 512) == PixelArea{0, 0, 512, 512});
    CHECK(area("square", 300, 200) == PixelArea{50, 0, 200, 200});
    CHECK(area("4:5", 500, 500) == PixelArea{50, 0, 400, 500});
    CHECK(area("9:16", 512, 512) == PixelArea{112, 0, 288, 512});
    CHECK(area("9:16", 90, 512) == PixelArea{0, 176, 90, 160});
    CHECK(area("safe", 500, 200) == PixelArea{25, 10, 450, 180});
}

TEST_CASE("A typed crop lies in the picture or says that it does not", "[export]") {
    CHECK(area("0,0,512,512", 512, 512) == PixelArea{0, 0, 512, 512});
    for (const char* outside : {"1,0,512,512", "0,1,512,512", "512,0,1,1", "2147483647,0,2147483647,1"}) {
        const auto none = area_of(*crop_from_text(outside), 512, 512, {});
        REQUIRE_FALSE(none);
        CHECK(none.error().code == Errc::wrong_use);
    }
}

TEST_CASE("A face is a square around the faces of all views, without what is stray", "[export]") {
    const std::shared_ptr<const LabelMap> left[] = {face_at(20)}, both[] = {face_at(20), face_at(40)};
    const Crop face{Kind::face, {}};
    // 10 x 16 of 64 pixels, at twice the size: a side of 1.4 * 32.
    CHECK(*area_of(face, 128, 128, left) == PixelArea{28, 18, 45, 45});
    CHECK(*area_of(face, 128, 128, both) == PixelArea{28, 0, 84, 84});  // moved down into the picture
    LabelMap speck = *face_at(20);
    speck.at(63, 63) = std::uint8_t(FaceClass::nose);
    const std::shared_ptr<const LabelMap> spotted[] = {std::make_shared<const LabelMap>(speck)};
    CHECK(*area_of(face, 128, 128, spotted) == *area_of(face, 128, 128, left));

    const std::shared_ptr<const LabelMap> none[] = {nullptr},
                                          empty[] = {std::make_shared<const LabelMap>(8, 8)};
    CHECK(area_of(face, 64, 64, none).error().code == Errc::missing_capability);
    CHECK(area_of(face, 64, 64, empty).error().code == Errc::no_face);
}

TEST_CASE("Names know the size of what is cropped", "[export]") {
    const NameFields whole{.width = 500, .height = 500};
    const auto name = *NameTemplate::parse("{width}x{height}");
    CHECK(name.expand(*cropped_fields(whole, *crop_from_text("4:5"), name)) == "400x500");
    CHECK(cropped_fields(whole, *crop_from_text("0,0,600,5"), name).error().code == Errc::wrong_use);
    CHECK_THAT(cropped_fields(whole, {Kind::face, {}}, name).error().message,
               Catch::Contains("{width} and {height}"));
    CHECK(cropped_fields(whole, {Kind::face, {}}, *NameTemplate::parse("{n}")));
}
