#pragma once
// What the engine does next. A plain state machine without thread or clock of its own: the engine thread asks
// it under a lock, and tests drive it with invented times.
//
//     RequestQueue queue(150ms);
//     queue.push(portrait, /*final=*/false, now);
//     while (auto work = queue.take(now)) { render(*work); queue.done(Outcome::shown); }
//     sleep_until(queue.wake_at());  // nothing: until the next push
//
// Rules (ux-conventions, section 13): one live request runs and one waits; a newer one replaces the waiting
// one; at rest the final quality follows; exports are never dropped and yield to live work between pictures.

#include <chrono>
#include <cstdint>
#include <deque>
#include <future>
#include <memory>
#include <optional>
#include <utility>
#include <variant>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct LiveRequest {
    Portrait portrait;
    std::uint64_t serial = 0;
    bool final = false;  // full quality, cancelled by anything newer; otherwise a preview that is finished
    std::chrono::steady_clock::time_point asked;
};

struct ExportRequest {
    Portrait portrait;
    int size = 0;  // 0 = the model's own resolution
    std::shared_ptr<Progress> progress;
    std::promise<Result<Picture>> promise;
};

/// Likewise of the head as a mesh.
struct MeshExportRequest {
    Portrait portrait;
    MeshRequest mesh;
    std::shared_ptr<Progress> progress;
    std::promise<Result<HeadMesh>> promise;
};

class RequestQueue {
public:
    using Clock = std::chrono::steady_clock;
    using Work = std::variant<LiveRequest, ExportRequest, MeshExportRequest>;
    using Export = std::variant<ExportRequest, MeshExportRequest>;

    /// How a live request ended.
    enum class Outcome {
        settled,      // its picture is the best there will be
        improvable,   // shown, and full quality is still to come
        unfinished,   // shown, and the same final must be asked again (the generator used a stand-in)
        interrupted,  // stopped before its end; asked again unless something newer waits
        failed,       // no picture, and trying again would give none
    };

    explicit RequestQueue(std::chrono::milliseconds rest) : rest_(rest) {}

    /// A new live request; replaces a waiting one. Returns its serial, counting from 1.
    std::uint64_t push(Portrait portrait, bool final, Clock::time_point now);
    void push(Export request);
    /// Paused: live work waits, exports go on.
    void pause(bool paused) { paused_ = paused; }
    bool paused() const { return paused_; }

    /// The work to do at `now`, which then counts as running until done(). Nothing: ask again at wake_at().
    std::optional<Work> take(Clock::time_point now);
    /// The running work ended; `outcome` matters for live work alone.
    void done(Outcome outcome);
    /// True when the running request is a final that something newer, or the pause, makes pointless.
    bool running_is_outdated() const;

    /// When take() may have work without a push; nothing while idle or paused.
    std::optional<Clock::time_point> wake_at() const;
    /// Live requests that exist: running and waiting. Never more than two.
    int live_count() const { return int(running_.has_value()) + int(waiting_.has_value()); }
    std::uint64_t skipped() const { return skipped_; }
    /// Takes out what waits, for an orderly end.
    std::deque<Export> drain();

private:
    const std::chrono::milliseconds rest_;
    std::uint64_t last_serial_ = 0, skipped_ = 0;
    bool paused_ = false;
    std::optional<LiveRequest> running_, waiting_;
    std::optional<LiveRequest> final_due_;  // what becomes final once the hand rests
    Clock::time_point rested_at_{};         // when the hand counts as resting
    std::deque<Export> exports_;
};

}  // namespace limner
