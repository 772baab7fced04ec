#include "ui/window/system_notice.h"

#include <QDir>
#include <QEvent>
#include <QSystemTrayIcon>
#include <QWidget>

#include "ui/session/job_queue.h"

namespace limner::ui {

SystemNotice::SystemNotice(JobQueue& jobs, QWidget& window)
    : QObject(&window),
      window_(window),
      teller_([this](const QString& title, const QString& text) { show(title, text); }) {
    connect(&jobs, &JobQueue::ended, this, &SystemNotice::tell);
    window.installEventFilter(this);
}

bool SystemNotice::eventFilter(QObject*, QEvent* event) {
    if (event->type() == QEvent::WindowActivate && icon_) icon_->hide();
    return false;
}

void SystemNotice::tell(const Job& job) {
    // Who stopped it knows.
    if (window_.isActiveWindow() || job.state == Job::State::stopped) return;
    const bool failed = job.state == Job::State::failed;
    const QString text = failed || job.path.isEmpty() ? job.text : QDir::toNativeSeparators(job.path);
    teller_(failed ? tr("%1 was not finished").arg(job.title) : tr("%1 is finished").arg(job.title), text);
}

void SystemNotice::show(const QString& title, const QString& text) {
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) return;
    if (!icon_) {
        icon_ = new QSystemTrayIcon(window_.windowIcon(), this);
        icon_->setToolTip("Limner");
        const auto to_front = [this] {
            window_.raise();
            window_.activateWindow();
        };
        connect(icon_, &QSystemTrayIcon::messageClicked, &window_, to_front);
        connect(icon_, &QSystemTrayIcon::activated, &window_, to_front);
    }
    icon_->show();
    icon_->showMessage(title, text, window_.windowIcon());
}

}  // namespace limner::ui
