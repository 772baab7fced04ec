#pragma once
// Paints a class, or gives back what the model says (eraser). Shift + drag changes the size; Shift + click
// draws a straight line from the last dab.

#include <deque>
#include <optional>
#include <variant>

#include "ui/painting/brush_path.h"
#include "ui/tools/tool.h"

namespace limner::ui {

class BrushTool final : public Tool {
public:
    explicit BrushTool(bool erases) : erases_(erases) {}
    ToolId id() const override { return erases_ ? ToolId::eraser : ToolId::brush; }
    void press(ToolHost& host, const PointerSample& sample) override;
    void move(ToolHost& host, const PointerSample& sample) override;
    void release(ToolHost& host, const PointerSample& sample) override;
    void cancel(ToolHost& host) override;
    bool active() const override { return !std::holds_alternative<Idle>(state_); }
    QString idle_hint() const override;
    /// Where the outline stays while the size is dragged.
    std::optional<QPointF> sizing_at() const;

private:
    struct Idle {};
    struct MaybeSizing {
        PointerSample start;
        double diameter;
        bool moved = false;
    };
    struct Painting {
        BrushPath path;
        GestureId gesture;
        QString text;
        std::uint8_t value;
        std::optional<MirrorAxis> axis;
        QPointF smoothed;  // map pixels
        double time_ms;
        std::deque<QPointF> recent = {};  // of the stabiliser, map pixels
        // For the edges, before the picture follows the stroke.
        std::shared_ptr<const Image> picture = {};
        LabelMap before = {};
        std::vector<Dab> dabs = {};
    };

    Painting start_stroke(ToolHost& host, const PointerSample& sample);
    /// Where the brush goes for a pointer at `raw`.
    static QPointF smooth(Painting& stroke, Smoothing how, QPointF raw, double time_ms);
    static PixelRect snap(ToolHost& host, const Painting& stroke);
    void paint(ToolHost& host, Painting& stroke, const std::vector<Dab>& dabs, bool finished);

    bool erases_;
    std::variant<Idle, MaybeSizing, Painting> state_;
    std::optional<QPointF> last_dab_;  // map pixels
};

}  // namespace limner::ui
