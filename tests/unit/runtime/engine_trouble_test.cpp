#include <catch2/catch.hpp>

#include "recorder.h"

using namespace limner;
using namespace std::chrono_literals;
using Trouble = FakeControl::Trouble;
using State = EngineStatus::State;

TEST_CASE("A failure is reported once, the engine lives on", "[runtime]") {
    Bench bench;
    const auto trouble = GENERATE(Trouble::fails, Trouble::throws, Trouble::no_image);
    bench.control->plan({trouble});
    bench.engine->show(turned_by(1));

    REQUIRE(bench.recorder.wait_for_error());
    REQUIRE(bench.wait_for_state(State::failed));
    std::this_thread::sleep_for(250ms);  // longer than the rest: no second try by itself
    REQUIRE(bench.recorder.errors().size() == 1);
    CHECK(bench.recorder.errors()[0].message.find("nobody should see") == std::string::npos);
    CHECK(bench.control->calls().size() == 1);

    const auto serial = bench.engine->show(turned_by(2));
    CHECK(bench.recorder.wait_for_final(serial));
    CHECK(bench.wait_for_state(State::idle));
}

TEST_CASE("A failed final leaves its preview on the screen", "[runtime]") {
    Bench bench;
    bench.control->plan({Trouble::none, Trouble::fails});
    bench.engine->show(turned_by(1));
    REQUIRE(bench.recorder.wait_for_error());
    CHECK(bench.recorder.frames().size() == 1);
}

TEST_CASE("Out of memory: caches go first, then the same rung again", "[runtime]") {
    Bench bench(1h);
    const auto trouble = GENERATE(Trouble::out_of_memory, Trouble::throws_bad_alloc);
    bench.control->plan({trouble});
    bench.engine->show(turned_by(1));

    REQUIRE(bench.recorder.wait_for_frames(1));
    const auto calls = bench.control->calls();
    REQUIRE(calls.size() == 2);
    CHECK(calls[0].rung == calls[1].rung);
    CHECK(bench.control->freed() == 1);
    CHECK(bench.recorder.errors().empty());
}

TEST_CASE("Out of memory for good: a lower rung is shown and the engine rests", "[runtime]") {
    Bench bench;
    bench.control->set_memory_limit(1);
    bench.engine->show_final(turned_by(1));

    REQUIRE(bench.recorder.wait_for_frames(1));
    REQUIRE(bench.wait_for_state(State::idle));
    const auto frames = bench.recorder.frames();
    REQUIRE(frames.size() == 1);
    CHECK(frames[0].rung == 1);
    CHECK_FALSE(frames[0].final);  // the badge stays
    CHECK(bench.recorder.errors().empty());

    SECTION("each step was tried once") {
        std::vector<int> rungs;
        for (const auto& call : bench.control->calls()) rungs.push_back(call.rung);
        CHECK(rungs == std::vector<int>{3, 3, 2, 1});
    }
    SECTION("the lower rung is remembered") {
        bench.engine->show_final(turned_by(2));
        REQUIRE(bench.recorder.wait_for_frames(2));
        CHECK(bench.control->calls().back().rung == 1);
        CHECK(bench.control->calls().size() == 5);
    }
}

TEST_CASE("Out of memory at every rung is an error, and no edit is lost", "[runtime]") {
    Bench bench;
    bench.control->set_memory_limit(-1);
    bench.engine->show(turned_by(1));
    REQUIRE(bench.recorder.wait_for_error());
    CHECK(bench.recorder.errors()[0].code == Errc::out_of_memory);

    bench.control->set_memory_limit(1000);
    bench.engine->show(turned_by(1));
    CHECK(bench.recorder.wait_for_frames(1));
}

