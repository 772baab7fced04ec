#pragma once
// The palette of classes: colour with its key, name, share of the picture, and marks that a click switches:
// painted over alone, seen in the overlay (Alt: it alone), locked against painting. A field above it finds
// classes by their names.

#include <QListWidget>

#include "ui/session/editor_session.h"

class QLineEdit;
class QTimer;

namespace limner::ui {

class CommandRegistry;

class ClassesPanel final : public QListWidget {
    Q_OBJECT
public:
    ClassesPanel(EditorSession& session, QWidget* parent);
    /// The menu of a class: right click and menu key. Either makes it the active one.
    void add_commands(const CommandRegistry& commands);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void show_active();
    void show_marks();
    void show_shares();
    /// What the model makes of a class; itself where it knows it.
    FaceClass drawn(FaceClass face_class) const;
    void show_known();
    void show_keys(const CommandRegistry& commands);
    void build_search();
    void search(const QString& words);
    EditorSession& session_;
    QLineEdit* search_;
    QTimer* shares_timer_;
};

}  // namespace limner::ui
