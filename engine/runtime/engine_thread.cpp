#include "engine/runtime/engine_thread.h"

#include <pthread.h>
#include <spdlog/spdlog.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <functional>
#include <new>
#include <string_view>
#include <utility>

#include "engine/device/device.h"
#include "engine/portrait/portrait_groups.h"
#include "engine/runtime/allocator.h"
#include "engine/runtime/model_library.h"

namespace limner {
namespace {

using Clock = RequestQueue::Clock;

float milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<float, std::milli>(Clock::now() - start).count();
}

// A generator that has given nothing but stand-ins so often will not finish; showing the last one beats
// computing for ever.
constexpr int provisional_limit = 256;

// The interface must win against tensors for the processor, so the engine thread, and with it the worker
// threads it spawns, is a little less important.
void name_and_lower_this_thread() {
    pthread_setname_np(pthread_self(), "limner-engine");
    constexpr int niceness = 2;
    (void)setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), niceness);  // best effort
}

Error error_of_exception(const std::exception& exception) {
    const std::string_view text = exception.what();
    spdlog::error("engine: exception while rendering: {}", text);
    // LibTorch reports a failed allocation as a plain c10::Error, told apart by its text alone.
    if (text.find("can't allocate memory") != std::string_view::npos ||
        text.find("out of memory") != std::string_view::npos)
        return {Errc::out_of_memory, "There was not enough memory for the picture."};
    return {Errc::internal,
            "The model failed while it rendered the picture. The portrait is unchanged; the log holds the "
            "details."};
}

// Values that are not finite, or one colour all over: what half precision gives when it overflows.
bool looks_wrong(const Result<Picture>& picture) {
    if (!picture) return picture.error().code == Errc::wrong_numbers;
    const auto& pixels = picture->image->pixels;
    return std::adjacent_find(pixels.begin(), pixels.end(), std::not_equal_to<>()) == pixels.end();
}

}  // namespace

Result<std::unique_ptr<Engine>> Engine::start(const EngineOptions& options) {
    GeneratorFactory factory = options.factory;
    if (!factory) factory = [options] { return load_generator(options); };
    auto engine = std::make_unique<EngineThread>(std::move(factory), options.rest, thread_count(options));
    if (auto ready = engine->wait_until_ready(); !ready) return tl::unexpected(ready.error());
    return engine;
}

EngineThread::EngineThread(GeneratorFactory factory, std::chrono::milliseconds rest, int threads)
    : queue_(rest) {
    status_.device = describe({}, threads);
    std::promise<Result<>> ready;
    ready_ = ready.get_future();
    thread_ = std::thread([this, factory = std::move(factory), promise = std::move(ready)]() mutable {
        run(factory, std::move(promise));
    });
}

EngineThread::~EngineThread() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    arrived_.notify_all();
    thread_.join();
}

Result<> EngineThread::wait_until_ready() { return ready_.get(); }

// --- any thread ---

std::uint64_t EngineThread::push(Portrait portrait, bool final) {
    std::uint64_t serial;
    {
        const std::lock_guard lock(mutex_);
        serial = queue_.push(std::move(portrait), final, Clock::now());
    }
    arrived_.notify_one();
    return serial;
}

void EngineThread::push(RequestQueue::Export request) {
    {
        const std::lock_guard lock(mutex_);
        queue_.push(std::move(request));
    }
    arrived_.notify_one();
}

std::uint64_t EngineThread::show(Portrait portrait) { return push(std::move(portrait), false); }
std::uint64_t EngineThread::show_final(Portrait portrait) { return push(std::move(portrait), true); }

void EngineThread::on_frame(std::function<void(Frame)> handler) {
    const std::lock_guard lock(mutex_);
    frame_handler_ = std::move(handler);
}

void EngineThread::on_error(std::function<void(Error)> handler) {
    const std::lock_guard lock(mutex_);
    error_handler_ = std::move(handler);
}

