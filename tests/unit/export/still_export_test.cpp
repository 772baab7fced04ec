#include "engine/export/still_export.h"

#include <catch2/catch.hpp>

#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/jpeg.h"
#include "engine/media/label_file.h"
#include "engine/portrait/recipe.h"
#include "tests/support/fake_generator.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

const Background transparent{Background::Kind::transparent};

std::vector<std::string> written_to(const TemporaryFolder& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path()))
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("A picture is a PNG that opens again as its portrait", "[export]") {
    const TemporaryFolder folder;
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    std::vector<ExportedFile> files;
    REQUIRE(write_still({.picture = folder / "face.png"}, picture, portrait, {},
                        [&](ExportedFile file) { files.push_back(file); }));
    CHECK(*read_image(folder / "face.png") == *picture.image);
    CHECK(*read_recipe(folder / "face.png") == portrait);
    REQUIRE(files.size() == 1);
    CHECK(files[0].kind == "image");
    CHECK(files[0].width == 64);
    SECTION("unless it shall not") {
        REQUIRE(write_still({.picture = folder / "face.png"}, picture, portrait, {.recipe = false},
                            [](ExportedFile) {}));
        CHECK(read_recipe(folder / "face.png").error().code == Errc::unsupported_file);
    }
}

TEST_CASE("Label map and depth go beside the picture", "[export]") {
    const TemporaryFolder folder;
    const auto portrait = portrait_from_seed(7);
    auto picture = fake_picture(portrait, 64);
    picture.depth = std::make_shared<const DepthMap>(64, 64, 1.5f);
    const StillTargets targets{folder / "a.png", folder / "a_labels.png", folder / "a_depth.png"};
    REQUIRE(write_still(targets, picture, portrait, {}, [](ExportedFile) {}));
    CHECK(*read_label_map(targets.labels) == *picture.labels);
    CHECK(written_to(folder) == std::vector<std::string>{"a.png", "a_depth.png", "a_labels.png"});
}

TEST_CASE("Where the model lacks something, nothing is written", "[export]") {
    const TemporaryFolder folder;
    const auto portrait = portrait_from_seed(7);
    auto picture = fake_picture(portrait, 64);
    picture.labels = nullptr;
    picture.depth = nullptr;
    const auto error_of = [&](const StillTargets& targets, const StillSettings& settings) {
        const auto done = write_still(targets, picture, portrait, settings, [](ExportedFile) {});
        return done ? Error{} : done.error();
    };
    CHECK_THAT(error_of({folder / "a.png", folder / "l.png"}, {}).message, Catch::EndsWith("no label map."));
    CHECK_THAT(error_of({folder / "a.png", {}, folder / "d.png"}, {}).message, Catch::EndsWith("no depth."));
    const auto background = error_of({folder / "a.png"}, {.finish = {.background = transparent}});
    CHECK(background.code == Errc::missing_capability);
    CHECK(written_to(folder).empty());
}

TEST_CASE("The name decides about the kind of file", "[export]") {
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    const auto starts = [&](const char* name, std::string_view magic) {
        const auto bytes = encode_still(name, picture, portrait, {.finish = {.background = transparent}});
        REQUIRE(bytes);
        return std::equal(magic.begin(), magic.end(), bytes->begin(),
                          [](char c, std::byte b) { return std::byte(c) == b; });
    };
    CHECK(starts("a.png", "\x89PNG"));
    CHECK(starts("a.ora", "PK\x03\x04"));
    for (const auto& [name, magic] :
         {std::pair("a.tif", "II*"), std::pair("a.tiff", "II*"), std::pair("a.exr", "v/1\x01")}) {
        if (can_write(still_format(name).kind)) {
            CHECK(starts(name, magic));
        } else {
            CHECK(check_still({.picture = name}, {}).error().code == Errc::missing_component);
        }
    }
    CHECK(still_format("portrait").kind == StillKind::png);
    CHECK_THAT(check_still({.picture = "a.ora"}, {.bits = 16}).error().message, Catch::Contains("8 bits"));
}

TEST_CASE("16 bits hold the soft border more finely than 8", "[export]") {
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    const auto shallow = encode_still("a.png", picture, portrait, {.finish = {.background = transparent}});
    const auto deep =
        encode_still("a.png", picture, portrait, {.bits = 16, .finish = {.background = transparent}});
    REQUIRE(shallow);
    REQUIRE(deep);
    // Both look the same on a display; byte 24 of a PNG is its depth.
    CHECK(*decode_png(*deep, "deep") == *decode_png(*shallow, "shallow"));
    CHECK(int((*shallow)[24]) == 8);
    CHECK(int((*deep)[24]) == 16);
}

TEST_CASE("A WebP picture keeps its transparency, and at quality 100 everything", "[export]") {
    if (!can_write(StillKind::webp)) {
        WARN("no libwebp: skipped");
        return;
    }
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    CHECK(check_still({.picture = "face.webp"}, {.finish = {.background = transparent}}));
    CHECK_THAT(check_still({.picture = "face.webp"}, {.bits = 16}).error().message,
               Catch::Contains("8 bits"));
    const auto whole = encode_still("face.webp", picture, portrait, {.quality = 100});
    REQUIRE(whole);
    CHECK(*decode_image(*whole, "face.webp") == *picture.image);
    const auto cut = encode_still("face.webp", picture, portrait, {.finish = {.background = transparent}});
    REQUIRE(cut);
    const auto seen = decode_image(*cut, "face.webp");
    REQUIRE(seen);
    const auto hole = [](const Rgba& pixel) { return pixel.a == 0; };
    CHECK(std::any_of(seen->pixels.begin(), seen->pixels.end(), hole));
    CHECK_FALSE(std::all_of(seen->pixels.begin(), seen->pixels.end(), hole));
}

