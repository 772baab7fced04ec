#pragma once
// The list of undo steps, each with a sign of what it changed. Resting on a step for 400 ms shows the picture
// of that state where it is still kept.

#include <QTimer>
#include <QUndoView>

#include "ui/session/editor_session.h"

namespace limner::ui {

class HistoryPanel final : public QUndoView {
    Q_OBJECT
public:
    HistoryPanel(EditorSession& session, QWidget* parent);

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void show_picture();

    EditorSession& session_;
    QTimer rest_;
    QPoint pointer_;
};

/// Name of the icon for what `step` changes: "brush", "pose", "key" ...
QString step_icon(const QUndoCommand& step);

}  // namespace limner::ui
