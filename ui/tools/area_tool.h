#pragma once
// Draws an area and fills it with the active class, draws its border, selects it, or fills and selects it:
// lasso, rectangle, ellipse, polygon. One gesture, one undo step. Shift keeps the sides of shapes equal, Ctrl
// draws them from the middle, with Space they move, and with Alt at its end a shape waits for the next one;
// Shift, Alt or both where a lasso that selects begins say what becomes of the selection.
//
// The corners of a polygon, and of a lasso that is not dragged, are clicked: the area stays open until
// close(). A magnetic lasso keeps to the edges of the picture.

#include <optional>

#include "ui/tools/tool.h"

namespace limner::ui {

class AreaTool final : public Tool {
public:
    using Points = std::vector<QPointF>;  // in parts of the picture

    explicit AreaTool(ToolId id) : id_(id) {}
    ToolId id() const override { return id_; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    /// Of an open area the corner that is being set; else all of it.
    void cancel(ToolHost& host) override;
    bool active() const override { return down_; }
    void hover(ToolHost& host, const PointerSample& sample) override;
    void forget_hover() override { rubber_.clear(); }
    void put_away() override;
    QString idle_hint() const override;
    Points outline() const override;
    /// Shapes that wait for the next one.
    const std::vector<Points>& waiting() const { return waiting_; }

    /// Corners were clicked, or shapes wait, and more may follow.
    bool open() const { return open_ || !waiting_.empty(); }
    /// Takes the area as it is; one that `goes_on` waits for the next shape.
    void close(ToolHost& host, bool goes_on = false);
    /// Or the last shape that waits.
    void remove_last_corner(ToolHost& host);
    /// Closes; where the first click of the two closed already, the second one counts for nothing.
    void double_clicked(ToolHost& host, bool goes_on);

private:
    bool by_corners() const { return id_ == ToolId::lasso || id_ == ToolId::polygon; }
    bool is_magnetic(ToolHost& host) const { return id_ == ToolId::lasso && host.brush().magnetic; }
    /// From the last point to `to`, along edges where they are followed.
    Points way_to(ToolHost& host, QPointF to);
    void look_at_edges(ToolHost& host);
    void take(ToolHost& host, const std::vector<Points>& areas);
    PixelRect write(ToolHost& host, const Polygon& area, std::uint8_t value) const;
    void move_shape(const PointerSample& sample);
    void follow(ToolHost& host, const PointerSample& sample);
    void drop_shape();

    ToolId id_;
    Points points_;                     // by corners: all; shapes: two opposite corners
    std::vector<std::size_t> corners_;  // how many points there were before each corner that was set
    Points rubber_;                     // from the last corner of an open area to the pointer
    std::vector<Points> waiting_;
    bool open_ = false;
    bool down_ = false;     // between press and release
    bool dragged_ = false;  // by this press; otherwise it is a click
    QPointF pressed_dip_;
    QPointF start_, last_;                         // of shapes
    std::size_t before_press_ = 0, anchored_ = 0;  // points: with the present press, and that stay in a drag
    std::optional<Combine> how_;                   // becomes of the selection, whatever else is set
    std::shared_ptr<const Image> picture_;         // that edges_ are of
    Grid<float> edges_;
};

}  // namespace limner::ui
