#pragma once
// Draws an area and fills it with the active class, or selects it: freehand lasso, rectangle, ellipse. One
// gesture, one undo step. Shift keeps the sides of shapes equal, Ctrl draws them from the middle; a lasso
// that begins with Shift adds to the selection.

#include <optional>

#include "ui/tools/tool.h"

namespace limner::ui {

class AreaTool final : public Tool {
public:
    explicit AreaTool(ToolId id) : id_(id) {}
    ToolId id() const override { return id_; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost&) override { points_.clear(); }
    bool active() const override { return !points_.empty(); }
    QString idle_hint() const override;
    std::vector<QPointF> outline() const override;

private:
    ToolId id_;
    std::vector<QPointF> points_;  // lasso: all; shapes: two opposite corners
    QPointF start_;
    bool adds_ = false;  // to the selection, whatever else it is set to
};

}  // namespace limner::ui
