#include "engine/portrait/easing_curve.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine/portrait/animation_json.h"

using namespace limner;

namespace {

constexpr EasingCurve steep{1, -0.5f, 0, 1.5f};  // x all but stands still in the middle
constexpr EasingCurve overshoot{0.34f, 1.4f, 0.64f, 1};

double x_of(const EasingCurve& curve, double s) {
    const double r = 1 - s;
    return 3 * r * r * s * double(curve.x1) + 3 * r * s * s * double(curve.x2) + s * s * s;
}
double y_of(const EasingCurve& curve, double s) {
    const double r = 1 - s;
    return 3 * r * r * s * double(curve.y1) + 3 * r * s * s * double(curve.y2) + s * s * s;
}

Result<AnimationText> parsed(const std::string& curve) {
    return animation_from_json(nlohmann::json::parse(
        R"({"tracks": {"pose.yaw": [{"frame": 3, "value": 1, "easing": "custom", "curve": )" + curve +
        "}]}}"));
}

}  // namespace

TEST_CASE("A curve of one's own is found at each moment, whatever its handles", "[animation]") {
    const auto curve =
        GENERATE(EasingCurve{}, steep, overshoot, EasingCurve{0, 0, 0, 1}, EasingCurve{1, 0, 1, 1},
                 EasingCurve{0, 1, 1, 0}, EasingCurve{1, 1, 0, 0}, EasingCurve{0, -0.5f, 1, 1.5f});
    REQUIRE(is_valid(curve));
    for (int i = 0; i <= 1000; ++i) {
        const double s = i / 1000.0;
        // Where x stands still a moment has many places, which differ by less than a float shows.
        CHECK(eased(curve, x_of(curve, s)) == Approx(y_of(curve, s)).margin(2e-4));
    }
    CHECK(eased(curve, 0) == 0);
    CHECK(eased(curve, 1) == 1);
    CHECK(eased(curve, std::numeric_limits<double>::quiet_NaN()) == 0);
}

TEST_CASE("The default curve is the smooth way between two rests", "[animation]") {
    for (const double s : {0.1, 0.25, 0.5, 0.9})
        CHECK(eased(EasingCurve(), s) == Approx(s * s * (3 - 2 * s)).margin(1e-6));
}

TEST_CASE("Handles outside their range are no curve, and are brought into it", "[animation]") {
    const float none = std::numeric_limits<float>::quiet_NaN(),
                endless = std::numeric_limits<float>::infinity();
    for (const EasingCurve& bad :
         {EasingCurve{-0.1f, 0, 1, 1}, EasingCurve{0, 0, 1.01f, 1}, EasingCurve{0, -0.6f, 1, 1},
          EasingCurve{0, 0, 1, 1.6f}, EasingCurve{none, 0, 1, 1}, EasingCurve{0, 0, 1, endless}}) {
        CHECK_FALSE(is_valid(bad));
        CHECK(is_valid(within_range(bad)));
    }
    CHECK(within_range({2, -3, none, 4}) == EasingCurve{1, -0.5f, EasingCurve().x2, 1.5f});
}

TEST_CASE("Numbers go beyond their keys on a curve of one's own, codes do not", "[animation]") {
    Animation animation{.loop = Animation::Loop::once, .frames = 101};
    const auto way = [](int frame, KeyValue value) {
        return Key{.frame = frame, .value = value, .easing = KeyEasing::custom, .curve = overshoot};
    };
    set_key(animation, "pose.yaw", way(0, 0.f));
    set_key(animation, "pose.yaw", way(100, 20.f));
    set_key(animation, "style.hair", way(0, CodeSource{1}));
    set_key(animation, "style.hair", way(100, CodeSource{2}));
    set_key(animation, "light.warmth", way(0, 0.f));
    set_key(animation, "light.warmth", way(100, 1.f));
    const Portrait shown = portrait_at(animation, {}, 50);
    CHECK(degrees(shown.pose.yaw) == Approx(20 * eased(overshoot, 0.5)));
    CHECK(degrees(shown.pose.yaw) > 20);
    CHECK(shown.style(Part::hair) == CodeSource{2});
    CHECK(shown.light.warmth == 1);  // the end of its range
}

TEST_CASE("A curve of one's own is kept in text, and a bad one refused in a sentence", "[animation]") {
    const auto text = parsed("[0.25, -0.5, 0.75, 1.5]");
    REQUIRE(text);
    const Key& key = text->animation.tracks.at("pose.yaw").at(0);
    CHECK(key.easing == KeyEasing::custom);
    CHECK(key.curve == EasingCurve{0.25f, -0.5f, 0.75f, 1.5f});
    const auto again = to_json(text->animation, {});
    REQUIRE(again);
    CHECK(animation_from_json(*again)->animation == text->animation);

    for (const char* bad : {"[0.25, -0.5, 0.75]", "[0, 0, 1, 1, 1]", "[-0.01, 0, 1, 1]", "[0, 0, 1.5, 1]",
                            "[0, 0, 1, 1e300]", "[0, null, 1, 1]", "[0, \"NaN\", 1, 1]", "{}", "7"}) {
        const auto refused = parsed(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().message.find("four numbers") != std::string::npos);
    }

    // Another easing has no curve, and what an older version wrote has none at all.
    const auto other = animation_from_json(nlohmann::json::parse(
        R"({"tracks": {"pose.yaw": [{"frame": 3, "value": 1, "easing": "bounce", "curve": [9]}]}})"));
    REQUIRE(other);
    CHECK(other->animation.tracks.at("pose.yaw").at(0) == Key{.frame = 3, .value = 1.f});
    CHECK_FALSE((*to_json(other->animation, {}))["tracks"]["pose.yaw"][0].contains("curve"));
}
