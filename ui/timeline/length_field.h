#pragma once
// The length of an animation: a number of frames, or a time in seconds, such as "2.5 s", which becomes one.

#include <QSpinBox>

namespace limner::ui {

class LengthField final : public QSpinBox {
    Q_OBJECT
public:
    explicit LengthField(QWidget* parent);

    /// Frames per second.
    void set_rate(double rate);

protected:
    QValidator::State validate(QString& text, int& at) const override;
    int valueFromText(const QString& text) const override;

private:
    void show_tip();

    double rate_ = 30;
};

}  // namespace limner::ui
