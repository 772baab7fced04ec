#pragma once
// The palette of classes: colour, name, share of the picture.

#include <QListWidget>

#include "ui/session/editor_session.h"

class QTimer;

namespace limner::ui {

class ClassesPanel final : public QListWidget {
    Q_OBJECT
public:
    ClassesPanel(EditorSession& session, QWidget* parent);

private:
    void show_active();
    void show_shares();
    EditorSession& session_;
    QTimer* shares_timer_;
};

}  // namespace limner::ui
