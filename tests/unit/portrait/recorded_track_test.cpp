#include "engine/portrait/recorded_track.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <random>

using namespace limner;

namespace {

float yaw_at(const Animation& animation, double frame) {
    return std::get<float>(value_at(animation.tracks.at("pose.yaw"), animation, frame));
}

}  // namespace

TEST_CASE("Of what was recorded the ends and the corners are kept", "[animation]") {
    std::map<int, float> numbers;
    for (int frame = 10; frame <= 40; ++frame) numbers[frame] = frame <= 25 ? 2.f * float(frame) : 50;
    CHECK(frames_to_keep(numbers, 0.1f) == std::vector{10, 25, 40});
    numbers[33] = 52;
    CHECK(frames_to_keep(numbers, 0.1f) == std::vector{10, 25, 32, 33, 34, 40});
    CHECK(frames_to_keep(numbers, 5) == std::vector{10, 25, 40});
    CHECK(frames_to_keep({{3, 1.f}}, 0.1f) == std::vector{3});
    CHECK(frames_to_keep({{3, 1.f}, {4, 1.f}}, 0.1f) == std::vector{3, 4});
    CHECK(frames_to_keep({}, 0.1f).empty());
}

TEST_CASE("Whatever was recorded, straight lines between what is kept come within the tolerance",
          "[animation]") {
    std::mt19937 random(5);
    for (int round = 0; round < 20; ++round) {
        std::map<int, float> numbers;
        float number = 0;
        for (int frame = 0; frame < 200; frame += 1 + int(random() % 4)) {
            number += float(random() % 100) / 50 - 1;
            numbers[frame] = number;
        }
        const auto kept = frames_to_keep(numbers, 0.7f);
        CHECK(kept.front() == 0);
        CHECK(kept.back() == numbers.rbegin()->first);
        float most = 0;
        for (std::size_t i = 0; i + 1 < kept.size(); ++i)
            for (int frame = kept[i]; frame <= kept[i + 1]; ++frame) {
                const float share = float(frame - kept[i]) / float(kept[i + 1] - kept[i]);
                if (numbers.contains(frame))
                    most = std::max(most,
                                    std::abs(numbers.at(frame) -
                                             std::lerp(numbers.at(kept[i]), numbers.at(kept[i + 1]), share)));
            }
        CHECK(most <= 0.701f);
    }
}

TEST_CASE("What was recorded takes the place of the keys in its time", "[animation]") {
    Animation animation{.loop = Animation::Loop::once, .frames = 101};
    for (const int frame : {0, 20, 30, 60, 61, 100})
        set_key(animation, "pose.yaw", {.frame = frame, .value = 7.f, .easing = KeyEasing::hold});
    std::map<int, float> numbers;
    for (int frame = 20; frame <= 60; ++frame) numbers[frame] = 20 * std::sin(float(frame) / 10);
    put_recorded(animation, "pose.yaw", numbers);
    const Track& track = animation.tracks.at("pose.yaw");
    CHECK(track.front() == Key{.frame = 0, .value = 7.f, .easing = KeyEasing::hold});
    CHECK(find_key(animation, "pose.yaw", 61));
    CHECK(track.size() < 20);  // of 41
    for (int frame = 20; frame <= 60; ++frame)
        CHECK(std::abs(yaw_at(animation, frame) - numbers[frame]) <= recording_tolerance("pose.yaw"));
    CHECK(recording_tolerance("pose.yaw") > recording_tolerance("light.warmth"));
}
