#pragma once
// How pressure counts: the curve, and where on it a pen is that presses here.

#include <QWidget>
#include <optional>

namespace limner::ui {

class PenCurve final : public QWidget {
    Q_OBJECT
public:
    explicit PenCurve(QWidget* parent);
    /// Output = input ^ exponent, both 0..1.
    void set_exponent(double exponent);
    QSize sizeHint() const override { return {132, 132}; }
    QSize minimumSizeHint() const override { return {132, 132}; }

protected:
    void paintEvent(QPaintEvent*) override;
    void tabletEvent(QTabletEvent* event) override;

private:
    double exponent_ = 1;
    std::optional<double> pressure_;  // of the pen, while it presses
};

}  // namespace limner::ui
