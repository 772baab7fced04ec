#pragma once
// The facade: the only engine header the interface includes besides portrait/, media/ and core/.
//
//     auto engine = Engine::start({.model = "limner-live"});
//     (*engine)->on_frame([&](Frame frame) { post_to_my_loop(std::move(frame)); });
//     (*engine)->show(portrait);          // returns at once; the newest portrait wins
//
// Contract (ux-conventions, section 13): at most one request runs and one waits; a newer one replaces the
// waiting one; a running preview is finished, a running final is cancelled when anything newer arrives; at
// rest for 150 ms the final quality follows by itself; frames never go backwards in serial.

#include <chrono>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/progress.h"
#include "engine/generators/generator.h"
#include "engine/portrait/portrait.h"

namespace limner {

struct Frame {
    Portrait portrait;         // what is shown, so that a view can tell a stale frame from a current one
    std::uint64_t serial = 0;  // of the request it answers; never decreases from frame to frame
    Picture picture;
    int rung = 0;
    bool final = false;    // full quality: no preview badge
    float latency_ms = 0;  // show() -> frame
};

struct EngineStatus {
    enum class State { idle, preview, final, paused, failed } state = State::idle;
    std::string device;  // "CPU 2 threads", "CUDA 0"
    std::string model;
    int rung = 0;
    float frames_per_second = 0;  // new pictures in the last second
    float latency_ms = 0;         // median of the last 30
    std::size_t memory_bytes = 0;
    std::uint64_t skipped_requests = 0;
    bool memory_short = false;  // the picture is of a lower quality than the model has, because of memory
};

using GeneratorFactory = std::function<Result<std::unique_ptr<Generator>>()>;

struct EngineOptions {
    std::string model = "limner-live";                 // id of a pack, or a path to a pack folder
    std::vector<std::filesystem::path> model_folders;  // searched before the standard ones
    int threads = 0;                                   // 0 = chosen by the machine
    std::string device = "auto";                       // "cpu", "cuda:0" ...: see device/device.h
    GeneratorFactory factory;             // tests: builds the generator instead of loading a model
    std::chrono::milliseconds rest{150};  // pause after which the final quality follows
};

class Engine {
public:
    /// Loads the generator on the engine thread and returns when it is ready. Errors of loading come back
    /// here.
    static Result<std::unique_ptr<Engine>> start(const EngineOptions& options);
    virtual ~Engine() = default;

    /// Asks for a picture and returns at once with the request's serial. Any thread.
    virtual std::uint64_t show(Portrait portrait) = 0;
    /// Asks for full quality now, without waiting for rest. Any thread.
    virtual std::uint64_t show_final(Portrait portrait) = 0;
    /// `handler` runs on the engine thread: hop to your own loop before you touch a widget. Set before the
    /// first show().
    virtual void on_frame(std::function<void(Frame)> handler) = 0;
    /// Reports an error of a live request (the previous picture stays). Engine thread.
    virtual void on_error(std::function<void(Error)> handler) = 0;

    /// A full-quality picture for export; never dropped, yields to previews between pictures. Any thread.
    /// `size` 0 = the model's own resolution.
    virtual std::future<Result<Picture>> render(Portrait portrait, int size,
                                                std::shared_ptr<Progress> progress) = 0;

    /// The head as a mesh, by the same rules. missing_capability.
    virtual std::future<Result<HeadMesh>> mesh(Portrait portrait, MeshRequest request,
                                               std::shared_ptr<Progress> progress) = 0;

    virtual void pause(bool paused) = 0;
    virtual EngineStatus status() const = 0;
    virtual const GeneratorInfo& info() const = 0;
    virtual void free_memory() = 0;
};

}  // namespace limner
