#include "engine/media/tiff.h"

#include <catch2/catch.hpp>

#ifdef LIMNER_WITH_TIFF
#include <tiffio.h>

#include <memory>

#include "engine/core/file.h"
#include "pictures.h"
#include "tests/support/temporary_folder.h"
#endif

using namespace limner;

#ifdef LIMNER_WITH_TIFF
namespace {

using Tiff = std::unique_ptr<TIFF, decltype(&TIFFClose)>;

Tiff opened(const TemporaryFolder& folder, const Result<std::vector<std::byte>>& bytes) {
    REQUIRE(bytes.has_value());
    REQUIRE(replace_file(folder / "face.tif", *bytes).has_value());
    Tiff tiff(TIFFOpen((folder / "face.tif").c_str(), "r"), &TIFFClose);
    REQUIRE(tiff);
    return tiff;
}

int field(const Tiff& tiff, std::uint32_t tag) {
    std::uint16_t value = 0;
    REQUIRE(TIFFGetFieldDefaulted(tiff.get(), tag, &value) == 1);
    return value;
}

}  // namespace

TEST_CASE("An opaque TIFF comes back pixel by pixel", "[media]") {
    const TemporaryFolder folder;
    const Image image = gradient(37, 23);
    const auto tiff = opened(folder, encode_tiff(image));
    CHECK(field(tiff, TIFFTAG_SAMPLESPERPIXEL) == 3);
    CHECK(field(tiff, TIFFTAG_BITSPERSAMPLE) == 8);
    std::vector<std::uint8_t> row(3 * 37);
    for (int y = 0; y < 23; ++y) {
        REQUIRE(TIFFReadScanline(tiff.get(), row.data(), std::uint32_t(y)) == 1);
        for (int x = 0; x < 37; ++x) {
            const auto* p = &row[3 * std::size_t(x)];
            CHECK(Rgba{p[0], p[1], p[2]} == image.at(x, y));
        }
    }
}

TEST_CASE("A TIFF of 16 bits keeps its alpha straight", "[media]") {
    const TemporaryFolder folder;
    DeepImage image(3, 2, {65535, 300, 7, 1000});
    image.at(2, 1) = {1, 2, 3, 65535};
    const auto tiff = opened(folder, encode_tiff16(image));
    CHECK(field(tiff, TIFFTAG_BITSPERSAMPLE) == 16);
    std::uint16_t count = 0, *extra = nullptr;
    REQUIRE(TIFFGetField(tiff.get(), TIFFTAG_EXTRASAMPLES, &count, &extra) == 1);
    REQUIRE(count == 1);
    CHECK(extra[0] == EXTRASAMPLE_UNASSALPHA);
    std::vector<DeepRgba> row(3);
    for (const std::uint32_t y : {0u, 1u}) REQUIRE(TIFFReadScanline(tiff.get(), row.data(), y) == 1);
    CHECK(row[0] == DeepRgba{65535, 300, 7, 1000});
    CHECK(row[2] == DeepRgba{1, 2, 3, 65535});
}

TEST_CASE("Equal pictures give equal TIFF bytes, and no picture none", "[media]") {
    CHECK(*encode_tiff(gradient(40, 30)) == *encode_tiff(gradient(40, 30)));
    CHECK(encode_tiff({}).error().code == Errc::limit_exceeded);
}
#else
TEST_CASE("Without libtiff the sentence says so", "[media]") {
    CHECK(encode_tiff(Image(2, 2)).error().code == Errc::missing_component);
}
#endif
