#include "ui/session/brush_presets.h"

#include <cmath>

namespace limner::ui {
namespace {

constexpr double preset_map = 512;

}  // namespace

double BrushPreset::diameter_in(EditorSession& session) const {
    return diameter * session.surface().size() / preset_map;
}

const std::array<BrushPreset, 5>& brush_presets() {
    static constexpr std::array<BrushPreset, 5> presets{{
        {"detail", QT_TRANSLATE_NOOP("BrushPreset", "Detail"), 3},
        {"line", QT_TRANSLATE_NOOP("BrushPreset", "Line"), 8},
        {"standard", QT_TRANSLATE_NOOP("BrushPreset", "Standard"), 24},
        {"block", QT_TRANSLATE_NOOP("BrushPreset", "Block"), 64},
        {"wide", QT_TRANSLATE_NOOP("BrushPreset", "Wide"), 160},
    }};
    return presets;
}

void use_preset(EditorSession& session, int index) {
    session.brush().shape.diameter = brush_presets().at(std::size_t(index)).diameter_in(session);
    session.brush_changed();
}

int preset_in_use(EditorSession& session) {
    for (std::size_t i = 0; i < brush_presets().size(); ++i)
        if (std::abs(brush_presets()[i].diameter_in(session) - session.brush().shape.diameter) < 1e-6)
            return static_cast<int>(i);
    return -1;
}

}  // namespace limner::ui
