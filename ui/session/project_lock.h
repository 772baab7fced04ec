#pragma once
// The mark that a project is open: a small file beside it, ".anna.limner.lock", with process, program and
// machine. A mark whose process is dead counts as none.
//
//     const ProjectLock lock(file);
//     if (lock.holder()) ask_before_opening(*lock.holder());
//
// All functions touch the disk: never on the interface's thread.

#include <QDateTime>
#include <QLockFile>
#include <QString>
#include <optional>

namespace limner::ui {

/// Who has a project open.
struct LockHolder {
    QString program, host;
    QDateTime since;
    bool here = false;  // on this machine
};

class ProjectLock {
public:
    /// Takes the lock of the project `file`, behind its links. Where nothing can be written there is none.
    explicit ProjectLock(const QString& file);
    // The lock goes with the last owner (QLockFile).

    /// It is ours.
    bool held() const { return lock_.isLocked(); }
    /// Another editor; nothing when the lock is ours, or there is none.
    const std::optional<LockHolder>& holder() const { return holder_; }
    /// Both are about the same project, by whatever name.
    bool is_of(const QString& file) const { return path_ == path_of(file); }

    /// Where the lock of `file` lies.
    static QString path_of(const QString& file);

private:
    QString path_;
    QLockFile lock_;
    std::optional<LockHolder> holder_;
};

}  // namespace limner::ui
