#pragma once
// The wire between the interface's loop and the engine: starts the engine in the background, hands its frames
// over to the interface thread, newest first and only the newest.

#include <QObject>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/runtime/engine.h"

namespace limner::ui {

using EngineStarter = std::function<Result<std::unique_ptr<Engine>>()>;

class EngineLink final : public QObject {
    Q_OBJECT
public:
    explicit EngineLink(QObject* parent = nullptr);
    ~EngineLink() override;

    /// Runs `starter` on a thread of its own; ready() or failed() follows.
    void start(EngineStarter starter);
    /// Takes an engine that runs already.
    void adopt(std::unique_ptr<Engine> engine);

    /// Asks for a picture; before the engine is ready the newest portrait waits.
    void show(const Portrait& portrait);
    void show_final(const Portrait& portrait);
    void pause(bool paused);
    bool paused() const { return paused_; }
    bool loading() const { return loading_; }
    /// Null until ready().
    Engine* engine() { return engine_.get(); }
    const Engine* engine() const { return engine_.get(); }

Q_SIGNALS:
    void ready();
    void failed(const limner::Error& error);
    void frame(const limner::Frame& frame);
    /// A live request failed; the previous picture stays.
    void problem(const limner::Error& error);

private:
    void deliver();

    std::unique_ptr<Engine> engine_;
    std::thread starting_;
    std::optional<Portrait> waiting_;
    bool loading_ = false, paused_ = false;
    std::uint64_t shown_serial_ = 0;
    std::mutex mutex_;
    std::optional<Frame> mailbox_;  // newest frame not yet delivered; guarded by mutex_
};

}  // namespace limner::ui
