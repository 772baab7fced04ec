#include "ui/dialogs/background_choice.h"

#include <QColorDialog>
#include <QComboBox>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/dialogs/combo_items.h"

namespace limner::ui {
namespace {

constexpr int swatch = 16;

}  // namespace

BackgroundChoice::BackgroundChoice(const QString& object_name, QWidget* parent)
    : QWidget(parent), choice_(new QComboBox(this)), colour_button_(new QPushButton(this)) {
    using Kind = Background::Kind;
    setObjectName(object_name);
    setFocusProxy(choice_);
    choice_->setObjectName(object_name + ".choice");
    choice_->setAccessibleName(tr("Background"));
    choice_->addItem(tr("As generated"), static_cast<int>(Kind::generated));
    choice_->addItem(tr("Transparent"), static_cast<int>(Kind::transparent));
    choice_->addItem(tr("Plain colour"), static_cast<int>(Kind::colour));
    colour_button_->setObjectName(object_name + ".colour");
    colour_button_->setAutoDefault(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(choice_, 1);
    row->addWidget(colour_button_);
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        colour_button_->setVisible(value().kind == Kind::colour);
        Q_EMIT changed();
    });
    connect(colour_button_, &QPushButton::clicked, this, &BackgroundChoice::pick_colour);
    colour_button_->hide();
    show_colour();
}

Background BackgroundChoice::value() const {
    return {static_cast<Background::Kind>(choice_->currentData().toInt()), colour_};
}

void BackgroundChoice::set_value(const Background& background) {
    colour_ = background.colour;
    show_colour();
    choice_->setCurrentIndex(choice_->findData(static_cast<int>(background.kind)));
}

void BackgroundChoice::forbid_transparent(const QString& reason) {
    const int index = choice_->findData(static_cast<int>(Background::Kind::transparent));
    set_item_reason(*choice_, index, reason);
    if (!reason.isEmpty() && choice_->currentIndex() == index) choice_->setCurrentIndex(0);
}

void BackgroundChoice::pick_colour() {
    const QColor picked =
        QColorDialog::getColor(QColor(colour_.r, colour_.g, colour_.b), this, tr("Background colour"));
    if (!picked.isValid()) return;
    colour_ = {std::uint8_t(picked.red()), std::uint8_t(picked.green()), std::uint8_t(picked.blue())};
    show_colour();
    Q_EMIT changed();
}

void BackgroundChoice::show_colour() {
    QPixmap pixmap(swatch, swatch);
    pixmap.fill(QColor(colour_.r, colour_.g, colour_.b));
    colour_button_->setIcon(pixmap);
    const QString text = QString::fromStdString(to_text(Background{Background::Kind::colour, colour_}));
    colour_button_->setText(text);
    colour_button_->setAccessibleName(tr("Background colour %1").arg(text));
}

}  // namespace limner::ui
