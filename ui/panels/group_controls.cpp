#include "ui/panels/group_controls.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "engine/portrait/portrait_groups.h"
#include "engine/portrait/portrait_keys.h"
#include "ui/session/texts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/value_slider.h"

namespace limner::ui {
namespace {

SliderRange range_of(const Portrait& portrait, const std::string& group) {
    SliderRange range = percent_range(1);
    // Beyond a code there is none.
    range.high = range.hard_high = find_code_source(portrait, group) ? 1 : double(most_group_amount);
    return range;
}

}  // namespace

GroupControls::GroupControls(const QString& object_name, std::string group, const QString& title,
                             EditorSession& session, QWidget* parent, Shown shown)
    : QWidget(parent),
      session_(session),
      group_(std::move(group)),
      title_(title),
      amount_(new ValueSlider(object_name + ".amount", tr("Amount of %1").arg(within_sentence(title)),
                              range_of(session.portrait(), group_), this)) {
    setObjectName(object_name + ".group");
    amount_->set_compact();
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(amount_);
    if (shown == Shown::amount_and_eye) add_eye(object_name);
    connect(amount_, &ValueSlider::edited, this, [this](double value, GestureId gesture) {
        set_level({.on = true, .amount = static_cast<float>(value)},
                  tr("Amount of %1: %2 %").arg(within_sentence(title_)).arg(qRound(value * 100)), gesture);
    });
    connect(amount_, &ValueSlider::cancelled, this, [this](GestureId g) { session_.cancel(g); });
    connect(&session_, &EditorSession::portrait_changed, this, &GroupControls::show_level);
    show_level();
}

void GroupControls::add_eye(const QString& object_name) {
    eye_ = new QToolButton(this);
    eye_->setObjectName(object_name + ".on");
    eye_->setIconSize({16, 16});
    eye_->setAutoRaise(true);
    layout()->addWidget(eye_);
    connect(eye_, &QToolButton::clicked, this, [this] {
        GroupLevel level = group_level(session_.portrait(), group_);
        level.on = !level.on;
        const QString name = within_sentence(title_);
        set_level(level, level.on ? tr("Switch on %1").arg(name) : tr("Switch off %1").arg(name), 0);
    });
}

void GroupControls::set_level(GroupLevel level, const QString& text, GestureId gesture) {
    Portrait after = session_.portrait();
    set_group_level(after, group_, level);
    session_.edit(after, text, gesture);
}

void GroupControls::show_level() {
    const GroupLevel level = group_level(session_.portrait(), group_);
    if (eye_) show_eye(level.on);
    amount_->set_value(double(level.amount));
    const bool scales = group_can_be_scaled(session_.portrait(), group_);
    amount_->setEnabled(scales);
    amount_->setToolTip(scales ? tr("How much of its values counts in the picture")
                               : tr("Three seeds would take part, and a code is a mix of two: it can only be "
                                    "switched on and off"));
}

void GroupControls::show_eye(bool on) {
    const QString name = within_sentence(title_);
    eye_->setIcon(icon(on ? "eye" : "eye-off"));
    eye_->setAccessibleName(on ? tr("Switch off %1").arg(name) : tr("Switch on %1").arg(name));
    eye_->setToolTip(
        on ? tr("Switch off %1: the picture is as if it were at its default, the values stay").arg(name)
           : tr("Switch on %1").arg(name));
}

}  // namespace limner::ui
