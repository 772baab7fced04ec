#pragma once
// Draws an area and fills it with the active class, selects it, or both: lasso, rectangle, ellipse, polygon.
// One gesture, one undo step. Shift keeps the sides of shapes equal, Ctrl draws them from the middle, with
// Space they move; Shift, Alt or both where a lasso that selects begins say what becomes of the selection.
//
// The corners of a polygon, and of a lasso that is not dragged, are clicked: the area stays open until
// close().

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
    void cancel(ToolHost&) override { put_away(); }
    bool active() const override { return down_; }
    void hover(ToolHost& host, const PointerSample& sample) override;
    void forget_hover() override { rubber_end_.reset(); }
    void put_away() override;
    QString idle_hint() const override;
    std::vector<QPointF> outline() const override;

    /// Corners were clicked, and more may follow.
    bool open() const { return open_; }
    /// Takes the area as it is.
    void close(ToolHost& host);
    void remove_last_corner();
    /// Closes; where the first click of the two closed already, the second one counts for nothing.
    void double_clicked(ToolHost& host) { open_ ? close(host) : put_away(); }

private:
    bool by_corners() const { return id_ == ToolId::lasso || id_ == ToolId::polygon; }
    /// In parts of the picture.
    void take(ToolHost& host, const std::vector<QPointF>& area);
    void move_shape(const PointerSample& sample);

    ToolId id_;
    std::vector<QPointF> points_;        // by corners: all; shapes: two opposite corners
    std::optional<QPointF> rubber_end_;  // of the line from the last corner of an open area to the pointer
    bool open_ = false;
    bool down_ = false;     // between press and release
    bool dragged_ = false;  // by this press; otherwise it is a click
    QPointF pressed_dip_;
    QPointF start_, last_;        // of shapes
    std::optional<Combine> how_;  // becomes of the selection, whatever else is set
};

}  // namespace limner::ui
