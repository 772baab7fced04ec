#pragma once
// All commands by name: menus, shortcuts, tests, the command palette and the shortcut sheet ask here.

#include <QAction>
#include <QJsonObject>
#include <QKeySequence>
#include <QObject>
#include <functional>
#include <map>
#include <vector>

namespace limner::ui {

using Keys = QList<QKeySequence>;

struct CommandSpec {
    QString id;  // "edit.undo": also the object name
    QString text;
    Keys keys = {};
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
    /// Disables the command and makes `reason` its tooltip; an empty one takes both back.
    void set_reason_against(const QString& id, const QString& reason);
    const std::vector<QAction*>& actions() const { return actions_; }

    /// A command that followed its default follows the new one; one the user gave other keys keeps them.
    void set_default_keys(const QString& id, const Keys& keys);
    const Keys& default_keys(const QString& id) const { return defaults_.at(id); }
    /// Takes each of `keys` from whichever command has it now.
    void set_keys(const QString& id, const Keys& keys);
    /// The command other than `except` that `key` belongs to; null when it is free.
    QAction* holder(const QKeySequence& key, const QString& except) const;
    /// What differs from the defaults: {"edit.undo": ["Ctrl+Z"], ...}. Setting it starts from the defaults;
    /// unknown commands in it are left alone.
    QJsonObject key_changes() const;
    void set_key_changes(const QJsonObject& changes);

Q_SIGNALS:
    void keys_changed();

private:
    QAction* make(const CommandSpec& spec);
    static void show_keys(QAction& action);
    QWidget& window_;
    std::vector<QAction*> actions_;
    std::map<QString, Keys> defaults_;
};

/// The name of a command without the marks of menus: "Open".
QString plain_title(const QAction& action);
/// "Ctrl+Z, Ctrl+Y" as the system writes it.
QString keys_text(const QAction& action);

}  // namespace limner::ui
