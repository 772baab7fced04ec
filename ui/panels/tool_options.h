#pragma once
// The bar above the views: what the active tool can be told, overlay opacity, layouts.

#include <QToolBar>

#include "ui/session/editor_session.h"

class QCheckBox;
class QLabel;

namespace limner::ui {

class CommandRegistry;
class ValueSlider;
class ViewArea;

class ToolOptions final : public QToolBar {
    Q_OBJECT
public:
    ToolOptions(EditorSession& session, ViewArea& views, QWidget* parent);
    /// Puts the layout commands at the right end.
    void add_layouts(const CommandRegistry& commands);

private:
    void show_tool();
    EditorSession& session_;
    ViewArea& views_;
    QLabel* name_;
    QLabel* swatch_;
    ValueSlider *size_, *hardness_, *overlay_, *reference_;
    QAction *size_action_, *hardness_action_, *contiguous_action_, *reference_action_;
    QCheckBox* contiguous_;
};

}  // namespace limner::ui
