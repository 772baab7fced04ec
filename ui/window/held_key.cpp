#include "ui/window/held_key.h"

#include <QCoreApplication>
#include <QKeyEvent>

namespace limner::ui {
namespace {

constexpr int tap_ms = 200;

}  // namespace

HeldKey::HeldKey(QAction& action, std::function<void()> back)
    : QObject(&action), action_(action), back_(std::move(back)) {
    action.setAutoRepeat(false);
    connect(&action, &QAction::triggered, this, [this] {
        held_.start();
        QCoreApplication::instance()->installEventFilter(this);
    });
}

bool HeldKey::eventFilter(QObject*, QEvent* event) {
    if (event->type() != QEvent::KeyRelease) return false;
    const auto& key = *static_cast<QKeyEvent*>(event);
    if (key.isAutoRepeat() || !action_.shortcuts().contains(QKeySequence(key.key()))) return false;
    QCoreApplication::instance()->removeEventFilter(this);
    if (held_.elapsed() > tap_ms) back_();
    return false;
}

}  // namespace limner::ui
