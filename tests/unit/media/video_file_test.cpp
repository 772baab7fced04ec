#include "engine/media/video_file.h"

#include <catch2/catch.hpp>

#include "engine/media/image_file.h"
#include "pictures.h"
#include "tests/support/temporary_folder.h"

using namespace limner;
namespace fs = std::filesystem;

namespace {

std::size_t entries_in(const fs::path& folder) {
    return std::size_t(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

}  // namespace

TEST_CASE("An unfinished video leaves nothing behind", "[media]") {
    const TemporaryFolder folder;
    if (!can_write_mp4()) {
        WARN("this build writes no MP4: skipped");
        return;
    }
    {
        auto video = VideoFile::create(folder / "film.mp4", {.width = 16, .height = 16});
        REQUIRE(video.has_value());
        (void)(*video)->add(gradient(16, 16));
    }
    CHECK(entries_in(folder.path()) == 0);
}

TEST_CASE("An MP4 is written whole, also with odd sides", "[media]") {
    if (!can_write_mp4()) {
        WARN("this build writes no MP4: skipped");
        return;
    }
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
    CHECK(VideoFile::create(folder / "a.avi", {.width = 8, .height = 8}).error().code == Errc::wrong_use);
    CHECK(VideoFile::create(folder / "a.mp4", {.width = 0, .height = 8}).error().code == Errc::wrong_use);
    CHECK(
        VideoFile::create(folder / "a.mp4", {.width = 8, .height = 8, .frames_per_second = 0}).error().code ==
        Errc::wrong_use);
    if (can_write_mp4())
        CHECK(VideoFile::create(folder / "no/a.mp4", {.width = 8, .height = 8}).error().code ==
              Errc::file_unwritable);
}
