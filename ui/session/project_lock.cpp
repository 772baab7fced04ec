#include "ui/session/project_lock.h"

#include <QFileInfo>
#include <QSysInfo>
#include <filesystem>

#include "engine/core/file.h"

namespace limner::ui {

QString ProjectLock::path_of(const QString& file) {
    const QFileInfo real(
        QString::fromStdU16String(behind_links(std::filesystem::path(file.toStdU16String())).u16string()));
    // The folder's own name counts, not a link to it.
    const QString folder = QFileInfo(real.absolutePath()).canonicalFilePath();
    return (folder.isEmpty() ? real.absolutePath() : folder) + "/." + real.fileName() + ".lock";
}

ProjectLock::ProjectLock(const QString& file) : path_(path_of(file)), lock_(path_) {
    lock_.setStaleLockTime(0);  // a project may be open for weeks: only a dead process loses its lock
    if (lock_.tryLock(0) || lock_.error() != QLockFile::LockFailedError) return;
    qint64 process = 0;
    LockHolder holder;
    lock_.getLockInfo(&process, &holder.host, &holder.program);
    holder.here = holder.host.isEmpty() || holder.host == QSysInfo::machineHostName();
    holder.since = QFileInfo(path_).lastModified();
    holder_ = holder;
}

}  // namespace limner::ui
