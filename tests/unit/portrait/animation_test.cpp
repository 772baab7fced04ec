#include "engine/portrait/animation.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "engine/portrait/code_mix.h"
#include "engine/portrait/head_turn.h"

using namespace limner;
using Loop = Animation::Loop;

namespace {

Animation of(const std::string& track, std::vector<Key> keys, Loop loop = Loop::once, int frames = 101) {
    Animation animation{.loop = loop, .frames = frames};
    for (Key& key : keys) set_key(animation, track, std::move(key));
    return animation;
}

float number_at(const Animation& animation, const std::string& track, double frame) {
    return std::get<float>(value_at(animation.tracks.at(track), animation, frame));
}

std::shared_ptr<const LabelMap> map_of(FaceClass face_class) {
    auto map = std::make_shared<LabelMap>(8, 8, PaintedLabels::unpainted);
    map->at(3, 3) = std::uint8_t(face_class);
    return map;
}

}  // namespace

TEST_CASE("At its keys an animation has exactly their values", "[animation]") {
    const auto easing = GENERATE(KeyEasing::smooth, KeyEasing::linear, KeyEasing::ease_in,
                                 KeyEasing::ease_out, KeyEasing::hold, KeyEasing::custom);
    const auto loop = GENERATE(Loop::once, Loop::loop, Loop::ping_pong);
    const auto animation = of("pose.yaw", {{0, 3.f, easing}, {17, -20.f, easing}, {60, 11.5f, easing}}, loop);
    CHECK(number_at(animation, "pose.yaw", 0) == 3);
    CHECK(number_at(animation, "pose.yaw", 17) == -20);
    CHECK(number_at(animation, "pose.yaw", 60) == 11.5f);
}

TEST_CASE("Each easing takes its way between two keys", "[animation]") {
    const auto halfway = [](KeyEasing easing, double frame) {
        return number_at(of("light.warmth", {{0, 0.f, easing}, {100, 1.f}}), "light.warmth", frame);
    };
    CHECK(halfway(KeyEasing::linear, 25) == Approx(0.25));
    CHECK(halfway(KeyEasing::ease_in, 50) == Approx(0.25));
    CHECK(halfway(KeyEasing::ease_out, 50) == Approx(0.75));
    CHECK(halfway(KeyEasing::hold, 99.9) == 0);
    CHECK(halfway(KeyEasing::smooth, 50) == Approx(0.5));
    CHECK(halfway(KeyEasing::smooth, 2) < 0.005f);  // from rest to rest
    CHECK(halfway(KeyEasing::smooth, 98) > 0.995f);
}

TEST_CASE("A smooth way has no corner at its keys and never leaves their range", "[animation]") {
    const auto animation =
        of("pose.pitch", {{0, 0.f}, {10, 1.f}, {12, 8.f}, {40, 9.f}, {70, -5.f}, {100, -5.f}});
    float before = number_at(animation, "pose.pitch", 0), slope_before = 0, least = 0, most = 0, corner = 0;
    for (double frame = 0.05; frame <= 100; frame += 0.05) {
        const float now = number_at(animation, "pose.pitch", frame), slope = (now - before) / 0.05f;
        corner = std::max(corner, std::abs(slope - slope_before));
        least = std::min(least, now);
        most = std::max(most, now);
        before = now;
        slope_before = slope;
    }
    CHECK(corner < 0.5f);  // a straight way turns by 3.2 in one step
    CHECK(most <= 9.0001f);
    CHECK(least >= -5.0001f);
}

