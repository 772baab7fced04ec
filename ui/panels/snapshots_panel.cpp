#include "ui/panels/snapshots_panel.h"

#include <QContextMenuEvent>
#include <QInputDialog>
#include <QKeyEvent>
#include <QMenu>
#include <QMimeData>
#include <QPainter>
#include <algorithm>
#include <vector>

#include "engine/portrait/portrait_blend.h"
#include "ui/panels/parts_panel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/value_slider.h"

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
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    blend_ = new ValueSlider("snapshots.blend", tr("Blend"), percent_range(), this);
    blend_->hide();
    connect(blend_, &ValueSlider::edited, this, &SnapshotsPanel::blend);
    connect(blend_, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    connect(this, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        // With Ctrl or Shift they are chosen, to be blended.
        if (selectedItems().size() == 1) session_.restore_snapshot(item->data(Qt::UserRole).toInt());
    });
    connect(this, &QListWidget::itemSelectionChanged, this, &SnapshotsPanel::show_blend);
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
        item->setToolTip(tr("%1\nClick to restore; drag onto a part to take its style, or onto the portrait "
                            "to compare; Ctrl+click a second one to blend")
                             .arg(snapshots[i].name));
    }
}

void SnapshotsPanel::show_blend() {
    std::vector<int> rows;
    for (const QListWidgetItem* item : selectedItems()) rows.push_back(row(item));
    std::sort(rows.begin(), rows.end());
    const bool two = rows.size() == 2;
    left_ = two ? item(rows[0])->data(Qt::UserRole).toInt() : -1;
    right_ = two ? item(rows[1])->data(Qt::UserRole).toInt() : -1;
    if (two) {
        const auto& snapshots = session_.shelf().snapshots();
        const Snapshot &a = snapshots[std::size_t(left_)], &b = snapshots[std::size_t(right_)];
        const bool same = a.portrait.model == b.portrait.model;
        blend_->setEnabled(same);
        blend_->setToolTip(same ? tr("From “%1” to “%2”").arg(a.name, b.name)
                                : tr("Snapshots of two models cannot be blended"));
        blend_->set_value(0);
    }
    blend_->setVisible(two);
    place_blend();
}

void SnapshotsPanel::place_blend() {
    const int height = blend_->isHidden() ? 0 : blend_->sizeHint().height() + 4;
    setViewportMargins(0, 0, 0, height);
    blend_->setGeometry(4, this->height() - height, std::min(width() - 8, 420), height - 4);
}

void SnapshotsPanel::resizeEvent(QResizeEvent* event) {
    QListWidget::resizeEvent(event);
    place_blend();
}

void SnapshotsPanel::blend(double share, GestureId gesture) {
    if (left_ < 0) return;  // no two are chosen
    const auto& snapshots = session_.shelf().snapshots();
    const Snapshot &a = snapshots[std::size_t(left_)], &b = snapshots[std::size_t(right_)];
    session_.edit(blended(a.portrait, b.portrait, static_cast<float>(share)),
                  tr("Blend “%1” and “%2” %3 %").arg(a.name, b.name).arg(qRound(share * 100)), gesture);
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
