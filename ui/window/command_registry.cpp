#include "ui/window/command_registry.h"

#include <QWidget>

#include "ui/widgets/icons.h"

namespace limner::ui {

CommandRegistry::CommandRegistry(QWidget& window) : QObject(&window), window_(window) {}

QAction* CommandRegistry::make(const CommandSpec& spec) {
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setShortcuts(spec.keys);
    if (!spec.icon.isEmpty()) action->setIcon(icon(spec.icon));
    QString tip = spec.tip.isEmpty() ? QString(spec.text).remove('&').remove(QChar(0x2026)) : spec.tip;
    if (!spec.keys.isEmpty()) tip += " (" + spec.keys.front().toString(QKeySequence::NativeText) + ")";
    action->setToolTip(tip);
    action->setStatusTip({});
    if (spec.only_in) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        spec.only_in->addAction(action);
    } else {
        window_.addAction(action);
    }
    actions_.push_back(action);
    return action;
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

}  // namespace limner::ui
