#pragma once
// Thumbnails in a row, as the shelf's panel shows them: chosen by a click, restored by a double click or
// Enter, renamed in place by F2, and dragged away. What is to happen is only told.

#include <QListWidget>

namespace limner::ui {

struct Snapshot;

class SnapshotList final : public QListWidget {
    Q_OBJECT
public:
    explicit SnapshotList(QWidget* parent);

    /// Adds `snapshot`, which is the `index`-th of its list. Only those of the user can be renamed and
    /// dragged.
    void add(const Snapshot& snapshot, int index, bool own);
    /// Of `item`; -1 of null.
    static int index_of(const QListWidgetItem* item);
    /// Shown where there is no thumbnail.
    void set_empty_text(const QString& text);

Q_SIGNALS:
    void restore_wanted(int index);
    void remove_wanted(int index);
    void duplicate_wanted(int index);
    void rename_wanted(int index, const QString& name);
    void menu_wanted(int index, QPoint global);

protected:
    QMimeData* mimeData(const QList<QListWidgetItem*>& items) const override;
    QStringList mimeTypes() const override;
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QString empty_text_;
};

}  // namespace limner::ui
