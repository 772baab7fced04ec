#include "engine/export/turntable_writer.h"

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/media/image_file.h"
#include "engine/media/video_file.h"
#include "tests/support/fake_generator.h"
#include "tests/support/temporary_folder.h"

using namespace limner;

namespace {

std::vector<Portrait> four_views() {
    std::vector<Portrait> views(4);
    for (int i = 0; i < 4; ++i) views[std::size_t(i)].pose.yaw = from_degrees(float(10 * i));
    return views;
}

/// Draws, counts, and is cancelled after `limit` pictures.
struct Painter {
    int drawn = 0, limit = 1000;
    Result<Picture> operator()(const Portrait& view) {
        if (drawn == limit) return failure(Errc::cancelled, "Stopped.");
        ++drawn;
        return fake_picture(view, 32);
    }
};

std::size_t entries(const TemporaryFolder& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
        count += entry.is_regular_file();
    return count;
}

SequenceSettings sequence_in(const TemporaryFolder& folder) {
    return {.names = *NameTemplate::parse((folder / "head/{frame:03}.png").string()),
            .fields = {.width = 32, .height = 32}};
}

}  // namespace

TEST_CASE("A sequence has one complete picture per view", "[export]") {
    const TemporaryFolder folder;
    const auto views = four_views();
    Painter painter;
    const auto out = sequence_writer(sequence_in(folder));
    std::vector<int> seen;
    const auto outcome = write_turntable(
        *out,
        {.views = views, .draw = std::ref(painter), .progress = [&](int done) { seen.push_back(done); }});
    REQUIRE(outcome.result);
    REQUIRE(outcome.file);
    CHECK(outcome.file->files.size() == 4);
    CHECK(*read_image(folder / "head/002.png") == *fake_picture(views[2], 32).image);
    CHECK(seen == std::vector<int>{1, 2, 3, 4});

    SECTION("which are not replaced unasked") {
        const auto again = write_turntable(*sequence_writer(sequence_in(folder)),
                                           {.views = views, .draw = std::ref(painter)});
        REQUIRE_FALSE(again.result);
        CHECK_THAT(again.result.error().message,
                   Catch::Contains("000.png exists already; choose another name."));
    }
    SECTION("not even where only the last is there, and those before it are told of") {
        for (const char* name : {"000.png", "001.png", "002.png"})
            std::filesystem::remove(folder / "head" / name);
        const auto again = write_turntable(*sequence_writer(sequence_in(folder)),
                                           {.views = views, .draw = std::ref(painter)});
        REQUIRE_FALSE(again.result);
        REQUIRE(again.file);
        CHECK(again.file->files.size() == 3);
    }
    SECTION("and are kept by a run that resumes, where they show the same") {
        auto settings = sequence_in(folder);
        settings.resume = true;
        std::filesystem::remove(folder / "head/001.png");
        painter.drawn = 0;
        REQUIRE(
            write_turntable(*sequence_writer(settings), {.views = views, .draw = std::ref(painter)}).result);
        CHECK(painter.drawn == 1);
        settings.finish.background.kind = Background::Kind::transparent;
        painter.drawn = 0;
        const TurntableRun cut{.views = views, .finish = settings.finish, .draw = std::ref(painter)};
        REQUIRE(write_turntable(*sequence_writer(settings), cut).result);
        CHECK(painter.drawn == 4);
        painter.drawn = 0;
        REQUIRE(write_turntable(*sequence_writer(settings), cut).result);
        CHECK(painter.drawn == 0);
        settings.finish.crop = {Crop::Kind::face, {}};
        const TurntableRun faces{.views = views, .finish = settings.finish, .draw = std::ref(painter)};
        REQUIRE(write_turntable(*sequence_writer(settings), faces).result);
        CHECK(painter.drawn == 8);  // each is looked at, then drawn
        REQUIRE(write_turntable(*sequence_writer(settings), faces).result);
        CHECK(painter.drawn == 8);
    }
}

