#include <catch2/catch.hpp>

#include "recorder.h"

using namespace limner;
using namespace std::chrono_literals;
using State = EngineStatus::State;

TEST_CASE("A preview comes first and the final follows at rest", "[runtime]") {
    Bench bench;
    const auto serial = bench.engine->show(turned_by(12));

    REQUIRE(bench.recorder.wait_for_final(serial));
    const auto frames = bench.recorder.frames();
    REQUIRE(frames.size() == 2);
    CHECK_FALSE(frames[0].final);
    CHECK(frames[0].portrait == turned_by(12));
    CHECK(frames[1].final);
    CHECK(frames[1].rung == 3);
    CHECK(frames[1].picture.image->width == bench.engine->info().resolution);
    CHECK(frames[1].latency_ms >= 149);  // not before the hand had rested
    CHECK(bench.wait_for_state(State::idle));
}

TEST_CASE("show_final gives full quality without a preview", "[runtime]") {
    Bench bench(1h);
    const auto serial = bench.engine->show_final(turned_by(5));
    REQUIRE(bench.recorder.wait_for_final(serial));
    CHECK(bench.recorder.frames().size() == 1);
}

TEST_CASE("U02: under a slow engine a drag keeps showing pictures and ends with its last value",
          "[runtime]") {
    Bench bench;
    bench.control->set_delays({100ms});
    std::uint64_t last = 0;
    int shown = 0;
    for (; shown < 200; ++shown) {
        last = bench.engine->show(turned_by(float(shown) * 0.1f));
        std::this_thread::sleep_for(5ms);
    }
    REQUIRE(bench.recorder.wait_for_final(last));

    const auto frames = bench.recorder.frames();
    CHECK(frames.size() >= 5);  // at least 3/s in more than a second, even on a busy machine
    CHECK(frames.back().portrait == turned_by(float(shown - 1) * 0.1f));
    for (std::size_t i = 1; i < frames.size(); ++i) CHECK(frames[i].serial >= frames[i - 1].serial);
    CHECK(frames.size() + bench.engine->status().skipped_requests <= 202);
    CHECK(bench.engine->status().skipped_requests > 100);
}

TEST_CASE("U03: while the engine is blocked every call returns at once", "[runtime]") {
    Bench bench;
    bench.control->hold();
    bench.engine->show(turned_by(0));
    REQUIRE(bench.control->wait_until_held());

    const auto start = std::chrono::steady_clock::now();
    std::uint64_t last = 0;
    for (int i = 0; i < 1000; ++i) {
        last = bench.engine->show(turned_by(float(i)));
        (void)bench.engine->status();
    }
    bench.engine->free_memory();
    CHECK(std::chrono::steady_clock::now() - start < 1s);

    bench.control->release();
    CHECK(bench.recorder.wait_for_final(last));
    CHECK(bench.engine->status().skipped_requests == 999);
}

TEST_CASE("A running preview is finished though newer input waits", "[runtime]") {
    Bench bench;
    bench.control->hold();
    const auto first = bench.engine->show(turned_by(1));
    REQUIRE(bench.control->wait_until_held());
    const auto second = bench.engine->show(turned_by(2));
    bench.control->release();

    REQUIRE(bench.recorder.wait_for_final(second));
    CHECK(bench.recorder.frames().front().serial == first);
}

TEST_CASE("A running final is cancelled as soon as something newer arrives", "[runtime]") {
    Bench bench;
    bench.control->hold();
    bench.engine->show_final(turned_by(1));
    REQUIRE(bench.control->wait_until_held());
    const auto newer =
        bench.engine->show_final(turned_by(2));  // the gate stays shut: only cancelling opens it

    REQUIRE(bench.control->wait_for_calls(1));
    CHECK(bench.control->calls()[0].cancelled);
    bench.control->release();
    REQUIRE(bench.recorder.wait_for_final(newer));
    for (const auto& frame : bench.recorder.frames()) CHECK(frame.serial == newer);
    CHECK(bench.recorder.errors().empty());
}

TEST_CASE("U04: after the final the engine does nothing", "[runtime]") {
    Bench bench;
    const auto serial = bench.engine->show(turned_by(3));
    REQUIRE(bench.recorder.wait_for_final(serial));
    REQUIRE(bench.wait_for_state(State::idle));
    const auto calls = bench.control->calls().size();
    std::this_thread::sleep_for(500ms);
    CHECK(bench.control->calls().size() == calls);
    CHECK(bench.recorder.frames().size() == calls);
}

TEST_CASE("A head still being baked is asked again until it is whole", "[runtime]") {
    Bench bench;
    bench.control->set_provisional(4);
    const auto serial = bench.engine->show(turned_by(3));
    REQUIRE(bench.recorder.wait_for_final(serial));

    const auto frames = bench.recorder.frames();
    REQUIRE(frames.size() == 5);
    for (std::size_t i = 0; i < 4; ++i) CHECK_FALSE(frames[i].final);
    CHECK(frames.back().final);
    CHECK_FALSE(frames.back().picture.provisional);
    CHECK(bench.wait_for_state(State::idle));
}

TEST_CASE("Previews climb the ladder while they are fast and descend when they are slow", "[runtime]") {
    Bench bench(1h);
    const auto drag = [&](int steps) {
        for (int i = 0; i < steps; ++i) {
            const auto before = bench.recorder.frames().size();
            bench.engine->show(turned_by(float(i)));
            REQUIRE(bench.recorder.wait_for_frames(before + 1));
        }
        return bench.recorder.frames().back().rung;
    };
    bench.control->set_delays({200ms});
    CHECK(drag(3) == 0);
    bench.control->set_delays({});
    CHECK(drag(60) > 0);
}

