#include "ui/session/model_starter.h"

#include <utility>

#include "ui/session/editor_session.h"

namespace limner::ui {

ModelStarter::ModelStarter(EditorSession& session, EngineOptions options, Start start)
    : session_(session), options_(std::move(options)), start_(std::move(start)) {}

Result<std::unique_ptr<Engine>> ModelStarter::operator()(const std::string& model) const {
    EngineOptions options = options_;
    options.model = model;
    auto started = start_(options);
    if (started || options.device == "cpu" ||
        (started.error().code != Errc::device_failure && started.error().code != Errc::missing_component))
        return started;
    options.device = "cpu";
    auto second = start_(options);
    if (second) tell(started.error());
    return second;
}

void ModelStarter::tell(const Error& why) const {
    if (told_->exchange(true)) return;
    const auto notify = [&session = session_, message = QString::fromStdString(why.message)] {
        session.notify(NoticeLevel::warning,
                       tr("The device that was asked for cannot be used: the processor computes. %1 LM-301")
                           .arg(message));
    };
    QMetaObject::invokeMethod(&session_, notify, Qt::QueuedConnection);
}

}  // namespace limner::ui
