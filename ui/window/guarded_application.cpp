#include "ui/window/guarded_application.h"

#include <spdlog/spdlog.h>

#include <QThread>
#include <exception>

#include "ui/window/main_window.h"

namespace limner::ui {

void GuardedApplication::guard(MainWindow& window) { window_ = &window; }

bool GuardedApplication::notify(QObject* receiver, QEvent* event) {
    // Events of other threads come through here, too; their work has borders of its own.
    if (QThread::currentThread() != thread() || !window_) return QApplication::notify(receiver, event);
    const QUndoCommand* last_step = window_->last_step();
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& exception) {
        recover(last_step, exception.what());
    } catch (...) {
        recover(last_step, "something that is no exception");
    }
    return false;
}

void GuardedApplication::recover(const QUndoCommand* last_step, const char* thrown) noexcept {
    try {
        spdlog::error("unexpected: {}", thrown);
        if (window_) window_->recover(last_step, QString::fromUtf8(thrown));
    } catch (...) {
        // Nothing is left to try; the program goes on.
    }
}

}  // namespace limner::ui
