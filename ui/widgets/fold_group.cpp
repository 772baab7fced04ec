#include "ui/widgets/fold_group.h"

#include <QHBoxLayout>

namespace limner::ui {

FoldGroup::FoldGroup(const QString& object_name, const QString& title, bool open, QWidget* parent)
    : QWidget(parent),
      header_(new QToolButton(this)),
      content_(new QWidget(this)),
      content_layout_(new QVBoxLayout(content_)),
      header_row_(new QHBoxLayout) {
    setObjectName(object_name);
    header_->setObjectName(object_name + ".fold");
    header_->setProperty("fold_header", true);
    header_->setText(title);
    header_->setAccessibleName(title);
    header_->setCheckable(true);
    header_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    header_->setAutoRaise(true);
    header_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    content_layout_->setContentsMargins(4, 2, 2, 6);
    content_layout_->setSpacing(2);
    header_row_->setContentsMargins(0, 0, 0, 0);
    header_row_->setSpacing(2);
    header_row_->addWidget(header_, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header_row_);
    layout->addWidget(content_);
    connect(header_, &QToolButton::toggled, this, &FoldGroup::set_open);
    set_open(open);
}

void FoldGroup::add_to_header(QWidget* widget) { header_row_->addWidget(widget); }

void FoldGroup::set_open(bool open) {
    const QSignalBlocker quiet(header_);
    header_->setChecked(open);
    header_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    content_->setVisible(open);
}

}  // namespace limner::ui
