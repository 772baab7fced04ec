#pragma once
// The shelf of snapshots as a strip of thumbnails: click restores, drag onto a part takes its style.

#include <QListWidget>

#include "ui/session/editor_session.h"

namespace limner::ui {

class SnapshotsPanel final : public QListWidget {
    Q_OBJECT
public:
    SnapshotsPanel(EditorSession& session, QWidget* parent);
    QSize sizeHint() const override { return {400, 132}; }

Q_SIGNALS:
    /// With the snapshot of this index.
    void compare_wanted(int index);

protected:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    QStringList mimeTypes() const override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void show_shelf();
    EditorSession& session_;
};

}  // namespace limner::ui
