#pragma once
// The key light: a ball to drag and five numbers.

#include "ui/panels/panel.h"

namespace limner::ui {

class ValueSlider;

/// A lit ball; drag the highlight to turn the light.
class LightBall final : public QWidget {
    Q_OBJECT
public:
    explicit LightBall(QWidget* parent);
    void set_light(const Light& light);
    QSize sizeHint() const override { return {112, 112}; }

Q_SIGNALS:
    void turned(float azimuth_degrees, float elevation_degrees, limner::ui::GestureId gesture);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    double radius() const;
    Light light_;
    GestureId gesture_ = 0;
};

class LightPanel final : public Panel {
    Q_OBJECT
public:
    LightPanel(EditorSession& session, QWidget* parent);

private:
    void show_portrait();
    void show_model();
    LightBall* ball_;
    ValueSlider *azimuth_, *elevation_, *intensity_, *ambient_, *warmth_;
};

}  // namespace limner::ui
