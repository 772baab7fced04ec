#include "engine/media/label_file.h"

#include <catch2/catch.hpp>

#include "engine/core/file.h"
#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "pictures.h"
#include "tests/support/shared_files.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

LabelMap all_classes() {
    LabelMap labels(face_class_count, 3);
    for (int y = 0; y < 3; ++y)
        for (int x = 0; x < face_class_count; ++x) labels.at(x, y) = std::uint8_t(x);
    return labels;
}

double mean_column(const LabelMap& labels, FaceClass face_class) {
    double sum = 0;
    int count = 0;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x)
            if (labels.at(x, y) == static_cast<std::uint8_t>(face_class)) sum += x, ++count;
    return count ? sum / count : -1;
}

}  // namespace

TEST_CASE("A label map is an indexed PNG of 8 bits in display colours", "[media]") {
    const TemporaryFolder folder;
    const auto labels = all_classes();
    REQUIRE(write_label_map(folder / "map.png", labels).has_value());
    CHECK(*read_label_map(folder / "map.png") == labels);

    const auto bytes = read_file(folder / "map.png", 1 << 20);
    const auto header = inspect_image(bytes->bytes, "map.png");
    REQUIRE(header.has_value());
    CHECK(header->indexed);
    CHECK(header->bit_depth == 8);
    CHECK(*read_image(folder / "map.png") == coloured(labels));
}

TEST_CASE("Unpainted pixels survive and are transparent", "[media]") {
    LabelMap values(2, 1, 255);
    values.at(0, 0) = 13;
    const auto bytes = encode_label_map(values);
    REQUIRE(bytes.has_value());
    CHECK(*decode_label_map(*bytes, "a") == values);
    CHECK(decode_image(*bytes, "a")->at(1, 0).a == 0);
    CHECK(decode_image(*bytes, "a")->at(0, 0) == info(FaceClass::hair).colour);
}

TEST_CASE("A grey PNG counts by its values", "[media]") {
    // Wide grey values reach the reader through the 16-bit writer's sibling: refused, because 16 bits are no
    // classes.
    Grid<std::uint16_t> deep(2, 2, 7);
    const auto bytes = encode_grey16_png(deep);
    CHECK(decode_label_map(*bytes, "a").error().code == Errc::bad_label_map);
}

TEST_CASE("Colour pictures and JPEGs are no label maps, and the message says what is", "[media]") {
    const auto colour = decode_label_map(*encode_png(gradient(4, 4)), "photo.png");
    REQUIRE_FALSE(colour.has_value());
    CHECK(colour.error().code == Errc::bad_label_map);
    CHECK_THAT(colour.error().message, Catch::Contains("photo.png") && Catch::Contains("indexed"));
}

TEST_CASE("A value outside the set is named with its pixel", "[media]") {
    const TemporaryFolder folder;
    LabelMap values(3, 2);
    values.at(2, 1) = 19;  // facial hair: Limner knows it, CelebAMask does not
    const auto bytes = encode_label_map(values);
    REQUIRE(replace_file(folder / "map.png", *bytes).has_value());
    CHECK(read_label_map(folder / "map.png").has_value());
    const auto labels = read_label_map(folder / "map.png", LabelSet::celebamask);
    REQUIRE_FALSE(labels.has_value());
    CHECK(labels.error().code == Errc::bad_label_map);
    CHECK_THAT(labels.error().message, Catch::Contains("19") && Catch::Contains("2, 1"));
}

TEST_CASE("Maps go out and come back in foreign sets", "[media]") {
    const TemporaryFolder folder;
    LabelMap labels(4, 1);
    labels.pixels = {0, 1, 13, 17};
    const auto set = GENERATE(LabelSet::celebamask, LabelSet::sofgan20, LabelSet::sofgan17);
    REQUIRE(write_label_map(folder / "map.png", labels, set).has_value());
    CHECK(*read_label_map(folder / "map.png", set) == labels);
}

TEST_CASE("CelebAMask-HQ maps: the subject's left lies on the right of the picture", "[media][shared]") {
    const auto name = GENERATE(as<std::string>{}, "samples/celebamask_0.png", "samples/celebamask_1.png");
    const auto file = shared_file(name);
    if (!file) {
        WARN(name << " is not on this machine: skipped");
        return;
    }
    const auto labels = read_label_map(*file, LabelSet::celebamask);
    REQUIRE(labels.has_value());
    CHECK(labels->width == 512);
    for (const auto& [left, right] : {std::pair(FaceClass::left_eye, FaceClass::right_eye),
                                      std::pair(FaceClass::left_brow, FaceClass::right_brow)}) {
        const double left_column = mean_column(*labels, left), right_column = mean_column(*labels, right);
        if (left_column < 0 || right_column < 0) continue;
        CHECK(left_column > right_column);
    }
    CHECK(mean_column(*labels, FaceClass::hair) >= 0);

    SECTION("and the photograph beside it is read") {
        auto photo = *file;
        photo.replace_extension(".jpg");
        CHECK(read_image(photo).has_value());
        CHECK(read_label_map(photo).error().code == Errc::bad_label_map);
    }
}
