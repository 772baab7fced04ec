#pragma once
// The portrait being edited, with its undo list. Everything that changes it goes through edit(); a view that
// shows it listens to changed().
//
//     const GestureId drag = new_gesture();
//     document.edit(turned, "Yaw 12°", drag);      // every move of one drag has the same gesture: one step

#include <QObject>
#include <QUndoCommand>
#include <QUndoStack>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/portrait/animation.h"
#include "engine/portrait/portrait.h"
#include "ui/history/shared_value.h"

namespace limner::ui {

/// What joins edits into one undo step; 0 joins with nothing.
using GestureId = std::uint64_t;
GestureId new_gesture();

/// The portrait and the answers that belong to it.
struct DocumentState {
    Portrait portrait;
    bool painting_kept = false;  // "Keep for this view" was answered for the painted patch
    std::set<std::string>
        locks;  // groups that dice, resets and pasting leave alone: "style.hair", "head.identity"
    SharedValue<Animation> animation;
    int frame = 0;  // that the portrait shows
    bool operator==(const DocumentState&) const = default;
};

class PortraitDocument final : public QObject {
    Q_OBJECT
public:
    explicit PortraitDocument(QObject* parent = nullptr);
    ~PortraitDocument() override;

    const Portrait& portrait() const { return state_.portrait; }
    const DocumentState& state() const { return state_; }
    /// What it was opened or begun with: the "before" of comparisons.
    const Portrait& start() const { return start_; }
    /// Before the first step of the undo list and after each that is done, as far as it reaches back.
    std::vector<DocumentState> history() const;
    QUndoStack& undo_stack() { return undo_; }
    /// How many steps the list keeps; a list that holds some already keeps its old limit until reset().
    void set_undo_limit(int steps);

    /// Makes `after` the portrait as the undo step `text`. Edits of one gesture in a row are one step; an
    /// edit that changes nothing is none. `along` is done and undone with it.
    void edit(const Portrait& after, const QString& text, GestureId gesture = 0,
              std::unique_ptr<QUndoCommand> along = {});
    void edit_state(const DocumentState& after, const QString& text, GestureId gesture = 0,
                    std::unique_ptr<QUndoCommand> along = {});
    /// Keys may move; what the portrait shows of them follows, but for values that were changed without a
    /// key.
    void edit_animation(const Animation& after, const QString& text, GestureId gesture = 0);
    /// The step `text` from `before`, which may be an earlier moment, to what there is now.
    void record(const DocumentState& before, const QString& text);
    /// Shows the portrait at `frame`: no step, nothing that could be lost.
    void show_frame(int frame);
    /// Shows `state` without a step; who does so records one for all of it afterwards.
    void show(const DocumentState& state);
    /// Is asked first about each edit(): what it takes is no step and changes nothing here.
    using EditTaker = std::function<bool(const Portrait& after, GestureId gesture)>;
    void set_edit_taker(EditTaker taker) { edit_taker_ = std::move(taker); }
    /// While held nothing is edited: another portrait is on its way, and would drop what was changed until
    /// then.
    void hold(bool on) { held_ = on; }
    bool held() const { return held_; }
    /// While on, every value an edit changes gets a key at the present frame.
    void set_auto_key(bool on) { auto_key_ = on; }
    bool auto_key() const { return auto_key_; }
    /// Puts back what was before `gesture` and leaves no step behind.
    void cancel(GestureId gesture);
    /// Takes back and forgets every step after `last`, null for all of them: a step that broke off in the
    /// middle. Nothing when `last` is not in the list any more.
    void take_back_to(const QUndoCommand* last);
    /// Joins quick repeats on the same control: the same id while calls are at most 800 ms apart.
    GestureId repeat_gesture(const QString& control);

    /// Starts over; the undo list is emptied.
    void reset(const DocumentState& state);
    void reset(const Portrait& portrait) { reset(DocumentState{portrait}); }

Q_SIGNALS:
    void changed();
    /// Only another frame of the animation is shown, or what will be recorded as a step later; changed()
    /// follows.
    void frame_shown();
    /// Another portrait takes the place of this one; changed() follows.
    void starting_over();
    /// An edit was not made, because the document is held.
    void refused();

private:
    friend class EditPortrait;
    void set(const DocumentState& state);

    DocumentState state_;
    Portrait start_;
    bool auto_key_ = false, held_ = false;
    EditTaker edit_taker_;
    QUndoStack undo_;
    int undo_limit_;
    QString repeated_control_;
    std::int64_t repeated_at_ = 0;
    GestureId repeated_ = 0;
};

/// One step of the list: undo puts the former value back.
class EditPortrait final : public QUndoCommand {
public:
    EditPortrait(PortraitDocument& document, const QString& text, DocumentState before, DocumentState after,
                 GestureId gesture, std::unique_ptr<QUndoCommand> along);
    void redo() override;
    void undo() override;
    int id() const override { return 1; }
    bool mergeWith(const QUndoCommand* next) override;
    GestureId gesture() const { return gesture_; }
    const DocumentState& before() const { return before_; }
    const DocumentState& after() const { return after_; }
    /// The next undo() removes the step from the list.
    void drop_when_undone() { dropped_ = true; }

private:
    PortraitDocument& document_;
    DocumentState before_, after_;
    GestureId gesture_;
    std::unique_ptr<QUndoCommand> along_;
    bool dropped_ = false;
};

}  // namespace limner::ui
