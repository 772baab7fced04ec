#include "engine/runtime/request_queue.h"

#include <catch2/catch.hpp>

#include "recorder.h"

using namespace limner;
using namespace std::chrono_literals;
using Outcome = RequestQueue::Outcome;

namespace {

const auto start = RequestQueue::Clock::time_point{} + 1h;

const LiveRequest& live(const std::optional<RequestQueue::Work>& work) {
    REQUIRE(work.has_value());
    REQUIRE(std::holds_alternative<LiveRequest>(*work));
    return std::get<LiveRequest>(*work);
}

bool is_export(const std::optional<RequestQueue::Work>& work) {
    return work && std::holds_alternative<ExportRequest>(*work);
}

ExportRequest export_of(float yaw) { return {turned_by(yaw), 0, nullptr, {}}; }

}  // namespace

TEST_CASE("A waiting preview gives way to a newer one", "[runtime]") {
    RequestQueue queue(150ms);
    queue.push(turned_by(10), false, start);
    const auto serial = queue.push(turned_by(20), false, start + 5ms);

    const auto work = queue.take(start + 6ms);
    CHECK(live(work).portrait == turned_by(20));
    CHECK(live(work).serial == serial);
    CHECK(queue.skipped() == 1);
    CHECK_FALSE(queue.take(start + 7ms).has_value());
}

TEST_CASE("Never more than two live requests exist", "[runtime]") {
    RequestQueue queue(150ms);
    for (int i = 0; i < 100; ++i) {
        queue.push(turned_by(float(i)), i % 7 == 0, start + i * 1ms);
        CHECK(queue.live_count() <= 2);
        if (i % 10 == 0) {
            queue.done(Outcome::improvable);
            (void)queue.take(start + i * 1ms);
        }
    }
    queue.done(Outcome::improvable);
    CHECK(live(queue.take(start + 101ms)).portrait == turned_by(99));
}

TEST_CASE("An export is never dropped, keeps its order and yields to live work", "[runtime]") {
    RequestQueue queue(150ms);
    queue.push(export_of(1));
    queue.push(export_of(2));
    queue.push(turned_by(10), false, start);
    queue.push(turned_by(20), false, start);

    CHECK(live(queue.take(start)).portrait == turned_by(20));
    queue.done(Outcome::settled);
    auto first = queue.take(start);
    REQUIRE(is_export(first));
    CHECK(std::get<ExportRequest>(*first).portrait == turned_by(1));
    queue.push(turned_by(30), false, start + 1ms);
    queue.done(Outcome::settled);
    CHECK(live(queue.take(start + 2ms)).portrait == turned_by(30));
    queue.done(Outcome::settled);
    auto second = queue.take(start + 3ms);
    REQUIRE(is_export(second));
    CHECK(std::get<ExportRequest>(*second).portrait == turned_by(2));
}

TEST_CASE("The final follows by itself once the hand rests", "[runtime]") {
    RequestQueue queue(150ms);
    const auto serial = queue.push(turned_by(10), false, start);
    (void)queue.take(start);
    queue.done(Outcome::improvable);

    CHECK_FALSE(queue.take(start + 149ms).has_value());
    REQUIRE(queue.wake_at().has_value());
    CHECK(*queue.wake_at() == start + 150ms);
    const auto work = queue.take(start + 150ms);
    CHECK(live(work).final);
    CHECK(live(work).serial == serial);
    CHECK(live(work).portrait == turned_by(10));

    SECTION("and then there is nothing left to wake up for") {
        queue.done(Outcome::settled);
        CHECK_FALSE(queue.wake_at().has_value());
        CHECK_FALSE(queue.take(start + 1h).has_value());
    }
    SECTION("newer input makes it pointless, and the newer one is what rests next") {
        CHECK_FALSE(queue.running_is_outdated());
        queue.push(turned_by(11), false, start + 160ms);
        CHECK(queue.running_is_outdated());
        queue.done(Outcome::interrupted);
        CHECK(live(queue.take(start + 161ms)).portrait == turned_by(11));
        CHECK_FALSE(queue.running_is_outdated());
    }
    SECTION("a stand-in is asked again at once") {
        queue.done(Outcome::unfinished);
        CHECK(live(queue.take(start + 151ms)).final);
    }
    SECTION("a failure is not repeated") {
        queue.done(Outcome::failed);
        CHECK_FALSE(queue.wake_at().has_value());
        CHECK_FALSE(queue.take(start + 1h).has_value());
    }
}

TEST_CASE("A running preview is never outdated", "[runtime]") {
    RequestQueue queue(150ms);
    queue.push(turned_by(10), false, start);
    (void)queue.take(start);
    queue.push(turned_by(20), false, start + 1ms);
    CHECK_FALSE(queue.running_is_outdated());
}

TEST_CASE("Each push starts the rest anew", "[runtime]") {
    RequestQueue queue(150ms);
    queue.push(turned_by(10), false, start);
    (void)queue.take(start);
    queue.done(Outcome::improvable);
    queue.push(turned_by(20), false, start + 100ms);
    (void)queue.take(start + 100ms);
    queue.done(Outcome::improvable);
    CHECK_FALSE(queue.take(start + 200ms).has_value());
    CHECK(live(queue.take(start + 250ms)).portrait == turned_by(20));
}

TEST_CASE("A paused queue holds live work back and lets exports through", "[runtime]") {
    RequestQueue queue(150ms);
    queue.pause(true);
    queue.push(turned_by(10), false, start);
    queue.push(export_of(1));
    CHECK(is_export(queue.take(start)));
    CHECK_FALSE(queue.take(start + 1h).has_value());
    CHECK_FALSE(queue.wake_at().has_value());

    queue.pause(false);
    CHECK(live(queue.take(start + 1h)).portrait == turned_by(10));

    SECTION("a final stopped by the pause comes back after it") {
        queue.done(Outcome::improvable);
        CHECK(live(queue.take(start + 1h)).final);
        queue.pause(true);
        CHECK(queue.running_is_outdated());
        queue.done(Outcome::interrupted);
        CHECK_FALSE(queue.take(start + 2h).has_value());
        queue.pause(false);
        CHECK(live(queue.take(start + 2h)).final);
    }
}
