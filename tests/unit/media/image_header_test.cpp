#include "engine/media/image_header.h"

#include <catch2/catch.hpp>

#include "engine/media/png.h"
#include "pictures.h"

using namespace limner;

TEST_CASE("The kind of a picture is decided by its content", "[media]") {
    const auto png = *encode_png(gradient(5, 3));
    const auto header = inspect_image(png, "whatever.jpg");
    REQUIRE(header.has_value());
    CHECK(header->kind == ImageKind::png);
    CHECK(header->width == 5);
    CHECK(header->height == 3);
    CHECK(header->channels == 4);
}

TEST_CASE("What is no picture is refused as such", "[media]") {
    const auto bytes = GENERATE(bytes_of(""), bytes_of("GIF89a........"), bytes_of("\x89PN"), bytes_of("{}"),
                                bytes_of("RIFF....WAVEfmt "));
    const auto header = inspect_image(bytes, "face.png");
    REQUIRE_FALSE(header.has_value());
    CHECK(header.error().code == Errc::unsupported_file);
    CHECK_THAT(header.error().message, Catch::Contains("face.png"));
}

TEST_CASE("An absurd size is refused before anything is decoded", "[media]") {
    auto png = *encode_png(gradient(4, 4));
    SECTION("one side too long") {
        put_big32(png, 16, 20'000);
        CHECK(inspect_image(png, "a").error().code == Errc::limit_exceeded);
    }
    SECTION("too many pixels in all") {
        put_big32(png, 16, 16'000);
        put_big32(png, 20, 16'000);
        CHECK(inspect_image(png, "a").error().code == Errc::limit_exceeded);
    }
    SECTION("larger than PNG allows") {
        put_big32(png, 16, 0xFFFFFFFF);
        CHECK(inspect_image(png, "a").error().code == Errc::bad_image);
    }
    SECTION("nothing at all") {
        put_big32(png, 20, 0);
        CHECK(inspect_image(png, "a").error().code == Errc::bad_image);
    }
}

TEST_CASE("A PNG must hold all that its chunks state", "[media]") {
    auto png = *encode_png(gradient(4, 4), std::vector<PngText>{{"a", "b"}});
    CHECK(inspect_image(std::span(png).first(png.size() - 1), "a").error().code == Errc::bad_image);
    constexpr std::size_t second_chunk = 8 + 12 + 13;
    put_big32(png, second_chunk, 0x28000022);  // a reader that trusts it takes 640 MB
    CHECK(inspect_image(png, "a").error().code == Errc::bad_image);
}

TEST_CASE("A JPEG must reach its end marker", "[media]") {
    const auto start = {0xFF, 0xD8, 0xFF};
    CHECK(inspect_image(bytes_of(start), "a").error().code == Errc::bad_image);
    CHECK(inspect_image(bytes_of({0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF}), "a").error().code == Errc::bad_image);
    CHECK(inspect_image(bytes_of({0xFF, 0xD8, 0xFF, 0xE0, 0, 1}), "a").error().code == Errc::bad_image);
    CHECK(inspect_image(bytes_of({0xFF, 0xD8, 0xFF, 0xD9}), "a").error().code == Errc::bad_image);
}

TEST_CASE("A JPEG with hundreds of scans is refused", "[media]") {
    // Header of one pixel, then empty scans without end.
    auto bytes = bytes_of({0xFF, 0xD8, 0xFF, 0xC2, 0, 11, 8, 0, 1, 0, 1, 1, 1, 0x11, 0});
    for (int i = 0; i < 300; ++i)
        for (const int value : {0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x55}) bytes.push_back(std::byte(value));
    for (const int value : {0xFF, 0xD9}) bytes.push_back(std::byte(value));
    CHECK(inspect_image(bytes, "a").error().code == Errc::limit_exceeded);
}
