#pragma once
// Brushes with a name.

#include <QCoreApplication>
#include <array>

#include "ui/session/editor_session.h"

namespace limner::ui {

struct BrushPreset {
    Q_DECLARE_TR_FUNCTIONS(BrushPreset)
public:
    const char* id;
    const char* name;
    double diameter;  // pixels of a map of 512

    QString title() const { return tr(name); }
    /// In pixels of the session's map.
    double diameter_in(EditorSession& session) const;
};

const std::array<BrushPreset, 5>& brush_presets();
/// Gives the brush the size of the preset at `index`.
void use_preset(EditorSession& session, int index);
/// Which preset the brush is; -1 for none.
int preset_in_use(EditorSession& session);

}  // namespace limner::ui
