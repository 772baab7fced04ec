#include "ui/timeline/length_field.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace limner::ui {
namespace {

/// The time in "2.5 s"; nothing when there is no unit, or no number before it.
std::optional<double> seconds_of(QString text, const QLocale& locale) {
    text = text.trimmed();
    if (!text.endsWith('s', Qt::CaseInsensitive)) return std::nullopt;
    text.chop(1);
    bool good = false;
    double seconds = locale.toDouble(text.trimmed(), &good);
    if (!good) seconds = text.trimmed().toDouble(&good);
    if (!good || seconds < 0) return std::nullopt;
    return seconds;
}

}  // namespace

LengthField::LengthField(QWidget* parent) : QSpinBox(parent) {
    setKeyboardTracking(false);
    connect(this, &QSpinBox::valueChanged, this, &LengthField::show_tip);
    show_tip();
}

void LengthField::set_rate(double rate) {
    rate_ = rate;
    show_tip();
}

void LengthField::show_tip() {
    setToolTip(tr("Number of frames: %1 s. A time can be typed, too, such as 2 s.")
                   .arg(locale().toString(value() / rate_, 'f', 2)));
}

QValidator::State LengthField::validate(QString& text, int& at) const {
    if (seconds_of(text, locale())) return QValidator::Acceptable;
    // On the way to a time.
    const bool digits = std::all_of(
        text.begin(), text.end(), [](QChar c) { return c.isDigit() || c.isSpace() || c == '.' || c == ','; });
    const auto state = QSpinBox::validate(text, at);
    return state == QValidator::Invalid && digits ? QValidator::Intermediate : state;
}

int LengthField::valueFromText(const QString& text) const {
    const auto seconds = seconds_of(text, locale());
    if (!seconds) return QSpinBox::valueFromText(text);
    const double frames = std::clamp(*seconds * rate_, double(minimum()), double(maximum()));
    return int(std::lround(frames));
}

}  // namespace limner::ui
