#pragma once
// The status bar: hint, position and class, zoom, render state, device, model, speed, memory, saved state.
// Widths are fixed, so that nothing jumps.

#include <QLabel>
#include <QStatusBar>
#include <QTimer>

#include "ui/session/editor_session.h"

namespace limner::ui {

class FileActions;
class JobQueue;
class NoticeLog;
class ViewArea;

class StatusLine final : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(EditorSession& session, FileActions& files, JobQueue& jobs, NoticeLog& notices,
               ViewArea& views, QWidget* parent);

    const QWidget& bell() const { return *bell_; }

public Q_SLOTS:
    void show_autosaved();
    void set_unprotected(bool unprotected);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// As wide as the widest of `texts`, so that nothing moves when the text changes.
    QLabel* item(const char* name, const QStringList& texts, const QString& tip,
                 const char* command = nullptr);
    void show_hint(const QString& text);
    void show_position(QPointF picture);
    void show_engine();
    void show_saved();
    void show_jobs();
    void show_bell();

    EditorSession& session_;
    FileActions& files_;
    JobQueue& jobs_;
    NoticeLog& notices_;
    ViewArea& views_;
    QLabel *hint_, *position_, *zoom_, *state_, *device_, *model_, *speed_, *memory_, *running_, *saved_,
        *bell_;
    bool unprotected_ = false;
    QTimer settle_;  // runs once after the last picture, so that an idle bar says so
};

}  // namespace limner::ui
