#pragma once
// Turns the head: the face follows the pointer, as far as PointerSettings say; outside the head ring it
// rolls. Shift is fine (x 0.2), Ctrl snaps to 5 degrees, and between the safe and the hard range the way is
// twice as long.

#include <optional>
#include <variant>

#include "ui/tools/tool.h"

namespace limner::ui {

/// The value for a pointer that moved freely to `free`: straight inside `safe`, half speed up to `hard`.
float resisted(float free, float safe, float hard);
/// Its inverse, for values within `hard`.
float unresisted(float value, float safe);
/// `pose` with every angle inside the hard range.
HeadPose limited(HeadPose pose, const PoseLimits& limits);
bool outside_safe_range(const HeadPose& pose, const PoseLimits& limits);
/// Radius of the head ring as a share of the picture's side.
inline constexpr double head_ring = 0.46;

class PoseTool final : public Tool {
public:
    ToolId id() const override { return ToolId::pose; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return !std::holds_alternative<Idle>(state_); }
    QString idle_hint() const override;

private:
    struct Idle {};
    struct Dragging {
        PointerSample start, last;
        GestureId gesture;
        bool rolls;
        bool moved = false;
        float yaw, pitch, roll;  // degrees, before resistance and snapping
    };
    std::variant<Idle, Dragging> state_;
};

/// Turns the key light with the pointer.
class LightTool final : public Tool {
public:
    ToolId id() const override { return ToolId::light; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return dragging_.has_value(); }
    QString idle_hint() const override;

private:
    struct Dragging {
        QPointF last;  // of the picture
        GestureId gesture;
        float azimuth, elevation;  // degrees
    };
    std::optional<Dragging> dragging_;
};

}  // namespace limner::ui
