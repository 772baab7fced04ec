#include "ui/history/portrait_document.h"

#include <QDateTime>
#include <algorithm>
#include <atomic>

namespace limner::ui {
namespace {

constexpr int undo_steps = 200;
constexpr std::int64_t repeat_ms = 800;

/// Keys at the frame of `before` for all that `after` changed. What gets its first key gets one at the start,
/// too: it moves from there.
void add_keys(Animation& animation, const DocumentState& before, const Portrait& after) {
    for (const std::string& name : changed_tracks(before.portrait, after)) {
        if (before.frame > 0 && !animation.tracks.contains(name))
            set_key(animation, name, {.frame = 0, .value = *keyed_value(before.portrait, name)});
        Key key{.frame = before.frame, .value = *keyed_value(after, name)};
        if (const Key* there = find_key(animation, name, before.frame)) {
            key.easing = there->easing;
            key.curve = there->curve;
        }
        set_key(animation, name, std::move(key));
    }
}

}  // namespace

GestureId new_gesture() {
    static std::atomic<GestureId> next = 1;
    return next++;
}

PortraitDocument::PortraitDocument(QObject* parent) : QObject(parent), undo_limit_(undo_steps) {
    undo_.setUndoLimit(undo_limit_);
}

PortraitDocument::~PortraitDocument() { undo_.disconnect(); }

void PortraitDocument::set_undo_limit(int steps) {
    undo_limit_ = steps;
    if (undo_.count() == 0) undo_.setUndoLimit(undo_limit_);  // Qt's list takes it only while it is empty
}

std::vector<DocumentState> PortraitDocument::history() const {
    std::vector<DocumentState> states;
    for (int i = 0; i < undo_.index(); ++i)
        if (const auto* step = dynamic_cast<const EditPortrait*>(undo_.command(i))) {
            if (states.empty()) states.push_back(step->before());
            states.push_back(step->after());
        }
    return states;
}

void PortraitDocument::edit(const Portrait& after, const QString& text, GestureId gesture,
                            std::unique_ptr<QUndoCommand> along) {
    if (!held_ && edit_taker_ && edit_taker_(after, gesture)) return;
    DocumentState state = state_;
    state.portrait = after;
    // New strokes ask their own question.
    if (!(after.painted == state_.portrait.painted)) state.painting_kept = false;
    if (auto_key_) {
        Animation animation = *state_.animation;
        add_keys(animation, state_, after);
        state.animation = std::move(animation);
    }
    edit_state(state, text, gesture, std::move(along));
}

void PortraitDocument::edit_state(const DocumentState& after, const QString& text, GestureId gesture,
                                  std::unique_ptr<QUndoCommand> along) {
    if (after == state_) return;
    if (held_) return Q_EMIT refused();
    undo_.push(new EditPortrait(*this, text, state_, after, gesture, std::move(along)));
}

void PortraitDocument::edit_animation(const Animation& after, const QString& text, GestureId gesture) {
    DocumentState state = state_;
    state.animation = after;
    state.frame = std::min(state.frame, after.frames - 1);
    state.portrait = portrait_at(after, state.portrait, state.frame);
    for (const std::string& name : unkeyed_changes(*state_.animation, state_.portrait, state_.frame))
        if (state.frame == state_.frame && !find_key(after, name, state.frame))
            set_keyed_value(state.portrait, name, *keyed_value(state_.portrait, name));
    edit_state(state, text, gesture);
}

void PortraitDocument::record(const DocumentState& before, const QString& text) {
    if (before == state_) return;
    undo_.push(new EditPortrait(*this, text, before, state_, 0, {}));
    Q_EMIT changed();  // the step is new, even where the portrait is not
}

void PortraitDocument::show_frame(int frame) {
    DocumentState state = state_;
    state.frame = std::clamp(frame, 0, state.animation->frames - 1);
    state.portrait = portrait_at(*state.animation, state.portrait, state.frame);
    show(state);
}

void PortraitDocument::show(const DocumentState& state) {
    if (state == state_) return;
    Q_EMIT frame_shown();
    set(state);
}

void PortraitDocument::cancel(GestureId gesture) {
    if (gesture == 0) return;
    // More than one step when the portrait was saved meanwhile: Qt joins nothing with what is saved.
    while (undo_.index() > 0 && undo_.index() == undo_.count()) {
        auto* command =
            const_cast<EditPortrait*>(dynamic_cast<const EditPortrait*>(undo_.command(undo_.index() - 1)));
        if (!command || command->gesture() != gesture) return;
        command->drop_when_undone();
        undo_.undo();
    }
}

void PortraitDocument::take_back_to(const QUndoCommand* last) {
    // By the step, not by its place: in a full list places move.
    int place = undo_.index();
    while (place > 0 && undo_.command(place - 1) != last) --place;
    if (place == 0 && last) return;
    while (undo_.index() > place) {
        auto* step = const_cast<QUndoCommand*>(undo_.command(undo_.index() - 1));
        step->undo();
        step->setObsolete(true);  // so that the list only forgets it
        undo_.undo();
    }
}

GestureId PortraitDocument::repeat_gesture(const QString& control) {
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    if (control != repeated_control_ || now - repeated_at_ > repeat_ms) repeated_ = new_gesture();
    repeated_control_ = control;
    repeated_at_ = now;
    return repeated_;
}

void PortraitDocument::reset(const DocumentState& state) {
    Q_EMIT starting_over();
    undo_.clear();
    undo_.setUndoLimit(undo_limit_);
    repeated_control_.clear();
    start_ = state.portrait;
    set(state);
    undo_.setClean();
}

void PortraitDocument::set(const DocumentState& state) {
    if (state_ == state) return;
    state_ = state;
    Q_EMIT changed();
}

EditPortrait::EditPortrait(PortraitDocument& document, const QString& text, DocumentState before,
                           DocumentState after, GestureId gesture, std::unique_ptr<QUndoCommand> along)
    : QUndoCommand(text),
      document_(document),
      before_(std::move(before)),
      after_(std::move(after)),
      gesture_(gesture),
      along_(std::move(along)) {}

void EditPortrait::redo() {
    if (along_) along_->redo();
    document_.set(after_);
}

void EditPortrait::undo() {
    document_.set(before_);
    if (along_) along_->undo();
    // Only now: the stack would not undo a step that was obsolete before.
    if (dropped_) setObsolete(true);
}

bool EditPortrait::mergeWith(const QUndoCommand* next) {
    const auto& later = static_cast<const EditPortrait&>(*next);
    if (gesture_ == 0 || later.gesture_ != gesture_) return false;
    after_ = later.after_;
    setText(later.text());
    if (after_ == before_ && !along_) setObsolete(true);
    return true;
}

}  // namespace limner::ui