std::future<Result<Picture>> EngineThread::render(Portrait portrait, int size,
                                                  std::shared_ptr<Progress> progress) {
    ExportRequest request{std::move(portrait), size, std::move(progress), {}};
    auto picture = request.promise.get_future();
    push(std::move(request));
    return picture;
}

std::future<Result<HeadMesh>> EngineThread::mesh(Portrait portrait, MeshRequest mesh,
                                                 std::shared_ptr<Progress> progress) {
    MeshExportRequest request{std::move(portrait), std::move(mesh), std::move(progress), {}};
    auto result = request.promise.get_future();
    push(std::move(request));
    return result;
}

void EngineThread::pause(bool paused) {
    {
        const std::lock_guard lock(mutex_);
        queue_.pause(paused);
    }
    arrived_.notify_one();
}

EngineStatus EngineThread::status() const {
    const std::lock_guard lock(mutex_);
    EngineStatus status = status_;
    status.frames_per_second = meter_.frames_per_second(Clock::now());
    status.latency_ms = meter_.median_latency_ms();
    status.skipped_requests = queue_.skipped();
    return status;
}

void EngineThread::free_memory() {
    {
        const std::lock_guard lock(mutex_);
        free_memory_wanted_ = true;
    }
    arrived_.notify_one();
}

// --- the engine thread ---

void EngineThread::run(const GeneratorFactory& factory, std::promise<Result<>> ready) {
    name_and_lower_this_thread();
    try {
        auto generator = factory();
        if (!generator) {
            ready.set_value(tl::unexpected(generator.error()));
            return;
        }
        generator_ = std::move(*generator);
        info_ = generator_->info();
    } catch (const std::bad_alloc&) {
        ready.set_value(failure(Errc::out_of_memory, "There was not enough memory to load the model."));
        return;
    } catch (const std::exception& exception) {
        spdlog::error("engine: exception while loading: {}", exception.what());
        ready.set_value(failure(Errc::internal, "The model could not be loaded; the log holds the details."));
        return;
    }
    ladder_.emplace(static_cast<int>(info_.rungs.size()));
    {
        const std::lock_guard lock(mutex_);
        status_.model = info_.id;
        if (auto device = generator_->device(); !device.empty()) status_.device = std::move(device);
    }
    ready.set_value({});
    loop();
    generator_.reset();  // tensors die on the thread that owns them
}

std::optional<RequestQueue::Work> EngineThread::next_work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        if (stopping_) return std::nullopt;
        if (std::exchange(free_memory_wanted_, false)) {
            lock.unlock();
            generator_->free_memory();
            trim_allocator();
            lock.lock();
            status_.memory_bytes = generator_->memory_in_use();
            continue;
        }
        if (auto work = queue_.take(Clock::now())) {
            if (const auto* live = std::get_if<LiveRequest>(&*work))
                status_.state = live->final ? EngineStatus::State::final : EngineStatus::State::preview;
            return work;
        }
        if (queue_.paused()) {
            status_.state = EngineStatus::State::paused;
        } else if (!queue_.wake_at() && status_.state != EngineStatus::State::failed) {
            status_.state = EngineStatus::State::idle;
        }
        if (const auto time = queue_.wake_at()) {
            arrived_.wait_until(lock, *time);
        } else {
            arrived_.wait(lock);  // idle is idle: only a request wakes this thread
        }
    }
}

void EngineThread::loop() {
    for (;;) {
        // evaluate() answers for the generator; what may throw here are small blocks on the way to it and
        // back.
        Outcome outcome = Outcome::failed;
        try {
            auto work = next_work();
            if (!work) break;
            outcome = answer(*work);
        } catch (const std::bad_alloc&) {
            report_shortage();
        }
        const std::size_t memory = generator_->memory_in_use();
        auto device = generator_->device();
        const std::lock_guard lock(mutex_);
        queue_.done(outcome);
        status_.memory_bytes = memory;
        if (!device.empty()) status_.device = std::move(device);  // it may have changed: a lost one
    }
    std::deque<RequestQueue::Export> unanswered;
    {
        const std::lock_guard lock(mutex_);
        unanswered = queue_.drain();
    }
    const auto closing = failure(Errc::cancelled, "The export was stopped: Limner is closing.");
    for (auto& unanswered_one : unanswered)
        std::visit([&](auto& request) { request.promise.set_value(closing); }, unanswered_one);
}

