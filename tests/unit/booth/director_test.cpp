#include "app/booth/director.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace limner;
using namespace limner::booth;

namespace {

constexpr PoseLimits limits{45_deg, 70_deg, 25_deg, 40_deg, 60_deg};
constexpr DirectorOptions options{.dwell = Seconds(10), .change = Seconds(2), .return_after = Seconds(5)};

Director director_of(std::size_t people = 20, bool moves = true) {
    Capabilities can;
    can.pose = can.light = moves;
    return Director(PersonSchedule(people), Autopilot(can, limits), limits, options);
}

/// One whose first picture came at second 1.
Director running(std::size_t people = 20, bool moves = true) {
    auto director = director_of(people, moves);
    director.shown(Seconds(1));
    director.advance(Seconds(1));
    return director;
}

void drag(Director& director, double from, double to, float distance) {
    director.pressed({0.5f, 0.5f}, Seconds(from));
    for (int i = 1; i <= 10; ++i)
        director.moved({0.5f + distance * float(i) / 10, 0.5f}, Seconds(from + (to - from) * i / 10));
    director.released(Seconds(to));
}

void tap(Director& director, double now) {
    director.pressed({0.5f, 0.5f}, Seconds(now));
    director.released(Seconds(now + 0.1));
}

float yaw_of(const Director& director, double now) { return degrees(director.scene(Seconds(now)).turn.yaw); }

}  // namespace

TEST_CASE("It is dark until the first picture is there, then it grows light", "[booth][director]") {
    auto director = director_of();
    director.advance(Seconds(30));
    CHECK(director.scene(Seconds(30)).words.curtain == 1);
    CHECK(director.scene(Seconds(30)).words.caption == 0);
    director.shown(Seconds(31));
    CHECK(director.scene(Seconds(31.5)).words.curtain < 1);
    CHECK(director.scene(Seconds(33)).words.curtain == 0);
    CHECK(director.scene(Seconds(33)).words.caption == 1);
}

TEST_CASE("A person stays for the dwell, then passes into the next", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.advance(Seconds(10.9));
    CHECK(director.scene(Seconds(10.9)).person == first);

    director.advance(Seconds(11));
    const auto change = director.scene(Seconds(12));
    CHECK(change.person != first);
    CHECK(change.leaving == first);
    CHECK(change.arrived == Approx(0.5f));

    director.advance(Seconds(13));
    const auto after = director.scene(Seconds(13));
    CHECK_FALSE(after.leaving.has_value());
    CHECK(after.arrived == 1);
    director.advance(Seconds(22.9));
    CHECK(director.scene(Seconds(22.9)).person == after.person);
    director.advance(Seconds(23));
    CHECK(director.scene(Seconds(23)).person != after.person);
}

TEST_CASE("The caption goes with who leaves and comes with who arrives", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.another_person(Seconds(5));
    const auto leaves = director.scene(Seconds(5.1)).words;
    CHECK(leaves.captioned == first);
    CHECK(leaves.caption > 0);
    director.shown(Seconds(5.3));
    CHECK(director.scene(Seconds(5.6)).words.caption == 0);
    const auto comes = director.scene(Seconds(7)).words;
    CHECK(comes.captioned == director.scene(Seconds(7)).person);
    CHECK(comes.caption > 0.5f);
}

TEST_CASE("The same events give the same scenes, however often the loop turns", "[booth][director]") {
    auto one = running(), other = running();
    const auto pass = [&](double from, double to) {
        for (double now = from; now < to; now += 0.7) one.advance(Seconds(now));
        for (double now = from; now < to; now += 0.02) other.advance(Seconds(now));
        for (auto* director : {&one, &other}) director->advance(Seconds(to));
    };
    pass(1, 3);
    for (auto* director : {&one, &other}) drag(*director, 3, 4, 0.1f);
    pass(4, 20);
    for (auto* director : {&one, &other}) tap(*director, 20);
    for (int now = 21; now < 60; ++now) {
        pass(now, now + 1);
        const auto a = one.scene(Seconds(now + 1)), b = other.scene(Seconds(now + 1));
        CHECK(a.person == b.person);
        CHECK(a.leaving == b.leaving);
        CHECK(a.arrived == b.arrived);
        CHECK(a.way == b.way);
    }
}

TEST_CASE("A tap and the Space key bring another person", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(3)).person;
    SECTION("tap") { tap(director, 3); }
    SECTION("key") { director.another_person(Seconds(3)); }
    CHECK(director.scene(Seconds(4)).person != first);
    CHECK(director.scene(Seconds(4)).leaving == first);
    // And the autopilot flies on.
    CHECK_FALSE(director.scene(Seconds(4)).visited);
}

