#pragma once
// Takes hold of a feature of the face and moves it: the corners of the mouth smile, lids close, brows rise,
// eyes look, the jaw opens. Both sides move alike; with Ctrl only the one that is held.

#include <map>
#include <optional>
#include <string>

#include "ui/painting/face_handles.h"
#include "ui/tools/tool.h"

namespace limner::ui {

class GrabTool final : public Tool {
public:
    ToolId id() const override { return ToolId::grab; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return dragging_.has_value(); }
    QString idle_hint() const override;

    /// That a press at `picture` would take hold of.
    static std::optional<FaceHandle> handle_at(const LabelMap& labels, QPointF picture, double side_dip);

private:
    struct Dragging {
        FaceHandle handle;
        GestureId gesture;
        QPointF last, moved;  // across the picture; upright as the head
        HeadShape start;
    };
    std::optional<Dragging> dragging_;
};

}  // namespace limner::ui
