#include "ui/window/revert_menu.h"

#include <QAction>
#include <QDir>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QMetaObject>
#include <filesystem>

#include "engine/portrait/project_file.h"
#include "ui/session/file_actions.h"

namespace limner::ui {

RevertMenu::RevertMenu(const FileActions& files, QMenu& menu) : QObject(&menu), files_(files), menu_(menu) {
    menu_.setToolTipsVisible(true);
    connect(&menu_, &QMenu::aboutToShow, this, &RevertMenu::look);
    show_backups({});
}

RevertMenu::~RevertMenu() { disk_.waitForDone(); }

void RevertMenu::look() {
    disk_.start([this, project = files_.project_file()] {
        QList<Backup> backups;
        if (!project.isEmpty())
            for (const auto& path : project_backups(std::filesystem::path(project.toStdU16String()))) {
                const QString file = QString::fromStdU16String(path.u16string());
                backups << Backup{file, QFileInfo(file).lastModified()};
            }
        const auto tell = [this, project, backups] {
            if (project != files_.project_file()) return;  // another one was opened meanwhile
            show_backups(backups);
            Q_EMIT listed();
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    });
}

void RevertMenu::show_backups(const QList<Backup>& backups) {
    qDeleteAll(entries_);
    entries_.clear();
    const QLocale locale = menu_.locale();
    for (const Backup& backup : backups) {
        const QString day = locale.toString(backup.saved.date(), QLocale::ShortFormat);
        QAction* entry = menu_.addAction(tr("Saved on %1 at %2").arg(day, backup.saved.toString("HH:mm:ss")));
        entry->setToolTip(QDir::toNativeSeparators(backup.file));
        entry->setData(backup.file);
        connect(entry, &QAction::triggered, this, [this, file = backup.file] { Q_EMIT revert_wanted(file); });
        entries_ << entry;
    }
    if (!entries_.isEmpty()) return;
    entries_ << menu_.addAction(tr("No backups"));
    entries_.back()->setEnabled(false);
    entries_.back()->setToolTip(
        tr("A save keeps the former version as a backup; the preferences say how many there are."));
}

}  // namespace limner::ui
