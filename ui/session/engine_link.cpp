#include "ui/session/engine_link.h"

#include <QMetaObject>

namespace limner::ui {

EngineLink::EngineLink(QObject* parent) : QObject(parent) {}

EngineLink::~EngineLink() {
    if (starting_.joinable()) starting_.join();
    engine_.reset();  // joins the engine thread: no handler runs after this
}

void EngineLink::start(EngineStarter starter) {
    if (loading_) return;
    if (starting_.joinable()) starting_.join();
    loading_ = true;
    starting_ = std::thread([this, starter = std::move(starter)] {
        // Result is move-only because of the engine inside: it travels in a shared box.
        auto started = std::make_shared<Result<std::unique_ptr<Engine>>>(starter());
        QMetaObject::invokeMethod(
            this,
            [this, started] {
                loading_ = false;
                if (*started) {
                    adopt(std::move(**started));
                } else {
                    Q_EMIT failed(started->error());
                }
            },
            Qt::QueuedConnection);
    });
}

void EngineLink::adopt(std::unique_ptr<Engine> engine) {
    engine_ = std::move(engine);
    shown_serial_ = 0;
    engine_->on_frame([this](Frame frame) {
        bool post = false;
        {
            const std::lock_guard lock(mutex_);
            post = !mailbox_.has_value();
            mailbox_ = std::move(frame);
        }
        if (post) QMetaObject::invokeMethod(this, &EngineLink::deliver, Qt::QueuedConnection);
    });
    engine_->on_error([this](Error error) {
        QMetaObject::invokeMethod(
            this, [this, error] { Q_EMIT problem(error); }, Qt::QueuedConnection);
    });
    if (paused_) engine_->pause(true);
    Q_EMIT ready();
    if (waiting_) engine_->show(*std::exchange(waiting_, std::nullopt));
}

void EngineLink::deliver() {
    std::optional<Frame> newest;
    {
        const std::lock_guard lock(mutex_);
        newest = std::exchange(mailbox_, std::nullopt);
    }
    if (!newest || newest->serial < shown_serial_) return;
    shown_serial_ = newest->serial;
    Q_EMIT frame(*newest);
}

void EngineLink::show(const Portrait& portrait) {
    if (engine_) {
        engine_->show(portrait);
    } else {
        waiting_ = portrait;
    }
}

void EngineLink::show_final(const Portrait& portrait) {
    if (engine_) {
        engine_->show_final(portrait);
    } else {
        waiting_ = portrait;
    }
}

void EngineLink::pause(bool paused) {
    paused_ = paused;
    if (engine_) engine_->pause(paused);
}

}  // namespace limner::ui
