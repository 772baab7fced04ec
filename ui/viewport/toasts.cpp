#include "ui/viewport/toasts.h"

#include <QLabel>
#include <QStyle>
#include <QTimer>
#include <algorithm>

namespace limner::ui {
namespace {

constexpr std::size_t most = 3;
constexpr int info_ms = 4000, warning_ms = 8000;
constexpr int widest = 360, margin = 12, gap = 6;

}  // namespace

Toasts::Toasts(QWidget& views) : QObject(&views), views_(views) {
    for (std::size_t i = 0; i < most; ++i) {
        auto* label = new QLabel(&views);
        label->setObjectName("view.toast");
        label->setTextFormat(Qt::PlainText);  // names of files are in it
        label->setWordWrap(true);
        label->setMargin(10);
        label->hide();
        auto* timer = new QTimer(label);
        timer->setSingleShot(true);
        connect(timer, &QTimer::timeout, this, [this, label] { drop(label); });
        toasts_.push_back({label, timer, {}, 0});
    }
}

void Toasts::show(NoticeLevel level, const QString& text) {
    auto toast = std::find_if(toasts_.begin(), toasts_.end(),
                              [&](const Toast& t) { return t.count > 0 && t.text == text; });
    if (toast == toasts_.end())
        toast = std::find_if(toasts_.begin(), toasts_.end(), [](const Toast& t) { return t.count == 0; });
    if (toast == toasts_.end()) {
        toast = toasts_.begin();  // the oldest makes room
        toast->count = 0;
    }
    toast->text = text;
    ++toast->count;
    QLabel& label = *toast->label;
    label.setText(toast->count > 1 ? tr("%1 (%2 times)").arg(text).arg(toast->count) : text);
    label.setProperty("level", level == NoticeLevel::info ? "info" : "warning");
    label.style()->unpolish(&label);
    label.style()->polish(&label);
    label.setAccessibleName(label.text());
    label.show();
    toast->timer->start(level == NoticeLevel::info ? info_ms : warning_ms);
    std::rotate(toast, toast + 1, toasts_.end());  // the newest is the last
    place();
}

void Toasts::drop(QLabel* label) {
    for (Toast& toast : toasts_)
        if (toast.label == label) toast.count = 0;
    label->hide();
    place();
}

void Toasts::place() {
    const int width = std::min(widest, views_.width() - 2 * margin);
    int bottom = views_.height() - margin;
    for (auto toast = toasts_.rbegin(); toast != toasts_.rend(); ++toast) {
        if (toast->label->isHidden()) continue;
        toast->label->setFixedWidth(width);
        toast->label->adjustSize();
        bottom -= toast->label->height();
        toast->label->move(views_.width() - width - margin, bottom);
        toast->label->raise();
        bottom -= gap;
    }
}

}  // namespace limner::ui
