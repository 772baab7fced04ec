#include "ui/session/comparison.h"

#include <QMetaObject>
#include <chrono>
#include <future>

namespace limner::ui {

Comparison::Comparison(EditorSession& session, QObject* parent) : QObject(parent), session_(session) {
    pool_.setMaxThreadCount(1);
    connect(&session_, &EditorSession::frame_changed, this, &Comparison::update);
    connect(&session_, &EditorSession::model_changed, this, [this] {
        stop();
        drawn_.reset();
        picture_ = {};
        update();
    });
}

Comparison::~Comparison() {
    stop();
    pool_.waitForDone();
}

void Comparison::set_mode(CompareMode mode) {
    if (mode == mode_) return;
    mode_ = mode;
    if (mode == CompareMode::off) {
        stop();
        drawn_.reset();
        picture_ = {};
    }
    Q_EMIT changed();
    update();
}

void Comparison::compare_with_snapshot(int index) {
    const auto& snapshots = session_.shelf().snapshots();
    if (index < 0 || index >= static_cast<int>(snapshots.size())) return;
    const Snapshot& snapshot = snapshots[std::size_t(index)];
    chosen_ = Chosen{snapshot.portrait, snapshot.name};
    if (mode_ == CompareMode::off) mode_ = CompareMode::wipe;
    Q_EMIT changed();
    update();
}

void Comparison::compare_with_start() {
    chosen_.reset();
    Q_EMIT changed();
    update();
}

Portrait Comparison::wanted() const {
    Portrait portrait = earlier();
    portrait.pose = session_.frame().portrait.pose;
    return portrait;
}

bool Comparison::in_pose() const { return picture_.image && drawn_ == wanted(); }

void Comparison::update() {
    // During a drag the engine belongs to the portrait.
    if (mode_ == CompareMode::off || !session_.frame().final || foreign()) return;
    const Portrait portrait = wanted();
    if (drawing_ == portrait || (!drawing_ && drawn_ == portrait)) return;
    draw(portrait);
}

void Comparison::draw(const Portrait& portrait) {
    stop();
    const auto engine = session_.link().engine();
    if (!engine) return;
    drawing_ = portrait;
    run_ = std::make_shared<Progress>();
    pool_.start([this, run = run_, engine, portrait] {
        auto answer = engine->render(portrait, 0, run);
        // Nobody waits here for what the engine does before this.
        while (answer.wait_for(std::chrono::milliseconds(20)) != std::future_status::ready)
            if (run->cancelled()) return;
        // An error is said by the live picture, which meets it, too.
        const auto picture = answer.get();
        QMetaObject::invokeMethod(
            this, [=, this] { take(run, portrait, picture ? *picture : Picture{}); }, Qt::QueuedConnection);
    });
}

void Comparison::take(const std::shared_ptr<Progress>& run, const Portrait& portrait,
                      const Picture& picture) {
    if (run != run_) return;
    run_.reset();
    drawing_.reset();
    drawn_ = portrait;
    picture_ = picture;
    Q_EMIT changed();
}

void Comparison::stop() {
    if (run_) run_->cancel();
    run_.reset();
    drawing_.reset();
}

}  // namespace limner::ui
