#pragma once
// A file of the user's that cannot be read: it gives way and is kept.

#include <QFile>
#include <QString>

namespace limner::ui {

/// Renames `file` to "FILE.damaged", or "FILE.damaged-2" and so on where earlier ones lie. Where it lies now;
/// its old name when it cannot be moved.
inline QString set_aside(const QString& file) {
    QString aside = file + ".damaged";
    for (int i = 2; QFile::exists(aside); ++i) aside = file + ".damaged-" + QString::number(i);
    return QFile::rename(file, aside) ? aside : file;
}

}  // namespace limner::ui
