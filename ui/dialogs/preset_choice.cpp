#include "ui/dialogs/preset_choice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/session/export_settings.h"

namespace limner::ui {

PresetChoice::PresetChoice(const QString& object_name, const char* kind, QWidget* parent)
    : QWidget(parent),
      kind_(kind),
      names_(new QComboBox(this)),
      save_(new QPushButton(tr("Sa&ve"), this)),
      delete_(new QPushButton(tr("Delete"), this)) {
    setObjectName(object_name);
    setFocusProxy(names_);
    names_->setObjectName(object_name + ".name");
    names_->setAccessibleName(tr("Preset"));
    names_->setEditable(true);
    names_->setInsertPolicy(QComboBox::NoInsert);
    names_->lineEdit()->setPlaceholderText(tr("A name, to keep these options"));
    names_->lineEdit()->setMaxLength(most_preset_name);
    names_->lineEdit()->installEventFilter(this);
    save_->setObjectName(object_name + ".save");
    save_->setToolTip(tr("Keeps the options under this name"));
    delete_->setObjectName(object_name + ".delete");
    delete_->setToolTip(tr("Forgets the options of this name"));
    auto* label = new QLabel(tr("Prese&t"), this);
    label->setBuddy(names_);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(names_, 1);
    for (QPushButton* button : {save_, delete_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    list();
    connect(names_, &QComboBox::activated, this, [this] {
        update_buttons();
        if (preset_names(kind_).contains(name())) Q_EMIT chosen(name());
    });
    connect(names_, &QComboBox::editTextChanged, this, &PresetChoice::update_buttons);
    connect(save_, &QPushButton::clicked, this, [this] {
        Q_EMIT kept(name());
        list();
    });
    connect(delete_, &QPushButton::clicked, this, [this] {
        remove_preset(kind_, name());
        names_->clearEditText();
        list();
    });
}

/// Enter keeps the options under the name that was typed; the dialog would export.
bool PresetChoice::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    if (key != Qt::Key_Return && key != Qt::Key_Enter) return false;
    save_->click();
    return true;
}

QString PresetChoice::name() const { return names_->currentText().trimmed(); }

void PresetChoice::list() {
    const QString shown = name();
    {
        const QSignalBlocker silent(names_);
        names_->clear();
        names_->addItems(preset_names(kind_));
        names_->setCurrentIndex(names_->findText(shown, Qt::MatchExactly));
        names_->setEditText(shown);
    }
    update_buttons();
}

void PresetChoice::update_buttons() {
    save_->setEnabled(!name().isEmpty());
    delete_->setEnabled(preset_names(kind_).contains(name()));
}

}  // namespace limner::ui
