#include "ui/panels/snapshot_list.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>

#include "ui/session/snapshot_shelf.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace limner::ui {
namespace {

constexpr int thumbnail = 80;

QPixmap picture_of(const Snapshot& snapshot) {
    QPixmap picture = QPixmap::fromImage(snapshot.thumbnail);
    if (picture.isNull()) {
        picture = QPixmap(thumbnail, thumbnail);
        picture.fill(theme().raised);
    }
    if (!snapshot.starred) return picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    const int side = picture.width() / 4, inset = side / 8;
    const QRect corner(picture.width() - side - inset, inset, side, side);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme().background);
    painter.drawEllipse(corner);
    icon("star-full").paint(&painter, corner.adjusted(inset, inset, -inset, -inset));
    return picture;
}

}  // namespace

SnapshotList::SnapshotList(QWidget* parent) : QListWidget(parent) {
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
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    connect(this, &QListWidget::itemDoubleClicked, this,
            [this](const QListWidgetItem* item) { Q_EMIT restore_wanted(index_of(item)); });
    connect(this, &QListWidget::itemChanged, this,
            [this](const QListWidgetItem* item) { Q_EMIT rename_wanted(index_of(item), item->text()); });
}

void SnapshotList::add(const Snapshot& snapshot, int index, bool own) {
    const QPixmap picture = picture_of(snapshot);
    QIcon icon(picture);
    icon.addPixmap(picture, QIcon::Selected);  // else the style tints the chosen one
    auto* item = new QListWidgetItem(icon, snapshot.name);
    item->setData(Qt::UserRole, index);
    item->setData(Qt::AccessibleTextRole,
                  snapshot.starred ? tr("%1, starred").arg(snapshot.name) : snapshot.name);
    item->setFlags(own ? Qt::ItemIsSelectable | Qt::ItemIsEnabled | Qt::ItemIsDragEnabled | Qt::ItemIsEditable
                       : Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    item->setToolTip(own ? tr("%1\nDouble click or Enter restores it, F2 renames it; drag it onto a part to "
                              "take its style, "
                              "or onto the portrait to compare; Ctrl+click a second one to blend")
                               .arg(snapshot.name)
                         : tr("%1\nDouble click or Enter restores it").arg(snapshot.name));
    addItem(item);
}

int SnapshotList::index_of(const QListWidgetItem* item) {
    return item ? item->data(Qt::UserRole).toInt() : -1;
}

void SnapshotList::set_empty_text(const QString& text) {
    empty_text_ = text;
    viewport()->update();
}

QStringList SnapshotList::mimeTypes() const { return {snapshot_mime}; }

QMimeData* SnapshotList::mimeData(const QList<QListWidgetItem*>& items) const {
    if (items.isEmpty()) return nullptr;
    auto* mime = new QMimeData;
    mime->setData(snapshot_mime, QByteArray::number(index_of(items.front())));
    return mime;
}

void SnapshotList::paintEvent(QPaintEvent* event) {
    QListWidget::paintEvent(event);
    if (count() > 0) return;
    QPainter painter(viewport());
    painter.setPen(theme().text_weak);
    painter.drawText(viewport()->rect().adjusted(12, 0, -12, 0), Qt::AlignCenter | Qt::TextWordWrap,
                     empty_text_);
}

void SnapshotList::contextMenuEvent(QContextMenuEvent* event) {
    const bool by_key = event->reason() == QContextMenuEvent::Keyboard;
    const QListWidgetItem* item = by_key ? currentItem() : itemAt(event->pos());
    if (!item) return;
    const QPoint at = by_key ? viewport()->mapToGlobal(visualItemRect(item).center()) : event->globalPos();
    Q_EMIT menu_wanted(index_of(item), at);
}

void SnapshotList::keyPressEvent(QKeyEvent* event) {
    const int index = index_of(currentItem());
    // While a name is edited the keys are those of its field.
    if (index < 0 || state() == EditingState) return QListWidget::keyPressEvent(event);
    if (event->key() == Qt::Key_Delete) return Q_EMIT remove_wanted(index);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return Q_EMIT restore_wanted(index);
    if (event->key() == Qt::Key_D && event->modifiers() == Qt::ControlModifier)
        return Q_EMIT duplicate_wanted(index);
    QListWidget::keyPressEvent(event);
}

}  // namespace limner::ui