TEST_CASE("What is looped goes on from its last frame to its first", "[animation]") {
    const auto animation = of("pose.yaw", {{10, -20.f}, {60, 20.f}}, Loop::loop, 100);
    CHECK(number_at(animation, "pose.yaw", 85) == Approx(0).margin(0.01));  // on the way from 60 to 110
    CHECK(number_at(animation, "pose.yaw", 0) == Approx(number_at(animation, "pose.yaw", 100)));
    float largest = 0;
    for (int frame = 0; frame < 100; ++frame)
        largest = std::max(largest, std::abs(number_at(animation, "pose.yaw", frame) -
                                             number_at(animation, "pose.yaw", (frame + 1) % 100)));
    CHECK(largest < 1.3f);

    SECTION("keys after its last frame do not count") {
        auto shorter = animation;
        set_key(shorter, "pose.yaw", {.frame = 130, .value = 90.f});
        for (int frame = 0; frame < 100; ++frame)
            CHECK(number_at(shorter, "pose.yaw", frame) == number_at(animation, "pose.yaw", frame));
        shorter.frames = 5;
        CHECK(number_at(shorter, "pose.yaw", 3) == -20);  // none is left: the first one
    }
}

TEST_CASE("Before the first key and after the last one a value stays", "[animation]") {
    const auto loop = GENERATE(Loop::once, Loop::ping_pong);
    const auto animation = of("pose.yaw", {{20, 5.f}, {40, 9.f}}, loop);
    CHECK(number_at(animation, "pose.yaw", 0) == 5);
    CHECK(number_at(animation, "pose.yaw", 100) == 9);
    CHECK(number_at(of("pose.yaw", {{20, 5.f}}, Loop::loop), "pose.yaw", 77) == 5);  // a single key
}