TEST_CASE("All pictures of a turntable are cropped to one and the same place", "[export]") {
    const TemporaryFolder folder;
    const auto views = four_views();
    // The face wanders from the left to the right.
    const auto draw = [](const Portrait& view) -> Result<Picture> {
        Picture picture = fake_picture(view, 64);
        LabelMap labels(32, 32);
        const int left = 4 + int(std::lround(degrees(view.pose.yaw))) / 5;
        for (int y = 12; y < 20; ++y)
            for (int x = left; x < left + 8; ++x) labels.at(x, y) = std::uint8_t(FaceClass::skin);
        picture.labels = std::make_shared<const LabelMap>(labels);
        return picture;
    };
    auto settings = sequence_in(folder);
    settings.finish.crop = {Crop::Kind::face, {}};
    REQUIRE(
        write_turntable(*sequence_writer(settings), {.views = views, .finish = settings.finish, .draw = draw})
            .result);
    for (int i = 0; i < 4; ++i) {
        const auto shown = read_image(folder / ("head/00" + std::to_string(i) + ".png"));
        REQUIRE(shown);
        // From pixel 8 to 36 across, with room around.
        CHECK(*shown == cut(*fake_picture(views[std::size_t(i)], 64).image, {3, 13, 39, 39}));
    }
}

TEST_CASE("A film of odd sides loses a row or a column, and says so", "[export]") {
    if (!can_write(VideoKind::mp4)) return;
    const TemporaryFolder folder;
    const auto views = four_views();
    Painter painter;
    const auto written = [&](const char* name) {
        TurntableRun run{.views = views, .draw = std::ref(painter)};
        run.finish.crop = *crop_from_text("0,0,21,32");
        const auto outcome = write_turntable(*video_writer(folder / name, {.frames_per_second = 25}), run);
        REQUIRE(outcome.result);
        return *outcome.file;
    };
    const auto film = written("head.mp4");
    CHECK(film.trimmed);
    CHECK(film.width == 20);
    CHECK(film.height == 32);
    if (!can_write(VideoKind::apng)) return;
    CHECK_FALSE(written("head.apng").trimmed);
    CHECK(written("head.apng").width == 21);
}

TEST_CASE("A sequence that stops keeps the pictures that are complete", "[export]") {
    const TemporaryFolder folder;
    const auto views = four_views();
    Painter painter{.limit = 2};
    const auto outcome =
        write_turntable(*sequence_writer(sequence_in(folder)), {.views = views, .draw = std::ref(painter)});
    CHECK(outcome.result.error().code == Errc::cancelled);
    REQUIRE(outcome.file);
    CHECK(outcome.file->frames == 2);
    CHECK(entries(folder) == 2);
}

TEST_CASE("Of a video that stops nothing is left, unless it shall be kept", "[export]") {
    const auto kind = GENERATE(VideoKind::mp4, VideoKind::webm, VideoKind::gif, VideoKind::apng);
    if (!can_write(kind)) {
        WARN("no encoder for it here: skipped");
        return;
    }
    const TemporaryFolder folder;
    const auto views = four_views();
    const bool keep = GENERATE(false, true);
    Painter painter{.limit = 2};
    {
        const auto out = video_writer(folder / ("head" + std::string(video_format(kind).extension)), {});
        const auto outcome = write_turntable(
            *out, {.views = views, .draw = std::ref(painter), .keep = [&](const Error&) { return keep; }});
        CHECK(outcome.file.has_value() == keep);
        if (keep) CHECK(outcome.file->frames == 2);
    }
    CHECK(entries(folder) == (keep ? 1 : 0));
}

TEST_CASE("A contact sheet holds all views", "[export]") {
    const TemporaryFolder folder;
    const auto views = four_views();
    Painter painter;
    const auto outcome = write_turntable(*sheet_writer(folder / "sheet.png", {.columns = 4, .gap = 0}),
                                         {.views = views, .draw = std::ref(painter)});
    REQUIRE(outcome.result);
    CHECK(read_image(folder / "sheet.png")->width == 4 * 32);
}
