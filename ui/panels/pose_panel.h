#pragma once
// Pose and camera as numbers, and the named views.

#include "ui/panels/panel.h"

class QLabel;

namespace limner::ui {

class ValueSlider;

class PosePanel final : public Panel {
    Q_OBJECT
public:
    PosePanel(EditorSession& session, QWidget* parent);

private:
    void show_portrait();
    void show_model();
    ValueSlider *yaw_, *pitch_, *roll_, *zoom_, *field_of_view_;
    QLabel* approximate_;
    QWidget* views_;
};

}  // namespace limner::ui
