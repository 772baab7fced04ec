#pragma once
// Collects what an engine reports, and waits for it with generous bounds.

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "engine/runtime/engine.h"
#include "tests/support/fake_generator.h"

namespace limner {

class Recorder {
public:
    void attach(Engine& engine) {
        engine.on_frame([this](Frame frame) {
            const std::lock_guard lock(mutex_);
            frames_.push_back(std::move(frame));
            changed_.notify_all();
        });
        engine.on_error([this](Error error) {
            const std::lock_guard lock(mutex_);
            errors_.push_back(std::move(error));
            changed_.notify_all();
        });
    }

    bool wait_for_final(std::uint64_t serial) {
        return wait([&] {
            for (const auto& frame : frames_)
                if (frame.final && frame.serial == serial) return true;
            return false;
        });
    }
    bool wait_for_frames(std::size_t count) {
        return wait([&] { return frames_.size() >= count; });
    }
    bool wait_for_error() {
        return wait([&] { return !errors_.empty(); });
    }
    std::vector<Frame> frames() const {
        const std::lock_guard lock(mutex_);
        return frames_;
    }
    std::vector<Error> errors() const {
        const std::lock_guard lock(mutex_);
        return errors_;
    }

private:
    template <class Condition>
    bool wait(Condition condition) {
        std::unique_lock lock(mutex_);
        return changed_.wait_for(lock, std::chrono::seconds(10), condition);
    }

    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Frame> frames_;
    std::vector<Error> errors_;
};

/// An engine over the fake, with its recorder.
struct Bench {
    explicit Bench(std::chrono::milliseconds rest = std::chrono::milliseconds(150)) {
        EngineOptions options;
        options.factory = fake_factory(control);
        options.rest = rest;
        engine = std::move(*Engine::start(options));
        recorder.attach(*engine);
    }

    bool wait_for_state(EngineStatus::State state) const {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (engine->status().state != state) {
            if (std::chrono::steady_clock::now() > end) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return true;
    }

    std::shared_ptr<FakeControl> control = std::make_shared<FakeControl>();
    Recorder recorder;  // outlives the engine, which calls it
    std::unique_ptr<Engine> engine;
};

inline Portrait turned_by(float yaw_in_degrees) {
    Portrait portrait;
    portrait.pose.yaw = from_degrees(yaw_in_degrees);
    return portrait;
}

}  // namespace limner
