// The show with an engine without weights.

#include "app/booth/show.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <thread>

#include "tests/support/fake_generator.h"

using namespace limner;
using namespace limner::booth;
using namespace std::chrono_literals;
using Trouble = FakeControl::Trouble;

namespace {

struct Silence final : Remarks {
    void warn(const std::string&, const std::string&) override {}
};

class Stage {
public:
    Stage() {
        auto started = Engine::start({.factory = fake_factory(control)});
        REQUIRE(started.has_value());
        engine = std::move(*started);
        auto found = People::from({}, {11, 12, 13}, {}, silence);
        REQUIRE(found.has_value());
        people.emplace(std::move(*found));
        show.emplace(*engine, *people, DirectorOptions{.dwell = Seconds(10), .change = Seconds(2)}, silence,
                     [this] { ++woken; });
    }

    /// Turns of the loop at `now` until the engine has answered once more; false after ten seconds.
    bool answered(double now) {
        const int before = woken;
        show->step(Seconds(now));
        for (int i = 0; i < 2000 && woken == before; ++i) std::this_thread::sleep_for(5ms);
        show->step(Seconds(now));
        return woken > before;
    }
    std::uint64_t seed_shown() const { return control->calls().back().portrait.head.identity.seed; }

    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    std::atomic<int> woken = 0;
    Silence silence;
    std::unique_ptr<Engine> engine;
    std::optional<People> people;
    std::optional<Show> show;
};

}  // namespace

TEST_CASE("The show asks for the first person and shows the answer", "[booth][show]") {
    Stage stage;
    CHECK_FALSE(stage.show->has_picture());
    REQUIRE(stage.answered(0));
    CHECK(stage.show->has_picture());
    CHECK(stage.show->picture(Seconds(0)).image->width == 128);
    CHECK(stage.show->cost().final);
    CHECK(stage.people->name(stage.show->director().scene(Seconds(0)).person) ==
          "Seed " + std::to_string(stage.seed_shown()));
}

TEST_CASE("A screen with more room asks for more around the head", "[booth][show]") {
    Stage stage;
    stage.show->zoom_by(0.9f);
    REQUIRE(stage.answered(0));
    CHECK(stage.control->calls().back().portrait.pose.zoom == 0.9f);
}

TEST_CASE("There is one question at a time", "[booth][show]") {
    Stage stage;
    REQUIRE(stage.answered(0));
    stage.control->hold();
    stage.show->step(Seconds(3));  // the autopilot has gone on
    REQUIRE(stage.control->wait_until_held());
    for (double now = 3; now < 5; now += 0.1) stage.show->step(Seconds(now));
    stage.control->release();
    REQUIRE(stage.answered(5));
    CHECK(stage.engine->status().skipped_requests == 0);
}

TEST_CASE("A change leads through people in between", "[booth][show]") {
    Stage stage;
    REQUIRE(stage.answered(0));
    stage.show->director().another_person(Seconds(1));
    REQUIRE(stage.answered(2));
    const auto between = stage.control->calls().back().portrait.head.identity;
    CHECK(between.blend > 0.3f);
    CHECK(between.blend < 0.7f);
    REQUIRE(stage.answered(4));
    CHECK(stage.control->calls().back().portrait.head.identity.blend == 0);
    CHECK(stage.seed_shown() == between.blend_seed);
}

TEST_CASE("An engine that fails is told, and somebody else comes", "[booth][show]") {
    Stage stage;
    REQUIRE(stage.answered(0));
    const auto trouble =
        GENERATE(Trouble::fails, Trouble::throws, Trouble::throws_bad_alloc, Trouble::no_image);
    const auto first = stage.seed_shown();
    stage.control->plan(std::vector<Trouble>(8, trouble));
    REQUIRE(stage.answered(3));
    CHECK_FALSE(stage.show->director().scene(Seconds(4)).words.notice_text.empty());
    CHECK(stage.show->picture(Seconds(4)).image != nullptr);  // the old picture stays
    stage.control->plan({});
    REQUIRE(stage.answered(6));
    CHECK(stage.seed_shown() != first);
    CHECK_FALSE(stage.show->director().scene(Seconds(6)).waits);
}

TEST_CASE("A show that begins with a failure begins with somebody else", "[booth][show]") {
    Stage stage;
    stage.control->plan({Trouble::fails});
    REQUIRE(stage.answered(0));
    CHECK_FALSE(stage.show->has_picture());
    REQUIRE(stage.answered(3));
    CHECK(stage.show->has_picture());
}

TEST_CASE("Calm motion asks thirty times a second at most, a hand as often as it can", "[booth][show]") {
    Stage stage;
    REQUIRE(stage.answered(0));
    REQUIRE(stage.answered(3));
    const auto calls = stage.control->calls().size();
    stage.show->step(Seconds(3.01));
    stage.show->step(Seconds(3.02));
    CHECK(stage.control->calls().size() == calls);
    stage.show->director().pressed({0.5f, 0.5f}, Seconds(3.02));
    stage.show->director().moved({0.6f, 0.5f}, Seconds(3.02));
    CHECK(stage.answered(3.02));
}

TEST_CASE("While nobody looks the engine rests", "[booth][show]") {
    Stage stage;
    REQUIRE(stage.answered(0));
    stage.show->pause(true);
    const auto calls = stage.control->calls().size();
    stage.show->step(Seconds(3));
    CHECK(stage.engine->status().state != EngineStatus::State::final);
    CHECK(stage.control->calls().size() == calls);
    stage.show->pause(false);
    CHECK(stage.answered(3));
}
