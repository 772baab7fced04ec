#include "ui/widgets/dice_menu.h"

#include <QToolButton>
#include <QWidgetAction>

#include "ui/widgets/value_slider.h"

namespace limner::ui {

DiceMenu::DiceMenu(const QString& object_name, QToolButton* dice) : QMenu(dice) {
    setObjectName(object_name);
    amount_ = new ValueSlider(object_name + ".amount", tr("Amount of the dice"), percent_range(1), this);
    amount_->set_value(1);
    amount_->setMinimumWidth(amount_->width_for_title() + 90);
    amount_->setToolTip(tr("How far a throw goes from what there is to what the dice show"));
    connect(amount_, &ValueSlider::edited, this, &DiceMenu::amount_edited);
    auto* holder = new QWidgetAction(this);
    holder->setDefaultWidget(amount_);
    addAction(holder);
    addSeparator();
    previous_ = addAction(tr("Previous throw"), this, &DiceMenu::previous_asked);
    previous_->setObjectName(object_name + ".previous");
    next_ = addAction(tr("Next throw"), this, &DiceMenu::next_asked);
    next_->setObjectName(object_name + ".next");
    set_walk(false, false);
    dice->setMenu(this);
    dice->setPopupMode(QToolButton::DelayedPopup);
    dice->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(dice, &QWidget::customContextMenuRequested, this,
            [this, dice](QPoint at) { popup(dice->mapToGlobal(at)); });
}

void DiceMenu::set_amount(double amount) { amount_->set_value(amount); }

void DiceMenu::set_walk(bool previous, bool next) {
    previous_->setEnabled(previous);
    next_->setEnabled(next);
}

}  // namespace limner::ui
