#include "ui/dialogs/background_choice.h"

#include <QColorDialog>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

#include "ui/dialogs/combo_items.h"
#include "ui/session/export_settings.h"

namespace limner::ui {
namespace {

using Kind = Background::Kind;

constexpr int swatch = 16, longest_name = 24;

void show_colour(QPushButton& button, const Rgba& colour, const QString& name) {
    QPixmap pixmap(swatch, swatch);
    pixmap.fill(QColor(colour.r, colour.g, colour.b));
    button.setIcon(pixmap);
    const QString text = QString::fromStdString(to_text(Background{Kind::colour, colour}));
    button.setText(text);
    button.setAccessibleName(name.arg(text));
}

}  // namespace

BackgroundChoice::BackgroundChoice(const QString& object_name, QWidget* parent)
    : QWidget(parent),
      choice_(new QComboBox(this)),
      colour_button_(new QPushButton(this)),
      lower_button_(new QPushButton(this)),
      picture_button_(new QPushButton(this)) {
    setObjectName(object_name);
    setFocusProxy(choice_);
    choice_->setObjectName(object_name + ".choice");
    choice_->setAccessibleName(tr("Background"));
    choice_->addItem(tr("As generated"), static_cast<int>(Kind::generated));
    choice_->addItem(tr("Transparent"), static_cast<int>(Kind::transparent));
    choice_->addItem(tr("Plain colour"), static_cast<int>(Kind::colour));
    choice_->addItem(tr("Gradient"), static_cast<int>(Kind::gradient));
    choice_->addItem(tr("Picture"), static_cast<int>(Kind::picture));
    colour_button_->setObjectName(object_name + ".colour");
    lower_button_->setObjectName(object_name + ".lower");
    picture_button_->setObjectName(object_name + ".picture");
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(choice_, 1);
    for (QPushButton* button : {colour_button_, lower_button_, picture_button_}) {
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    connect(choice_, &QComboBox::currentIndexChanged, this, [this] {
        background_.kind = static_cast<Kind>(choice_->currentData().toInt());
        show_value();
        load_picture();
        Q_EMIT changed();
    });
    connect(colour_button_, &QPushButton::clicked, this, [this] { pick_colour(background_.colour); });
    connect(lower_button_, &QPushButton::clicked, this, [this] { pick_colour(background_.lower); });
    connect(picture_button_, &QPushButton::clicked, this, &BackgroundChoice::pick_picture);
    pool_.setMaxThreadCount(1);
    show_value();
}

BackgroundChoice::~BackgroundChoice() { pool_.waitForDone(); }

Background BackgroundChoice::value() const { return background_; }

void BackgroundChoice::set_value(const Background& background) {
    background_ = background;
    choice_->setCurrentIndex(choice_->findData(static_cast<int>(background.kind)));
    show_value();
    load_picture();
    Q_EMIT changed();
}

void BackgroundChoice::forbid_transparent(const QString& reason) {
    const int index = choice_->findData(static_cast<int>(Kind::transparent));
    set_item_reason(*choice_, index, reason);
    if (!reason.isEmpty() && choice_->currentIndex() == index) choice_->setCurrentIndex(0);
}

bool BackgroundChoice::good() const { return background_.kind != Kind::picture || !background_.file.empty(); }

void BackgroundChoice::pick_colour(Rgba& colour) {
    const QColor picked =
        QColorDialog::getColor(QColor(colour.r, colour.g, colour.b), this, tr("Background colour"));
    if (!picked.isValid()) return;
    colour = {std::uint8_t(picked.red()), std::uint8_t(picked.green()), std::uint8_t(picked.blue())};
    show_value();
    Q_EMIT changed();
}

void BackgroundChoice::pick_picture() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Picture behind the head"), from_native(background_.file),
                                     tr("Pictures (*.png *.jpg *.jpeg *.webp);;All files (*)"));
    if (file.isEmpty()) return;
    background_.file = native_path(file);
    background_.picture.reset();
    show_value();
    load_picture();
    Q_EMIT changed();
}

/// For the preview; an export reads it anew and says what is wrong with it.
void BackgroundChoice::load_picture() {
    if (background_.kind != Kind::picture || background_.picture || background_.file.empty()) return;
    pool_.start([this, wanted = background_] {
        const auto background = loaded(wanted);
        if (!background) return;
        QMetaObject::invokeMethod(
            this,
            [this, background = *background] {
                if (background != background_) return;
                background_.picture = background.picture;
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void BackgroundChoice::show_value() {
    const Kind kind = background_.kind;
    colour_button_->setVisible(kind == Kind::colour || kind == Kind::gradient);
    lower_button_->setVisible(kind == Kind::gradient);
    picture_button_->setVisible(kind == Kind::picture);
    show_colour(*colour_button_, background_.colour, tr("Background colour %1"));
    show_colour(*lower_button_, background_.lower, tr("Background colour at the bottom %1"));
    const QString file = QFileInfo(from_native(background_.file)).fileName();
    QString shown =
        fontMetrics().elidedText(file, Qt::ElideMiddle, longest_name * fontMetrics().averageCharWidth());
    picture_button_->setText(file.isEmpty() ? tr("Choose…") : shown.replace('&', "&&"));
    picture_button_->setToolTip(from_native(background_.file));
    picture_button_->setAccessibleName(tr("Picture behind the head"));
}

}  // namespace limner::ui
