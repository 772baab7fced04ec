#pragma once
// What hands do with pose and sliders while the animation plays becomes keys.
//
//     recorder.start();   // plays to the end, in real time
//     recorder.stop();    // one step; so does the end, Esc, or whatever else pauses
//
// A number that is moved is recorded from then on; the keys that its track had from there to the end of the
// recording are replaced. Anything else that changes the portrait ends the recording first.

#include <QObject>
#include <map>
#include <optional>
#include <string>

#include "ui/session/playhead.h"

namespace limner::ui {

class GestureRecorder final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    GestureRecorder(PortraitDocument& document, Playhead& playhead);
    ~GestureRecorder() override;

    bool on() const { return before_.has_value(); }
    /// Plays from the present frame, or from the start where that is the last one.
    void start();
    void stop();

Q_SIGNALS:
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Of an edit of the document; false: it is to go its own way.
    bool take(const Portrait& after, GestureId gesture);
    void sample();
    void drop();

    PortraitDocument& document_;
    Playhead& playhead_;
    std::optional<DocumentState> before_;                // while it is on
    std::map<std::string, std::map<int, float>> taken_;  // by track and frame
    GestureId gesture_ = 0;                              // of what was taken last
};

}  // namespace limner::ui
