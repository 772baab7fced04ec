#include "ui/session/eraser_end.h"

#include <utility>

namespace limner::ui {

void EraserEnd::take() {
    if (before_) return;
    before_ = session_.active_tool();
    double& diameter = session_.brush().shape.diameter;
    brush_diameter_ = diameter;
    diameter = diameter_.value_or(diameter);
    session_.set_tool(ToolId::eraser);
    session_.brush_changed();
}

void EraserEnd::give_back() {
    if (!before_) return;
    const ToolId before = *std::exchange(before_, std::nullopt);
    diameter_ = std::exchange(session_.brush().shape.diameter, brush_diameter_);
    if (session_.active_tool() == ToolId::eraser) session_.set_tool(before);
    session_.brush_changed();
}

}  // namespace limner::ui