TEST_CASE("A tap in the middle of a change starts from whom one sees more of", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(3)).person;
    director.another_person(Seconds(3));
    const auto second = director.scene(Seconds(3)).person;
    const bool late = GENERATE(false, true);
    director.another_person(Seconds(late ? 4.5 : 3.5));
    const auto scene = director.scene(Seconds(4.6));
    CHECK(scene.person != second);
    if (scene.leaving) CHECK(*scene.leaving == (late ? second : first));
}

TEST_CASE("Somebody who is alone stays", "[booth][director]") {
    auto director = running(1);
    tap(director, 3);
    director.advance(Seconds(500));
    const auto scene = director.scene(Seconds(500));
    CHECK(scene.person == 0);
    CHECK_FALSE(scene.leaving.has_value());
}

TEST_CASE("A drag turns the head from where it is, and the autopilot waits", "[booth][director]") {
    auto director = running();
    const auto way = director.scene(Seconds(5)).way;
    drag(director, 5, 6, 0.2f);
    const auto scene = director.scene(Seconds(8));
    CHECK(scene.visited);
    CHECK(degrees(scene.turn.yaw) > 10);
    CHECK(scene.way.count() == Approx(way.count()).margin(0.3));
    CHECK(director.scene(Seconds(9)).turn == scene.turn);
    CHECK(director.scene(Seconds(9)).way == scene.way);
}

TEST_CASE("The autopilot comes back softly when the hand has been away", "[booth][director]") {
    auto director = running();
    drag(director, 5, 6, 0.2f);
    director.advance(Seconds(10.9));
    CHECK(director.scene(Seconds(10.9)).visited);
    director.advance(Seconds(11));
    CHECK_FALSE(director.scene(Seconds(11)).visited);
    const float held = yaw_of(director, 11);
    CHECK(held > 10);  // no jump
    CHECK(yaw_of(director, 12) < held);
    CHECK(yaw_of(director, 12) > 0);
    CHECK(yaw_of(director, 15) == 0);
    SECTION("it sets out slowly") {
        const auto start = director.scene(Seconds(11)).way;
        CHECK((director.scene(Seconds(11.2)).way - start).count() < 0.1);
        const auto later = director.scene(Seconds(14)).way;
        CHECK((director.scene(Seconds(15)).way - later).count() == Approx(1));
    }
    SECTION("a hand that takes the head again takes it from where it is") {
        const float there = yaw_of(director, 12);
        director.pressed({0.5f, 0.5f}, Seconds(12));
        director.moved({0.52f, 0.5f}, Seconds(12));
        CHECK(yaw_of(director, 12) > there);
        CHECK(yaw_of(director, 12) < there + 5);
    }
}

TEST_CASE("Nobody else comes while a hand is there, and not at once after it", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.pressed({0.5f, 0.5f}, Seconds(5));
    director.moved({0.6f, 0.5f}, Seconds(5));
    director.advance(Seconds(60));
    CHECK(director.scene(Seconds(60)).person == first);
    director.released(Seconds(60));
    director.advance(Seconds(65));  // the autopilot is back
    director.advance(Seconds(69.9));
    CHECK(director.scene(Seconds(69.9)).person == first);
    director.advance(Seconds(70));
    CHECK(director.scene(Seconds(70)).person != first);
}

TEST_CASE("A hand in the middle of a change has who arrives at once", "[booth][director]") {
    auto director = running();
    director.another_person(Seconds(3));
    director.pressed({0.5f, 0.5f}, Seconds(3.5));
    director.moved({0.6f, 0.5f}, Seconds(3.6));
    const auto scene = director.scene(Seconds(3.6));
    CHECK_FALSE(scene.leaving.has_value());
    CHECK(scene.arrived == 1);
}

TEST_CASE("The head turns as far as the model shows it well, and back at once", "[booth][director]") {
    auto director = running();
    const Autopilot autopilot({.pose = true, .light = true}, limits);
    director.pressed({0.1f, 0.5f}, Seconds(2));
    director.moved({0.9f, 0.5f}, Seconds(3));
    director.moved({2.9f, 0.5f}, Seconds(4));
    const auto far = director.scene(Seconds(4));
    CHECK(degrees(portrait_in(far, {}, nullptr, autopilot, limits).pose.yaw) == Approx(45));
    director.moved({2.8f, 0.5f}, Seconds(4));
    const auto back = director.scene(Seconds(4));
    CHECK(degrees(portrait_in(back, {}, nullptr, autopilot, limits).pose.yaw) < 40);
}

