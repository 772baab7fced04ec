#pragma once
// The moment of the animation that is shown: play, scrub, keys, and values that were changed without one.
//
//     session.playhead().go_to(24);
//     session.playhead().play();

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
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
    /// In real time, from here or, at the end of what is played once, from the start.
    void play();
    void pause();
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
    void advance();
    void on_document_changed();

    PortraitDocument& document_;
    QTimer timer_;
    QElapsedTimer clock_;
    int started_at_ = 0;
    std::optional<DocumentState> left_;
};

}  // namespace limner::ui