TEST_CASE("An export that runs out of memory frees caches, tries again and then says so", "[runtime]") {
    Bench bench;
    bench.control->plan({Trouble::out_of_memory});
    CHECK(bench.engine->render(turned_by(1), 0, nullptr).get().has_value());
    CHECK(bench.control->freed() == 1);

    bench.control->plan({Trouble::out_of_memory, Trouble::throws_bad_alloc});
    const auto picture = bench.engine->render(turned_by(1), 0, nullptr).get();
    REQUIRE_FALSE(picture.has_value());
    CHECK(picture.error().code == Errc::out_of_memory);
}

TEST_CASE("A model that cannot be loaded is an error of start()", "[runtime]") {
    EngineOptions options;
    SECTION("with the factory's own error") {
        options.factory = []() -> Result<std::unique_ptr<Generator>> {
            return failure(Errc::model_mismatch, "Not this one.");
        };
        const auto engine = Engine::start(options);
        REQUIRE_FALSE(engine.has_value());
        CHECK(engine.error().code == Errc::model_mismatch);
    }
    SECTION("also when loading throws") {
        options.factory = []() -> Result<std::unique_ptr<Generator>> {
            throw std::runtime_error("text nobody should see");
        };
        const auto engine = Engine::start(options);
        REQUIRE_FALSE(engine.has_value());
        CHECK(engine.error().message.find("nobody should see") == std::string::npos);
    }
    SECTION("and a model that does not exist is named") {
        options.model = "no-such-model";
        const auto engine = Engine::start(options);
        REQUIRE_FALSE(engine.has_value());
        CHECK(engine.error().code == Errc::model_missing);
        CHECK(engine.error().message.find("no-such-model") != std::string::npos);
    }
}

TEST_CASE("free_memory reaches the generator while the engine rests", "[runtime]") {
    Bench bench;
    bench.engine->free_memory();
    const auto end = std::chrono::steady_clock::now() + 10s;
    while (bench.control->freed() == 0 && std::chrono::steady_clock::now() < end) std::this_thread::yield();
    CHECK(bench.control->freed() == 1);
    CHECK(bench.control->calls().empty());
}

TEST_CASE("A wrong picture is drawn again in full precision, and so is every later one", "[runtime]") {
    Bench bench(1h);
    const auto trouble = GENERATE(Trouble::wrong_numbers, Trouble::one_colour);
    bench.control->plan({trouble});
    bench.engine->show(turned_by(1));

    REQUIRE(bench.recorder.wait_for_frames(1));
    REQUIRE(bench.recorder.wait_for_error());  // said once
    bench.engine->show(turned_by(2));
    REQUIRE(bench.recorder.wait_for_frames(2));
    const auto calls = bench.control->calls();
    REQUIRE(calls.size() == 3);
    CHECK_FALSE(calls[0].full_precision);
    CHECK(calls[1].full_precision);
    CHECK(calls[2].full_precision);
    CHECK(bench.recorder.errors().size() == 1);
    CHECK(bench.recorder.errors()[0].code == Errc::wrong_numbers);
}

TEST_CASE("A portrait of one colour is believed when full precision says the same", "[runtime]") {
    Bench bench(1h);
    bench.control->plan({Trouble::one_colour, Trouble::one_colour});
    bench.engine->show(turned_by(1));

    REQUIRE(bench.recorder.wait_for_frames(1));
    bench.engine->show(turned_by(2));
    REQUIRE(bench.recorder.wait_for_frames(2));
    CHECK(bench.recorder.errors().empty());
    CHECK_FALSE(bench.control->calls().back().full_precision);
}

TEST_CASE("Wrong numbers in full precision too are an error", "[runtime]") {
    Bench bench;
    bench.control->plan({Trouble::wrong_numbers, Trouble::wrong_numbers});
    bench.engine->show(turned_by(1));

    REQUIRE(bench.recorder.wait_for_error());
    REQUIRE(bench.wait_for_state(State::failed));
    CHECK(bench.recorder.frames().empty());
    CHECK(bench.control->calls().size() == 2);
}
