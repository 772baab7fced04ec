#pragma once
// What the editor has said to the user, the newest first, after its toast has gone.

#include <QDateTime>
#include <QObject>
#include <deque>

#include "ui/session/editor_session.h"

namespace limner::ui {

struct LoggedNotice {
    NoticeLevel level = NoticeLevel::info;
    QString text;
    QDateTime time;  // of the last one
    int count = 1;   // how often it was said in a row
    NoticeAction action = {};
};

class NoticeLog final : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t most = 200;

    explicit NoticeLog(EditorSession& session, QObject* parent = nullptr);

    const std::deque<LoggedNotice>& notices() const { return notices_; }
    /// Warnings and errors since mark_read().
    int unread() const { return unread_; }
    void mark_read();
    void clear();
    /// One a line, with time.
    QString text() const;

Q_SIGNALS:
    void changed();
    void cleared();

private:
    void add(NoticeLevel level, const QString& text, const NoticeAction& action);

    std::deque<LoggedNotice> notices_;
    int unread_ = 0;
};

}  // namespace limner::ui