EngineThread::Outcome EngineThread::answer(RequestQueue::Work& work) {
    if (const auto* live = std::get_if<LiveRequest>(&work)) return answer(*live);
    if (auto* picture = std::get_if<ExportRequest>(&work))
        answer(std::move(*picture));
    else
        answer(std::move(std::get<MeshExportRequest>(work)));
    return Outcome::settled;
}

EngineThread::Outcome EngineThread::answer(const LiveRequest& request) {
    RenderRequest render_request;
    render_request.preview = !request.final;
    render_request.cancelled = [this, final = request.final] {
        if (stopping_) return true;
        if (!final) return false;  // a preview is finished: a steady drag must show something
        const std::lock_guard lock(mutex_);
        return queue_.running_is_outdated();
    };
    const int best = ladder_->best_rung(Clock::now());
    int rung = request.final ? best : ladder_->preview_rung();
    bool caches_freed = false;
    for (;;) {
        render_request.rung = rung;
        const auto start = Clock::now();
        auto picture = evaluate(request.portrait, render_request);
        if (picture) {
            if (!request.final)
                ladder_->measured(rung, milliseconds_since(start));
            else if (rung == ladder_->final_rung())
                ladder_->measured_final(milliseconds_since(start));
            return show_picture(request, std::move(*picture), rung);
        }
        if (picture.error().code == Errc::cancelled) return Outcome::interrupted;
        if (picture.error().code != Errc::out_of_memory) {
            report(std::move(picture.error()));
            return Outcome::failed;
        }
        if (!std::exchange(caches_freed, true)) {
            generator_->free_memory();
            trim_allocator();
        } else if (rung > 0) {
            ladder_->out_of_memory(rung, Clock::now());
            spdlog::warn("engine: not enough memory for rung {}, trying the one below", rung);
            --rung;
        } else {
            report_shortage();
            return Outcome::failed;
        }
    }
}

EngineThread::Outcome EngineThread::show_picture(const LiveRequest& request, Picture picture, int rung) {
    const bool finished = !picture.provisional || ++provisional_in_a_row_ > provisional_limit;
    if (finished) provisional_in_a_row_ = 0;

    Frame frame{
        request.portrait, request.serial, std::move(picture), rung, false, milliseconds_since(request.asked)};
    frame.final = finished && rung == ladder_->final_rung();
    const bool is_final = frame.final;
    std::function<void(Frame)> handler;
    {
        const std::lock_guard lock(mutex_);
        handler = frame_handler_;
        status_.rung = rung;
        status_.memory_short = ladder_->short_of_memory();
        meter_.shown(Clock::now(), frame.latency_ms);
    }
    if (handler) {
        try {
            handler(std::move(frame));
        } catch (const std::exception& exception) {
            spdlog::error("engine: exception in the frame handler: {}", exception.what());
        }
    }
    if (!finished) return request.final ? Outcome::unfinished : Outcome::improvable;
    // A final below the last rung is the best that memory allows: done, though the badge stays.
    return is_final || request.final ? Outcome::settled : Outcome::improvable;
}

void EngineThread::report(Error error) {
    {
        const std::lock_guard lock(mutex_);
        status_.state = EngineStatus::State::failed;
    }
    notify(std::move(error));
}

void EngineThread::report_shortage() noexcept {
    for (int attempt = 0; attempt < 2; ++attempt) try {
            report({Errc::out_of_memory,
                    "There is not enough memory to draw the portrait, even at the lowest quality. Nothing is "
                    "lost; close other programs or choose a smaller model."});
            return;
        } catch (const std::bad_alloc&) {
            if (generator_) generator_->free_memory();
        }
}

