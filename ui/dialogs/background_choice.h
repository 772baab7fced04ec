#pragma once
// What stands behind the head: the model's own background, nothing, or a colour.

#include <QWidget>

#include "engine/export/background.h"

class QComboBox;
class QPushButton;

namespace limner::ui {

class BackgroundChoice final : public QWidget {
    Q_OBJECT
public:
    BackgroundChoice(const QString& object_name, QWidget* parent);

    Background value() const;
    void set_value(const Background& background);
    /// `reason` says why transparency is not to be had; empty: it is.
    void forbid_transparent(const QString& reason);

Q_SIGNALS:
    void changed();

private:
    void pick_colour();
    void show_colour();

    QComboBox* choice_;
    QPushButton* colour_button_;
    Rgba colour_ = Background().colour;
};

}  // namespace limner::ui
