#pragma once
// What stands behind the head: the model's own background, nothing, a colour, two, or a picture.

#include <QThreadPool>
#include <QWidget>

#include "engine/export/background.h"

class QComboBox;
class QPushButton;

namespace limner::ui {

class BackgroundChoice final : public QWidget {
    Q_OBJECT
public:
    BackgroundChoice(const QString& object_name, QWidget* parent);
    ~BackgroundChoice() override;

    /// A picture is there a moment after it was chosen; changed() tells.
    Background value() const;
    void set_value(const Background& background);
    /// `reason` says why transparency is not to be had; empty: it is.
    void forbid_transparent(const QString& reason);
    /// Whether a picture is chosen where one is wanted.
    bool good() const;

Q_SIGNALS:
    void changed();

private:
    void pick_colour(Rgba& colour);
    void pick_picture();
    void load_picture();
    void show_value();

    QComboBox* choice_;
    QPushButton *colour_button_, *lower_button_, *picture_button_;
    Background background_;
    QThreadPool pool_;  // reads the picture
};

}  // namespace limner::ui