void EngineThread::notify(Error error) {
    spdlog::error("engine: {}", error.message);
    std::function<void(Error)> handler;
    {
        const std::lock_guard lock(mutex_);
        handler = error_handler_;
    }
    if (!handler) return;
    try {
        handler(std::move(error));
    } catch (const std::exception& exception) {
        spdlog::error("engine: exception in the error handler: {}", exception.what());
    }
}

void EngineThread::answer(ExportRequest request) {
    try {
        request.promise.set_value(render_export(request));
    } catch (const std::bad_alloc&) {
        request.promise.set_value(
            failure(Errc::out_of_memory, "There was not enough memory for the picture."));
    }
}

void EngineThread::answer(MeshExportRequest request) {
    const auto progress = request.progress;
    request.mesh.cancelled = [this, progress] { return stopping_ || (progress && progress->cancelled()); };
    auto mesh = request.mesh.cancelled() ? Result<HeadMesh>(failure(Errc::cancelled, "The mesh was stopped."))
                                         : attempt(request.portrait, request.mesh);
    if (!mesh && mesh.error().code == Errc::out_of_memory) {
        generator_->free_memory();
        trim_allocator();
        mesh = attempt(request.portrait, request.mesh);
    }
    request.promise.set_value(std::move(mesh));
}

Result<Picture> EngineThread::render_export(const ExportRequest& request) {
    RenderRequest render_request;
    render_request.rung = ladder_->final_rung();
    render_request.size = request.size;
    render_request.cancelled = [this, &request] {
        return stopping_ || (request.progress && request.progress->cancelled());
    };
    bool caches_freed = false;
    for (int attempt = 0;; ++attempt) {
        if (render_request.cancelled()) return failure(Errc::cancelled, "The export was stopped.");
        auto picture = evaluate(request.portrait, render_request);
        if (picture) {
            if (!picture->provisional || attempt >= provisional_limit) return picture;
        } else if (picture.error().code == Errc::out_of_memory && !caches_freed) {
            caches_freed = true;
            generator_->free_memory();
            trim_allocator();
        } else {
            return picture;
        }
    }
}

// ux-conventions, section 13, rule 11.
Result<Picture> EngineThread::evaluate(const Portrait& portrait, RenderRequest request) {
    request.full_precision = full_precision_;
    auto picture = attempt(portrait, request);
    if (full_precision_ || !looks_wrong(picture)) return picture;
    request.full_precision = true;
    auto again = attempt(portrait, request);
    // A picture of one colour may be what the portrait is; what is wrong in full precision too is an error.
    if (looks_wrong(again) || !again) return again;
    full_precision_ = true;
    notify(
        {Errc::wrong_numbers,
         "The model's fast arithmetic gave a wrong picture. Limner computes in full precision until the next "
         "start."});
    return again;
}

Result<HeadMesh> EngineThread::attempt(const Portrait& portrait, const MeshRequest& request) {
    try {
        return generator_->mesh(in_effect(portrait), request);
    } catch (const std::bad_alloc&) {
        return failure(Errc::out_of_memory, "There was not enough memory for the mesh.");
    } catch (const std::exception& exception) {
        return tl::unexpected(error_of_exception(exception));
    }
}

Result<Picture> EngineThread::attempt(const Portrait& portrait, const RenderRequest& request) {
    try {
        auto picture = generator_->render(in_effect(portrait), request);
        if (picture && !picture->image) {
            spdlog::error("engine: the generator {} gave a picture without an image", info_.id);
            return failure(Errc::internal, "The model gave no picture. The portrait is unchanged.");
        }
        return picture;
    } catch (const std::bad_alloc&) {
        return failure(Errc::out_of_memory, "There was not enough memory for the picture.");
    } catch (const std::exception& exception) {
        return tl::unexpected(error_of_exception(exception));
    }
}

}  // namespace limner
