#pragma once
// Files that are dropped from other programs.

#include <QDropEvent>
#include <QMimeData>
#include <QUrl>

namespace limner::ui {

/// Takes the first file of this computer that `event` brings; empty when it brings none.
inline QString take_dropped_file(QDropEvent& event) {
    for (const QUrl& url : event.mimeData()->urls())
        if (url.isLocalFile()) {
            event.acceptProposedAction();
            return url.toLocalFile();
        }
    return {};
}

}  // namespace limner::ui
