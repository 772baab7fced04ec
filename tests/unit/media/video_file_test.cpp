#include "engine/media/video_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/file.h"
#include "engine/media/ffmpeg_video.h"
#include "engine/media/image_file.h"
#include "pictures.h"
#include "tests/support/temporary_folder.h"

#ifdef LIMNER_WITH_FFMPEG
#include "decoded_video.h"
#endif

using namespace limner;
namespace fs = std::filesystem;

namespace {

std::size_t entries_in(const fs::path& folder) {
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

bool lacks(VideoKind kind) {
    if (can_write(kind)) return false;
    WARN("this build writes no " << video_format(kind).title << ": skipped");
    return true;
}

}  // namespace

TEST_CASE("An unfinished video leaves nothing behind", "[media]") {
    const auto kind = GENERATE(VideoKind::mp4, VideoKind::webm, VideoKind::gif, VideoKind::apng);
    if (lacks(kind)) return;
    const TemporaryFolder folder;
    {
        const auto name = "film" + std::string(video_format(kind).extension);
        auto video = VideoFile::create(folder / name, {.width = 16, .height = 16});
        REQUIRE(video.has_value());
        REQUIRE((*video)->add(gradient(16, 16)).has_value());
        CHECK((*video)->add(gradient(16, 18)).error().code == Errc::wrong_use);
    }
    CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("An MP4 is written whole, also with odd sides", "[media]") {
    if (lacks(VideoKind::mp4)) return;
    const TemporaryFolder folder;
    auto video = VideoFile::create(folder / "film.mp4", {.width = 65, .height = 63, .frames_per_second = 25});
    REQUIRE(video.has_value());
    for (int i = 0; i < 10; ++i) REQUIRE((*video)->add(gradient(65, 63)).has_value());
    REQUIRE((*video)->finish().has_value());
    video->reset();
    CHECK(fs::file_size(folder / "film.mp4") > 100);
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("Impossible videos are refused with a reason", "[media]") {
    const TemporaryFolder folder;
    const auto refused = [&](const char* name, VideoOptions options) {
        const auto video = VideoFile::create(folder / name, options);
        return video ? Error{} : video.error();
    };
    CHECK(refused("a.avi", {.width = 8, .height = 8}).code == Errc::wrong_use);
    CHECK(refused("a.mp4", {.width = 0, .height = 8}).code == Errc::wrong_use);
    CHECK(refused("a.mp4", {.width = 1, .height = 8}).code == Errc::wrong_use);
    CHECK(refused("a.mp4", {.width = 8, .height = 8, .frames_per_second = 0}).code == Errc::wrong_use);
    CHECK_THAT(refused("a.mp4", {.width = 8, .height = 8, .alpha = true}).message,
               Catch::Contains("MP4 holds no transparency"));
    CHECK_THAT(refused("a.gif", {.width = 8, .height = 8, .frames_per_second = 60}).message,
               Catch::Contains("1 to 50 pictures per second"));
    for (const auto& format : video_formats()) {
        const auto name = "no/a" + std::string(format.extension);
        CHECK(refused(name.c_str(), {.width = 8, .height = 8}).code ==
              (can_write(format.kind) ? Errc::file_unwritable : Errc::missing_component));
    }
    if (can_write(VideoKind::gif))
        CHECK_THAT(refused("a.gif", {.width = 4096, .height = 4096, .frames = 100}).message,
                   Catch::Contains("more than 16 pictures"));
    CHECK(entries_in(folder.path()) == 0);
}

#ifdef LIMNER_WITH_FFMPEG
namespace {

/// A disc with a soft edge that wanders over nothing.
Image disc(int width, int height, int step) {
    Image image(width, height, {0, 0, 0, 0});
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const float distance = std::hypot(float(x - 20 - 3 * step), float(y - 24));
            const float share = std::clamp((16 - distance) / 4, 0.0f, 1.0f);
            if (share > 0) image.at(x, y) = {200, 120, 60, std::uint8_t(std::lround(255 * share))};
        }
    return image;
}

fs::path film_of_discs(const TemporaryFolder& folder, VideoKind kind, VideoOptions options) {
    const auto file = folder / ("film" + std::string(video_format(kind).extension));
    options.width = 67;
    options.height = 49;
    auto video = VideoFile::create(file, options);
    REQUIRE(video.has_value());
    for (int i = 0; i < 9; ++i) REQUIRE((*video)->add(disc(67, 49, i)).has_value());
    REQUIRE((*video)->finish().has_value());
    return file;
}

/// Mean absolute difference of the colours where `expected` is opaque, and of alpha everywhere.
struct Difference {
    double colour = 0, alpha = 0;
};
Difference difference(const Image& seen, const Image& expected) {
    Difference sum;
    double opaque = 0;
    for (std::size_t i = 0; i < expected.pixels.size(); ++i) {
        const auto &a = seen.pixels[i], &b = expected.pixels[i];
        sum.alpha += std::abs(int(a.a) - int(b.a));
        if (b.a < 255) continue;
        ++opaque;
        sum.colour +=
            (std::abs(int(a.r) - int(b.r)) + std::abs(int(a.g) - int(b.g)) + std::abs(int(a.b) - int(b.b))) /
            3.0;
    }
    return {sum.colour / opaque, sum.alpha / double(expected.pixels.size())};
}

std::vector<std::byte> content(const fs::path& file) {
    const auto bytes = read_file(file, 1 << 24);
    REQUIRE(bytes);
    return {bytes->bytes.begin(), bytes->bytes.end()};
}

/// Where `text` ends in `bytes`; fails when it is not there.
std::size_t behind(const std::vector<std::byte>& bytes, std::string_view text) {
    const auto found = std::search(bytes.begin(), bytes.end(), text.begin(), text.end(),
                                   [](std::byte b, char c) { return b == std::byte(c); });
    REQUIRE(found != bytes.end());
    return std::size_t(found - bytes.begin()) + text.size();
}

}  // namespace

TEST_CASE("Every frame comes back, with its transparency and in time", "[media]") {
    const auto kind = GENERATE(VideoKind::webm, VideoKind::gif, VideoKind::apng);
    if (lacks(kind)) return;
    const TemporaryFolder folder;
    const auto file = film_of_discs(folder, kind, {.frames_per_second = 25, .alpha = true});
    const auto video = decode_video(file, kind == VideoKind::webm ? "libvpx-vp9" : nullptr);
    REQUIRE(video.frames.size() == 9);
    if (kind == VideoKind::webm) CHECK(video.pixel_format == "yuva420p");
    for (int i = 0; i < 9; ++i) {
        auto expected = disc(67, 49, i);
        if (kind == VideoKind::gif)  // all or nothing
            for (auto& pixel : expected.pixels) pixel.a = pixel.a < 128 ? 0 : 255;
        const auto& frame = video.frames[std::size_t(i)];
        if (kind == VideoKind::apng) {
            CHECK(frame == expected);
        } else {
            const auto [colour, alpha] = difference(frame, expected);
            CHECK(colour < 4);
            CHECK(alpha < 1.5);
        }
        CHECK(video.times[std::size_t(i)] == Approx(i / 25.0).margin(0.001));
    }
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("An MP4 is H.264 of even sides that names its colours and plays while it is loaded", "[media]") {
    if (!can_write_with_ffmpeg(VideoKind::mp4)) {
        WARN("the system's FFmpeg has no libx264: skipped");
        return;
    }
    const TemporaryFolder folder;
    const auto file = film_of_discs(folder, VideoKind::mp4, {.frames_per_second = 25});
    const auto video = decode_video(file, "h264");
    REQUIRE(video.frames.size() == 9);
    CHECK(video.pixel_format == "yuv420p");
    CHECK(video.colours == "bt709 iec61966-2-1 bt709");
    for (int i = 0; i < 9; ++i) {
        const auto& frame = video.frames[std::size_t(i)];
        REQUIRE(frame.width == 66);  // 67 and 49 without the last column and row
        REQUIRE(frame.height == 48);
        const Image drawn = disc(67, 49, i);
        Image kept(66, 48);
        for (int y = 0; y < 48; ++y) std::copy_n(&drawn.at(0, y), 66, &kept.at(0, y));
        CHECK(difference(frame, kept).colour < 4);
        CHECK(video.times[std::size_t(i)] == Approx(i / 25.0).margin(0.001));
    }
    const auto bytes = content(file);
    CHECK(behind(bytes, "moov") < behind(bytes, "mdat"));
}

TEST_CASE("Without alpha every pixel of a video is opaque", "[media]") {
    const auto kind = GENERATE(VideoKind::webm, VideoKind::gif, VideoKind::apng);
    if (lacks(kind)) return;
    const TemporaryFolder folder;
    const auto video = decode_video(film_of_discs(folder, kind, {}));
    REQUIRE(video.frames.size() == 9);
    for (const auto& frame : video.frames)
        CHECK(std::all_of(frame.pixels.begin(), frame.pixels.end(), [](Rgba p) { return p.a == 255; }));
}

TEST_CASE("A GIF or APNG repeats for ever, or plays once", "[media]") {
    const bool repeat = GENERATE(true, false);
    const TemporaryFolder folder;
    if (!lacks(VideoKind::gif)) {
        const auto bytes = content(film_of_discs(folder, VideoKind::gif, {.repeat = repeat}));
        const auto text = std::string_view("NETSCAPE2.0");
        const bool counted =
            std::search(bytes.begin(), bytes.end(), text.begin(), text.end(),
                        [](std::byte b, char c) { return b == std::byte(c); }) != bytes.end();
        CHECK(counted == repeat);  // a GIF that does not say plays once
        if (counted) CHECK(bytes[behind(bytes, text) + 2] == std::byte(0));
    }
    if (!lacks(VideoKind::apng)) {
        const auto bytes = content(film_of_discs(folder, VideoKind::apng, {.repeat = repeat}));
        const auto control = behind(bytes, "acTL");
        CHECK(bytes[control + 3] == std::byte(9));               // frames
        CHECK(bytes[control + 7] == std::byte(repeat ? 0 : 1));  // plays, 0 = for ever
        CHECK(decode_image(bytes, "film.apng"));                 // other programs see the first picture
    }
}

TEST_CASE("Equal frames give equal videos", "[media]") {
    const auto kind = GENERATE(VideoKind::mp4, VideoKind::webm, VideoKind::gif, VideoKind::apng);
    if (lacks(kind)) return;
    const TemporaryFolder first, second;
    const VideoOptions options{.frames_per_second = 23.98, .alpha = kind != VideoKind::mp4};
    const bool equal =
        content(film_of_discs(first, kind, options)) == content(film_of_discs(second, kind, options));
    CHECK(equal);
}
#endif
