#pragma once
// The grip on the line between before and after: drag it, or move it with the arrow keys.

#include <QSlider>

namespace limner::ui {

/// value(): place of the line in the width of the parent, in thousandths. Lies on the line by itself.
class WipeHandle final : public QSlider {
    Q_OBJECT
public:
    explicit WipeHandle(QWidget* parent);

    /// Of the line, in dip of the parent.
    double line() const;
    /// The parent's size changed.
    void place();

protected:
    void paintEvent(QPaintEvent*) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    double grabbed_at_ = 0;  // of the pointer right of the line, in dip
};

}  // namespace limner::ui
