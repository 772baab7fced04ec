#pragma once
// Tells the sliders of a window what the animation knows of their values.

#include <QObject>
#include <QWidget>

#include "ui/session/playhead.h"

namespace limner::ui {

class KeyMarks final : public QObject {
    Q_OBJECT
public:
    /// For every slider in `window` that is called like a track.
    KeyMarks(Playhead& playhead, QWidget& window);

private:
    void show();
    void add_key(const QString& control);

    Playhead& playhead_;
    QWidget& window_;
    bool any_shown_ = false;
};

}  // namespace limner::ui
