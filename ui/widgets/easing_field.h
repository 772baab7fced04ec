#pragma once
// The way from one key to the next, drawn: time to the right, the way upwards, two handles to drag.

#include <QWidget>

#include "engine/portrait/easing_curve.h"

namespace limner::ui {

class EasingField final : public QWidget {
    Q_OBJECT
public:
    explicit EasingField(QWidget* parent);

    const EasingCurve& curve() const { return curve_; }
    void set_curve(const EasingCurve& curve);
    /// Where a point of the curve, time and way, lies in the widget.
    QPointF at(double time, double way) const;
    QSize sizeHint() const override { return {220, 300}; }
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    /// By the hand: at every move of a handle.
    void edited(const limner::EasingCurve& curve);

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent*) override;

private:
    void drag_to(QPointF place);

    EasingCurve curve_;
    int dragged_ = 0;  // the first handle or the second; 0: none
};

}  // namespace limner::ui
