#pragma once
// What a tool sees of a window, without one: nothing is there, and nothing comes of it unless a test says so.

#include "ui/tools/tool.h"

namespace limner::ui {

class BareHost : public ToolHost {
public:
    explicit BareHost(int map_side) : surface_(map_side) {}

    const Portrait& portrait() const override { return portrait_; }
    PoseLimits pose_limits() const override { return {}; }
    void edit(const Portrait&, const QString&, GestureId) override {}
    void cancel(GestureId) override {}
    LabelSurface& surface() override { return surface_; }
    std::shared_ptr<const Image> picture() const override { return {}; }
    std::shared_ptr<const LabelMap> labels() const override { return {}; }
    bool has_expression(const std::string&) const override { return false; }
    void strokes_changed(const PixelRect&, const QString&, GestureId, bool) override {}
    void open_area_changed() override {}
    void floating_changed() override {}
    std::optional<MirrorAxis> mirror_axis() const override { return {}; }
    void selection_changed() override {}
    const PointerSettings& pointer() const override { return pointer_; }
    BrushSettings& brush() override { return brush_; }
    void brush_changed() override {}
    FaceClass active_class() const override { return FaceClass::hair; }
    void pick_class(FaceClass) override {}
    void pick_part(QPointF) override {}
    void hint(const QString&) override {}

protected:
    Portrait portrait_;
    LabelSurface surface_;
    PointerSettings pointer_;
    BrushSettings brush_;
};

}  // namespace limner::ui
