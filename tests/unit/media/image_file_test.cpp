#include "engine/media/image_file.h"

#include <catch2/catch.hpp>
#include <limits>

#include "engine/core/file.h"
#include "engine/media/contact_sheet.h"
#include "pictures.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

TEST_CASE("A PNG comes back as it was written, under any name", "[media]") {
    const TemporaryFolder folder;
    auto image = gradient(33, 17);
    image.at(3, 4) = {1, 2, 3, 128};
    const auto name =
        GENERATE(as<std::string>{}, "face.png", "no extension", "лицо 顔 🙂.PNG", "quo\"te's.png");
    REQUIRE(write_png(folder / name, image).has_value());
    const auto read = read_image(folder / name);
    REQUIRE(read.has_value());
    CHECK(*read == image);
}

TEST_CASE("A PNG under the name of another kind of picture is refused before it is written", "[media]") {
    const TemporaryFolder folder;
    const auto name = GENERATE(as<std::string>{}, "face.jpg", "face.WebP", "face.tiff");
    const auto written = write_png(folder / name, gradient(8, 8));
    REQUIRE_FALSE(written);
    CHECK(written.error().code == Errc::wrong_use);
    CHECK(written.error().message.find(".png") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("Equal pictures give equal files, and texts travel with them", "[media]") {
    const auto image = gradient(16, 16);
    CHECK(*encode_png(image) == *encode_png(image));
    const PngText text{"Limner recipe", "{\"seed\": 4711, \"name\": \"Zoë\"}"};
    const auto with_text = encode_png(image, {&text, 1});
    REQUIRE(with_text.has_value());
    CHECK(*decode_png(*with_text, "a") == image);
    CHECK(with_text->size() > encode_png(image)->size());
}

TEST_CASE("A damaged PNG is an error, never half a picture", "[media]") {
    auto png = *encode_png(gradient(40, 40));
    SECTION("truncated anywhere") {
        const auto keep = GENERATE(range(8, 200, 7));
        png.resize(std::min(png.size() - 1, std::size_t(keep)));
        CHECK(decode_image(png, "a").error().code == Errc::bad_image);
    }
    SECTION("without its last byte") {
        png.pop_back();
        CHECK(decode_image(png, "a").error().code == Errc::bad_image);
    }
    SECTION("with a flipped bit in the pixels") {
        png[png.size() / 2] ^= std::byte(0x10);
        CHECK(decode_image(png, "a").error().code == Errc::bad_image);
    }
    SECTION("with a header that claims more rows than follow") {
        put_big32(png, 20, 4000);
        CHECK(decode_image(png, "a").error().code == Errc::bad_image);
    }
}

TEST_CASE("A missing file, a folder and an empty file each have their sentence", "[media]") {
    const TemporaryFolder folder;
    CHECK(read_image(folder / "absent.png").error().code == Errc::file_not_found);
    CHECK(read_image(folder.path()).error().code == Errc::file_not_found);
    CHECK(read_image(folder.write("empty.png", "")).error().code == Errc::unsupported_file);
    CHECK(write_png(folder / "absent" / "a.png", gradient(2, 2)).error().code == Errc::file_unwritable);
    CHECK(write_png(folder / "a.png", Image()).error().code == Errc::limit_exceeded);
}

TEST_CASE("Depth is written as 16-bit grey, nothing as zero", "[media]") {
    const TemporaryFolder folder;
    DepthMap depth(3, 1);
    depth.pixels = {0, 85, std::numeric_limits<float>::quiet_NaN()};  // a head as the model's camera sees it
    REQUIRE(write_depth_png(folder / "depth.png", depth).has_value());
    const auto shown = read_image(folder / "depth.png");  // as 8 bit
    REQUIRE(shown.has_value());
    CHECK(shown->at(0, 0).r == 0);
    CHECK(int(shown->at(1, 0).r) == Approx(85 * depth_steps / 257).margin(1));
    CHECK(shown->at(2, 0).r == 0);
}

TEST_CASE("EXIF orientations are eight different ways to hold a picture", "[media]") {
    const auto image = gradient(3, 2);
    CHECK(oriented(image, 1) == image);
    CHECK(oriented(oriented(image, 3), 3) == image);
    CHECK(oriented(oriented(image, 6), 8) == image);
    CHECK(oriented(oriented(image, 5), 5) == image);
    // 6: the stored first row is shown as the last column.
    CHECK(oriented(image, 6).at(1, 0) == image.at(0, 0));
    CHECK(oriented(image, 6).at(1, 2) == image.at(2, 0));
    CHECK(oriented(image, 8).at(0, 2) == image.at(0, 0));
}

TEST_CASE("A shrunk picture keeps its mean and its shape", "[media]") {
    CHECK(shrunk(gradient(10, 10), 20) == gradient(10, 10));
    const auto small = shrunk(Image(300, 100, {10, 20, 30, 255}), 30);
    CHECK(small.width == 30);
    CHECK(small.height == 10);
    for (const auto& pixel : small.pixels) CHECK(pixel == Rgba{10, 20, 30, 255});
}

TEST_CASE("A contact sheet holds every picture in reading order", "[media]") {
    const std::vector<Image> pictures{Image(4, 4, {1, 0, 0}), Image(4, 4, {2, 0, 0}), Image(2, 2, {3, 0, 0})};
    const auto sheet = contact_sheet(pictures, {.columns = 2, .gap = 1});
    CHECK(sheet.width == 11);
    CHECK(sheet.height == 11);
    CHECK(sheet.at(1, 1).r == 1);
    CHECK(sheet.at(6, 1).r == 2);
    CHECK(sheet.at(2, 7).r == 3);
    CHECK(sheet.at(1, 6) == Rgba{0x15, 0x16, 0x1A});
    CHECK(contact_sheet({}).empty());
}
