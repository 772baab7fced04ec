#include <QAbstractButton>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenuBar>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

TEST_CASE("The window works before the model is there and says when it is missing", "[window]") {
    ui::EditorSession session;
    ui::Settings settings;
    ui::MainWindow window(session, settings);
    window.set_unattended(true);
    window.show();
    session.randomise(Part::hair, 4);
    CHECK(session.document().undo_stack().index() == 1);
    session.link().start([]() -> Result<std::unique_ptr<Engine>> {
        return failure(Errc::model_missing, "There is no model \"x\".");
    });
    CHECK(session.link().loading());
    REQUIRE(QTest::qWaitFor([&] { return !session.model_error().isEmpty(); }, 10000));
    CHECK(session.model_error().contains("no model"));
}

TEST_CASE("Every command is in a menu or has a key, with a unique name and no key used twice", "[window]") {
    Editor e;
    QSet<QString> names;
    QMap<QString, QString> keys;
    for (const QAction* action : e.window.commands().actions()) {
        CHECK_FALSE(names.contains(action->objectName()));
        names.insert(action->objectName());
        for (const QKeySequence& key : action->shortcuts()) {
            const QString text = key.toString(QKeySequence::PortableText);
            INFO(text.toStdString() + ": " + action->objectName().toStdString() + " and " +
                 keys.value(text).toStdString());
            CHECK_FALSE(keys.contains(text));
            keys[text] = action->objectName();
        }
    }
    CHECK(names.contains("edit.undo"));
}

TEST_CASE("Every button and slider has an object name and an accessible name", "[window]") {
    Editor e;
    const auto check = [](const QWidget* widget) {
        INFO(widget->metaObject()->className() << " in " << widget->parent()->objectName().toStdString());
        // Qt's own: dock buttons, the clear button of a line edit.
        if (widget->objectName().startsWith("qt_") || qobject_cast<const QLineEdit*>(widget->parent()))
            return;
        CHECK_FALSE(widget->objectName().isEmpty());
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        CHECK_FALSE((widget->accessibleName().isEmpty() && (!button || button->text().isEmpty())));
    };
    for (const auto* slider : e.window.findChildren<ui::ValueSlider*>()) check(slider);
    for (const QDockWidget* dock : e.window.findChildren<QDockWidget*>())
        for (const auto* button : dock->widget()->findChildren<QAbstractButton*>()) check(button);
}

TEST_CASE("A label brush has no hardness, whatever tool was chosen before", "[window]") {
    Editor e;
    auto& hardness = e.find<ui::ValueSlider>("tool.options.hardness");
    CHECK_FALSE(hardness.isEnabled());
    e.session.set_tool(ToolId::lasso);
    e.session.set_tool(ToolId::brush);
    CHECK_FALSE(hardness.isEnabled());
    CHECK(hardness.toolTip().contains("no half values"));
}

TEST_CASE("F3 goes round the layouts, and a hidden view is not painted on", "[window]") {
    Editor e;
    auto& views = e.window.views();
    CHECK(views.view_layout() == ui::ViewLayout::split);
    e.window.commands().run("view.next-layout");
    CHECK(views.view_layout() == ui::ViewLayout::canvas);
    CHECK(e.viewport().isHidden());
    CHECK_FALSE(e.canvas().isHidden());
    e.window.commands().run("view.previous-layout");
    CHECK_FALSE(e.viewport().isHidden());
}

TEST_CASE("Single keys choose tools while a view has the focus", "[window]") {
    Editor e;
    e.window.activateWindow();  // a bare X server has no window manager that does it
    e.canvas().setFocus();
    REQUIRE(QTest::qWaitForWindowActive(&e.window, 10000));
    QTest::keyClick(&e.canvas(), Qt::Key_F);
    CHECK(e.session.active_tool() == ToolId::fill);
    QTest::keyClick(&e.canvas(), Qt::Key_B);
    CHECK(e.session.active_tool() == ToolId::brush);
    const double size = e.session.brush().shape.diameter;
    QTest::keyClick(&e.canvas(), Qt::Key_BracketRight);
    CHECK(e.session.brush().shape.diameter > size);
    QTest::keyPress(&e.canvas(), Qt::Key_Q);
    CHECK(e.session.active_tool() == ToolId::pose);
    QTest::qWait(250);
    QTest::keyRelease(&e.canvas(), Qt::Key_Q);
    CHECK(e.session.active_tool() == ToolId::brush);
}

TEST_CASE("The wheel zooms about the pointer and leaves the portrait alone", "[window]") {
    Editor e;
    auto& view = e.canvas();
    const QPoint at = e.at(view, 0.3, 0.7);
    QWheelEvent event(at, view.mapToGlobal(QPointF(at)), {}, {0, 240}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    const double before = view.transform().zoom();
    QApplication::sendEvent(&view, &event);
    CHECK(view.transform().zoom() == Approx(before * 1.15 * 1.15));
    CHECK(view.transform().to_picture(at).x() == Approx(0.3).margin(0.01));
    CHECK(e.steps() == 0);
}

TEST_CASE("The badge says preview until the final picture of this portrait is there", "[window]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    e.control->hold();
    e.session.randomise(Part::hair, 8);
    CHECK(e.viewport().badge() == "preview");
    e.control->release();
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
}

TEST_CASE("While the engine stands still, painting, undo and menus go on", "[window]") {
    Editor e;
    e.control->hold();
    e.session.randomise(Part::hair, 8);
    REQUIRE(e.control->wait_until_held());
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 10; ++i) {
        e.click(e.canvas(), e.at(e.canvas(), 0.1 + 0.08 * i, 0.5));
        QApplication::processEvents();
    }
    e.undo();
    CHECK(e.portrait().painted);
    CHECK(clock.elapsed() < 3000);
    e.control->release();
}
