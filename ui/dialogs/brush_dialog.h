#pragma once
// The user's own brushes in a list: put into another order by dragging, found by their tags, taken by a
// double click.

#include <QDialog>

class QComboBox;
class QLineEdit;
class QListWidget;

namespace limner::ui {

class BrushShelf;

class BrushDialog final : public QDialog {
    Q_OBJECT
public:
    /// `brushes` must live longer.
    BrushDialog(BrushShelf& brushes, QWidget* parent);

private:
    void show_brushes();
    void show_tags();
    void take_tags();
    void use_current();
    /// By its place on the shelf; -1 for none.
    int current() const;
    /// The list is as the hand has left it.
    void take_order();
    bool eventFilter(QObject* object, QEvent* event) override;
    void move(int from, int to);

    BrushShelf& brushes_;
    QComboBox* filter_;
    QListWidget* list_;
    QLineEdit* tags_;
};

}  // namespace limner::ui
