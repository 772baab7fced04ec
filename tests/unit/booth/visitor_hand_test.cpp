#include "app/booth/visitor_hand.h"

#include <catch2/catch.hpp>

using namespace limner;
using namespace limner::booth;
using Gesture = VisitorHand::Gesture;

TEST_CASE("The face follows the hand: right turns right, up looks up", "[booth]") {
    VisitorHand hand;
    hand.press({0.5f, 0.5f}, Seconds(0));
    hand.move({0.55f, 0.5f});
    const auto right = hand.move({0.65f, 0.5f});
    CHECK(degrees(right.yaw) > 5);
    CHECK(degrees(right.pitch) == Approx(0).margin(0.01));
    const auto up = hand.move({0.65f, 0.4f});
    CHECK(degrees(up.pitch) > 5);
    CHECK(hand.release(Seconds(1)) == Gesture::drag);
}

TEST_CASE("The way of a drag counts from where the hand came down", "[booth]") {
    VisitorHand hand;
    hand.press({0.5f, 0.5f}, Seconds(0));
    float sum = 0;
    for (const float x : {0.501f, 0.505f, 0.53f, 0.6f}) sum += degrees(hand.move({x, 0.5f}).yaw);
    VisitorHand other;
    other.press({0.5f, 0.5f}, Seconds(0));
    CHECK(sum == Approx(degrees(other.move({0.6f, 0.5f}).yaw)));
}

TEST_CASE("A short touch that hardly moves is a tap", "[booth]") {
    VisitorHand hand;
    hand.press({0.5f, 0.5f}, Seconds(3));
    CHECK(hand.move({0.505f, 0.502f}) == Turn{});
    CHECK_FALSE(hand.dragging());
    CHECK(hand.release(Seconds(3.2)) == Gesture::tap);
    SECTION("a long one is nothing") {
        hand.press({0.5f, 0.5f}, Seconds(4));
        CHECK(hand.release(Seconds(6)) == Gesture::nothing);
    }
    SECTION("and so is a release without a press") { CHECK(hand.release(Seconds(4)) == Gesture::nothing); }
}

TEST_CASE("A hand that is not down turns nothing", "[booth]") {
    VisitorHand hand;
    CHECK(hand.move({0.1f, 0.1f}) == Turn{});
    CHECK(hand.move({0.9f, 0.1f}) == Turn{});
}
