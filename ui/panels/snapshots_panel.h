#pragma once
// The shelf of snapshots: those of the user, or what the editor kept by itself, as thumbnails, the newest
// first. Two that are chosen (Ctrl + click) can be blended; a drag onto a part takes its style.

#include <QWidget>

#include "ui/session/editor_session.h"

class QLineEdit;
class QToolButton;

namespace limner::ui {

class SnapshotList;
class ValueSlider;

class SnapshotsPanel final : public QWidget {
    Q_OBJECT
public:
    SnapshotsPanel(EditorSession& session, QWidget* parent);
    QSize sizeHint() const override { return {400, 132}; }

Q_SIGNALS:
    /// With the snapshot of this index.
    void compare_wanted(int index);

private:
    QToolButton* add_switch(const char* name, const char* icon_name, const QString& title,
                            const QString& tip);
    /// Fills the list with what search and star leave of the shelf.
    void show_shelf();
    void show_empty_text(bool filtered);
    /// Of the list that is shown.
    const std::vector<Snapshot>& shown() const;
    bool shows_own() const;
    void restore(int index);
    void show_menu(int index, QPoint global);
    void show_blend();
    void blend(double share, GestureId gesture);

    EditorSession& session_;
    QLineEdit* search_;
    QToolButton *starred_, *automatic_;
    SnapshotList* list_;
    ValueSlider* blend_;
    int left_ = -1, right_ = -1;  // snapshots that are blended
};

}  // namespace limner::ui
