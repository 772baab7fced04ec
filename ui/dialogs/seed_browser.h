#pragma once
// "Seed browser…": people on a plane without an end, and variations of the face that is edited. A click makes
// one the portrait, as one step; a middle click puts it on the shelf. It stays open beside the window.

#include <QDialog>

#include "ui/session/small_pictures.h"

class QComboBox;
class QLabel;
class QLineEdit;

namespace limner::ui {

class SeedPlaneView;
class ValueSlider;
class VariationBoard;

class SeedBrowser final : public QDialog {
    Q_OBJECT
public:
    SeedBrowser(EditorSession& session, QWidget* parent);

private:
    void build();
    void want_pictures();
    void take(const Portrait& portrait, const QString& name);
    void keep(const Portrait& portrait, const QString& name);

    EditorSession& session_;
    SmallPictures pictures_;
    SeedPlaneView* plane_;
    VariationBoard* board_;
    QLineEdit* seed_;
    QComboBox* step_;
    ValueSlider* strength_;
    QLabel* pointed_;
};

}  // namespace limner::ui
