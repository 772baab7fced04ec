// The pictures that are kept, as a value.
#include "ui/session/frame_cache.h"

#include <catch2/catch.hpp>

#include "tests/support/fake_generator.h"

using namespace limner;
using limner::ui::FrameCache;

namespace {

Portrait turned(float yaw) {
    Portrait portrait = portrait_from_seed(7);
    portrait.pose.yaw = from_degrees(yaw);
    return portrait;
}

Frame frame_of(const Portrait& portrait, bool final = true) {
    return {portrait, 1, fake_picture(portrait, final ? 128 : 32), final ? 3 : 0, final, 5};
}

}  // namespace

TEST_CASE("A kept picture is found by its portrait, to the last value", "[frame_cache]") {
    FrameCache cache(1 << 24);
    REQUIRE(cache.keep(frame_of(turned(5))));
    REQUIRE(cache.find(turned(5)));
    CHECK(cache.find(turned(5))->picture.image->width == 128);
    CHECK_FALSE(cache.find(turned(5.001f)));
    Portrait painted = turned(5);
    painted.painted = PaintedLabels{std::make_shared<const LabelMap>(8, 8, std::uint8_t(3)), {}, false};
    CHECK_FALSE(cache.find(painted));
    // Two paintings differ in pixels alone.
    REQUIRE(cache.keep(frame_of(painted)));
    Portrait repainted = painted;
    repainted.painted->labels = std::make_shared<const LabelMap>(8, 8, std::uint8_t(4));
    CHECK_FALSE(cache.find(repainted));
    repainted.painted->labels = std::make_shared<const LabelMap>(8, 8, std::uint8_t(3));
    CHECK(cache.find(repainted));
}

TEST_CASE("A final takes the place of a preview, and never the other way round", "[frame_cache]") {
    FrameCache cache(1 << 24);
    REQUIRE(cache.keep(frame_of(turned(5), false)));
    const auto with_preview = cache.revision();
    REQUIRE(cache.keep(frame_of(turned(5), true)));
    CHECK(cache.revision() != with_preview);
    CHECK_FALSE(cache.keep(frame_of(turned(5), false)));
    CHECK(cache.size() == 1);
    CHECK(cache.find(turned(5))->final);
}

TEST_CASE("No more are kept than are wanted, the oldest go", "[frame_cache]") {
    FrameCache cache(1 << 24, 2);
    for (const float yaw : {1.f, 2.f, 3.f}) REQUIRE(cache.keep(frame_of(turned(yaw))));
    CHECK(cache.size() == 2);
    CHECK_FALSE(cache.find(turned(1)));
    CHECK(cache.find(turned(2)));
    CHECK(cache.find(turned(3)));
}

TEST_CASE("Stand-ins are not kept", "[frame_cache]") {
    FrameCache cache(1 << 24);
    Frame frame = frame_of(turned(5));
    frame.picture.provisional = true;
    CHECK_FALSE(cache.keep(frame));
    CHECK_FALSE(cache.keep(Frame{}));
    CHECK(cache.size() == 0);
}

TEST_CASE("Where there is no room the oldest pictures go", "[frame_cache]") {
    FrameCache cache(1 << 24);
    cache.keep(frame_of(turned(0)));
    const std::size_t one = cache.bytes();
    CHECK(one > 128 * 128 * 8);  // the picture and its depth
    cache.set_limit(3 * one + one / 2);
    for (int yaw = 1; yaw <= 4; ++yaw) cache.keep(frame_of(turned(float(yaw))));
    CHECK(cache.size() == 3);
    CHECK(cache.bytes() == 3 * one);
    CHECK_FALSE(cache.find(turned(0)));
    CHECK_FALSE(cache.find(turned(1)));
    for (int yaw = 2; yaw <= 4; ++yaw) CHECK(cache.find(turned(float(yaw))));
    cache.set_limit(1);
    CHECK(cache.size() == 1);  // what is shown now
    CHECK(cache.find(turned(4)));
    cache.clear();
    CHECK(cache.bytes() == 0);
    CHECK_FALSE(cache.find(turned(4)));
}
