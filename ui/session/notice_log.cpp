#include "ui/session/notice_log.h"

#include <spdlog/spdlog.h>

namespace limner::ui {

NoticeLog::NoticeLog(EditorSession& session, QObject* parent) : QObject(parent) {
    connect(&session, &EditorSession::notice, this, &NoticeLog::add);
}

void NoticeLog::add(NoticeLevel level, const QString& text, const NoticeAction& action) {
    if (level == NoticeLevel::error) spdlog::error("{}", text.toStdString());
    const auto now = QDateTime::currentDateTime();
    if (!notices_.empty() && notices_.front().text == text && notices_.front().level == level) {
        ++notices_.front().count;
        notices_.front().time = now;
        notices_.front().action = action;  // of the newest file
    } else {
        notices_.push_front({level, text, now, 1, action});
        if (notices_.size() > most) notices_.pop_back();
        if (level != NoticeLevel::info) ++unread_;
    }
    Q_EMIT changed();
}

void NoticeLog::mark_read() {
    if (unread_ == 0) return;
    unread_ = 0;
    Q_EMIT changed();
}

void NoticeLog::clear() {
    notices_.clear();
    unread_ = 0;
    Q_EMIT changed();
    Q_EMIT cleared();
}

QString NoticeLog::text() const {
    QString lines;
    for (const LoggedNotice& notice : notices_) {
        lines += notice.time.toString(Qt::ISODate) + "  " + notice.text;
        if (notice.count > 1) lines += QString(" (%1)").arg(notice.count);
        lines += '\n';
    }
    return lines;
}

}  // namespace limner::ui
