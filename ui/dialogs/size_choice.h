#pragma once
// The side of an exported picture: the model's own, a multiple of it, or typed.

#include <QWidget>

class QComboBox;
class QSpinBox;

namespace limner::ui {

/// Fills `combo` with the samples per axis there are; the data are their numbers. Returns it.
QComboBox* samples_choice(QComboBox& combo);

class SizeChoice final : public QWidget {
    Q_OBJECT
public:
    /// `model_size` 0: no model is loaded.
    SizeChoice(const QString& object_name, int model_size, QWidget* parent);

    /// Pixels; 0 = the model's own.
    int value() const;
    void set_value(int size);

Q_SIGNALS:
    void changed();

private:
    QComboBox* choice_;
    QSpinBox* own_;
};

}  // namespace limner::ui