TEST_CASE("A WebP and a TIFF carry their portrait as a PNG does", "[export]") {
    const TemporaryFolder folder;
    Portrait portrait = portrait_from_seed(7);
    portrait.model = "a \"model\" <of> R&D\n\t";
    const auto picture = fake_picture(portrait, 64);
    for (const char* name : {"a.png", "a.webp", "a.tif", "deep.tif"}) {
        if (!can_write(still_format(name).kind)) continue;
        INFO(name);
        StillSettings settings{.bits = name[0] == 'd' ? 16 : 8, .quality = 100};
        REQUIRE(write_still({.picture = folder / name}, picture, portrait, settings, [](ExportedFile) {}));
        CHECK(*read_recipe(folder / name) == portrait);
        if (still_format(name).kind == StillKind::webp) CHECK(*read_image(folder / name) == *picture.image);
        settings.recipe = false;
        REQUIRE(write_still({.picture = folder / name}, picture, portrait, settings, [](ExportedFile) {}));
        CHECK(read_recipe(folder / name).error().code == Errc::unsupported_file);
    }
}

TEST_CASE("A comparison has the earlier picture on the left, both cropped alike", "[export]") {
    const TemporaryFolder folder;
    const auto portrait = portrait_from_seed(7);
    const auto before = fake_picture(portrait_from_seed(3), 64), after = fake_picture(portrait, 64);
    StillSettings settings;
    settings.finish.crop = *crop_from_text("4,6,40,50");
    std::vector<ExportedFile> files;
    REQUIRE(write_still(
        {.picture = folder / "both.png"}, after, portrait, settings,
        [&](ExportedFile file) { files.push_back(file); }, &before));
    const auto strip = read_image(folder / "both.png");
    REQUIRE(strip);
    CHECK(strip->width == 40 + 8 + 40);
    CHECK(strip->height == 50);
    CHECK(cut(*strip, {0, 0, 40, 50}) == cut(*before.image, {4, 6, 40, 50}));
    CHECK(cut(*strip, {48, 0, 40, 50}) == cut(*after.image, {4, 6, 40, 50}));
    CHECK(*read_recipe(folder / "both.png") == portrait);
    REQUIRE(files.size() == 1);
    CHECK(files[0].width == strip->width);
}

TEST_CASE("All channels of a picture are cropped alike", "[export]") {
    const TemporaryFolder folder;
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 128);  // its labels have 64
    const PixelArea area{20, 40, 60, 50};
    const Finish finish{{Background::Kind::transparent}, {Crop::Kind::typed, area}};
    const StillTargets targets{folder / "a.png", folder / "l.png", folder / "d.png"};
    std::vector<ExportedFile> files;
    REQUIRE(write_still(targets, picture, portrait, {.finish = finish},
                        [&](ExportedFile file) { files.push_back(file); }));
    const auto whole = still_image(picture, {finish.background, {}});
    CHECK(*read_image(targets.picture) == cut(*whole, area));
    CHECK(*read_label_map(targets.labels) == cut(*picture.labels, {10, 20, 30, 25}));
    CHECK(read_image(targets.depth)->height == 50);
    CHECK(files[0].width == 60);
    CHECK(files[1].width == 30);
    for (const char* name : {"a.ora", "a.exr"}) {
        if (!can_write(still_format(name).kind)) continue;
        const auto cropped = encode_still(name, picture, portrait, {.finish = finish});
        const auto all = encode_still(name, picture, portrait, {.finish = {finish.background, {}}});
        REQUIRE(cropped);
        CHECK(cropped->size() < all->size());
    }
    const Finish outside{{}, {Crop::Kind::typed, {100, 0, 29, 10}}};
    CHECK_THAT(encode_still("a.png", picture, portrait, {.finish = outside}).error().message,
               Catch::Contains("outside the picture of 128 x 128"));
}

TEST_CASE("A JPEG looks like its picture and says what it cannot hold", "[export]") {
    const auto portrait = portrait_from_seed(7);
    const auto picture = fake_picture(portrait, 64);
    const StillTargets jpeg{.picture = "face.jpg"};
    CHECK(check_still(jpeg, {}));
    CHECK_THAT(check_still(jpeg, {.finish = {.background = transparent}}).error().message,
               Catch::Contains("no transparency"));
    CHECK_THAT(check_still(jpeg, {.bits = 16}).error().message, Catch::Contains("8 bits"));
    CHECK(check_still({.picture = "a.png", .depth = "d.tif"}, {}).error().code == Errc::wrong_use);

    const auto bytes = encode_still("face.jpg", picture, portrait, {});
    REQUIRE(bytes);
    const auto seen = decode_image(*bytes, "face.jpg");
    REQUIRE(seen);
    double difference = 0;
    for (std::size_t i = 0; i < seen->pixels.size(); ++i)
        difference += std::abs(int(seen->pixels[i].r) - int(picture.image->pixels[i].r));
    CHECK(difference / double(seen->pixels.size()) < 3);
    CHECK(encode_jpeg(*picture.image, 30)->size() < encode_jpeg(*picture.image, 95)->size());
}
