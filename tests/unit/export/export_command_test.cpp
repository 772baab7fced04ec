#include "engine/export/export_command.h"

#include <catch2/catch.hpp>

#include "engine/portrait/recipe.h"

using namespace limner;

namespace {

CommandSource saved_as(const char* project) {
    CommandSource source;
    source.project = project;
    return source;
}

}  // namespace

TEST_CASE("A command names the project and only what differs from the defaults", "[export]") {
    const auto anna = saved_as("/home/Anna M.limner");
    CHECK(shell_line(*still_command(anna, {.picture = "/out/face.png"}, {}, 0)) ==
          "limner-cli render '/home/Anna M.limner' --out /out/face.png");
    StillSettings settings{.bits = 16, .finish = {*background_from_text("#FFFFFF"), {}}, .recipe = false};
    CHECK(shell_line(*still_command(anna, {.picture = "f_{n}.png", .labels = "l.png"}, settings, 512)) ==
          "limner-cli render '/home/Anna M.limner' --size 512 --background '#FFFFFF' --bits 16 --no-recipe "
          "--out 'f_{n}.png' --labels-out l.png");
}

TEST_CASE("A portrait that is in no file travels in the command", "[export]") {
    Portrait portrait = portrait_from_seed(3);
    portrait.painted = PaintedLabels{std::make_shared<const LabelMap>(64, 64, 1), portrait.pose, false};
    const auto words = still_command({.portrait = portrait}, {.picture = "a.png"}, {}, 0);
    REQUIRE(words);
    REQUIRE((*words)[2] == "--from-recipe");
    CHECK(*portrait_from_recipe((*words)[3], "the line") == portrait);
}

TEST_CASE("What is compared with travels in the command, and a project's fixed gaze is answered",
          "[export]") {
    const Portrait before = portrait_from_seed(4);
    const auto words = still_command(saved_as("/p.limner"), {.picture = "a.png"}, {}, 0, &before);
    REQUIRE(words);
    REQUIRE((*words)[3] == "--before");
    CHECK(*portrait_from_recipe((*words)[4], "the line") == before);
    CommandSource anna = saved_as("/p.limner");
    const auto gaze = [&](bool viewer) {
        TurntableSettings settings;
        settings.gaze_viewer = viewer;
        return shell_line(*turntable_command(anna, settings, {.out = "/o.mp4"}));
    };
    CHECK_THAT(gaze(true), Catch::Contains(" --gaze-viewer"));
    CHECK_THAT(gaze(false), !Catch::Contains("gaze-viewer"));
    anna.fixed_gaze = true;
    CHECK_THAT(gaze(false), Catch::Contains(" --no-gaze-viewer"));
}

TEST_CASE("A map too large for a command line is refused in words", "[export]") {
    Portrait portrait;
    LabelMap noise(512, 512);
    std::uint32_t state = 1;
    for (auto& value : noise.pixels) value = std::uint8_t((state = state * 1664525 + 1013904223) >> 28);
    portrait.painted = PaintedLabels{std::make_shared<const LabelMap>(noise), portrait.pose, true};
    const auto words = still_command({.portrait = portrait}, {.picture = "a.png"}, {}, 0);
    REQUIRE_FALSE(words);
    CHECK(words.error().code == Errc::limit_exceeded);
    CHECK_THAT(words.error().message, Catch::Contains("save the project"));
}

TEST_CASE("Degrees in a command are those that were typed", "[export]") {
    TurntableSettings settings;
    for (int tenths = 1; tenths <= 900; ++tenths) {
        settings.path.yaw_amplitude = from_degrees(float(tenths) / 10);
        const auto words = *turntable_command(saved_as("/p"), settings, {.out = "/o.mp4"});
        const auto at = std::find(words.begin(), words.end(), "--yaw-amplitude");
        CHECK(from_degrees(std::stof(at[1])) == settings.path.yaw_amplitude);
    }
}

TEST_CASE("The command of a sheet of people names the seeds and takes the portrait along", "[export]") {
    Portrait like = portrait_from_seed(3);
    like.light.warmth = 0.5f;
    const auto words = people_command({.portrait = like, .project = "/p.limner"},
                                      {.out = "s.png", .first_seed = 9, .count = 4, .columns = 2});
    REQUIRE(words);
    REQUIRE(words->size() == 10);
    CHECK((*words)[1] == "generate");
    CHECK(*portrait_from_recipe((*words)[3], "the line") == like);
    CHECK(shell_line({words->begin() + 4, words->end()}) == "--seed 9-12 --columns 2 --sheet s.png");
    CHECK(shell_line(*mesh_command(saved_as("/p.limner"), "h.glb", 64)) ==
          "limner-cli mesh /p.limner --grid 64 --out h.glb");
}

TEST_CASE("Quotes and spaces survive the shell", "[export]") {
    CHECK(shell_line({"limner-cli", "it's", "", "a b", "plain-1.png"}) ==
          "limner-cli 'it'\\''s' '' 'a b' plain-1.png");
}
