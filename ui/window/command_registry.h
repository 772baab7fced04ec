#pragma once
// All commands by name: menus, shortcuts, tests and the shortcut sheet ask here.

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <functional>
#include <vector>

namespace limner::ui {

struct CommandSpec {
    QString id;  // "edit.undo": also the object name
    QString text;
    QList<QKeySequence> keys = {};
    QString icon = {};           // "" = none
    QString tip = {};            // "" = the text
    QWidget* only_in = nullptr;  // keys work only while this widget or a child has the focus
};

class CommandRegistry final : public QObject {
    Q_OBJECT
public:
    explicit CommandRegistry(QWidget& window);

    QAction* add(const CommandSpec& spec, std::function<void()> act);
    /// A command that is on or off.
    QAction* add_switch(const CommandSpec& spec, bool on, std::function<void(bool)> act);
    /// Null for an unknown id.
    QAction* action(const QString& id) const;
    bool run(const QString& id);
    const std::vector<QAction*>& actions() const { return actions_; }

private:
    QAction* make(const CommandSpec& spec);
    QWidget& window_;
    std::vector<QAction*> actions_;
};

}  // namespace limner::ui
