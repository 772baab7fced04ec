#include "ui/session/engine_link.h"

#include <QMetaObject>
#include <mutex>

namespace limner::ui {

/// What an engine's thread may still call when the link has another engine, or is gone. The newest frame
/// waits in it.
class EngineLink::Inbox {
public:
    explicit Inbox(EngineLink& link) : link_(&link) {}

    void close() {
        const std::lock_guard lock(mutex_);
        link_ = nullptr;
        frame_.reset();
    }
    void put(Frame frame) {
        const std::lock_guard lock(mutex_);
        if (!link_) return;
        const bool posted = frame_.has_value();
        frame_ = std::move(frame);
        if (!posted) QMetaObject::invokeMethod(link_, &EngineLink::deliver, Qt::QueuedConnection);
    }
    void put(Error error) {
        const std::lock_guard lock(mutex_);
        if (!link_) return;
        QMetaObject::invokeMethod(
            link_, [link = link_, error = std::move(error)] { Q_EMIT link->problem(error); },
            Qt::QueuedConnection);
    }
    std::optional<Frame> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(frame_, std::nullopt);
    }

private:
    std::mutex mutex_;
    EngineLink* link_;
    std::optional<Frame> frame_;
};

EngineLink::EngineLink(QObject* parent) : QObject(parent) {}

EngineLink::~EngineLink() {
    if (inbox_) inbox_->close();
    if (starting_.joinable()) starting_.join();
    if (retiring_.joinable()) retiring_.join();
}

void EngineLink::start(EngineStarter starter) {
    if (loading_) {
        next_ = std::move(starter);
    } else {
        run(std::move(starter));
    }
}

void EngineLink::run(EngineStarter starter) {
    if (starting_.joinable()) starting_.join();
    loading_ = true;
    starting_ = std::thread([this, starter = std::move(starter)] {
        // Result is move-only because of the engine inside: it travels in a shared box.
        auto engine = std::make_shared<Result<std::unique_ptr<Engine>>>(starter());
        QMetaObject::invokeMethod(
            this, [this, engine] { started(engine); }, Qt::QueuedConnection);
    });
}

void EngineLink::started(std::shared_ptr<Result<std::unique_ptr<Engine>>> engine) {
    if (next_) {  // nobody waits for this one any more
        if (*engine) retire(std::move(**engine));
        return run(*std::exchange(next_, std::nullopt));
    }
    loading_ = false;
    if (*engine) {
        adopt(std::move(**engine));
    } else {
        Q_EMIT failed(engine->error());
    }
}

/// The end of an engine waits for its thread, which may be amid a picture: not on the interface's thread.
void EngineLink::retire(std::shared_ptr<Engine> engine) {
    if (!engine) return;
    if (retiring_.joinable()) retiring_.join();
    retiring_ = std::thread([engine = std::move(engine)]() mutable { engine.reset(); });
}

void EngineLink::adopt(std::unique_ptr<Engine> engine) {
    if (inbox_) inbox_->close();
    retire(std::exchange(engine_, std::move(engine)));
    inbox_ = std::make_shared<Inbox>(*this);
    shown_serial_ = 0;
    engine_->on_frame([inbox = inbox_](Frame frame) { inbox->put(std::move(frame)); });
    engine_->on_error([inbox = inbox_](Error error) { inbox->put(std::move(error)); });
    if (paused_) engine_->pause(true);
    // First: who hears of ready() may ask for a newer one.
    if (waiting_) engine_->show(*std::exchange(waiting_, std::nullopt));
    Q_EMIT ready();
}

void EngineLink::deliver() {
    const auto newest = inbox_->take();
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
