#include "ui/panels/snapshots_panel.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include "ui/panels/parts_panel.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int thumbnail = 80;

}  // namespace

SnapshotsPanel::SnapshotsPanel(EditorSession& session, QWidget* parent)
    : QListWidget(parent), session_(session) {
    setObjectName("snapshots");
    setWindowTitle(tr("Snapshots"));
    setAccessibleName(tr("Snapshots"));
    setViewMode(QListView::IconMode);
    setFlow(QListView::LeftToRight);
    setWrapping(true);
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setIconSize({thumbnail, thumbnail});
    setGridSize({thumbnail + 14, thumbnail + 22});
    setFrameShape(QFrame::NoFrame);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setMinimumHeight(thumbnail + 32);
    setTextElideMode(Qt::ElideRight);
    connect(this, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { session_.restore_snapshot(item->data(Qt::UserRole).toInt()); });
    connect(&session_.shelf(), &SnapshotShelf::changed, this, &SnapshotsPanel::show_shelf);
    show_shelf();
}

void SnapshotsPanel::show_shelf() {
    clear();
    const auto& snapshots = session_.shelf().snapshots();
    // Newest first.
    for (std::size_t i = snapshots.size(); i-- > 0;) {
        QPixmap picture = QPixmap::fromImage(snapshots[i].thumbnail);
        if (picture.isNull()) {
            picture = QPixmap(thumbnail, thumbnail);
            picture.fill(theme().raised);
        }
        QIcon icon(picture);
        icon.addPixmap(picture, QIcon::Selected);  // else the style tints the chosen one
        auto* item = new QListWidgetItem(icon, snapshots[i].name, this);
        item->setData(Qt::UserRole, static_cast<int>(i));
        item->setToolTip(
            tr("%1\nClick to restore; drag onto a part to take its style, or onto the portrait to compare")
                .arg(snapshots[i].name));
    }
}

QStringList SnapshotsPanel::mimeTypes() const { return {snapshot_mime}; }

QMimeData* SnapshotsPanel::mimeData(const QList<QListWidgetItem*>& items) const {
    if (items.isEmpty()) return nullptr;
    auto* mime = new QMimeData;
    mime->setData(snapshot_mime, QByteArray::number(items.front()->data(Qt::UserRole).toInt()));
    return mime;
}

void SnapshotsPanel::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (count() > 0) return;
    QPainter painter(viewport());
    painter.setPen(theme().text_weak);
    painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Keep a state of the portrait with Shift+S"));
}

void SnapshotsPanel::contextMenuEvent(QContextMenuEvent* event) {
    QListWidgetItem* item = itemAt(event->pos());
    if (!item) return;
    // By value: the list may be filled anew while the menu is open.
    const int index = item->data(Qt::UserRole).toInt();
    const QString old_name = item->text();
    QMenu menu(this);
    menu.addAction(tr("Restore"), this, [=, this] { session_.restore_snapshot(index); });
    menu.addAction(tr("Compare with this"), this, [=, this] { Q_EMIT compare_wanted(index); });
    menu.addAction(tr("Rename…"), this, [=, this] {
        bool good = false;
        const QString name = QInputDialog::getText(this, tr("Rename snapshot"), tr("Name"), QLineEdit::Normal,
                                                   old_name, &good);
        if (good) session_.shelf().rename(index, name);
    });
    menu.addAction(tr("Remove"), this, [=, this] { session_.shelf().remove(index); });
    menu.exec(event->globalPos());
}

void SnapshotsPanel::keyPressEvent(QKeyEvent* event) {
    if (currentItem() && event->key() == Qt::Key_Delete) {
        session_.shelf().remove(currentItem()->data(Qt::UserRole).toInt());
    } else if (currentItem() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        session_.restore_snapshot(currentItem()->data(Qt::UserRole).toInt());
    } else {
        QListWidget::keyPressEvent(event);
    }
}

}  // namespace limner::ui
