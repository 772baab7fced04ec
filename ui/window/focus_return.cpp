#include "ui/window/focus_return.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QDockWidget>
#include <QKeyEvent>
#include <QLineEdit>
#include <QToolBar>

#include "ui/viewport/picture_view.h"
#include "ui/viewport/view_area.h"

namespace limner::ui {
FocusReturn::FocusReturn(ViewArea& views, QObject* parent) : QObject(parent), views_(views) {
    qApp->installEventFilter(this);
}

bool FocusReturn::is_panel(const QObject* object) const {
    return (qobject_cast<const QDockWidget*>(object) || qobject_cast<const QToolBar*>(object)) &&
           object->parent() == views_.window();
}

bool FocusReturn::is_field(const QObject* object) const {
    if (!qobject_cast<const QLineEdit*>(object) && !qobject_cast<const QAbstractSpinBox*>(object))
        return false;
    for (; object; object = object->parent()) {
        if (qobject_cast<const QAbstractItemView*>(object)) return false;
        if (is_panel(object)) return true;
    }
    return false;
}

bool FocusReturn::eventFilter(QObject* object, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return false;
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (!enter && key != Qt::Key_Escape) return false;
    // Keys come to a panel when nothing in it wanted them.
    if (is_panel(object) && !enter) {
        if (!is_field(QApplication::focusWidget())) give_back();
        return true;
    }
    // Later: the field takes what is in it first, or drops it.
    if (is_field(object)) QMetaObject::invokeMethod(this, &FocusReturn::give_back, Qt::QueuedConnection);
    return false;
}

void FocusReturn::give_back() {
    if (QApplication::activePopupWidget() || QApplication::activeModalWidget()) return;
    if (!views_.isActiveWindow()) views_.window()->activateWindow();  // the panel floats
    views_.current_view().setFocus(Qt::OtherFocusReason);
}

}  // namespace limner::ui
