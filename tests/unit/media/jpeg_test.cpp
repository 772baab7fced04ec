#include <catch2/catch.hpp>
#include <cstdio>
#include <cstdlib>

#include "engine/media/image_file.h"
#include "engine/media/image_header.h"
#include "pictures.h"
// After <cstdio>, whose FILE it needs.
#include <jpeglib.h>

using namespace limner;

namespace {

std::vector<std::byte> encode_jpeg(const Image& image, bool progressive = false) {
    jpeg_compress_struct info{};
    jpeg_error_mgr errors{};
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* data = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &data, &size);
    info.image_width = JDIMENSION(image.width);
    info.image_height = JDIMENSION(image.height);
    info.input_components = 3;
    info.in_color_space = JCS_RGB;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, 95, TRUE);
    if (progressive) jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    std::vector<JSAMPLE> row(std::size_t(image.width) * 3);
    for (int y = 0; y < image.height; ++y) {
        for (int x = 0; x < image.width; ++x) {
            const auto& p = image.at(x, y);
            row[std::size_t(x) * 3] = p.r;
            row[std::size_t(x) * 3 + 1] = p.g;
            row[std::size_t(x) * 3 + 2] = p.b;
        }
        JSAMPROW rows = row.data();
        jpeg_write_scanlines(&info, &rows, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const auto* begin = reinterpret_cast<const std::byte*>(data);
    std::vector<std::byte> bytes(begin, begin + size);
    std::free(data);
    return bytes;
}

// An EXIF block with nothing but the orientation, right after the start marker.
std::vector<std::byte> with_orientation(std::vector<std::byte> jpeg, int orientation) {
    const auto exif =
        bytes_of({0xFF, 0xE1, 0,    34, 'E', 'x', 'i', 'f', 0, 0, 'I',         'I', 42, 0, 8, 0, 0, 0,
                  1,    0,    0x12, 1,  3,   0,   1,   0,   0, 0, orientation, 0,   0,  0, 0, 0, 0, 0});
    jpeg.insert(jpeg.begin() + 2, exif.begin(), exif.end());
    return jpeg;
}

}  // namespace

TEST_CASE("A JPEG is read, baseline and progressive", "[media]") {
    const Image image(24, 16, {200, 100, 50});
    const auto bytes = encode_jpeg(image, GENERATE(false, true));
    const auto read = decode_image(bytes, "face.png");
    REQUIRE(read.has_value());
    CHECK(read->width == 24);
    CHECK(read->height == 16);
    CHECK(int(read->at(5, 5).r) == Approx(200).margin(4));
    CHECK(int(read->at(5, 5).b) == Approx(50).margin(4));
}

TEST_CASE("A JPEG is turned upright as its EXIF says", "[media]") {
    Image image(32, 16, {0, 0, 0});
    for (int y = 0; y < 16; ++y)
        for (int x = 0; x < 8; ++x) image.at(x, y) = {255, 255, 255};  // white at the stored left
    const auto jpeg = encode_jpeg(image);
    CHECK(decode_image(with_orientation(jpeg, 1), "a")->width == 32);
    const auto turned = decode_image(with_orientation(jpeg, 6), "a");
    REQUIRE(turned.has_value());
    CHECK(turned->width == 16);
    CHECK(turned->height == 32);
    CHECK(turned->at(8, 2).r > 200);  // the stored left is shown at the top
    CHECK(turned->at(8, 29).r < 50);
    CHECK(decode_image(with_orientation(jpeg, 99), "a")->width == 32);
}

TEST_CASE("A damaged JPEG is an error, never half a picture", "[media]") {
    const auto whole = encode_jpeg(gradient(64, 64));
    SECTION("truncated") {
        const auto part = GENERATE(0.02, 0.2, 0.5, 0.9, 0.99);
        auto bytes = whole;
        bytes.resize(std::size_t(double(bytes.size()) * part));
        CHECK(decode_image(bytes, "a").error().code == Errc::bad_image);
    }
    SECTION("truncated, but closed with an end marker") {
        auto bytes = whole;
        bytes.resize(bytes.size() * 2 / 3);
        bytes.push_back(std::byte(0xFF));
        bytes.push_back(std::byte(0xD9));
        CHECK(decode_image(bytes, "a").error().code == Errc::bad_image);
    }
    SECTION("any single byte changed never crashes") {
        for (std::size_t i = 0; i < whole.size(); i += 3) {
            auto bytes = whole;
            bytes[i] ^= std::byte(0x5A);
            (void)decode_image(bytes, "a");
        }
    }
}
