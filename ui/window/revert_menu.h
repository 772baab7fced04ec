#pragma once
// File > Revert: the backups of the open project, below the command that goes back to what was saved last.
// They are looked for when the menu opens, away from the interface's thread.

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QThreadPool>

class QMenu;

namespace limner::ui {

class FileActions;

class RevertMenu final : public QObject {
    Q_OBJECT
public:
    /// Adds to `menu`, which owns it.
    RevertMenu(const FileActions& files, QMenu& menu);
    ~RevertMenu() override;

Q_SIGNALS:
    void revert_wanted(const QString& backup);
    /// The backups are in the menu.
    void listed();

private:
    struct Backup {
        QString file;
        QDateTime saved;
    };
    void look();
    void show_backups(const QList<Backup>& backups);

    const FileActions& files_;
    QMenu& menu_;
    QList<QAction*> entries_;
    QThreadPool disk_;
};

}  // namespace limner::ui
