#pragma once
// The bar above the views: what the active tool can be told, overlay opacity, layouts.

#include <QToolBar>

#include "ui/session/editor_session.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QToolButton;

namespace limner::ui {

class BrushShelf;
class CommandRegistry;
struct SliderRange;
class ValueSlider;
class ViewArea;

/// Of the brush, in pixels of the label map; equal ways are equal factors.
SliderRange brush_size_range();

class ToolOptions final : public QToolBar {
    Q_OBJECT
public:
    ToolOptions(EditorSession& session, ViewArea& views, QWidget* parent);
    /// Puts the layout commands at the right end, those of transforms beside their numbers, and the brushes
    /// with a name before their size. `brushes` must live as long.
    void add_commands(const CommandRegistry& commands, BrushShelf& brushes);

private:
    void show_tool();
    void build_snap_menu();
    void build_brushes(const CommandRegistry& commands, BrushShelf& brushes);
    /// What the bucket takes.
    void build_fill();
    void show_fill();
    /// Numbers and buttons of what floats over the label map.
    void build_transform();
    void show_transform();
    void take_transform();
    bool eventFilter(QObject* object, QEvent* event) override;
    EditorSession& session_;
    ViewArea& views_;
    QLabel* name_;
    QLabel* swatch_;
    ValueSlider *size_, *hardness_, *overlay_, *reference_;
    QAction *size_action_, *hardness_action_, *smoothing_action_, *area_action_, *symmetry_action_,
        *edge_snap_action_, *magnetic_action_, *reference_action_;
    QCheckBox *contiguous_ = nullptr, *diagonal_ = nullptr;
    QComboBox *smoothing_, *area_, *fill_reference_ = nullptr;
    ValueSlider *tolerance_ = nullptr, *close_gaps_ = nullptr, *fill_grows_ = nullptr;
    QAction *tolerance_action_ = nullptr, *brushes_action_ = nullptr;
    std::vector<QAction*> fill_actions_;
    QToolButton *symmetry_, *edge_snap_, *magnetic_;
    QDoubleSpinBox *x_ = nullptr, *y_ = nullptr, *wide_ = nullptr, *high_ = nullptr, *angle_ = nullptr;
    std::vector<QAction*> transform_actions_;
    QAction* after_transform_ = nullptr;  // where its buttons end
};

}  // namespace limner::ui
