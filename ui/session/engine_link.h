#pragma once
// The wire between the interface's loop and the engine: starts engines in the background, hands the frames of
// the newest over to the interface thread, newest first and only the newest.

#include <QObject>
#include <functional>
#include <memory>
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

    /// Runs `starter` on a thread of its own; ready() or failed() follows, once for the starter asked for
    /// last. The engine there is goes on until another is ready, and stays when none is.
    void start(EngineStarter starter);
    /// Takes an engine that runs already, in the place of the one there is.
    void adopt(std::unique_ptr<Engine> engine);

    /// Asks for a picture; before the first engine is ready the newest portrait waits.
    void show(const Portrait& portrait);
    void show_final(const Portrait& portrait);
    void pause(bool paused);
    bool paused() const { return paused_; }
    bool loading() const { return loading_; }
    /// Null until ready(). Who keeps it, such as an export, goes on with it when another one takes its place.
    const std::shared_ptr<Engine>& engine() const { return engine_; }

Q_SIGNALS:
    void ready();
    void failed(const limner::Error& error);
    void frame(const limner::Frame& frame);
    /// A live request failed; the previous picture stays.
    void problem(const limner::Error& error);

private:
    class Inbox;
    void run(EngineStarter starter);
    void started(std::shared_ptr<Result<std::unique_ptr<Engine>>> engine);
    void deliver();
    void retire(std::shared_ptr<Engine> engine);

    std::shared_ptr<Engine> engine_;
    std::shared_ptr<Inbox> inbox_;  // of engine_
    std::thread starting_, retiring_;
    std::optional<EngineStarter> next_;  // asked for while another one starts
    std::optional<Portrait> waiting_;
    bool loading_ = false, paused_ = false;
    std::uint64_t shown_serial_ = 0;
};

}  // namespace limner::ui
