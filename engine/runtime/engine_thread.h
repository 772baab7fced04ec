#pragma once
// The one thread that owns the generator. Everything else reaches it through values: see engine.h for the
// contract and request_queue.h for the order of work.

#include <atomic>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>

#include "engine/runtime/engine.h"
#include "engine/runtime/frame_meter.h"
#include "engine/runtime/quality_ladder.h"
#include "engine/runtime/request_queue.h"

namespace limner {

class EngineThread final : public Engine {
public:
    /// Starts the thread; it calls `factory` and then waits for requests.
    EngineThread(GeneratorFactory factory, std::chrono::milliseconds rest, int threads);
    /// Stops what runs, answers waiting exports with `cancelled`, joins.
    ~EngineThread() override;

    /// Blocks until the generator is there or could not be loaded. Once, by the starter.
    Result<> wait_until_ready();

    std::uint64_t show(Portrait portrait) override;
    std::uint64_t show_final(Portrait portrait) override;
    void on_frame(std::function<void(Frame)> handler) override;
    void on_error(std::function<void(Error)> handler) override;
    std::future<Result<Picture>> render(Portrait portrait, int size,
                                        std::shared_ptr<Progress> progress) override;
    std::future<Result<HeadMesh>> mesh(Portrait portrait, MeshRequest request,
                                       std::shared_ptr<Progress> progress) override;
    void pause(bool paused) override;
    EngineStatus status() const override;
    const GeneratorInfo& info() const override { return info_; }
    void free_memory() override;

private:
    using Clock = RequestQueue::Clock;
    using Outcome = RequestQueue::Outcome;

    void run(const GeneratorFactory& factory, std::promise<Result<>> ready);
    void loop();
    std::uint64_t push(Portrait portrait, bool final);
    void push(RequestQueue::Export request);
    std::optional<RequestQueue::Work> next_work();

    Outcome answer(const LiveRequest& request);
    Outcome show_picture(const LiveRequest& request, Picture picture, int rung);
    void report(Error error);
    /// The same where memory is short even for the sentence.
    void report_shortage() noexcept;
    Outcome answer(RequestQueue::Work& work);
    void answer(ExportRequest request);
    void answer(MeshExportRequest request);
    Result<Picture> render_export(const ExportRequest& request);
    /// A picture of the generator, in full precision when a faster one came out wrong.
    Result<Picture> evaluate(const Portrait& portrait, RenderRequest request);
    /// One call of the generator, with whatever it throws turned into an Error.
    Result<Picture> attempt(const Portrait& portrait, const RenderRequest& request);
    Result<HeadMesh> attempt(const Portrait& portrait, const MeshRequest& request);
    void notify(Error error);

    mutable std::mutex mutex_;  // held for a moves' length only, never while rendering
    std::condition_variable arrived_;
    RequestQueue queue_;                        // under mutex_
    FrameMeter meter_;                          // under mutex_
    EngineStatus status_;                       // under mutex_
    bool free_memory_wanted_ = false;           // under mutex_
    std::function<void(Frame)> frame_handler_;  // under mutex_; copied before the call
    std::function<void(Error)> error_handler_;  // under mutex_; copied before the call
    std::atomic<bool> stopping_ = false;

    GeneratorInfo info_;  // written before wait_until_ready() returns, constant afterwards

    // The engine thread's own.
    std::unique_ptr<Generator> generator_;
    std::optional<QualityLadder> ladder_;
    int provisional_in_a_row_ = 0;
    bool full_precision_ = false;  // until the next start

    std::future<Result<>> ready_;
    std::thread thread_;  // last: started when all else exists
};

}  // namespace limner
