#pragma once
// Takes hold of what is selected, or was pasted, and moves, scales, turns, flips and bends it until it is put
// down.
// Meanwhile the surface shows it; the portrait and the engine hear of it once, when it is put down.

#include <optional>
#include <vector>

#include "ui/painting/floating_labels.h"
#include "ui/tools/tool.h"

namespace limner::ui {

class TransformTool final : public Tool {
public:
    /// What a pointer takes hold of: a side of the box (-1, 0, 1 across and down), a handle of the net that
    /// bends it (0..3 across and down), all of it, or its turn.
    struct Grip {
        enum class Kind { inside, handle, net, outside } kind = Kind::inside;
        int across = 0, down = 0;  // of a handle
        bool operator==(const Grip&) const = default;
    };

    ToolId id() const override { return ToolId::move; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return drag_ || floating_; }
    QString idle_hint() const override;
    /// The box, clockwise from the upper left corner of the labels: its corners, or the curves it is bent to;
    /// empty while nothing floats.
    std::vector<QPointF> outline() const override;
    /// The curves of the net, while it is shown.
    std::vector<std::vector<QPointF>> net() const;

    bool floats() const { return floating_.has_value(); }
    /// Takes up what is selected; says in a hint why not, if not.
    bool lift(ToolHost& host);
    void paste(ToolHost& host, LabelMap labels);
    /// Where it is, by numbers. Nothing happens while nothing floats.
    void place(ToolHost& host, const Placement& placement);
    Placement placement() const { return floating_ ? floating_->placement : Placement(); }
    void flip(ToolHost& host, bool sideways);
    /// The handles are those of the net, 4 x 4, until what floats is put down; takes up what is selected
    /// before.
    void set_warping(ToolHost& host, bool on);
    bool warping() const { return floating_ && floating_->warping; }
    /// By pixels of the map, and takes up what is selected before; false when there is nothing.
    bool nudge(ToolHost& host, int dx, int dy);
    /// One step of the undo list, unless nothing would change.
    void put_down(ToolHost& host);
    /// As if it had never been taken up.
    void drop(ToolHost& host);
    /// The surface was made anew of the portrait: what floats is shown over it again, or dropped where that
    /// is another view or other strokes.
    void surface_renewed(ToolHost& host);

    /// That a press there would take; `side_dip` of the picture. Nothing while nothing floats.
    std::optional<Grip> grip_at(QPointF picture, double side_dip) const;
    /// Of the box, across the picture.
    QPointF at_grip(const Grip& grip) const;

private:
    struct Floating {
        FloatingLabels labels;
        Placement placement;
        Selection selection;  // before
        HeadPose pose;
        int side;  // of the map
        bool warping = false;
    };
    struct Drag {
        Grip grip;
        PointerSample start;
        Placement placement;
        bool moved = false, lifts = false;
    };

    void float_up(ToolHost& host, FloatingLabels labels);
    void show(ToolHost& host);
    MapPoint to_map(MapPoint from_middle, const Placement& placement) const;
    /// Of the box, bent and placed, across the picture; `u` and `v` are 0..1 across and down.
    QPointF on_patch(double u, double v) const;
    bool covers(QPointF picture) const;
    Placement scaled(const Drag& drag, const PointerSample& sample) const;
    Placement turned(const Drag& drag, const PointerSample& sample) const;
    Placement bent(const Drag& drag, const PointerSample& sample) const;

    std::optional<Floating> floating_;
    std::optional<Drag> drag_;
};

}  // namespace limner::ui
