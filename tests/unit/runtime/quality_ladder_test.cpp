#include "engine/runtime/quality_ladder.h"

#include <catch2/catch.hpp>

using limner::QualityLadder;

namespace {

void measure(QualityLadder& ladder, float milliseconds, int times = 1) {
    for (int i = 0; i < times; ++i) ladder.measured(ladder.preview_rung(), milliseconds);
}

}  // namespace

TEST_CASE("Two slow pictures running go one rung down, one does not", "[runtime]") {
    QualityLadder ladder(4);
    measure(ladder, 20, 10);
    REQUIRE(ladder.preview_rung() == 2);

    measure(ladder, 90);
    measure(ladder, 50);
    measure(ladder, 90);
    CHECK(ladder.preview_rung() == 2);
    measure(ladder, 90);
    CHECK(ladder.preview_rung() == 1);
}

TEST_CASE("Ten fast pictures running go one rung up, nine do not", "[runtime]") {
    QualityLadder ladder(4);
    const int before = ladder.preview_rung();
    measure(ladder, 20, 9);
    measure(ladder, 40);
    measure(ladder, 20, 9);
    CHECK(ladder.preview_rung() == before);
    measure(ladder, 20);
    CHECK(ladder.preview_rung() == before + 1);
}

TEST_CASE("The ladder stays between its ends", "[runtime]") {
    QualityLadder ladder(3);
    measure(ladder, 500, 20);
    CHECK(ladder.preview_rung() == 0);
    measure(ladder, 1, 100);
    CHECK(ladder.preview_rung() == 2);
    CHECK(QualityLadder(1).preview_rung() == 0);
}

TEST_CASE("A rung that proved too slow is tried again more and more rarely", "[runtime]") {
    QualityLadder ladder(2);  // starts at the upper of two
    measure(ladder, 100, 2);
    REQUIRE(ladder.preview_rung() == 0);
    int climbs = 0;
    for (int picture = 0; picture < 200; ++picture) {
        const bool up = ladder.preview_rung() == 1;
        measure(ladder, up ? 100 : 20);
        climbs += !up && ladder.preview_rung() == 1;
    }
    CHECK(climbs >= 2);
    CHECK(climbs <= 5);  // 10 + 20 + 40 + 80 pictures apart, not every 12
}

TEST_CASE("The top is not tried while finals are too slow for a preview", "[runtime]") {
    QualityLadder ladder(3);
    REQUIRE(ladder.preview_rung() == 1);
    ladder.measured_final(120);
    measure(ladder, 20, 60);
    CHECK(ladder.preview_rung() == 1);
    ladder.measured_final(60);  // nothing had to be baked for this one
    ladder.measured_final(300);
    measure(ladder, 20, 1);
    CHECK(ladder.preview_rung() == 2);
    SECTION("a machine that became slower is believed after a while") {
        measure(ladder, 100, 2);
        REQUIRE(ladder.preview_rung() == 1);
        for (int i = 0; i < 5; ++i) ladder.measured_final(120);
        measure(ladder, 20, 100);
        CHECK(ladder.preview_rung() == 1);
    }
    SECTION("rungs below know nothing of finals") {
        QualityLadder other(3);
        measure(other, 100, 2);
        other.measured_final(500);
        measure(other, 20, 10);
        CHECK(other.preview_rung() == 1);
    }
}

TEST_CASE("A shortage of memory lowers every rung until it is tried again", "[runtime]") {
    using namespace std::chrono_literals;
    const auto now = QualityLadder::Clock::time_point{} + 1h;
    QualityLadder ladder(4);
    ladder.out_of_memory(3, now);
    CHECK(ladder.best_rung(now + 1s) == 2);
    ladder.out_of_memory(1, now);
    CHECK(ladder.preview_rung() == 0);
    CHECK(ladder.short_of_memory());
    CHECK(ladder.best_rung(now + QualityLadder::memory_retry) == 3);
    CHECK_FALSE(ladder.short_of_memory());
}
