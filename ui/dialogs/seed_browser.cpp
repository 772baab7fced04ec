#include "ui/dialogs/seed_browser.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QVBoxLayout>

#include "engine/portrait/portrait_groups.h"
#include "ui/dialogs/seed_plane_view.h"
#include "ui/dialogs/variation_board.h"
#include "ui/widgets/seed_row.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

constexpr int picture_side = 128;

}  // namespace

SeedBrowser::SeedBrowser(EditorSession& session, QWidget* parent)
    : QDialog(parent),
      session_(session),
      pictures_(session, picture_side, nullptr),
      plane_(new SeedPlaneView(session, pictures_, this)),
      board_(new VariationBoard(session, pictures_, this)),
      seed_(new QLineEdit(this)),
      step_(new QComboBox(this)),
      strength_(new ValueSlider("seed-browser.strength", tr("Strength"), percent_range(0.25), this)),
      pointed_(new QLabel(this)) {
    setObjectName("seed-browser");
    setWindowTitle(tr("Seed browser"));
    setAttribute(Qt::WA_DeleteOnClose);
    build();
    connect(plane_, &SeedPlaneView::moved, this, &SeedBrowser::want_pictures);
    connect(board_, &VariationBoard::moved, this, &SeedBrowser::want_pictures);
    connect(plane_, &SeedPlaneView::taken, this, &SeedBrowser::take);
    connect(plane_, &SeedPlaneView::kept, this, &SeedBrowser::keep);
    connect(plane_, &SeedPlaneView::pointed, pointed_, &QLabel::setText);
    connect(plane_, &SeedPlaneView::halvings_changed, this,
            [this] { step_->setCurrentIndex(plane_->halvings()); });
    connect(step_, &QComboBox::currentIndexChanged, plane_, &SeedPlaneView::set_halvings);
    connect(seed_, &QLineEdit::editingFinished, this, [this] {
        bool good = false;
        const quint64 seed = seed_->text().toULongLong(&good);
        if (good && seed != plane_->origin()) plane_->set_origin(seed);
    });
    connect(strength_, &ValueSlider::edited, board_, [this](double value) { board_->set_strength(value); });
    connect(board_, &VariationBoard::taken, this, [this](const Portrait& portrait, const QString& name) {
        take(portrait, name);
        board_->set_seed(fresh_seed());
    });
    connect(board_, &VariationBoard::kept, this, &SeedBrowser::keep);
    // Another pose, another light: the same people look different.
    connect(&session_, &EditorSession::portrait_changed, this, [this] {
        plane_->update();
        board_->update();
        want_pictures();
    });
    const std::uint64_t seed = base_code(session_.portrait()).seed;
    seed_->setText(QString::number(seed));
    board_->set_seed(fresh_seed());
    plane_->set_origin(seed);
}

void SeedBrowser::build() {
    seed_->setObjectName("seed-browser.seed");
    seed_->setAccessibleName(tr("Seed in the middle"));
    seed_->setToolTip(tr("Goes to this person"));
    seed_->setValidator(new QRegularExpressionValidator(QRegularExpression("[0-9]{1,19}"), seed_));
    step_->setObjectName("seed-browser.step");
    step_->setAccessibleName(tr("Step"));
    step_->addItems({tr("Every picture another person"), tr("One picture between two people"),
                     tr("Three pictures between two people"), tr("Seven pictures between two people")});
    strength_->setToolTip(tr("How far the variations go"));
    auto* again = new QPushButton(tr("&Other variations"), this);
    again->setObjectName("seed-browser.again");
    connect(again, &QPushButton::clicked, this, [this] { board_->set_seed(fresh_seed()); });
    auto* hint =
        new QLabel(tr("Click takes a person, middle click keeps it on the shelf. Drag the plane; the wheel "
                      "changes the step. With the keyboard: arrows, Enter, Shift+Enter."),
                   this);
    hint->setWordWrap(true);
    hint->setProperty("weak", true);
    auto* title = new QLabel(tr("Variations of this face"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    pointed_->setObjectName("seed-browser.pointed");
    auto* form = new QFormLayout;
    form->addRow(tr("&Seed in the middle"), seed_);
    form->addRow(tr("S&tep"), step_);
    auto* left = new QVBoxLayout;
    left->addWidget(plane_, 1);
    left->addWidget(pointed_);
    left->addLayout(form);
    auto* right = new QVBoxLayout;
    right->addWidget(title);
    right->addWidget(board_);
    right->addWidget(strength_);
    right->addWidget(again);
    right->addStretch(1);
    right->addWidget(hint);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addLayout(left, 1);
    columns->addLayout(right);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    // Enter in a field or a board is no wish to close.
    for (QAbstractButton* button : buttons->buttons())
        static_cast<QPushButton*>(button)->setAutoDefault(false);
    again->setAutoDefault(false);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(columns, 1);
    layout->addWidget(buttons);
}

void SeedBrowser::want_pictures() {
    std::vector<Portrait> wanted = board_->shown();
    const std::vector<Portrait> plane = plane_->shown();
    wanted.insert(wanted.end(), plane.begin(), plane.end());
    pictures_.want(std::move(wanted));
}

void SeedBrowser::take(const Portrait& portrait, const QString& name) {
    session_.edit(portrait, tr("Take %1").arg(name), 0);
}

void SeedBrowser::keep(const Portrait& portrait, const QString& name) {
    session_.shelf().add({name, portrait, pictures_.picture(portrait)});
    session_.notify(NoticeLevel::info, tr("“%1” is on the shelf").arg(name));
}

}  // namespace limner::ui
