#include "ui/dialogs/brush_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/session/brush_shelf.h"
#include "ui/widgets/brush_picture.h"

namespace limner::ui {
namespace {

constexpr QSize picture_size(72, 26);

}  // namespace

BrushDialog::BrushDialog(BrushShelf& brushes, QWidget* parent)
    : QDialog(parent),
      brushes_(brushes),
      filter_(new QComboBox(this)),
      list_(new QListWidget(this)),
      tags_(new QLineEdit(this)) {
    setObjectName("brushes");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Brushes"));
    filter_->setObjectName("brushes.filter");
    filter_->setAccessibleName(tr("Show brushes with this tag"));
    list_->setObjectName("brushes.list");
    list_->setAccessibleName(tr("Brushes"));
    list_->setIconSize(picture_size);
    list_->setDefaultDropAction(Qt::MoveAction);
    list_->installEventFilter(this);
    tags_->setObjectName("brushes.tags");
    tags_->setAccessibleName(tr("Tags of this brush"));
    tags_->setPlaceholderText(tr("Tags, with commas between them"));
    auto* buttons = new QDialogButtonBox(this);
    auto* use = buttons->addButton(tr("&Use"), QDialogButtonBox::ActionRole);
    use->setObjectName("brushes.use");
    auto* close = buttons->addButton(tr("C&lose"), QDialogButtonBox::RejectRole);
    close->setObjectName("brushes.close");
    // Enter in the field of tags takes them, and no more.
    for (QPushButton* button : {use, close}) button->setAutoDefault(false);
    auto* tag_row = new QFormLayout;
    tag_row->addRow(tr("&Tags"), tags_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addWidget(filter_);
    column->addWidget(list_, 1);
    column->addLayout(tag_row);
    column->addWidget(buttons);
    connect(filter_, &QComboBox::activated, this,
            [this](int index) { brushes_.set_filter(index > 0 ? filter_->itemText(index) : QString()); });
    connect(list_, &QListWidget::currentRowChanged, this, &BrushDialog::show_tags);
    connect(list_, &QListWidget::itemActivated, this, &BrushDialog::use_current);
    // Queued: the list is still in the middle of the drop.
    connect(list_->model(), &QAbstractItemModel::rowsMoved, this, &BrushDialog::take_order,
            Qt::QueuedConnection);
    connect(list_->model(), &QAbstractItemModel::rowsInserted, this, &BrushDialog::take_order,
            Qt::QueuedConnection);
    connect(tags_, &QLineEdit::editingFinished, this, &BrushDialog::take_tags);
    connect(use, &QPushButton::clicked, this, &BrushDialog::use_current);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&brushes_, &BrushShelf::changed, this, &BrushDialog::show_brushes);
    show_brushes();
    resize(380, 420);
}

int BrushDialog::current() const {
    const QListWidgetItem* item = list_->currentItem();
    return item ? item->data(Qt::UserRole).toInt() : -1;
}

void BrushDialog::show_brushes() {
    const int before = list_->count() > 0 ? current() : brushes_.chosen().value_or(-1);
    const QSignalBlocker quiet(list_);
    filter_->clear();
    filter_->addItem(tr("All brushes"));
    filter_->addItems(brushes_.all_tags());
    filter_->setCurrentIndex(std::max(0, filter_->findText(brushes_.filter())));
    filter_->setEnabled(filter_->count() > 1);
    filter_->setToolTip(filter_->isEnabled() ? filter_->accessibleName() : tr("No brush has a tag yet"));
    list_->clear();
    for (int i = 0; i < int(brushes_.brushes().size()); ++i) {
        const UserBrush& brush = brushes_.brushes()[std::size_t(i)];
        if (!brushes_.passes(brush)) continue;
        const bool changed = brushes_.chosen() == i && brushes_.changed_since();
        auto* item = new QListWidgetItem(
            QIcon(brush_picture(BrushShelf::shape_of(brush), picture_size, devicePixelRatioF())),
            changed ? brush.name + " •" : brush.name, list_);
        item->setData(Qt::UserRole, i);
        item->setToolTip(changed ? tr("%1, changed").arg(brush.name) : brush.name);
        if (i == before) list_->setCurrentItem(item);
    }
    // Among those of one tag there is no place between two others.
    const bool all = brushes_.filter().isEmpty();
    list_->setDragDropMode(all ? QAbstractItemView::InternalMove : QAbstractItemView::NoDragDrop);
    list_->setToolTip(all ? tr("Drag a brush to another place, or move it with Alt and the arrows")
                          : tr("To change the order show all brushes"));
    show_tags();
}

void BrushDialog::show_tags() {
    const int index = current();
    tags_->setEnabled(index >= 0);
    tags_->setToolTip(index >= 0 ? tags_->placeholderText() : tr("Choose a brush first"));
    tags_->setText(index >= 0 ? BrushShelf::tags_of(brushes_.brushes()[std::size_t(index)]).join(", ")
                              : QString());
    findChild<QPushButton*>("brushes.use")->setEnabled(index >= 0);
}

void BrushDialog::take_tags() {
    if (current() >= 0) brushes_.set_tags(current(), tags_->text().split(','));
}

void BrushDialog::use_current() {
    if (current() >= 0) brushes_.use(current());
}

void BrushDialog::take_order() {
    if (!brushes_.filter().isEmpty()) return;
    for (int row = 0; row < list_->count(); ++row) {
        const int from = list_->item(row)->data(Qt::UserRole).toInt();
        if (from == row) continue;
        // One was moved: up, when what should stand here comes later; else all in between moved up.
        const int next = row + 1 < list_->count() ? list_->item(row + 1)->data(Qt::UserRole).toInt() : -1;
        if (next == row) return move(from, row);
        int to = row;
        while (to < list_->count() && list_->item(to)->data(Qt::UserRole).toInt() != row) ++to;
        return move(row, to);
    }
}

void BrushDialog::move(int from, int to) {
    if (from < 0 || to < 0 || to >= list_->count() || !brushes_.filter().isEmpty()) return;
    brushes_.move(from, to);
    list_->setCurrentRow(to);
}

bool BrushDialog::eventFilter(QObject* object, QEvent* event) {
    if (object != list_ || event->type() != QEvent::KeyPress) return QDialog::eventFilter(object, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (!(key.modifiers() & Qt::AltModifier) || (key.key() != Qt::Key_Up && key.key() != Qt::Key_Down))
        return QDialog::eventFilter(object, event);
    move(current(), current() + (key.key() == Qt::Key_Up ? -1 : 1));
    return true;
}

}  // namespace limner::ui
