#pragma once
// File > Open recent: projects, photos and label maps, models, each with a small picture. What is not
// there any more is grey and can be located. Files are looked at when the menu opens, on threads of its
// own: a network that does not answer keeps nothing waiting.

#include <QDateTime>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QThreadPool>

#include "ui/settings/recent_files.h"

class QAction;
class QMenu;

namespace limner::ui {

class RecentMenu final : public QObject {
    Q_OBJECT
public:
    /// Fills `menu`, which owns it.
    RecentMenu(RecentFiles& recent, QMenu& menu);
    ~RecentMenu() override;

    /// Looks at all files; looked() follows.
    void look();
    /// As they were when they were looked at last: whether `file` is there, and its small picture or null.
    bool is_there(const QString& file) const { return looks_.value(file).there; }
    QImage picture(const QString& file) const { return looks_.value(file).picture; }

Q_SIGNALS:
    void open_wanted(limner::ui::FileKind kind, const QString& file);
    /// `file` is not there any more, and the user knows where it went.
    void locate_wanted(limner::ui::FileKind kind, const QString& file);
    /// All files of the menu were looked at.
    void looked();

private:
    /// What a file was like when it was looked at last.
    struct Look {
        bool there = true;
        QImage picture;     // null when there is none
        QDateTime changed;  // what the picture was read from
    };
    void fill();
    QAction* add_entry(FileKind kind, const RecentFile& recent);
    void show_look(FileKind kind, const RecentFile& recent);
    void fill_locate();
    static Look look_at(FileKind kind, const QString& file, const Look& before);
    /// At most of 128 pixels a side; null where there is none.
    static QImage picture_of(FileKind kind, const QString& file);
    QString shown_path(const QString& file) const;

    RecentFiles& recent_;
    QMenu& menu_;
    QMenu *pin_, *locate_;
    QHash<QString, Look> looks_;
    QHash<QString, QAction*> entries_;  // of the menu, by file
    int unanswered_ = 0;
    QThreadPool disk_;
};

}  // namespace limner::ui
