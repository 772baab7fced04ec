#include "engine/media/webp.h"

#include <catch2/catch.hpp>
#include <cstdlib>

#include "engine/media/image_file.h"
#include "engine/media/label_file.h"
#include "pictures.h"

using namespace limner;

namespace {

/// Something of everything: gradients, an edge, a hole.
Image sample(bool hole) {
    Image image(48, 32);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            image.at(x, y) = {std::uint8_t(x * 5), std::uint8_t(y * 7), std::uint8_t(x > 20 ? 200 : 40), 255};
    if (hole)
        for (int y = 4; y < 20; ++y)
            for (int x = 4; x < 20; ++x) image.at(x, y).a = std::uint8_t(x * 10);
    return image;
}

bool no_library() {
    if (!has_webp()) WARN("this build has no libwebp: skipped");
    return !has_webp();
}

double difference(const Image& a, const Image& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        sum += std::abs(a.pixels[i].r - b.pixels[i].r) + std::abs(a.pixels[i].g - b.pixels[i].g) +
               std::abs(a.pixels[i].b - b.pixels[i].b);
    return sum / double(3 * a.pixels.size());
}

// With an EXIF chunk of nothing but the orientation at its end, and `name` before that.
std::vector<std::byte> with_orientation(std::vector<std::byte> webp, int orientation, std::string_view name) {
    std::string exif(name);
    exif += std::string("II*\0\b\0\0\0\1\0\x12\1\3\0\1\0\0\0", 18) + char(orientation) + std::string(7, '\0');
    const auto put = [](std::uint32_t value, auto into) {
        for (int i = 0; i < 4; ++i) *into++ = std::byte(value >> (8 * i));
    };
    std::string chunk = "EXIF1234" + exif;
    const auto bytes = std::as_bytes(std::span(chunk));
    const auto at = webp.size();
    webp.insert(webp.end(), bytes.begin(), bytes.end());
    put(std::uint32_t(exif.size()), webp.begin() + std::ptrdiff_t(at + 4));
    put(std::uint32_t(webp.size() - 8), webp.begin() + 4);
    webp[20] |= std::byte(8);  // VP8X: there is EXIF
    return webp;
}

}  // namespace

TEST_CASE("A WebP picture is turned upright as its EXIF says", "[media]") {
    if (no_library()) return;
    auto image = sample(false);  // 48 x 32
    const auto webp = encode_webp(image, 100, "<x/>").value();
    const auto name = GENERATE(std::string_view(""), std::string_view("Exif\0\0", 6));
    CHECK(decode_image(with_orientation(webp, 1, name), "a")->width == 48);
    const auto turned = decode_image(with_orientation(webp, 6, name), "a");
    REQUIRE(turned.has_value());
    CHECK(turned->width == 32);
    CHECK(*turned == oriented(image, 6));
    CHECK(decode_image(with_orientation(webp, 77, name), "a")->width == 48);
}

TEST_CASE("At quality 100 a WebP picture is read as it was written, under transparent pixels, too",
          "[media]") {
    if (no_library()) return;
    const auto image = sample(GENERATE(false, true));
    const auto bytes = encode_webp(image, 100);
    REQUIRE(bytes);
    const auto read = decode_image(*bytes, "a.png");  // the content counts, not the name
    REQUIRE(read);
    CHECK(*read == image);
    CHECK(*encode_webp(image, 100) == *bytes);
}

TEST_CASE("Less quality makes a WebP picture smaller, and little worse", "[media]") {
    if (no_library()) return;
    const auto image = sample(true);
    const auto good = *encode_webp(image, 92), poor = *encode_webp(image, 10);
    CHECK(poor.size() < good.size());
    const auto read = decode_image(good, "a");
    REQUIRE(read);
    CHECK(difference(*read, image) < 6);
    CHECK(difference(*read, image) < difference(*decode_image(poor, "a"), image));
    for (std::size_t i = 0; i < image.pixels.size(); ++i) REQUIRE(read->pixels[i].a == image.pixels[i].a);
}

TEST_CASE("A damaged WebP is an error, never half a picture", "[media]") {
    if (no_library()) return;
    const auto bytes = *encode_webp(sample(true), GENERATE(80, 100));
    for (const std::size_t size : {std::size_t(12), std::size_t(30), bytes.size() / 2, bytes.size() - 3}) {
        const auto read = decode_image(std::span(bytes).first(size), "face.webp");
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Errc::bad_image);
        CHECK_THAT(read.error().message, Catch::Contains("face.webp"));
    }
}

TEST_CASE("A WebP picture is no label map", "[media]") {
    if (no_library()) return;
    const auto map = decode_label_map(*encode_webp(sample(false), 100), "map.webp");
    REQUIRE_FALSE(map);
    CHECK(map.error().code == Errc::bad_label_map);
    CHECK_THAT(map.error().message, Catch::Contains("WebP"));
}

TEST_CASE("A size that WebP cannot hold is refused", "[media]") {
    if (no_library()) return;
    CHECK(encode_webp(Image(16384, 1), 90).error().code == Errc::limit_exceeded);
}
