#pragma once
// Tells the desktop that a job has ended, when nobody looks at the window. Where the desktop has no place for
// such notices nothing happens: the list of jobs says it anyway.

#include <QObject>
#include <functional>

class QSystemTrayIcon;
class QWidget;

namespace limner::ui {

struct Job;
class JobQueue;

class SystemNotice final : public QObject {
    Q_OBJECT
public:
    using Teller = std::function<void(const QString& title, const QString& text)>;

    SystemNotice(JobQueue& jobs, QWidget& window);
    /// Instead of the desktop.
    void set_teller(Teller teller) { teller_ = std::move(teller); }

protected:
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void tell(const Job& job);
    void show(const QString& title, const QString& text);

    QWidget& window_;
    QSystemTrayIcon* icon_ = nullptr;  // there while it has something to say
    Teller teller_;
};

}  // namespace limner::ui
