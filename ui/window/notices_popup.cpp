#include "ui/window/notices_popup.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/session/notice_log.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/line_breaks.h"

namespace limner::ui {
namespace {

constexpr QSize popup_size(420, 280);

const char* icon_of(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::info:
            return "information";
        case NoticeLevel::warning:
            return "warning";
        case NoticeLevel::error:
            break;
    }
    return "error";
}

}  // namespace

NoticesPopup::NoticesPopup(NoticeLog& log, QWidget* parent)
    : QFrame(parent, Qt::Popup), log_(log), list_(new QListWidget(this)) {
    setObjectName("notices");
    setAccessibleName(tr("Notices"));
    setFrameShape(QFrame::StyledPanel);
    list_->setObjectName("notices.list");
    list_->setAccessibleName(tr("Notices"));
    list_->setWordWrap(true);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setSelectionMode(QAbstractItemView::NoSelection);
    const auto button = [this](const char* name, const QString& text, auto act) {
        auto* made = new QPushButton(text, this);
        made->setObjectName(name);
        connect(made, &QPushButton::clicked, this, act);
        return made;
    };
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(
        button("notices.copy", tr("Copy all"), [this] { QApplication::clipboard()->setText(log_.text()); }));
    row->addWidget(button("notices.clear", tr("Clear"), [this] { log_.clear(); }));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(list_, 1);
    column->addLayout(row);
    resize(popup_size);
    // Enter, or a double click: toasts have no focus, so here their actions are reached by keyboard.
    connect(list_, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        const auto at = std::size_t(list_->row(item));
        if (at >= log_.notices().size()) return;
        const auto act = log_.notices()[at].action.act;
        if (!act) return;
        close();
        act();
    });
    connect(&log_, &NoticeLog::changed, this, [this] {
        if (isVisible()) show_log();
    });
}

void NoticesPopup::show_log() {
    list_->clear();
    for (const LoggedNotice& notice : log_.notices()) {
        const QString time = locale().toString(notice.time.time(), QLocale::ShortFormat);
        const QString text =
            notice.count > 1 ? tr("%1 (%2 times)").arg(notice.text).arg(notice.count) : notice.text;
        const QString line = tr("%1  %2", "time, notice").arg(time, with_line_breaks(text));
        auto* item =
            new QListWidgetItem(icon(icon_of(notice.level)),
                                notice.action.title.isEmpty() ? line : line + '\n' + notice.action.title);
        item->setFlags(Qt::ItemIsEnabled);
        list_->addItem(item);
    }
    if (log_.notices().empty()) {
        auto* item = new QListWidgetItem(tr("Nothing was said yet. What the editor tells appears here."));
        item->setFlags(Qt::NoItemFlags);
        list_->addItem(item);
    }
}

void NoticesPopup::open_above(const QWidget& bell) {
    show_log();
    const QRect room = bell.screen()->availableGeometry();
    const QPoint above = bell.mapToGlobal(QPoint(bell.width() / 2 - width() / 2, -height() - 4));
    move(std::clamp(above.x(), room.left(), std::max(room.left(), room.right() - width())),
         std::max(room.top(), above.y()));
    show();
    list_->setFocus(Qt::PopupFocusReason);
    log_.mark_read();
}

}  // namespace limner::ui
