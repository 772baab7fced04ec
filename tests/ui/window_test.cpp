#include <QAbstractButton>
#include <QApplication>
#include <QContextMenuEvent>
#include <QDockWidget>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QNativeGestureEvent>
#include <QPointingDevice>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>
#include <cmath>
#include <iostream>
#include <map>

#include "tests/ui/editor_fixture.h"
#include "ui/project_document.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

/// What a view shows in the middle of the picture, where nothing lies over it.
QImage middle_of(Editor& e, ui::PictureView& view) {
    return view.grab(QRect(e.at(view, 0.25, 0.25), e.at(view, 0.75, 0.75))).toImage();
}

/// Two fingers on a trackpad whose distance grows by `factor`, told in `events` parts.
void pinch(ui::PictureView& view, QPointF at, double factor, int events) {
    static const QPointingDevice trackpad("test trackpad", 2, QInputDevice::DeviceType::TouchPad,
                                          QPointingDevice::PointerType::Finger,
                                          QInputDevice::Capability::Position, 2, 0);
    const auto send = [&](Qt::NativeGestureType type, double value) {
        const QPointF there = view.mapToGlobal(at);
        QNativeGestureEvent event(type, &trackpad, 2, at, at, there, value, {});
        QApplication::sendEvent(&view, &event);
    };
    send(Qt::BeginNativeGesture, 0);
    for (int i = 0; i < events; ++i) send(Qt::ZoomNativeGesture, std::pow(factor, 1.0 / events) - 1);
    send(Qt::EndNativeGesture, 0);
}

/// Says at the end how long each kind of action took at worst.
class WorstTimes {
public:
    ~WorstTimes() {
        for (const auto& [what, times] : kinds_)
            std::cout << what << ": at worst " << times.worst << " ms of " << times.count << "\n";
    }
    template <class Act>
    void measure(const std::string& what, Act&& act) {
        QElapsedTimer clock;
        clock.start();
        act();
        auto& times = kinds_[what];
        times.worst = std::max(times.worst, clock.elapsed());
        ++times.count;
    }

private:
    struct Times {
        qint64 worst = 0;  // milliseconds
        int count = 0;
    };
    std::map<std::string, Times> kinds_;
};

}  // namespace

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
    QSet<QAction*> in_menus;
    for (const QMenu* menu : e.window.menuBar()->findChildren<QMenu*>())
        for (QAction* action : menu->actions()) in_menus.insert(action);
    for (QAction* action : e.window.commands().actions()) {
        INFO(action->objectName().toStdString());
        CHECK((in_menus.contains(action) || !action->shortcuts().isEmpty()));
    }
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

TEST_CASE("A pinch on the trackpad zooms by its exact factor about the fingers", "[window]") {
    Editor e;
    const auto [factor, events] = GENERATE(table<double, int>({{2, 1}, {2, 9}, {2, 120}, {0.5, 30}}));
    for (ui::PictureView* view : std::initializer_list<ui::PictureView*>{&e.canvas(), &e.viewport()}) {
        const QPoint at = e.at(*view, 0.3, 0.7);
        const double before = view->transform().zoom();
        pinch(*view, at, factor, events);
        CHECK(view->transform().zoom() / before == Approx(factor).epsilon(0.02));
        CHECK(view->transform().to_picture(at).x() == Approx(0.3).margin(0.01));
        CHECK(view->transform().to_picture(at).y() == Approx(0.7).margin(0.01));
    }
    CHECK(e.steps() == 0);
}

