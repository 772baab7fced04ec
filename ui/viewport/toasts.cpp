#include "ui/viewport/toasts.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QTimer>
#include <QToolButton>
#include <algorithm>

#include "ui/widgets/icons.h"
#include "ui/widgets/line_breaks.h"

namespace limner::ui {
namespace {

constexpr std::size_t most = 3;
constexpr int info_ms = 4000, warning_ms = 8000;
constexpr int widest = 360, margin = 12, gap = 6;

const char* name_of(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::info:
            return "info";
        case NoticeLevel::warning:
            return "warning";
        case NoticeLevel::error:
            break;
    }
    return "error";
}

}  // namespace

/// One notice, with what it offers. It is there, hidden, while nothing is said.
class Toast final : public QFrame {
public:
    Toast(QWidget& views, std::function<void()> gone) : QFrame(&views), gone_(std::move(gone)) {
        setObjectName("view.toast");
        text_->setObjectName("view.toast.text");
        text_->setTextFormat(Qt::PlainText);  // names of files are in it
        text_->setWordWrap(true);
        action_->setObjectName("view.toast.action");
        close_->setObjectName("view.toast.close");
        close_->setIcon(icon("close"));
        close_->setAutoRaise(true);
        close_->setToolTip(Toasts::tr("Close"));
        close_->setAccessibleName(Toasts::tr("Close"));
        for (QAbstractButton* button : std::initializer_list<QAbstractButton*>{action_, close_}) {
            button->setFocusPolicy(Qt::NoFocus);
            button->setCursor(Qt::ArrowCursor);
        }
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(10, 8, 8, 8);
        row->addWidget(text_, 1);
        row->addWidget(action_, 0, Qt::AlignBottom);
        row->addWidget(close_, 0, Qt::AlignTop);
        timer_->setSingleShot(true);
        connect(timer_, &QTimer::timeout, this, &Toast::drop);
        connect(close_, &QToolButton::clicked, this, &Toast::drop);
        connect(action_, &QPushButton::clicked, this, [this] {
            const auto act = act_;
            drop();
            if (act) act();
        });
        hide();
    }

    bool shown() const { return count_ > 0; }
    bool stays() const { return level_ == NoticeLevel::error; }
    bool says(NoticeLevel level, const QString& text) const {
        return shown() && level_ == level && said_ == text;
    }

    void say(NoticeLevel level, const QString& text, const NoticeAction& action) {
        count_ = says(level, text) ? count_ + 1 : 1;
        level_ = level;
        said_ = text;
        act_ = action.act;
        const QString told = count_ > 1 ? Toasts::tr("%1 (%2 times)").arg(text).arg(count_) : text;
        text_->setText(with_line_breaks(told));
        action_->setText(action.title);
        action_->setVisible(!action.title.isEmpty());
        close_->setVisible(stays());
        setProperty("level", name_of(level));
        style()->unpolish(this);
        style()->polish(this);
        setAccessibleName(told);
        stays() ? timer_->stop() : timer_->start(level == NoticeLevel::info ? info_ms : warning_ms);
        show();
        QAccessibleEvent said(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&said);
    }

    void drop() {
        count_ = 0;
        act_ = {};
        timer_->stop();
        hide();
        gone_();
    }

private:
    QLabel* text_ = new QLabel(this);
    QPushButton* action_ = new QPushButton(this);
    QToolButton* close_ = new QToolButton(this);
    QTimer* timer_ = new QTimer(this);
    std::function<void()> gone_, act_;
    NoticeLevel level_ = NoticeLevel::info;
    QString said_;
    int count_ = 0;  // 0: not shown
};

Toasts::Toasts(QWidget& views) : QObject(&views), views_(views) {
    for (std::size_t i = 0; i < most; ++i) toasts_.push_back(new Toast(views, [this] { place(); }));
}

void Toasts::show(NoticeLevel level, const QString& text, const NoticeAction& action) {
    const auto find = [this](const auto& wanted) {
        return std::find_if(toasts_.begin(), toasts_.end(), wanted);
    };
    auto toast = find([&](const Toast* t) { return t->says(level, text); });
    if (toast == toasts_.end()) toast = find([](const Toast* t) { return !t->shown(); });
    // The oldest makes room, errors last.
    if (toast == toasts_.end()) toast = find([](const Toast* t) { return !t->stays(); });
    if (toast == toasts_.end()) toast = toasts_.begin();
    (*toast)->say(level, text, action);
    std::rotate(toast, toast + 1, toasts_.end());  // the newest is the last
    place();
}

void Toasts::close_all() {
    for (Toast* toast : toasts_)
        if (toast->shown()) toast->drop();
}

void Toasts::place() {
    const int width = std::min(widest, views_.width() - 2 * margin);
    int bottom = views_.height() - margin;
    for (auto toast = toasts_.rbegin(); toast != toasts_.rend(); ++toast) {
        if (!(*toast)->shown()) continue;
        (*toast)->setFixedWidth(width);
        (*toast)->setFixedHeight((*toast)->layout()->totalHeightForWidth(width));
        bottom -= (*toast)->height();
        (*toast)->move(views_.width() - width - margin, bottom);
        (*toast)->raise();
        bottom -= gap;
    }
}

}  // namespace limner::ui
