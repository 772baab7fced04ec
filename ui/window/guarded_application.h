#pragma once
// The application of the editor: what an event, a slot or a command throws ends here, and the window puts
// things right. Before guard() it is a plain QApplication.
//
//     GuardedApplication application(argc, argv);
//     MainWindow window(session, settings);
//     application.guard(window);

#include <QApplication>
#include <QPointer>

class QUndoCommand;

namespace limner::ui {

class MainWindow;

class GuardedApplication final : public QApplication {
public:
    using QApplication::QApplication;
    /// As long as `window` lives.
    void guard(MainWindow& window);
    bool notify(QObject* receiver, QEvent* event) override;

private:
    void recover(const QUndoCommand* last_step, const char* thrown) noexcept;

    QPointer<MainWindow> window_;
};

}  // namespace limner::ui
