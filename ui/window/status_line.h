#pragma once
// The status bar: hint, position and class, zoom, size, render state, device, model, speed, memory, jobs,
// saved state. Widths are fixed, so that nothing jumps. A click on an item, or Enter, goes to where there is
// more; a right click says which items are shown.

#include <QLabel>
#include <QStatusBar>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "ui/session/editor_session.h"

class QTemporaryDir;

namespace limner::ui {

class FileActions;
class JobQueue;
class NoticeLog;
class Settings;
class ViewArea;

class StatusLine final : public QStatusBar {
    Q_OBJECT
public:
    StatusLine(EditorSession& session, FileActions& files, JobQueue& jobs, NoticeLog& notices,
               ViewArea& views, Settings& settings, QWidget* parent);
    ~StatusLine() override;

    const QWidget& bell() const { return *bell_; }
    bool unprotected() const { return unprotected_; }

public Q_SLOTS:
    void show_autosaved();
    void set_unprotected(bool unprotected);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Item {
        QString id, title;  // "memory", "Memory"
        QLabel* label;
        int least_width;  // of the bar, from which on there is room for it
    };
    /// What a click on an item does; nothing where it is empty.
    using Act = std::function<void()>;
    /// As wide as the widest of `texts`, so that nothing moves when the text changes.
    QLabel* item(const char* id, const QString& title, const QStringList& texts, const QString& tip, Act act,
                 int least_width = 0);
    /// Runs a command of the window.
    void run(const char* command);
    /// Zoom and turn of the view back to what they can be.
    void show_zoom_menu();
    bool is_hidden(const QString& id) const;
    void set_hidden(const QString& id, bool hidden);
    /// Those that the user wants, there is room for, and that have something to say.
    void show_items();
    void show_hint(const QString& text);
    void show_position(QPointF picture);
    void show_zoom();
    void show_engine();
    void show_size();
    void show_saved();
    void show_jobs();
    void show_bell();
    /// The picture that is shown as a file with its recipe, until the window closes; empty where there is
    /// none.
    QString picture_file();

    EditorSession& session_;
    FileActions& files_;
    JobQueue& jobs_;
    NoticeLog& notices_;
    ViewArea& views_;
    Settings& settings_;
    std::vector<Item> items_;
    QLabel *hint_, *position_, *zoom_, *size_, *state_, *device_, *model_, *speed_, *memory_, *running_,
        *saved_, *bell_;
    bool unprotected_ = false;
    std::unique_ptr<QTemporaryDir> dragged_;  // pictures dragged into other programs
    QTimer settle_;                           // runs once after the last picture, so that an idle bar says so
};

}  // namespace limner::ui
