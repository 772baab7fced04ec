#include "ui/dialogs/time_lapse_dialog.h"

#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace limner::ui {

TimeLapseDialog::TimeLapseDialog(PortraitDocument& document, Playhead& playhead,
                                 std::vector<Paintings> moments, QWidget* parent)
    : QDialog(parent), document_(document), playhead_(playhead), moments_(std::move(moments)) {
    setObjectName("time-lapse");
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Time-lapse"));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    const auto seconds = [&](const char* name, const QString& label, double low, double high, double value) {
        auto* spin = new QDoubleSpinBox(this);
        spin->setObjectName(name);
        spin->setDecimals(2);
        spin->setSingleStep(0.05);
        spin->setRange(low, high);
        spin->setValue(value);
        spin->setSuffix(tr(" s"));
        QString plain = label;
        spin->setAccessibleName(plain.remove('&'));
        form->addRow(label, spin);
        connect(spin, &QDoubleSpinBox::valueChanged, this, &TimeLapseDialog::show_length);
        return spin;
    };
    stroke_ =
        seconds("time-lapse.stroke", tr("Time of each &stroke"), 0.02, 10, TimeLapse().seconds_per_stroke);
    hold_ = seconds("time-lapse.hold", tr("&Hold at the end"), 0, 60, TimeLapse().hold_seconds);
    length_ = new QLabel(this);
    length_->setObjectName("time-lapse.length");
    length_->setProperty("weak", true);
    auto* buttons = new QDialogButtonBox(this);
    auto* take = buttons->addButton(tr("&Take"), QDialogButtonBox::AcceptRole);
    take->setObjectName("time-lapse.take");
    take->setDefault(true);
    buttons->addButton(tr("Ca&ncel"), QDialogButtonBox::RejectRole)->setObjectName("time-lapse.cancel");
    connect(buttons, &QDialogButtonBox::accepted, this, &TimeLapseDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(12);
    column->addLayout(form);
    column->addWidget(length_);
    column->addStretch(1);
    column->addWidget(buttons);
    show_length();
}

Animation TimeLapseDialog::animation() const {
    return with_time_lapse(*document_.state().animation, moments_,
                           {.seconds_per_stroke = stroke_->value(), .hold_seconds = hold_->value()});
}

void TimeLapseDialog::show_length() {
    const Animation after = animation();
    const Track& track = after.tracks.at("painting");
    const double seconds = track.back().frame / after.rate + hold_->value();
    length_->setText(tr("%1 pictures of the painting in %2 s, as keys of the timeline")
                         .arg(locale().toString(int(track.size())), locale().toString(seconds, 'f', 1)));
}

void TimeLapseDialog::accept() {
    document_.edit_animation(animation(), tr("Time-lapse"));
    playhead_.go_to(playhead_.animation().frames - 1);  // where the painting is as it was
    QDialog::accept();
}

}  // namespace limner::ui
