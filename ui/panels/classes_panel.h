#pragma once
// The palette of classes: colour, name, share of the picture, lock against painting.

#include <QListWidget>

#include "ui/session/editor_session.h"

class QTimer;

namespace limner::ui {

class ClassesPanel final : public QListWidget {
    Q_OBJECT
public:
    ClassesPanel(EditorSession& session, QWidget* parent);

protected:
    void mousePressEvent(QMouseEvent* event) override;

private:
    void show_active();
    void show_locks();
    void show_shares();
    EditorSession& session_;
    QTimer* shares_timer_;
};

}  // namespace limner::ui