TEST_CASE("The final picture fades in over the preview, and then stands there alone", "[window]") {
    // A final comes only when it is asked for.
    constexpr std::chrono::hours never(1);
    const auto turned = [](Editor& e) {
        HeadPose pose;
        pose.yaw = from_degrees(20);
        e.session.turn_to(pose, "Turn");
        return e.wait_for_picture();
    };
    // What the view shows when the final arrives.
    const auto arrival = [](Editor& e) {
        QImage seen;
        QObject here;
        QObject::connect(&e.session, &ui::EditorSession::frame_changed, &here, [&e, &seen] {
            if (e.session.frame().final) seen = middle_of(e, e.viewport());
        });
        e.session.render_final();
        REQUIRE(QTest::qWaitFor([&] { return !seen.isNull(); }, 10000));
        return seen;
    };
    QImage final_picture;
    {
        Editor still(never);
        still.settings.set(ui::setting::reduced_motion, true);
        REQUIRE(turned(still));
        final_picture = arrival(still);  // at once
    }
    Editor e(never);
    REQUIRE(turned(e));
    CHECK(e.viewport().badge() == "preview");
    const QImage preview = middle_of(e, e.viewport());
    CHECK(preview != final_picture);
    CHECK(arrival(e) == preview);
    CHECK(e.viewport().badge().isEmpty());
    REQUIRE(QTest::qWaitFor([&] { return middle_of(e, e.viewport()) == final_picture; }, 10000));
    ui::Paints paints(e.viewport());
    REQUIRE(QTest::qWaitFor(
        [&] {
            paints.count = 0;
            QTest::qWait(150);
            return paints.count == 0;  // the fade is over
        },
        10000));
    CHECK(middle_of(e, e.viewport()) == final_picture);
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

TEST_CASE("A new portrait is one of the same model", "[window]") {
    Editor e;
    Portrait other = e.portrait();
    other.model = "another";
    e.session.document().reset(other);
    e.window.new_portrait(3);
    CHECK(e.portrait().head.identity.seed == 3);
    CHECK(e.portrait().model == "another");
}

TEST_CASE("While the engine stands still, menus, painting, undo and saving go on", "[window]") {
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.limner");
    Editor e;
    e.control->hold();
    e.session.randomise(Part::hair, 8);
    REQUIRE(e.control->wait_until_held());
    ui::Rescue rescue(e.control);
    const auto calls = e.control->calls().size();
    QMenuBar& bar = *e.window.menuBar();
    ui::Paints paints(e.canvas());
    WorstTimes times;
    const auto act = [&] {
        for (QAction* title : bar.actions())
            times.measure("opening a menu", [&] {
                bar.setActiveAction(title);
                CHECK(QTest::qWaitFor([&] { return title->menu()->isVisible(); }, 10000));
                QTest::keyClick(title->menu(), Qt::Key_Escape);
                CHECK(title->menu()->isHidden());
            });
        bar.setActiveAction(nullptr);
        e.session.swap_classes();  // dabs over dabs of the same class would change nothing
        for (int i = 0; i < 10; ++i)
            times.measure("a dab, until it is painted", [&] {
                paints.count = 0;
                e.click(e.canvas(), e.at(e.canvas(), 0.1 + 0.08 * i, 0.5));
                CHECK(QTest::qWaitFor([&] { return paints.count > 0; }, 10000));
            });
        const int steps = e.steps();
        times.measure("undo, until it is painted", [&] {
            paints.count = 0;
            e.undo();
            CHECK(QTest::qWaitFor([&] { return paints.count > 0; }, 10000));
        });
        CHECK(e.steps() == steps - 1);
        CHECK(e.portrait().painted);
        times.measure("saving", [&] {
            QSignalSpy saved(&e.window.files(), &ui::FileActions::project_changed);
            e.window.files().save_project_as(file);
            CHECK((saved.count() > 0 || saved.wait(10000)));
        });
    };
    QElapsedTimer blocked;
    blocked.start();
    const int at_least = qEnvironmentVariable("LIMNER_BLOCKED_MS", "0").toInt();
    do act();
    while (blocked.elapsed() < at_least);
    const auto content = ui::load_project(file);
    REQUIRE(content);
    CHECK(content->portrait == e.portrait());
    // It stood still all the time.
    CHECK(e.control->calls().size() == calls);
    CHECK_FALSE(rescue.was_needed());
    e.control->release();
}

TEST_CASE("After Enter or Esc in a panel the keys are those of the view that had them last", "[window]") {
    Editor e;
    auto& panel = e.find<QDockWidget>("dock.head");
    panel.raise();
    auto& search = e.find<QLineEdit>("head.expression.search");
    auto& seed = e.find<QLineEdit>("head.identity.seed");
    auto& amount = e.find<ui::ValueSlider>("head.identity.amount");
    const auto gives_back = [](QWidget& control, Qt::Key key, QWidget& view) {
        control.setFocus();
        REQUIRE(control.hasFocus());
        QTest::keyClick(&control, key);
        CHECK(QTest::qWaitFor([&] { return view.hasFocus(); }, 10000));
    };
    for (ui::PictureView* view : e.window.views().views()) {
        REQUIRE(e.focus(*view));
        for (QLineEdit* field : {&search, &seed})
            for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Escape})
                gives_back(*field, key, *view);
        gives_back(amount, Qt::Key_Escape, *view);
    }
    REQUIRE(e.focus(e.canvas()));
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Escape}) {
        amount.setFocus();
        QTest::keyClick(&amount, Qt::Key_5);
        gives_back(e.find<QLineEdit>("head.identity.amount.edit"), key, e.canvas());
        CHECK(amount.value() == Approx(0.05));
    }
    QTest::keyClick(&e.canvas(), Qt::Key_E);
    CHECK(e.session.active_tool() == ToolId::eraser);
    SECTION("Tab goes on in the panel") {
        seed.setFocus();
        QTest::keyClick(&seed, Qt::Key_Tab);
        QTest::qWait(0);
        CHECK(panel.isAncestorOf(QApplication::focusWidget()));
    }
}

TEST_CASE("A right click on the portrait offers views, poses, a comparison and the export", "[window]") {
    Editor e;
    QContextMenuEvent event(QContextMenuEvent::Mouse, {50, 50}, e.viewport().mapToGlobal(QPoint(50, 50)));
    QApplication::sendEvent(&e.viewport(), &event);
    auto& menu = e.find<QMenu>("view.viewport.menu");
    QStringList names;
    for (const QAction* action : menu.actions()) names << action->objectName();
    for (const char* name :
         {"pose.view.front", "pose.reset", "pose.copy", "pose.paste", "view.before", "file.export-picture"}) {
        INFO(name);
        CHECK(names.contains(name));
    }
    menu.close();
}

TEST_CASE("The window is closed by its command", "[window]") {
    Editor e;
    REQUIRE(e.window.commands().run("file.close"));
    CHECK(QTest::qWaitFor([&] { return !e.window.isVisible(); }, 10000));
}