TEST_CASE("After a failure the next person is tried, later each time", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.failed("No memory.", Seconds(3));
    const auto scene = director.scene(Seconds(3.5));
    CHECK(scene.waits);
    CHECK(scene.words.notice == 1);
    CHECK(scene.words.notice_text == "No memory.");
    director.advance(Seconds(4.9));
    CHECK(director.scene(Seconds(4.9)).person == first);
    director.advance(Seconds(5));
    const auto second = director.scene(Seconds(5));
    CHECK(second.person != first);
    CHECK_FALSE(second.waits);
    CHECK(second.attempt == scene.attempt + 1);

    director.failed("No memory.", Seconds(6));
    director.advance(Seconds(9.9));
    CHECK(director.scene(Seconds(9.9)).waits);
    director.advance(Seconds(10));
    CHECK_FALSE(director.scene(Seconds(10)).waits);
    SECTION("but never later than 20 seconds") {
        double now = 10;
        for (int i = 0; i < 50; ++i) {
            director.failed("No memory.", Seconds(now));
            now += 20;
            director.advance(Seconds(now));
            REQUIRE_FALSE(director.scene(Seconds(now)).waits);
        }
    }
    SECTION("and soon again after a success") {
        director.shown(Seconds(11));
        director.failed("No memory.", Seconds(12));
        director.advance(Seconds(14));
        CHECK_FALSE(director.scene(Seconds(14)).waits);
    }
    SECTION("the notice goes") { CHECK(director.scene(Seconds(40)).words.notice == 0); }
}

TEST_CASE("The caption names who is seen, not who should be", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.another_person(Seconds(3));
    director.failed("No file.", Seconds(3.1));
    const auto fails = director.scene(Seconds(5)).words;
    CHECK(fails.captioned == first);
    CHECK(fails.caption == 1);
    director.advance(Seconds(5.1));  // somebody else is tried
    CHECK(director.scene(Seconds(5.2)).words.captioned == first);
    CHECK(director.scene(Seconds(5.2)).words.caption == 1);
    director.shown(Seconds(6));
    CHECK(director.scene(Seconds(7)).words.captioned == director.scene(Seconds(7)).person);
}

TEST_CASE("Somebody alone is tried again after a failure", "[booth][director]") {
    auto director = running(1);
    director.failed("No memory.", Seconds(3));
    const auto before = director.scene(Seconds(3)).attempt;
    director.advance(Seconds(5));
    CHECK(director.scene(Seconds(5)).attempt == before + 1);
    CHECK(director.scene(Seconds(5)).person == 0);
}

TEST_CASE("The cursor and the hint are there while the pointer moves, and go", "[booth][director]") {
    auto director = running();
    CHECK_FALSE(director.scene(Seconds(2)).words.cursor);
    CHECK(director.scene(Seconds(2)).words.hint == 0);
    director.moved({0.2f, 0.2f}, Seconds(2));  // it is only there
    CHECK_FALSE(director.scene(Seconds(2.5)).words.cursor);
    director.moved({0.3f, 0.2f}, Seconds(3));
    CHECK(director.scene(Seconds(4)).words.cursor);
    CHECK(director.scene(Seconds(4)).words.hint == 1);
    CHECK_FALSE(director.scene(Seconds(4)).visited);  // looking is no touching
    CHECK_FALSE(director.scene(Seconds(9)).words.cursor);
    CHECK(director.scene(Seconds(10)).words.hint == 0);
}

TEST_CASE("Help opens and closes by its key, by a tap and by itself", "[booth][director]") {
    auto director = running();
    const auto first = director.scene(Seconds(2)).person;
    director.toggle_help(Seconds(3));
    CHECK(director.scene(Seconds(4)).words.help == 1);
    double gone = 6;
    SECTION("key") { director.toggle_help(Seconds(5)); }
    SECTION("tap, which does nothing else") {
        tap(director, 5);
        CHECK(director.scene(Seconds(6)).person == first);
    }
    SECTION("time") { gone = 60; }
    CHECK(director.scene(Seconds(gone)).words.help == 0);
    director.toggle_help(Seconds(gone));
    CHECK(director.scene(Seconds(gone + 1)).words.help == 1);
}

TEST_CASE("When nothing moves the loop may sleep until something will", "[booth][director]") {
    SECTION("a flight never rests") {
        auto director = running();
        CHECK(director.quiet_until(Seconds(5)) == Seconds(5));
    }
    SECTION("a model that cannot move rests until the next person") {
        auto director = running(20, /*moves=*/false);
        CHECK(director.quiet_until(Seconds(6)) == Seconds(11));
    }
    SECTION("a held head rests until the autopilot returns") {
        auto director = running();
        drag(director, 5, 6, 0.2f);
        CHECK(director.quiet_until(Seconds(7)).count() == Approx(9));  // the cursor goes
        CHECK(director.quiet_until(Seconds(9.5)).count() == Approx(11));
    }
    SECTION("before the first picture there is nothing to wait for") {
        auto director = director_of();
        CHECK(director.quiet_until(Seconds(3)) == never);
    }
    SECTION("somebody alone who cannot move rests for ever") {
        auto director = running(1, /*moves=*/false);
        CHECK(director.quiet_until(Seconds(20)) == never);
    }
}
