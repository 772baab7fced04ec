#include "ui/dialogs/size_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

namespace limner::ui {
namespace {

constexpr int smallest = 64, largest = 4096, typed = -1;

}  // namespace

QComboBox* samples_choice(QComboBox& combo) {
    combo.addItem(SizeChoice::tr("1 sample"), 1);
    for (const int samples : {2, 4, 8})
        combo.addItem(SizeChoice::tr("%1 × %1 samples").arg(samples), samples);
    combo.setToolTip(
        SizeChoice::tr("Per pixel: drawn larger and averaged, so that edges are smooth; takes longer"));
    return &combo;
}

SizeChoice::SizeChoice(const QString& object_name, int model_size, QWidget* parent)
    : QWidget(parent), choice_(new QComboBox(this)), own_(new QSpinBox(this)) {
    setObjectName(object_name);
    setFocusProxy(choice_);
    choice_->setObjectName(object_name + ".choice");
    choice_->setAccessibleName(tr("Size"));
    choice_->addItem(model_size ? tr("Model size (%1 px)").arg(model_size) : tr("Model size"), 0);
    for (const int factor : {2, 4})
        if (model_size && model_size * factor <= largest)
            choice_->addItem(tr("× %1 (%2 px)").arg(factor).arg(model_size * factor), model_size * factor);
    choice_->addItem(tr("Other"), typed);
    own_->setObjectName(object_name + ".pixels");
    own_->setAccessibleName(tr("Side in pixels"));
    own_->setRange(smallest, largest);
    own_->setValue(model_size ? model_size : 512);
    own_->setSuffix(tr(" px"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(choice_, 1);
    row->addWidget(own_);
    const auto update = [this] {
        own_->setVisible(choice_->currentData().toInt() == typed);
        Q_EMIT changed();
    };
    connect(choice_, &QComboBox::currentIndexChanged, this, update);
    connect(own_, &QSpinBox::valueChanged, this, &SizeChoice::changed);
    update();
}

int SizeChoice::value() const {
    const int size = choice_->currentData().toInt();
    return size == typed ? own_->value() : size;
}

void SizeChoice::set_value(int size) {
    const int known = choice_->findData(size);
    if (known < 0) own_->setValue(size);
    choice_->setCurrentIndex(known < 0 ? choice_->count() - 1 : known);
}

}  // namespace limner::ui
