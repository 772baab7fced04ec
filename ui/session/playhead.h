#pragma once
// The moment of the animation that is shown: play, scrub, keys, and values that were changed without one.
//
//     session.playhead().go_to(24);
//     session.playhead().play();

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "ui/history/portrait_document.h"

namespace limner::ui {

class Playhead final : public QObject {
    Q_OBJECT
public:
    explicit Playhead(PortraitDocument& document);

    const Animation& animation() const { return *document_.state().animation; }
    int frame() const { return document_.state().frame; }
    bool playing() const { return timer_.isActive(); }
    bool auto_key() const { return document_.auto_key(); }

    /// As far as there are frames. Values that were changed without a key are left behind: see left().
    void go_to(int frame);
    /// In real time, from here or, at the end of what is played once, from the start. Frames whose picture is
    /// not there in time are left out, unless every frame is wanted.
    void play();
    /// To the end once, in real time, whether there are keys or not: to record what hands do meanwhile.
    void play_through();
    void pause();
    /// Pauses play_through(): keys are about to be changed by hand.
    void end_through();
    /// Plays every frame, however long its picture takes.
    void set_every_frame(bool on);
    bool every_frame() const { return every_frame_; }
    /// Frames without a picture since play().
    int left_out() const { return left_out_; }
    /// `is_shown` says whether the picture of the document's portrait is on the screen, or will never be.
    void set_picture_check(std::function<bool()> is_shown) { is_shown_ = std::move(is_shown); }
    /// The in or out point comes to this frame; where it is already, it goes to the end of the animation. One
    /// that the other one passes takes that along.
    void set_in();
    void set_out();
    /// To the nearest frame with a key before or after this one, if there is one.
    void go_to_key(bool next);
    void set_auto_key(bool on);

    /// Keys here for what changed without one; where nothing did, for every track; where there is none, for
    /// the pose.
    void add_keys();
    /// Keys here for the tracks of `names`, with the values that are shown.
    void add_keys(const std::vector<std::string>& names, const QString& text);
    /// Removes the keys of all tracks at this frame.
    void remove_keys();

    /// Tracks whose value was changed here without a key.
    std::vector<std::string> unkeyed() const;
    /// Whether such changes were left behind when another frame was shown, and nobody answered yet.
    bool left_behind() const { return left_.has_value(); }
    int left_frame() const { return left_ ? left_->frame : 0; }
    void key_left();
    /// The changes go; undo brings them back.
    void revert_left();

Q_SIGNALS:
    void changed();

private:
    void start(bool through);
    void advance();
    /// The frame that is shown after `played` frames.
    int frame_at(int played) const;
    void on_document_changed();

    PortraitDocument& document_;
    QTimer timer_;
    QElapsedTimer clock_;
    // Counted in frames from the first one that is played, through all rounds: where the clock was started,
    // and what is shown.
    int clock_from_ = 0, played_ = 0;
    bool through_ = false, every_frame_ = false;
    int left_out_ = 0;
    std::function<bool()> is_shown_;
    std::optional<DocumentState> left_;
};

}  // namespace limner::ui
