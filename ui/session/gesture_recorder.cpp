#include "ui/session/gesture_recorder.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <algorithm>

#include "engine/portrait/recorded_track.h"

namespace limner::ui {

GestureRecorder::GestureRecorder(PortraitDocument& document, Playhead& playhead)
    : document_(document), playhead_(playhead) {
    document_.set_edit_taker(
        [this](const Portrait& after, GestureId gesture) { return take(after, gesture); });
    connect(&document_, &PortraitDocument::starting_over, this, &GestureRecorder::drop);
    // Undo in the midst of it: the portrait is then what the step says, and what was recorded is gone.
    connect(&document_.undo_stack(), &QUndoStack::indexChanged, this, &GestureRecorder::drop);
    connect(&playhead_, &Playhead::changed, this, [this] {
        if (!on()) return;
        if (playhead_.playing()) {
            sample();
        } else {
            stop();
        }
    });
}

GestureRecorder::~GestureRecorder() { document_.set_edit_taker({}); }

void GestureRecorder::start() {
    if (on()) return;
    playhead_.pause();
    playhead_.play_through();
    if (!playhead_.playing()) return;
    taken_.clear();
    gesture_ = 0;
    before_ = document_.state();
    QCoreApplication::instance()->installEventFilter(this);
    Q_EMIT changed();
}

bool GestureRecorder::take(const Portrait& after, GestureId gesture) {
    // A drag that goes on after the end changes nothing any more.
    if (!on()) return gesture != 0 && gesture == gesture_;
    DocumentState state = document_.state();
    const auto names = changed_tracks(state.portrait, after);
    for (const std::string& name : names)
        if (!std::holds_alternative<float>(*keyed_value(after, name))) {
            stop();
            return false;
        }
    Animation animation = *state.animation;
    for (const std::string& name : names) {
        auto& track = taken_[name];
        if (track.empty() && state.frame > before_->frame) {
            // Where it comes from, so that what was before stays as it was; in a loop, too.
            const auto was = [&](int frame) {
                return std::get<float>(
                    *keyed_value(portrait_at(*before_->animation, state.portrait, frame), name));
            };
            track[state.frame - 1] = was(state.frame - 1);
            if (!before_->animation->tracks.contains(name)) track[before_->frame] = was(before_->frame);
        }
        animation.tracks.erase(name);  // else the next frame would take it back
    }
    state.animation = std::move(animation);
    state.portrait = after;
    gesture_ = gesture;
    document_.show(state);
    return true;
}

void GestureRecorder::sample() {
    for (auto& [name, track] : taken_)
        track[playhead_.frame()] = std::get<float>(*keyed_value(document_.portrait(), name));
}

void GestureRecorder::stop() {
    if (!on()) return;
    sample();
    const DocumentState before = *std::exchange(before_, std::nullopt);
    QCoreApplication::instance()->removeEventFilter(this);
    playhead_.pause();
    if (!taken_.empty()) {
        DocumentState now = document_.state();
        Animation animation = *before.animation;
        for (const auto& [name, numbers] : taken_) put_recorded(animation, name, numbers);
        now.animation = std::move(animation);
        now.portrait = portrait_at(*now.animation, now.portrait, now.frame);
        document_.show(now);
        document_.record(before, tr("Record gestures"));
    }
    Q_EMIT changed();
}

void GestureRecorder::drop() {
    if (!on()) return;
    before_.reset();
    gesture_ = 0;
    QCoreApplication::instance()->removeEventFilter(this);
    playhead_.pause();
    Q_EMIT changed();
}

bool GestureRecorder::eventFilter(QObject* watched, QEvent* event) {
    const bool key = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    if (!key || static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape)
        return QObject::eventFilter(watched, event);
    event->accept();  // no shortcut, and the key itself comes to nobody else
    if (event->type() == QEvent::KeyPress) stop();
    return true;
}

}  // namespace limner::ui