namespace {

/// Where the face looks, in the picture to the right, up, and towards the viewer.
std::array<double, 3> looks(const Portrait& portrait) {
    const double yaw = double(portrait.pose.yaw.value), pitch = double(portrait.pose.pitch.value);
    return {std::sin(yaw), std::cos(yaw) * std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
}

double angle_between(const std::array<double, 3>& a, const std::array<double, 3>& b) {
    return std::acos(std::clamp(a[0] * b[0] + a[1] * b[1] + a[2] * b[2], -1.0, 1.0)) * 180 / std::numbers::pi;
}

/// The angle of the one turn that goes from one orientation to another, in degrees.
double turn_between(const HeadAngles& from, const HeadAngles& to) {
    const auto axes = [](const HeadAngles& head) {
        const double y = -head.yaw * std::numbers::pi / 180, p = -head.pitch * std::numbers::pi / 180,
                     r = head.roll * std::numbers::pi / 180;
        // Rows of Rx(p) Ry(y), the first two turned by the roll.
        const std::array<double, 3> a{std::cos(y), 0, std::sin(y)},
            b{std::sin(p) * std::sin(y), std::cos(p), -std::sin(p) * std::cos(y)},
            c{-std::cos(p) * std::sin(y), std::sin(p), std::cos(p) * std::cos(y)};
        std::array<std::array<double, 3>, 3> rows{a, b, c};
        for (std::size_t i = 0; i < 3; ++i) {
            rows[0][i] = std::cos(r) * a[i] - std::sin(r) * b[i];
            rows[1][i] = std::sin(r) * a[i] + std::cos(r) * b[i];
        }
        return rows;
    };
    const auto one = axes(from), other = axes(to);
    double trace = 0;
    for (std::size_t row = 0; row < 3; ++row)
        for (std::size_t i = 0; i < 3; ++i) trace += one[row][i] * other[row][i];
    return std::acos(std::clamp((trace - 1) / 2, -1.0, 1.0)) * 180 / std::numbers::pi;
}

/// A head that goes from one pose to another and on to a third: yaw, pitch, roll.
Animation of_poses(const std::vector<std::array<float, 3>>& poses, KeyEasing easing) {
    Animation animation{.loop = Loop::once, .frames = 101};
    for (std::size_t i = 0; i < poses.size(); ++i) {
        const int frame = int(i) * 40;
        set_key(animation, "pose.yaw", {.frame = frame, .value = poses[i][0], .easing = easing});
        set_key(animation, "pose.pitch", {.frame = frame, .value = poses[i][1], .easing = easing});
        set_key(animation, "pose.roll", {.frame = frame, .value = poses[i][2], .easing = easing});
    }
    return animation;
}

}  // namespace

TEST_CASE("Axes that change together turn the head the shortest way", "[animation][head turn]") {
    SECTION("every share of it is that share of one turn") {
        const HeadAngles from{-50, -20, 10}, to{50, 40, -5};
        const double whole = turn_between(from, to);
        for (const double share : {0.0, 0.2, 0.5, 0.9, 1.0}) {
            const HeadAngles now = turned(from, to, share);
            CHECK(turn_between(from, now) == Approx(share * whole).margin(1e-5));
            CHECK(turn_between(now, to) == Approx((1 - share) * whole).margin(1e-5));
        }
        // Angle by angle it is a way round.
        const HeadAngles by_angles{0, 10, 2.5};
        CHECK(turn_between(from, by_angles) + turn_between(by_angles, to) > whole + 1);
    }
    SECTION("in an animation") {
        const auto animation = of_poses({{-50, 40, -10}, {50, 10, 20}}, KeyEasing::linear);
        const HeadAngles a{-50, 40, -10}, b{50, 10, 20};
        for (const int frame : {1, 10, 20, 33, 39}) {
            const HeadAngles wanted = turned(a, b, frame / 40.0);
            const HeadPose pose = portrait_at(animation, {}, frame).pose;
            CHECK(degrees(pose.yaw) == Approx(wanted.yaw).margin(1e-3));
            CHECK(degrees(pose.pitch) == Approx(wanted.pitch).margin(1e-3));
            CHECK(degrees(pose.roll) == Approx(wanted.roll).margin(1e-3));
        }
        // At its keys the head is exactly where they put it.
        CHECK(degrees(portrait_at(animation, {}, 40).pose.yaw) == Approx(50));
        CHECK(degrees(portrait_at(animation, {}, 0).pose.pitch) == Approx(40));
    }
    SECTION("each easing takes its share of that way") {
        const auto ease_in = of_poses({{-30, 20, 0}, {30, -10, 0}}, KeyEasing::ease_in);
        const HeadAngles wanted = turned({-30, 20, 0}, {30, -10, 0}, 0.25);
        CHECK(degrees(portrait_at(ease_in, {}, 20).pose.yaw) == Approx(wanted.yaw).margin(1e-3));
        const auto held = of_poses({{-30, 20, 0}, {30, -10, 0}}, KeyEasing::hold);
        CHECK(degrees(portrait_at(held, {}, 39).pose.yaw) == Approx(-30));
    }
    SECTION("one that has no track stays") {
        auto animation = of_poses({{-50, 40, 0}, {50, 10, 0}}, KeyEasing::linear);
        animation.tracks.erase("pose.roll");
        Portrait portrait;
        portrait.pose.roll = 7_deg;
        const Portrait shown = portrait_at(animation, portrait, 20);
        CHECK(shown.pose.roll == portrait.pose.roll);
        CHECK(portrait_at(animation, shown, 20) == shown);
    }
}

TEST_CASE("A head that turns about one axis goes as its angle goes", "[animation][head turn]") {
    const auto easing = GENERATE(KeyEasing::smooth, KeyEasing::linear, KeyEasing::ease_in, KeyEasing::custom);
    const auto axis = GENERATE(0, 1, 2);
    std::vector<std::array<float, 3>> poses(3, {12, -15, 8});
    poses[0][std::size_t(axis)] = -25;
    poses[1][std::size_t(axis)] = 10;
    poses[2][std::size_t(axis)] = 30;
    const auto animation = of_poses(poses, easing);
    for (double frame = 0; frame <= 80; frame += 2.5) {
        const HeadPose pose = portrait_at(animation, {}, frame).pose;
        CHECK(degrees(pose.yaw) == Approx(number_at(animation, "pose.yaw", frame)).margin(1e-4));
        CHECK(degrees(pose.pitch) == Approx(number_at(animation, "pose.pitch", frame)).margin(1e-4));
        CHECK(degrees(pose.roll) == Approx(number_at(animation, "pose.roll", frame)).margin(1e-4));
    }
    // The curve of the turn itself, were it taken for one axis, is that of the angle.
    HeadAngles a{12, -15, 8}, b = a, slow{}, fast{};
    (axis == 0 ? a.yaw : axis == 1 ? a.pitch : a.roll) = -25;
    (axis == 0 ? b.yaw : axis == 1 ? b.pitch : b.roll) = 10;
    (axis == 0 ? slow.yaw : axis == 1 ? slow.pitch : slow.roll) = 5;
    (axis == 0 ? fast.yaw : axis == 1 ? fast.pitch : fast.roll) = 60;
    const HeadAngles now = turned_smoothly(a, b, slow, fast, 0.3);
    const double s = 0.3, s2 = s * s, s3 = s2 * s;
    const double wanted = -25 + (s3 - 2 * s2 + s) * 5 + (3 * s2 - 2 * s3) * 35 + (s3 - s2) * 60;
    CHECK((axis == 0 ? now.yaw : axis == 1 ? now.pitch : now.roll) == Approx(wanted));
}

TEST_CASE("A smooth turn has no corner at its keys", "[animation][head turn]") {
    const auto animation = of_poses({{-40, 25, 5}, {0, -20, -5}, {35, -25, -12}}, KeyEasing::smooth);
    constexpr double step = 0.02;
    std::array<double, 3> before = looks(portrait_at(animation, {}, 0)),
                          now = looks(portrait_at(animation, {}, step));
    double corner = 0;
    for (double frame = 2 * step; frame <= 80; frame += step) {
        const auto next = looks(portrait_at(animation, {}, frame));
        double change = 0;
        for (std::size_t i = 0; i < 3; ++i) change += std::pow(next[i] - 2 * now[i] + before[i], 2);
        corner = std::max(corner, std::sqrt(change) / step);
        before = now;
        now = next;
    }
    CHECK(corner < 0.003);  // a corner of the straight way here: 0.02
    CHECK(angle_between(looks(portrait_at(animation, {}, 39.99)), looks(portrait_at(animation, {}, 40))) <
          0.1);
}

TEST_CASE("Axes with keys at different frames go each on their own", "[animation][head turn]") {
    Animation animation{.loop = Loop::once, .frames = 101};
    set_key(animation, "pose.yaw", {.frame = 0, .value = -40.f});
    set_key(animation, "pose.yaw", {.frame = 80, .value = 40.f});
    set_key(animation, "pose.pitch", {.frame = 0, .value = 30.f});
    set_key(animation, "pose.pitch", {.frame = 40, .value = 30.f});
    set_key(animation, "pose.pitch", {.frame = 80, .value = -10.f});
    // The pitch rests on the first half, and not on all of the yaw's way: there is no jump in its middle.
    for (const double frame : {10.0, 39.9, 40.1, 60.0}) {
        const HeadPose pose = portrait_at(animation, {}, frame).pose;
        CHECK(degrees(pose.yaw) == Approx(number_at(animation, "pose.yaw", frame)).margin(1e-4));
        CHECK(degrees(pose.pitch) == Approx(number_at(animation, "pose.pitch", frame)).margin(1e-4));
    }
}

TEST_CASE("A looped turn goes the shortest way from its last key to its first, too",
          "[animation][head turn]") {
    auto animation = of_poses({{-50, 30, 0}, {50, 30, 0}}, KeyEasing::linear);
    set_key(animation, "pose.pitch", {.frame = 0, .value = 25.f, .easing = KeyEasing::linear});
    animation.loop = Loop::loop;
    animation.frames = 80;
    const HeadAngles wanted = turned({50, 30, 0}, {-50, 25, 0}, 0.5);
    const HeadPose pose = portrait_at(animation, {}, 60).pose;
    CHECK(degrees(pose.yaw) == Approx(wanted.yaw).margin(1e-3));
    CHECK(degrees(pose.pitch) == Approx(wanted.pitch).margin(1e-3));
}

TEST_CASE("Codes go through the codes in between", "[animation]") {
    const auto animation = of("style.hair", {{0, CodeSource{1}, KeyEasing::linear}, {100, CodeSource{2}}});
    const auto half = portrait_at(animation, {}, 50).style(Part::hair);
    CHECK(half == CodeSource{1, 2, 0.5f});
    CHECK(portrait_at(animation, {}, 100).style(Part::hair) == CodeSource{2});
}

TEST_CASE("Two codes have codes in between where two seeds suffice", "[animation]") {
    CHECK(mixed({1}, {2}, 0.25f) == CodeSource{1, 2, 0.25f});
    CHECK(mixed({1, 2, 0.2f}, {1, 2, 0.6f}, 0.5f)->blend == Approx(0.4));
    CHECK(mixed({1, 2, 0.25f}, {2, 1, 0.25f}, 0.5f)->blend == Approx(0.5));  // the same pair the other way
    CHECK(mixed({1}, {1, 2, 0.5f}, 0.5f)->blend == Approx(0.25));
    CHECK(mixed({1, 2, 0.5f}, {2}, 0.5f)->blend == Approx(0.75));
    CHECK(mixed({1, 9, 0}, {1, 5, 0}, 0.5f)->seed == 1);
    CHECK_FALSE(mixed({1, 2, 0.5f}, {3}, 0.5f).has_value());
    CHECK(mixed({1, 2, 0.5f}, {3}, 1.f) == CodeSource{3});
}

TEST_CASE("Strokes come and go with their keys", "[animation]") {
    const PaintedLabels hat{map_of(FaceClass::hat), {}, false}, hair{map_of(FaceClass::hair), {}, false};
    const auto animation =
        of("painting", {{10, Paintings{hat, {}}}, {20, Paintings{std::nullopt, {hair}}}, {30, Paintings{}}});
    CHECK(portrait_at(animation, {}, 19).painted == hat);
    CHECK_FALSE(portrait_at(animation, {}, 20).painted);
    CHECK(portrait_at(animation, {}, 29).fitted == std::vector{hair});
    CHECK(portrait_at(animation, {}, 31).fitted.empty());
}

TEST_CASE("A portrait shows every track and keeps the rest", "[animation]") {
    Portrait portrait = portrait_from_seed(4);
    portrait.light.warmth = 0.3f;
    portrait.head.expression["jawOpen"] = 0.8f;
    auto animation = of("pose.yaw", {{0, 10.f}});
    set_key(animation, "expression.jawOpen", {.frame = 0, .value = 0.f});
    set_key(animation, "expression.noseSneer_L", {.frame = 0, .value = 1.7f});
    const auto shown = portrait_at(animation, portrait, 0);
    CHECK(degrees(shown.pose.yaw) == Approx(10));
    CHECK(shown.light == portrait.light);
    CHECK(shown.head.identity == portrait.head.identity);
    CHECK_FALSE(shown.head.expression.contains("jawOpen"));  // 0 is absent
    CHECK(shown.head.expression.at("noseSneer_L") == 1);     // within its range
    CHECK(portrait_at(animation, shown, 0) == shown);
}

TEST_CASE("What was changed without a key is named", "[animation]") {
    auto animation = of("pose.yaw", {{0, 0.f}, {50, 20.f}});
    set_key(animation, "light.warmth", {.frame = 0, .value = 0.f});
    Portrait portrait = portrait_at(animation, {}, 25);
    CHECK(unkeyed_changes(animation, portrait, 25).empty());
    portrait.pose.yaw += 1_deg;
    portrait.pose.pitch += 1_deg;  // has no track
    CHECK(unkeyed_changes(animation, portrait, 25) == std::vector<std::string>{"pose.yaw"});
    CHECK(unkeyed_changes(animation, portrait, 26) == std::vector<std::string>{"pose.yaw"});
}

TEST_CASE("Every value of a portrait that can be edited has a track", "[animation]") {
    const Portrait before = portrait_from_seed(1);
    Portrait after = portrait_from_seed(2);
    after.pose = {1_deg, 2_deg, 3_deg, 1.5f, 20_deg};
    after.light = {4_deg, 5_deg, 0.5f, 0.25f, 0.75f};
    after.head.identity_amount = 0.5f;
    after.head.gaze_x = after.head.gaze_y = 0.1f;
    after.head.expression["jawOpen"] = 0.5f;
    after.painted = PaintedLabels{map_of(FaceClass::hat), {}, false};
    after.fitted = {*after.painted};
    // All keys at once make one portrait out of the other.
    Animation animation;
    for (const auto& name : changed_tracks(before, after)) {
        CHECK(is_track(name));
        set_key(animation, name, {.frame = 0, .value = *keyed_value(after, name)});
    }
    CHECK(animation.tracks.size() == 13 + 3 + std::size_t(part_count) + 1 + 1);
    const auto made = portrait_at(animation, before, 0);
    CHECK(changed_tracks(made, after).empty());
    CHECK(changed_tracks(before, before).empty());
    CHECK_FALSE(is_track("pose.sideways"));
    CHECK_FALSE(is_track("expression."));
}

TEST_CASE("Keys are set, replaced and removed in order", "[animation]") {
    auto animation = of("pose.yaw", {{30, 3.f}, {10, 1.f}, {20, 2.f}, {20, 5.f}});
    const auto& track = animation.tracks.at("pose.yaw");
    REQUIRE(track.size() == 3);
    CHECK(track[0].frame == 10);
    CHECK(track[1].value == KeyValue(5.f));
    CHECK(track[2].frame == 30);
    CHECK(find_key(animation, "pose.yaw", 21) == nullptr);
    for (const int frame : {10, 20, 30}) remove_key(animation, "pose.yaw", frame);
    CHECK(animation.tracks.empty());
}

TEST_CASE("The frames that are played", "[animation]") {
    const auto played = [](Loop loop, const PlayedRange& range = {}) {
        return played_frames(Animation{.loop = loop, .rate = 20, .frames = 5}, range);
    };
    using Frames = std::vector<double>;
    CHECK(played(Loop::once) == Frames{0, 1, 2, 3, 4});
    CHECK(played(Loop::loop) == Frames{0, 1, 2, 3, 4});
    CHECK(played(Loop::ping_pong) == Frames{0, 1, 2, 3, 4, 3, 2, 1});
    CHECK(played(Loop::loop, {.rate = 40}) == Frames{0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5});
    CHECK(played(Loop::once, {.rate = 40}).back() == 4);
    CHECK(played(Loop::once, {.rate = 10}) == Frames{0, 2, 4});
    CHECK(played(Loop::ping_pong, {.first = 1, .last = 3}) == Frames{1, 2, 3});
    CHECK(played(Loop::ping_pong, {.rate = 10}) == Frames{0, 2, 4, 2});
    CHECK(played_frames(Animation{.loop = Loop::ping_pong, .frames = 1}) == Frames{0});

    // From the in point to the out point, unless another part is asked for.
    const auto part = [](Loop loop, int in, int out, const PlayedRange& range = {}) {
        return played_frames(Animation{.loop = loop, .rate = 20, .frames = 6, .in = in, .out = out}, range);
    };
    CHECK(part(Loop::loop, 2, 4) == Frames{2, 3, 4});
    CHECK(part(Loop::loop, 2, 4, {.rate = 40}).back() == 4);
    CHECK(part(Loop::ping_pong, 2, 4) == Frames{2, 3, 4, 3});
    CHECK(part(Loop::once, 3, 100) == Frames{3, 4, 5});
    CHECK(part(Loop::once, 100, 100) == Frames{5});
    CHECK(part(Loop::once, 4, 2) == Frames{4});
    CHECK(part(Loop::ping_pong, 2, 4, {.first = 0}) == Frames{0, 1, 2, 3, 4});
    CHECK(part(Loop::ping_pong, 2, 4, {.first = 1, .last = 5}) == Frames{1, 2, 3, 4, 5});
}
