// By keyboard and by ear: every control that can have the focus has a name, and Tab goes in reading order.
#include <QAccessible>
#include <QDialog>
#include <QDockWidget>
#include <QFrame>
#include <QListWidget>
#include <QTabBar>
#include <QTest>
#include <catch2/catch.hpp>
#include <set>

#include "tests/ui/editor_fixture.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/workspaces.h"

using namespace limner;
using limner::ui::Editor;

namespace {

std::string path_of(const QWidget& widget) {
    QStringList names;
    for (const QWidget* w = &widget; w; w = w->parentWidget())
        names.prepend(w->objectName().isEmpty() ? w->metaObject()->className() : w->objectName());
    return names.join(" / ").toStdString();
}

/// Parts of Qt's controls, which speak for them.
bool is_inner(const QWidget& widget) {
    if (widget.objectName().startsWith("qt_")) return true;
    const QWidget* parent = widget.parentWidget();
    const bool stands_in = parent && parent->focusPolicy() != Qt::NoFocus && parent->focusProxy() == &widget;
    return parent && (stands_in || parent->inherits("QAbstractSpinBox") || parent->inherits("QComboBox") ||
                      parent->inherits("QComboBoxPrivateContainer"));
}

void check_names(const QWidget& root) {
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || is_inner(*widget)) continue;
        // Qt keeps bars of tabs in store that were never shown.
        if (qobject_cast<QTabBar*>(widget) && !widget->isVisible()) continue;
        INFO(path_of(*widget));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(spoken);
        CHECK_FALSE(spoken->text(QAccessible::Name).trimmed().isEmpty());
        CHECK(spoken->role() != QAccessible::NoRole);
        // Names are read aloud: no marks of menus in them.
        CHECK_FALSE(widget->accessibleName().contains('&'));
    }
}

/// The controls Tab visits from `first` on, once round.
std::vector<QWidget*> tab_order(QWidget& root, QWidget& first) {
    std::vector<QWidget*> order;
    QWidget* widget = &first;
    do {
        if (widget != &root && root.isAncestorOf(widget) && widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) && !is_inner(*widget))
            order.push_back(widget);
        widget = widget->nextInFocusChain();
    } while (widget != &first);
    return order;
}

void check_order(QWidget& root) {
    QWidget* first = nullptr;
    for (QWidget* widget = root.nextInFocusChain(); widget != &root && !first;
         widget = widget->nextInFocusChain())
        if (root.isAncestorOf(widget) && widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) &&
            !is_inner(*widget))
            first = widget;
    REQUIRE(first);
    const auto order = tab_order(root, *first);
    // Nothing that Tab could reach is left out.
    std::size_t reachable = 0;
    for (QWidget* widget : root.findChildren<QWidget*>())
        reachable += widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus) &&
                     !is_inner(*widget);
    CHECK(order.size() == reachable);
    const auto place = [&](const QWidget* widget) {
        return QRect(widget->mapTo(&root, QPoint()), widget->size());
    };
    for (std::size_t i = 1; i < order.size(); ++i) {
        if (order[i]->objectName() == "export.turntable.preview") continue;  // after what it shows
        const QRect before = place(order[i - 1]), after = place(order[i]);
        INFO(path_of(*order[i - 1]) << "\n then " << path_of(*order[i]));
        // Down, or on to the right: never back up in the same column.
        CHECK((after.bottom() >= before.top() || after.left() >= before.right() - 4));
    }
}

}  // namespace

TEST_CASE("Every control of the window that can have the focus has a name", "[accessibility]") {
    Editor e;
    check_names(e.window);
}

TEST_CASE("Every control of every dialog has a name, and Tab goes in reading order", "[accessibility]") {
    Editor e;
    e.window.workspaces().save_as("Mine");
    for (const char* command :
         {"edit.preferences", "help.shortcuts", "help.model", "help.about", "file.export-picture",
          "file.export-turntable", "workspace.save", "workspace.remove", "help.palette"}) {
        INFO(command);
        REQUIRE(e.window.commands().run(command));
        QWidget* dialog = e.window.findChild<QFrame*>("palette");
        for (QDialog* each : e.window.findChildren<QDialog*>())
            if (each->isVisible()) dialog = each;
        REQUIRE(dialog);
        QTest::qWait(0);
        check_names(*dialog);
        auto* pages = dialog->findChild<QListWidget*>("preferences.pages");
        for (int page = 0; page < (pages ? pages->count() : 1); ++page) {
            if (pages) pages->setCurrentRow(page);
            QTest::qWait(0);
            check_order(*dialog);
        }
        dialog->close();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    }
}

TEST_CASE("Within a panel Tab goes in reading order", "[accessibility]") {
    Editor e;
    for (const char* name : {"dock.head", "dock.style", "dock.light", "dock.pose"}) {
        auto& dock = e.find<QDockWidget>(name);
        dock.raise();
        QTest::qWait(0);
        INFO(name);
        check_order(*dock.widget());
    }
}

TEST_CASE("A slider says its name, its value with the unit, and that it is a slider", "[accessibility]") {
    Editor e;
    auto& yaw = e.find<ui::ValueSlider>("pose.yaw");
    yaw.set_value(12);
    QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(&yaw);
    REQUIRE(spoken);
    CHECK(spoken->role() == QAccessible::Slider);
    CHECK(spoken->text(QAccessible::Name) == "Yaw");
    CHECK(spoken->text(QAccessible::Value).startsWith("12"));
    QAccessibleValueInterface* value = spoken->valueInterface();
    REQUIRE(value);
    CHECK(value->currentValue().toDouble() == Approx(12));
    CHECK(value->minimumValue().toDouble() < 0);
    value->setCurrentValue(5.0);
    CHECK(degrees(e.portrait().pose.yaw) == Approx(5));
}

TEST_CASE("F6 goes from panel to panel and back", "[accessibility]") {
    Editor e;
    e.window.activateWindow();
    e.canvas().setFocus();
    REQUIRE(QTest::qWaitForWindowActive(&e.window, 10000));
    const QWidget* start = QApplication::focusWidget();
    REQUIRE(start == &e.canvas());
    std::set<const QWidget*> seen;
    for (int i = 0; i < 20 && (i == 0 || QApplication::focusWidget() != start); ++i) {
        e.window.commands().run("window.next-panel");
        seen.insert(QApplication::focusWidget());
    }
    CHECK(QApplication::focusWidget() == start);
    CHECK(seen.size() >= 5);
    e.window.commands().run("window.next-panel");
    e.window.commands().run("window.previous-panel");
    CHECK(QApplication::focusWidget() == start);
}
