#pragma once
// The notices so far, over the bell of the status bar.

#include <QFrame>

class QListWidget;

namespace limner::ui {

class NoticeLog;

class NoticesPopup final : public QFrame {
    Q_OBJECT
public:
    NoticesPopup(NoticeLog& log, QWidget* parent);

    /// Above `bell`; what is shown counts as read.
    void open_above(const QWidget& bell);

private:
    void show_log();

    NoticeLog& log_;
    QListWidget* list_;
};

}  // namespace limner::ui
