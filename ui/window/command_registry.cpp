#include "ui/window/command_registry.h"

#include <QJsonArray>
#include <QWidget>

#include "ui/widgets/icons.h"

namespace limner::ui {
namespace {

constexpr const char* tip_property = "tip";        // the tooltip without the keys
constexpr const char* reason_property = "reason";  // why it cannot be used now

}  // namespace

QString plain_title(const QAction& action) { return action.text().remove('&').remove(QChar(0x2026)); }

QString keys_text(const QAction& action) {
    QStringList keys;
    for (const QKeySequence& key : action.shortcuts()) keys << key.toString(QKeySequence::NativeText);
    return keys.join(", ");
}

CommandRegistry::CommandRegistry(QWidget& window) : QObject(&window), window_(window) {}

QAction* CommandRegistry::make(const CommandSpec& spec) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    if (!spec.icon.isEmpty()) action->setIcon(icon(spec.icon));
    action->setProperty(tip_property, spec.tip.isEmpty() ? plain_title(*action) : spec.tip);
    show_keys(*action);
    action->setStatusTip({});
    if (spec.only_in) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        spec.only_in->addAction(action);
    } else {
        window_.addAction(action);
    }
    actions_.push_back(action);
    defaults_[spec.id] = spec.keys;
    return action;
}

void CommandRegistry::show_keys(QAction& action) {
    if (const QString reason = action.property(reason_property).toString(); !reason.isEmpty())
        return action.setToolTip(reason);
    QString tip = action.property(tip_property).toString();
    if (!action.shortcut().isEmpty())
        tip += " (" + action.shortcut().toString(QKeySequence::NativeText) + ")";
    action.setToolTip(tip);
}

QAction* CommandRegistry::add(const CommandSpec& spec, std::function<void()> act) {
    QAction* action = make(spec);
    connect(action, &QAction::triggered, this, [act = std::move(act)] { act(); });
    return action;
}

QAction* CommandRegistry::add_switch(const CommandSpec& spec, bool on, std::function<void(bool)> act) {
    QAction* action = make(spec);
    action->setCheckable(true);
    action->setChecked(on);
    connect(action, &QAction::triggered, this, std::move(act));
    return action;
}

QAction* CommandRegistry::action(const QString& id) const {
    for (QAction* action : actions_)
        if (action->objectName() == id) return action;
    return nullptr;
}

bool CommandRegistry::run(const QString& id) {
    QAction* found = action(id);
    if (!found || !found->isEnabled()) return false;
    found->trigger();
    return true;
}

void CommandRegistry::set_reason_against(const QString& id, const QString& reason) {
    QAction* wanted = action(id);
    if (!wanted) return;
    wanted->setProperty(reason_property, reason);
    wanted->setEnabled(reason.isEmpty());
    show_keys(*wanted);
}

void CommandRegistry::set_default_keys(const QString& id, const Keys& keys) {
    QAction* wanted = action(id);
    if (!wanted) return;
    const bool follows = wanted->shortcuts() == default_keys(id);
    defaults_[id] = keys;
    if (!follows) return;
    wanted->setShortcuts(keys);
    show_keys(*wanted);
}

QAction* CommandRegistry::holder(const QKeySequence& key, const QString& except) const {
    for (QAction* action : actions_)
        if (action->objectName() != except && action->shortcuts().contains(key)) return action;
    return nullptr;
}

void CommandRegistry::set_keys(const QString& id, const Keys& keys) {
    QAction* wanted = action(id);
    if (!wanted) return;
    for (const QKeySequence& key : keys)
        if (QAction* other = holder(key, id)) {
            Keys rest = other->shortcuts();
            rest.removeAll(key);
            other->setShortcuts(rest);
            show_keys(*other);
        }
    wanted->setShortcuts(keys);
    show_keys(*wanted);
    Q_EMIT keys_changed();
}

QJsonObject CommandRegistry::key_changes() const {
    QJsonObject changes;
    for (const QAction* action : actions_) {
        if (action->shortcuts() == default_keys(action->objectName())) continue;
        QJsonArray keys;
        for (const QKeySequence& key : action->shortcuts()) keys << key.toString(QKeySequence::PortableText);
        changes[action->objectName()] = keys;
    }
    return changes;
}

void CommandRegistry::set_key_changes(const QJsonObject& changes) {
    for (QAction* action : actions_) {
        if (action->shortcuts() == default_keys(action->objectName())) continue;
        action->setShortcuts(default_keys(action->objectName()));
        show_keys(*action);
    }
    {
        const QSignalBlocker once(this);
        for (auto change = changes.begin(); change != changes.end(); ++change) {
            Keys keys;
            for (const QJsonValue& key : change->toArray())
                if (const QKeySequence sequence(key.toString(), QKeySequence::PortableText);
                    !sequence.isEmpty())
                    keys << sequence;
            set_keys(change.key(), keys);
        }
    }
    Q_EMIT keys_changed();
}

}  // namespace limner::ui
