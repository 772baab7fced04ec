#pragma once
// Starts the editor's engines on the device of the settings. Where that one is not to be had the processor
// computes, and a notice says so, once.
//
//     window.models().set_starter(ModelStarter(session, options));

#include <QCoreApplication>
#include <atomic>
#include <functional>
#include <memory>
#include <string>

#include "engine/runtime/engine.h"

namespace limner::ui {

class EditorSession;

class ModelStarter {
    Q_DECLARE_TR_FUNCTIONS(ModelStarter)
public:
    using Start = std::function<Result<std::unique_ptr<Engine>>(const EngineOptions& options)>;

    /// `session` outlives every call. With `start` tests stand in for Engine::start.
    ModelStarter(EditorSession& session, EngineOptions options, Start start = Engine::start);

    /// An engine with `model`. Any thread.
    Result<std::unique_ptr<Engine>> operator()(const std::string& model) const;

private:
    void tell(const Error& why) const;

    EditorSession& session_;
    EngineOptions options_;
    Start start_;
    std::shared_ptr<std::atomic<bool>> told_ = std::make_shared<std::atomic<bool>>(false);  // of all copies
};

}  // namespace limner::ui
