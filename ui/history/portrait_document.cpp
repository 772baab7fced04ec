#include "ui/history/portrait_document.h"

#include <QDateTime>
#include <atomic>

namespace limner::ui {
namespace {

constexpr int undo_steps = 200;
constexpr std::int64_t repeat_ms = 800;

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

void PortraitDocument::edit(const Portrait& after, const QString& text, GestureId gesture,
                            std::unique_ptr<QUndoCommand> along) {
    DocumentState state{after, state_.painting_kept, state_.locks};
    // New strokes ask their own question.
    if (!(after.painted == state_.portrait.painted)) state.painting_kept = false;
    edit_state(state, text, gesture, std::move(along));
}

void PortraitDocument::edit_state(const DocumentState& after, const QString& text, GestureId gesture,
                                  std::unique_ptr<QUndoCommand> along) {
    if (after == state_) return;
    undo_.push(new EditPortrait(*this, text, after, gesture, std::move(along)));
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

GestureId PortraitDocument::repeat_gesture(const QString& control) {
    const std::int64_t now = QDateTime::currentMSecsSinceEpoch();
    if (control != repeated_control_ || now - repeated_at_ > repeat_ms) repeated_ = new_gesture();
    repeated_control_ = control;
    repeated_at_ = now;
    return repeated_;
}

void PortraitDocument::reset(const Portrait& portrait, std::set<std::string> locks) {
    undo_.clear();
    undo_.setUndoLimit(undo_limit_);
    repeated_control_.clear();
    set({portrait, false, std::move(locks)});
    undo_.setClean();
}

void PortraitDocument::set(const DocumentState& state) {
    if (state_ == state) return;
    state_ = state;
    Q_EMIT changed();
}

EditPortrait::EditPortrait(PortraitDocument& document, const QString& text, DocumentState after,
                           GestureId gesture, std::unique_ptr<QUndoCommand> along)
    : QUndoCommand(text),
      document_(document),
      before_(document.state()),
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
