#include "ui/dialogs/easing_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/widgets/easing_field.h"

namespace limner::ui {
namespace {

struct NamedCurve {
    const char* title;
    EasingCurve curve;
};
constexpr NamedCurve presets[] = {
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Smooth"), {0.4f, 0, 0.6f, 1}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Very smooth"), {0.75f, 0, 0.25f, 1}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Begin slowly"), {0.6f, 0, 0.9f, 0.6f}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "End slowly"), {0.1f, 0.4f, 0.4f, 1}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Anticipate"), {0.36f, -0.4f, 0.7f, 1}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Overshoot"), {0.3f, 0, 0.64f, 1.4f}},
    {QT_TRANSLATE_NOOP("limner::ui::EasingDialog", "Anticipate and overshoot"), {0.6f, -0.4f, 0.4f, 1.4f}}};

constexpr float third = 1 / 3.f;

/// The easings of a key are curves, too.
EasingCurve curve_of(const Key& key) {
    switch (key.easing) {
        case KeyEasing::custom:
            return key.curve;
        case KeyEasing::linear:
            return {third, third, 2 * third, 2 * third};
        case KeyEasing::ease_in:
            return {third, 0, 2 * third, third};
        case KeyEasing::ease_out:
            return {third, 2 * third, 2 * third, 1};
        case KeyEasing::smooth:
        case KeyEasing::hold:
            break;
    }
    return {};
}

}  // namespace

EasingDialog::EasingDialog(PortraitDocument& document, std::set<KeyId> keys, QWidget* parent)
    : QDialog(parent),
      document_(document),
      keys_(std::move(keys)),
      before_(*document.state().animation),
      field_(new EasingField(this)),
      presets_(new QComboBox(this)) {
    setObjectName("easing");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Easing"));
    field_->setObjectName("easing.field");
    presets_->setObjectName("easing.preset");
    presets_->setAccessibleName(tr("Curve"));
    presets_->addItem(tr("Custom"));
    for (const NamedCurve& preset : presets) presets_->addItem(tr(preset.title));

    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->addRow(tr("&Curve"), presets_);
    const auto number = [&](const char* name, const QString& label, float EasingCurve::*member, bool time) {
        auto* spin = new QDoubleSpinBox(this);
        spin->setObjectName(name);
        spin->setDecimals(2);
        spin->setSingleStep(0.05);
        spin->setRange(time ? 0 : double(EasingCurve::least_y), time ? 1 : double(EasingCurve::most_y));
        form->addRow(label, spin);
        QString plain = label;
        spin->setAccessibleName(plain.remove('&'));
        connect(spin, &QDoubleSpinBox::valueChanged, this, [this, member](double value) {
            EasingCurve curve = curve_;
            curve.*member = float(value);
            set_curve(curve);
        });
        return spin;
    };
    numbers_ = {number("easing.x1", tr("&First handle, time"), &EasingCurve::x1, true),
                number("easing.y1", tr("First handle, &way"), &EasingCurve::y1, false),
                number("easing.x2", tr("&Second handle, time"), &EasingCurve::x2, true),
                number("easing.y2", tr("Second handle, w&ay"), &EasingCurve::y2, false)};

    auto* buttons = new QDialogButtonBox(this);
    auto* take = buttons->addButton(tr("&Take"), QDialogButtonBox::AcceptRole);
    take->setObjectName("easing.take");
    take->setDefault(true);
    auto* cancel = buttons->addButton(tr("Ca&ncel"), QDialogButtonBox::RejectRole);
    cancel->setObjectName("easing.cancel");
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &EasingDialog::reject);

    auto* middle = new QHBoxLayout;
    middle->setSpacing(16);
    middle->addWidget(field_, 0, Qt::AlignTop);
    middle->addLayout(form, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addLayout(middle);
    column->addStretch(1);
    column->addWidget(buttons);

    connect(field_, &EasingField::edited, this, &EasingDialog::set_curve);
    connect(presets_, &QComboBox::activated, this, [this](int index) {
        if (index > 0) set_curve(presets[index - 1].curve);
    });
    const Key* first = nullptr;
    for (const auto& [track, frame] : keys_)
        if (!first) first = find_key(before_, track, frame);
    set_curve(first ? curve_of(*first) : EasingCurve());
}

void EasingDialog::set_curve(const EasingCurve& curve) {
    curve_ = curve;
    show_curve();
    document_.edit_animation(with_easing(before_, keys_, KeyEasing::custom, curve), tr("Easing: custom"),
                             gesture_);
}

void EasingDialog::show_curve() {
    field_->set_curve(curve_);
    const float values[] = {curve_.x1, curve_.y1, curve_.x2, curve_.y2};
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        const QSignalBlocker blocker(numbers_[i]);
        numbers_[i]->setValue(double(values[i]));
    }
    const auto preset = std::find_if(std::begin(presets), std::end(presets),
                                     [this](const NamedCurve& p) { return p.curve == curve_; });
    presets_->setCurrentIndex(preset == std::end(presets) ? 0 : int(preset - std::begin(presets)) + 1);
}

void EasingDialog::reject() {
    document_.cancel(gesture_);
    QDialog::reject();
}

}  // namespace limner::ui
