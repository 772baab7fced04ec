#pragma once
// The palette of classes: colour, name, share of the picture, and marks that a click switches: painted over
// alone, seen in the overlay (Alt: it alone), locked against painting.

#include <QListWidget>

#include "ui/session/editor_session.h"

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

private:
    void show_active();
    void show_marks();
    void show_shares();
    EditorSession& session_;
    QTimer* shares_timer_;
};

}  // namespace limner::ui
