// By keyboard and by ear: every control that can have the focus has a name, and Tab goes in reading order.
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QDockWidget>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/layout_check.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::path_of;

namespace {

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

/// Presses a key until the focus is where it began; every place on the way, the first included.
std::vector<QWidget*> round_by(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    std::vector<QWidget*> way{QApplication::focusWidget()};
    for (int i = 0; i < 1000; ++i) {
        QTest::keyClick(way.back(), key, modifiers);
        QWidget* now = QApplication::focusWidget();
        REQUIRE(now);
        INFO(path_of(*way.back()) << "\n then " << path_of(*now));
        if (now == way.front()) return way;
        CHECK_FALSE(now->visibleRegion().isEmpty());
        REQUIRE(now != way.back());  // it keeps the key for itself
        way.push_back(now);
    }
    FAIL("the round never closes");
    return way;
}

std::vector<QWidget*> backwards(std::vector<QWidget*> way) {
    std::reverse(way.begin() + 1, way.end());
    return way;
}

/// Tab comes to every control of `root`, which has the focus, and back to the first; Shift+Tab the other way.
void check_round(QWidget& root) {
    const auto forth = round_by(Qt::Key_Tab);
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->visibleRegion().isEmpty() || !widget->isEnabled() ||
            is_inner(*widget) || (widget->focusPolicy() & Qt::TabFocus) != Qt::TabFocus)
            continue;
        INFO(path_of(*widget));
        const QWidget* taker = widget->focusProxy() ? widget->focusProxy() : widget;
        CHECK(std::find(forth.begin(), forth.end(), taker) != forth.end());
    }
    CHECK(round_by(Qt::Key_Tab, Qt::ShiftModifier) == backwards(forth));
}

struct Values {
    int numbers = 0, choices = 0, switches = 0;
};

/// Each control that has a value says it. Sliders are moved on the way.
Values check_values(const QWidget& root) {
    Values said;
    for (QWidget* widget : root.findChildren<QWidget*>()) {
        if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || is_inner(*widget)) continue;
        INFO(path_of(*widget));
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        REQUIRE(spoken);
        const QString text = spoken->text(QAccessible::Value);
        if (auto* slider = qobject_cast<ui::ValueSlider*>(widget)) {
            ++said.numbers;
            CHECK(spoken->role() == QAccessible::Slider);
            QAccessibleValueInterface* value = spoken->valueInterface();
            REQUIRE(value);
            const double low = value->minimumValue().toDouble(), high = value->maximumValue().toDouble();
            CHECK(low < high);
            CHECK_FALSE(text.isEmpty());
            if (!slider->isEnabled()) continue;
            // Another value, other words.
            const double now = value->currentValue().toDouble();
            value->setCurrentValue(now < (low + high) / 2 ? high : low);
            CHECK(value->currentValue().toDouble() != now);
            CHECK(spoken->text(QAccessible::Value) != text);
        } else if (qobject_cast<QAbstractSpinBox*>(widget)) {
            ++said.numbers;
            CHECK(spoken->role() == QAccessible::SpinBox);
            CHECK_FALSE(text.isEmpty());
        } else if (auto* choice = qobject_cast<QComboBox*>(widget)) {
            ++said.choices;
            CHECK(spoken->role() == QAccessible::ComboBox);
            CHECK(text == choice->currentText());
            CHECK((choice->isEditable() || !text.isEmpty()));  // what is typed may be nothing
        } else if (auto* button = qobject_cast<QAbstractButton*>(widget); button && button->isCheckable()) {
            ++said.switches;
            CHECK(spoken->state().checkable);
            CHECK(bool(spoken->state().checked) == button->isChecked());
        } else if (auto* field = qobject_cast<QLineEdit*>(widget)) {
            CHECK(spoken->role() == QAccessible::EditableText);
            CHECK(text == field->text());
        }
    }
    return said;
}

}  // namespace

TEST_CASE("Every control of the window that can have the focus has a name", "[accessibility]") {
    Editor e;
    check_names(e.window);
}

TEST_CASE("Every control of every dialog has a name and a value, and Tab goes in reading order",
          "[accessibility]") {
    Editor e;
    ui::each_dialog(e, [](QWidget& dialog, const std::string& name) {
        INFO(name);
        check_names(dialog);
        check_values(dialog);
        check_order(dialog);
        if (!dialog.isWindow()) return;
        dialog.activateWindow();  // what a window manager does where there is one
        REQUIRE(QTest::qWaitForWindowActive(&dialog));
        REQUIRE(QTest::qWaitFor([&] { return dialog.isAncestorOf(QApplication::focusWidget()); }, 10000));
        check_round(dialog);
    });
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

TEST_CASE("Every control with a value says it", "[accessibility]") {
    Editor e;
    const Values said = check_values(e.window);
    CHECK(said.numbers >= 5);
    CHECK(said.choices >= 1);
    CHECK(said.switches >= 3);
}

TEST_CASE("F6 goes from panel to panel, all the way round, and Shift+F6 back", "[accessibility]") {
    Editor e;
    REQUIRE(e.focus(e.canvas()));
    const auto forth = round_by(Qt::Key_F6);
    CHECK(forth.size() >= 5);
    CHECK(round_by(Qt::Key_F6, Qt::ShiftModifier) == backwards(forth));
}

TEST_CASE("Tab goes round all controls of the window, Shift+Tab back, and none keeps it", "[accessibility]") {
    Editor e;
    e.settings.set(ui::setting::tab_key, ui::TabKey::move_focus);  // in the views it shows them alone
    REQUIRE(e.focus(e.canvas()));
    check_round(e.window);
}
