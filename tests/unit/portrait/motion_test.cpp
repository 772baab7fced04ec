#include "engine/portrait/motion.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace limner;

TEST_CASE("Every movement that comes with Limner is read, begins and ends where it was", "[animation]") {
    std::size_t files = 0;
    for (const auto& file : std::filesystem::directory_iterator(LIMNER_MOTIONS)) {
        ++files;
        INFO(file.path());
        const auto motion = read_motion(file.path());
        REQUIRE(motion.has_value());
        CHECK(bundled_motions().contains(file.path().stem().string()));
        CHECK_FALSE(motion->name.empty());
        for (const auto& [track, steps] : motion->tracks) {
            CHECK(steps.front().at == 0);
            CHECK(steps.front().by == 0);
            CHECK(steps.back().by == 0);
        }
        Portrait portrait = portrait_from_seed(2);
        portrait.pose.yaw = 5_deg;
        const auto animation = with_motion({.frames = 1}, portrait, *motion);
        CHECK(changed_tracks(portrait_at(animation, portrait, 0), portrait).empty());
        CHECK(changed_tracks(portrait_at(animation, portrait, animation.frames - 1), portrait).empty());
        CHECK_FALSE(portrait_at(animation, portrait, animation.frames / 2.2) == portrait);
    }
    CHECK(files == bundled_motions().size());
    CHECK(files >= 6);
}

TEST_CASE("A movement is put onto what is there", "[animation]") {
    const auto motion =
        *parse_motion(R"({"seconds": 1, "tracks": {"pose.yaw": [[0, 0], [0.5, 10], [1, 0]]}})", "m");
    Animation animation{.loop = Animation::Loop::once, .rate = 20, .frames = 10};
    set_key(animation, "pose.yaw", {.frame = 0, .value = 0.f, .easing = KeyEasing::linear});
    set_key(animation, "pose.yaw", {.frame = 50, .value = 50.f});
    set_key(animation, "pose.yaw", {.frame = 25, .value = 25.f, .easing = KeyEasing::linear});
    const auto moved = with_motion(animation, {}, motion, {.frame = 20, .amount = 0.5f});
    CHECK(moved.frames == 41);
    const auto yaw = [&](int frame) { return degrees(portrait_at(moved, {}, frame).pose.yaw); };
    CHECK(yaw(0) == Approx(0));
    CHECK(yaw(20) == Approx(20));
    CHECK(yaw(30) == Approx(30 + 5));
    CHECK(yaw(40) == Approx(40));
    CHECK(yaw(50) == Approx(50));
    CHECK(find_key(moved, "pose.yaw", 25) == nullptr);  // within the movement

    SECTION("as long as it is wished") {
        CHECK(with_motion({.frames = 1}, {}, motion, {.seconds = 3}).frames == 91);
    }
    SECTION("no further than its values go") {
        const auto far = *parse_motion(R"({"tracks": {"light.warmth": [[0, 0], [1, 9]]}})", "m");
        const auto bright = with_motion({.frames = 1}, {}, far);
        CHECK(portrait_at(bright, {}, bright.frames - 1).light.warmth == 1);
    }
}

TEST_CASE("What is no movement is refused with its reason", "[animation]") {
    const auto check = [](const char* text, const char* says) {
        const auto motion = parse_motion(text, "nod.json");
        REQUIRE_FALSE(motion.has_value());
        CHECK(motion.error().code == Errc::unsupported_file);
        CHECK_THAT(motion.error().message, Catch::Contains("nod.json") && Catch::Contains(says));
    };
    check("hello", "not valid JSON");
    check("[]", "no tracks");
    check("{}", "no tracks");
    check(R"({"tracks": {}})", "no tracks");
    check(R"({"tracks": {"pose.sideways": [[0, 0]]}})", "pose.sideways");
    check(R"({"tracks": {"style.hair": [[0, 0]]}})", "style.hair");
    check(R"({"tracks": {"pose.yaw": []}})", "pose.yaw");
    check(R"({"tracks": {"pose.yaw": [[0, 0], [2, 1]]}})", "pose.yaw");
    check(R"({"tracks": {"pose.yaw": [[0, 1e99]]}})", "pose.yaw");
    check(R"({"tracks": {"pose.yaw": [[0, "a"]]}})", "pose.yaw");
    check(R"({"seconds": 0, "tracks": {"pose.yaw": [[0, 0]]}})", "seconds");
    CHECK(read_motion("no/such/motion.json").error().code == Errc::file_not_found);
}
