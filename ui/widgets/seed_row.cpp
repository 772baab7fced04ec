#include "ui/widgets/seed_row.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QStyle>
#include <QToolButton>
#include <algorithm>

#include "ui/session/texts.h"
#include "ui/widgets/dice_menu.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {

std::uint64_t fresh_seed() { return QRandomGenerator::global()->bounded(1, 1'000'000); }

SeedRow::SeedRow(const QString& object_name, const QString& title, QWidget* parent)
    : QWidget(parent),
      title_(title),
      dice_(new QToolButton(this)),
      lock_(new QToolButton(this)),
      menu_(new QToolButton(this)),
      name_(new QLabel(title, this)),
      seed_(new QLineEdit(this)),
      blend_seed_(new QLineEdit(this)),
      blend_(nullptr) {
    setObjectName(object_name);
    setAttribute(Qt::WA_StyledBackground);
    setProperty("seed_row", true);
    blend_ = new ValueSlider(object_name + ".blend", tr("Blend"), percent_range(), this);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(6, 4, 4, 4);
    grid->setHorizontalSpacing(4);
    grid->setVerticalSpacing(2);
    const auto prepare = [&](QToolButton* button, const char* part, const char* picture, const QString& tip) {
        button->setObjectName(object_name + part);
        button->setIcon(icon(picture));
        button->setIconSize({16, 16});
        button->setAutoRaise(true);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
    };
    prepare(dice_, ".dice", "dice", tr("Throw the dice for %1").arg(within_sentence(title_)));
    prepare(lock_, ".lock", "unlocked", tr("Lock %1 against the dice").arg(within_sentence(title_)));
    prepare(menu_, ".take", "take", tr("Take %1 from …").arg(within_sentence(title_)));
    lock_->setCheckable(true);
    menu_->setPopupMode(QToolButton::InstantPopup);
    menu_->hide();
    const auto field = [&](QLineEdit* edit, const char* part, const QString& tip) {
        edit->setObjectName(object_name + part);
        edit->setToolTip(tip);
        edit->setAccessibleName(tip);
        edit->setMaxLength(20);
        edit->setFixedWidth(76);
        edit->setAlignment(Qt::AlignRight);
        edit->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,20}"), edit));
    };
    field(seed_, ".seed", tr("Seed of %1").arg(within_sentence(title_)));
    field(blend_seed_, ".blend-seed", tr("Second seed, blended in"));
    blend_->setToolTip(tr("How much of the second seed is blended in"));
    name_->setMinimumWidth(std::max(72, name_->sizeHint().width()));
    grid->addWidget(name_, 0, 0);
    grid->addWidget(dice_, 0, 1);
    grid->addWidget(menu_, 0, 2);
    grid->addWidget(lock_, 0, 3);
    grid->addWidget(seed_, 0, 4);
    grid->addWidget(blend_, 1, 0, 1, 4);
    grid->addWidget(blend_seed_, 1, 4);
    grid->setColumnStretch(0, 1);
    QWidget* last = dice_;
    for (QWidget* next : std::initializer_list<QWidget*>{menu_, lock_, seed_, blend_, blend_seed_})
        setTabOrder(std::exchange(last, next), next);

    dice_menu_ = new DiceMenu(object_name + ".dice.menu", dice_);
    connect(dice_menu_, &DiceMenu::amount_edited, this, &SeedRow::dice_amount_edited);
    connect(dice_menu_, &DiceMenu::previous_asked, this, [this] { walk(throws_.previous()); });
    connect(dice_menu_, &DiceMenu::next_asked, this, [this] { walk(throws_.next()); });
    connect(dice_, &QToolButton::clicked, this, &SeedRow::throw_dice);
    connect(lock_, &QToolButton::toggled, this, &SeedRow::lock_toggled);
    connect(seed_, &QLineEdit::editingFinished, this, [this] { read_seed(seed_, &CodeSource::seed); });
    connect(blend_seed_, &QLineEdit::editingFinished, this,
            [this] { read_seed(blend_seed_, &CodeSource::blend_seed); });
    connect(blend_, &ValueSlider::edited, this, [this](double value, GestureId gesture) {
        CodeSource after = source_;
        after.blend = static_cast<float>(value);
        Q_EMIT edited(after, tr("Blend %1 %2 %").arg(within_sentence(title_)).arg(qRound(value * 100)),
                      gesture);
    });
    connect(blend_, &ValueSlider::cancelled, this, &SeedRow::cancelled);
}

void SeedRow::throw_dice() {
    Q_EMIT activated();
    if (lock_->isChecked()) return;
    const CodeSource before = source_;
    Q_EMIT thrown(fresh_seed());
    if (source_ != before) throws_.thrown(before, source_);
    dice_menu_->set_walk(throws_.has_previous(), throws_.has_next());
}

void SeedRow::walk(const CodeSource& source) {
    dice_menu_->set_walk(throws_.has_previous(), throws_.has_next());
    Q_EMIT edited(source, tr("Throw of %1, seed %2").arg(within_sentence(title_)).arg(source.seed), 0);
}

void SeedRow::set_dice_amount(double amount) { dice_menu_->set_amount(amount); }

void SeedRow::read_seed(QLineEdit* field, std::uint64_t CodeSource::*member) {
    bool good = false;
    const quint64 seed = field->text().toULongLong(&good);
    if (!good) return set_source(source_);
    if (seed == source_.*member) return;
    CodeSource after = source_;
    after.*member = seed;
    Q_EMIT edited(after, tr("%1 seed %2").arg(title_).arg(seed), 0);
}

void SeedRow::set_source(const CodeSource& source) {
    source_ = source;
    if (!seed_->hasFocus() || !seed_->isModified()) seed_->setText(QString::number(source.seed));
    if (!blend_seed_->hasFocus() || !blend_seed_->isModified())
        blend_seed_->setText(QString::number(source.blend_seed));
    blend_->set_value(double(source.blend));
}

void SeedRow::set_locked(bool locked) {
    if (locked == locked_) return;
    locked_ = locked;
    const QSignalBlocker quiet(lock_);
    lock_->setChecked(locked);
    lock_->setIcon(icon(locked ? "locked" : "unlocked"));
    dice_->setEnabled(!locked);
    dice_->setToolTip(locked ? tr("Locked: unlock to throw the dice")
                             : tr("Throw the dice for %1").arg(within_sentence(title_)));
}

void SeedRow::set_menu(QMenu* menu) {
    menu_->setMenu(menu);
    menu_->show();
}

void SeedRow::set_active(bool active) {
    if (property("active").toBool() == active) return;
    setProperty("active", active);
    style()->unpolish(this);
    style()->polish(this);
}

void SeedRow::mousePressEvent(QMouseEvent*) { Q_EMIT activated(); }

}  // namespace limner::ui
