#pragma once
// What the last pictures cost: filled as they arrive and as they are painted, shown by the performance
// overlay. Nothing here asks for a picture or a repaint.

#include <QString>
#include <deque>
#include <vector>

#include "engine/runtime/engine.h"

namespace limner::ui {

/// One picture, in milliseconds. `stages` begins with the time it waited and ends with the generator's last.
struct PictureCost {
    float latency = 0;  // request -> picture
    int rung = 0;
    bool final = false;
    std::vector<StageTime> stages;
};

class PerformanceLog {
public:
    static constexpr std::size_t kept = 120;

    void shown(const Frame& frame, const EngineStatus& status);
    /// Of the view that shows the overlay: pictures to the graphics card, and the whole paint.
    void painted(float upload, float paint);

    /// Oldest first, at most `kept`.
    const std::deque<PictureCost>& pictures() const { return pictures_; }
    const EngineStatus& status() const { return status_; }
    float upload() const { return upload_; }
    float paint() const { return paint_; }
    /// The same in words, for the clipboard and for views without OpenGL.
    QString text() const;

private:
    std::deque<PictureCost> pictures_;
    EngineStatus status_;
    float upload_ = 0, paint_ = 0;
};

}  // namespace limner::ui