TEST_CASE("A preview at the last rung is already the final", "[runtime]") {
    Bench bench;
    for (int i = 0; i < 400 && (i == 0 || !bench.recorder.frames().back().final); ++i) {
        bench.engine->show(turned_by(float(i)));
        REQUIRE(bench.recorder.wait_for_frames(std::size_t(i) + 1));
    }
    REQUIRE(bench.recorder.frames().back().final);
    CHECK(bench.wait_for_state(State::idle));
}

TEST_CASE("Paused, nothing live is rendered, and resumed, the newest is", "[runtime]") {
    Bench bench;
    bench.engine->pause(true);
    bench.engine->show(turned_by(1));
    const auto last = bench.engine->show(turned_by(2));
    REQUIRE(bench.wait_for_state(State::paused));
    auto exported = bench.engine->render(turned_by(9), 0, nullptr);
    REQUIRE(exported.wait_for(10s) == std::future_status::ready);
    CHECK(bench.recorder.frames().empty());

    bench.engine->pause(false);
    REQUIRE(bench.recorder.wait_for_final(last));
    CHECK(bench.recorder.frames().front().portrait == turned_by(2));
}

TEST_CASE("Exports are answered in order, in the size asked for, and yield to previews", "[runtime]") {
    Bench bench(1h);
    bench.control->hold();
    auto first = bench.engine->render(turned_by(1), 48, nullptr);
    REQUIRE(bench.control->wait_until_held());
    auto second = bench.engine->render(turned_by(2), 0, nullptr);
    bench.engine->show(turned_by(3));
    bench.control->release();

    const auto second_picture = second.get();
    const auto first_picture = first.get();
    REQUIRE(first_picture.has_value());
    REQUIRE(second_picture.has_value());
    CHECK(first_picture->image->width == 48);
    CHECK(second_picture->image->width == 128);
    const auto calls = bench.control->calls();
    REQUIRE(calls.size() == 3);
    CHECK(calls[1].portrait == turned_by(3));
}

TEST_CASE("A cancelled export says so", "[runtime]") {
    Bench bench;
    const auto progress = std::make_shared<Progress>();
    bench.control->hold();
    auto exported = bench.engine->render(turned_by(1), 0, progress);
    REQUIRE(bench.control->wait_until_held());
    progress->cancel();
    REQUIRE(exported.wait_for(10s) == std::future_status::ready);
    CHECK(exported.get().error().code == Errc::cancelled);
    bench.control->release();
}

TEST_CASE("An export waits for a head that is still being baked", "[runtime]") {
    Bench bench;
    bench.control->set_provisional(3);
    const auto picture = bench.engine->render(turned_by(1), 0, nullptr).get();
    REQUIRE(picture.has_value());
    CHECK_FALSE(picture->provisional);
}

TEST_CASE("A mesh is made on the engine thread, and stopped like a picture", "[runtime]") {
    Bench bench;
    const auto mesh = bench.engine->mesh(turned_by(1), {}, nullptr).get();
    REQUIRE(mesh);
    CHECK(mesh->triangles.size() == 4);
    const auto progress = std::make_shared<Progress>();
    progress->cancel();
    CHECK(bench.engine->mesh(turned_by(1), {}, progress).get().error().code == Errc::cancelled);
}

TEST_CASE("The engine ends cleanly in the middle of work", "[runtime]") {
    auto control = std::make_shared<FakeControl>();
    std::future<Result<Picture>> running, waiting;
    std::future<Result<HeadMesh>> mesh;
    {
        Bench bench;
        control = bench.control;
        control->hold();
        running = bench.engine->render(turned_by(1), 0, nullptr);
        REQUIRE(control->wait_until_held());
        waiting = bench.engine->render(turned_by(2), 0, nullptr);
        mesh = bench.engine->mesh(turned_by(2), {}, nullptr);
        bench.engine->show(turned_by(3));
    }
    CHECK(control->destroyed());
    CHECK(running.get().error().code == Errc::cancelled);
    CHECK(waiting.get().error().code == Errc::cancelled);
    CHECK(mesh.get().error().code == Errc::cancelled);
}

TEST_CASE("The status counts pictures and their latency", "[runtime]") {
    Bench bench(1h);
    for (int i = 0; i < 5; ++i) {
        bench.engine->show(turned_by(float(i)));
        REQUIRE(bench.recorder.wait_for_frames(std::size_t(i) + 1));
    }
    const auto status = bench.engine->status();
    CHECK(status.frames_per_second > 0);
    CHECK(status.latency_ms > 0);
    CHECK(status.model == "fake");
    CHECK(status.device.find("CPU") == 0);
}

TEST_CASE("Many threads may show, ask and export at once", "[runtime]") {
    Bench bench(1ms);
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 50; ++i) {
                if (i % 10 == 0) (void)bench.engine->render(turned_by(float(i)), 16, nullptr).get();
                if (i % 13 == 0) bench.engine->free_memory();
                if (t == 0) bench.engine->pause(i % 5 == 0);
                bench.engine->show(turned_by(float(i)));
                (void)bench.engine->status();
            }
        });
    for (auto& thread : threads) thread.join();
    bench.engine->pause(false);
    const auto last = bench.engine->show(turned_by(99));
    CHECK(bench.recorder.wait_for_final(last));
}
