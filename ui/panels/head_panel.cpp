#include "ui/panels/head_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/panels/group_controls.h"
#include "ui/session/texts.h"
#include "ui/widgets/dice_menu.h"
#include "ui/widgets/fold_group.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/seed_row.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

constexpr int most_useful = 10;  // rows of the first group
constexpr double gaze_limit = 30;
constexpr double to_degrees = 57.29577951308232;

}  // namespace

HeadPanel::HeadPanel(EditorSession& session, QWidget* parent) : Panel("head", tr("Head"), session, parent) {
    identity_ = add_source("head.identity", tr("Identity"), &HeadShape::identity);
    amount_ = new ValueSlider("head.identity.amount", tr("Character"),
                              {.low = 0,
                               .high = 1.5,
                               .hard_low = 0,
                               .hard_high = 2,
                               .standard = 1,
                               .decimals = 0,
                               .shown_factor = 100,
                               .suffix = " %"},
                              body());
    amount_->setToolTip(tr("0 % is the average head, 100 % the one that was drawn"));
    connect(amount_, &ValueSlider::edited, this, [this](double value, GestureId gesture) {
        Portrait after = session_.portrait();
        after.head.identity_amount = static_cast<float>(value);
        session_.edit(after, tr("Character %1 %").arg(qRound(value * 100)), gesture);
    });
    connect(amount_, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    auto* indented = new QHBoxLayout;
    indented->setContentsMargins(7, 0, 4, 4);  // as the rows above and below
    indented->addWidget(amount_);
    column().addLayout(indented);
    hair_ = add_source("head.hair", tr("Hair shape"), &HeadShape::hair);
    wear_ = add_source("head.wear", tr("Worn things"), &HeadShape::wear);
    wear_->setToolTip(tr("Cut of the clothes, glasses, hat, jewellery"));
    build_expression();
    build_gaze();
    column().addStretch(1);
    connect(&session_, &EditorSession::portrait_changed, this, &HeadPanel::show_portrait);
    connect(&session_, &EditorSession::model_changed, this, &HeadPanel::show_model);
    show_model();
}

SeedRow* HeadPanel::add_source(const char* name, const QString& title, CodeSource HeadShape::*member) {
    auto* row = new SeedRow(name, title, body());
    connect(row, &SeedRow::thrown, this, [=, this](quint64 seed) {
        Portrait after = session_.portrait();
        after.head.*member = session_.thrown(after.head.*member, seed);
        session_.edit(after, tr("Random %1, seed %2").arg(within_sentence(title)).arg(seed), 0);
    });
    connect(row, &SeedRow::edited, this,
            [=, this](const CodeSource& source, const QString& what, GestureId gesture) {
                Portrait after = session_.portrait();
                after.head.*member = source;
                session_.edit(after, what, gesture);
            });
    connect(row, &SeedRow::dice_amount_edited, &session_, &EditorSession::set_dice_amount);
    connect(&session_, &EditorSession::dice_changed, row,
            [this, row] { row->set_dice_amount(session_.dice_amount()); });
    connect(row, &SeedRow::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    connect(row, &SeedRow::lock_toggled, this,
            [=, this](bool on) { session_.set_locked(name, on, within_sentence(title)); });
    column().addWidget(row);
    return row;
}

void HeadPanel::build_expression() {
    expression_ = new FoldGroup("head.expression", tr("Expression"), true, body());
    const auto header_button = [&](const char* name, const char* picture, const QString& tip) {
        auto* button = new QToolButton(expression_);
        button->setObjectName(name);
        button->setIcon(icon(picture));
        button->setIconSize({16, 16});
        button->setAutoRaise(true);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        expression_->add_to_header(button);
        return button;
    };
    expression_->add_to_header(
        new GroupControls("head.expression", "expression", tr("Expression"), session_, expression_));
    expression_dice_ = header_button("head.expression.dice", "dice", tr("Throw the dice for the expression"));
    connect(expression_dice_, &QToolButton::clicked, this, &HeadPanel::throw_expression);
    dice_menu_ = new DiceMenu("head.expression.dice.menu", expression_dice_);
    connect(dice_menu_, &DiceMenu::amount_edited, &session_, &EditorSession::set_dice_amount);
    connect(&session_, &EditorSession::dice_changed, dice_menu_,
            [this] { dice_menu_->set_amount(session_.dice_amount()); });
    connect(dice_menu_, &DiceMenu::previous_asked, this, [this] { walk(throws_.previous()); });
    connect(dice_menu_, &DiceMenu::next_asked, this, [this] { walk(throws_.next()); });
    expression_reset_ = header_button("head.expression.reset", "reset", tr("Neutralise the expression"));
    connect(expression_reset_, &QToolButton::clicked, &session_, &EditorSession::neutral_expression);
    expression_lock_ =
        header_button("head.expression.lock", "unlocked", tr("Lock the expression against the dice"));
    expression_lock_->setCheckable(true);
    connect(expression_lock_, &QToolButton::toggled, this,
            [this](bool on) { session_.set_locked("head.expression", on, tr("expression")); });
    auto* tools = new QHBoxLayout;
    search_ = new QLineEdit(expression_);
    search_->setObjectName("head.expression.search");
    search_->setPlaceholderText(tr("Search"));
    search_->setAccessibleName(tr("Search expressions"));
    search_->setClearButtonEnabled(true);
    connect(search_, &QLineEdit::textChanged, this, &HeadPanel::filter_rows);
    link_sides_ = new QCheckBox(tr("Link sides"), expression_);
    link_sides_->setObjectName("head.expression.link");
    link_sides_->setToolTip(tr("Left and right move together"));
    link_sides_->setChecked(true);
    connect(link_sides_, &QCheckBox::toggled, this, &HeadPanel::rebuild_expression_rows);
    tools->addWidget(search_, 1);
    tools->addWidget(link_sides_);
    expression_->content().addLayout(tools);
    column().addWidget(expression_);
}

void HeadPanel::throw_expression() {
    const auto before = session_.portrait().head.expression;
    session_.randomise_expression(fresh_seed());
    const auto& after = session_.portrait().head.expression;
    if (after != before) throws_.thrown(before, after);
    dice_menu_->set_walk(throws_.has_previous(), throws_.has_next());
}

void HeadPanel::walk(const std::map<std::string, float>& expression) {
    dice_menu_->set_walk(throws_.has_previous(), throws_.has_next());
    Portrait after = session_.portrait();
    after.head.expression = expression;
    session_.edit(after, tr("Throw of the expression"), 0);
}

HeadPanel::ExpressionRow HeadPanel::make_row(const std::vector<std::string>& keys, const QString& title,
                                             FoldGroup* group) {
    auto* slider = new ValueSlider("edit.expression." + QString::fromStdString(keys.front()), title,
                                   percent_range(), group->content_widget());
    slider->setToolTip(title);
    connect(slider, &ValueSlider::edited, this, [=, this](double value, GestureId gesture) {
        Portrait after = session_.portrait();
        // Zero is exactly no change: the key goes.
        for (const std::string& key : keys) {
            if (value == 0) {
                after.head.expression.erase(key);
            } else {
                after.head.expression[key] = static_cast<float>(value);
            }
        }
        session_.edit(after, tr("%1 %2 %").arg(title).arg(qRound(value * 100)), gesture);
    });
    connect(slider, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    group->content().addWidget(slider);
    QString words = title;
    for (const std::string& key : keys) words += ' ' + QString::fromStdString(key);
    return {slider, keys, words.toLower(), group};
}

void HeadPanel::rebuild_expression_rows() {
    delete rows_holder_;
    rows_.clear();
    groups_.clear();
    rows_holder_ = new QWidget(expression_);
    auto* layout = new QVBoxLayout(rows_holder_);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    expression_->content().addWidget(rows_holder_);
    if (shown_keys_.empty()) return;
    const bool linked = link_sides_->isChecked();
    // Rows in the model's order; the first ones stand in a group of their own.
    struct Wanted {
        std::vector<std::string> keys;
        QString title, group_id, group;
    };
    std::vector<Wanted> wanted;
    QMap<QString, std::size_t> by_pair;
    for (const std::string& key : shown_keys_) {
        const ExpressionName name = expression_name(key);
        if (linked && name.side) {
            if (const auto found = by_pair.constFind(name.pair); found != by_pair.constEnd()) {
                wanted[*found].keys.push_back(key);
                continue;
            }
            by_pair.insert(name.pair, wanted.size());
        }
        QString title = name.title;
        if (!linked && name.side) title = (name.side == 'L' ? tr("%1, left") : tr("%1, right")).arg(title);
        wanted.push_back({{key}, title, name.group_id, name.group});
    }
    QMap<QString, FoldGroup*> by_id;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        const bool useful = static_cast<int>(i) < most_useful;
        const QString id = useful ? "most-used" : wanted[i].group_id;
        FoldGroup*& group = by_id[id];
        if (!group) {
            group = new FoldGroup("head.expression.group." + id, useful ? tr("Most used") : wanted[i].group,
                                  useful, rows_holder_);
            groups_.push_back(group);
            // Rows of the first group belong to several regions.
            if (!useful)
                group->add_to_header(new GroupControls("head.expression." + id,
                                                       "expression." + id.toStdString(), wanted[i].group,
                                                       session_, group));
            layout->addWidget(group);
        }
        rows_.push_back(make_row(wanted[i].keys, wanted[i].title, group));
    }
    // The rows are younger than what stands below them: Tab would come to them last.
    QWidget* last = link_sides_;
    for (QWidget* control : rows_holder_->findChildren<QWidget*>())
        if (control->focusPolicy() & Qt::TabFocus) setTabOrder(std::exchange(last, control), control);
    filter_rows(search_->text());
    show_portrait();
}

void HeadPanel::filter_rows(const QString& text) {
    const QString wanted = text.trimmed().toLower();
    for (FoldGroup* group : groups_) {
        bool any = false;
        for (const ExpressionRow& row : rows_) {
            if (row.group != group) continue;
            const bool hit = wanted.isEmpty() || row.words.contains(wanted);
            row.slider->setVisible(hit);
            any = any || hit;
        }
        group->setVisible(any);
        if (!wanted.isEmpty()) group->set_open(any);
    }
}

void HeadPanel::build_gaze() {
    auto* group = new FoldGroup("head.gaze", tr("Gaze"), true, body());
    group->add_to_header(new GroupControls("head.gaze", "head.gaze", tr("Gaze"), session_, group));
    const auto add = [&](const char* name, const QString& title, const QString& tip,
                         float HeadShape::*member) {
        auto* slider = new ValueSlider(name, title,
                                       {.low = -gaze_limit,
                                        .high = gaze_limit,
                                        .hard_low = -45,
                                        .hard_high = 45,
                                        .step = 1,
                                        .decimals = 1,
                                        .suffix = QString(QChar(0xB0))},
                                       group->content_widget());
        slider->setToolTip(tip);
        connect(slider, &ValueSlider::edited, this, [=, this](double degrees, GestureId gesture) {
            Portrait after = session_.portrait();
            after.head.*member = static_cast<float>(degrees / to_degrees);
            session_.edit(after, angle_text(tr("Gaze"), Radians(after.head.*member)), gesture);
        });
        connect(slider, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
        group->content().addWidget(slider);
        return slider;
    };
    gaze_x_ = add("head.gaze.x", tr("Sideways"), tr("+ looks to the right edge of the picture"),
                  &HeadShape::gaze_x);
    gaze_y_ = add("head.gaze.y", tr("Up, down"), tr("+ looks up"), &HeadShape::gaze_y);
    column().addWidget(group);
}

void HeadPanel::show_model() {
    const Capabilities all{true, true, true, true, true, true, true, true};
    const Capabilities can = session_.model() ? session_.model()->capabilities : all;
    allow(*identity_, can.identity, tr("change the person"));
    allow(*amount_, can.identity, tr("change the person"));
    allow(*hair_, can.hair_shape, tr("change the shape of the hair"));
    allow(*wear_, can.hair_shape || can.identity, tr("change what is worn"));
    allow(*expression_, can.expression, tr("change the expression"));
    allow(*gaze_x_, can.gaze, tr("turn the eyes"));
    allow(*gaze_y_, can.gaze, tr("turn the eyes"));
    std::vector<std::string> keys;
    if (session_.model()) keys = session_.model()->expressions;
    if (keys != shown_keys_) {
        shown_keys_ = std::move(keys);
        rebuild_expression_rows();
    }
    show_portrait();
}

void HeadPanel::show_expression_lock() {
    const bool locked = session_.locked("head.expression");
    const QSignalBlocker quiet(expression_lock_);
    expression_lock_->setChecked(locked);
    expression_lock_->setIcon(icon(locked ? "locked" : "unlocked"));
    expression_dice_->setEnabled(!locked);
    expression_dice_->setToolTip(locked ? tr("Locked: unlock to throw the dice")
                                        : tr("Throw the dice for the expression"));
    expression_reset_->setEnabled(!locked);
    expression_reset_->setToolTip(locked ? tr("Locked: unlock to neutralise it")
                                         : tr("Neutralise the expression"));
}

void HeadPanel::show_portrait() {
    const HeadShape& head = session_.portrait().head;
    identity_->set_source(head.identity);
    hair_->set_source(head.hair);
    wear_->set_source(head.wear);
    for (SeedRow* row : {identity_, hair_, wear_})
        row->set_locked(session_.locked(row->objectName().toStdString()));
    show_expression_lock();
    amount_->set_value(double(head.identity_amount));
    for (const ExpressionRow& row : rows_) {
        float most = 0;
        for (const std::string& key : row.keys)
            if (const auto found = head.expression.find(key); found != head.expression.end())
                most = std::max(most, found->second);
        row.slider->set_value(double(most));
    }
    gaze_x_->set_value(double(head.gaze_x) * to_degrees);
    gaze_y_->set_value(double(head.gaze_y) * to_degrees);
}

}  // namespace limner::ui
