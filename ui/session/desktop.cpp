#include "ui/session/desktop.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace limner::ui {

void open_with_desktop(const QString& path) { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }

void show_in_folder(const QString& path) {
    const QFileInfo file(path);
    open_with_desktop(file.isDir() ? file.absoluteFilePath() : file.absolutePath());
}

}  // namespace limner::ui
