#pragma once
// The shelf of snapshots as a strip of thumbnails: click restores, drag onto a part takes its style, two that
// are chosen (Ctrl + click) can be blended.

#include <QListWidget>

#include "ui/session/editor_session.h"

namespace limner::ui {

class ValueSlider;

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
    void resizeEvent(QResizeEvent* event) override;

private:
    void show_shelf();
    void show_blend();
    void place_blend();
    void blend(double share, GestureId gesture);

    EditorSession& session_;
    ValueSlider* blend_;
    int left_ = -1, right_ = -1;  // snapshots that are blended
};

}  // namespace limner::ui
