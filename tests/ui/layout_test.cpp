// Texts that grow: in the long pseudo-language no label and no button is cut off, and nothing is
// untranslated.
#include <QContextMenuEvent>
#include <QMenuBar>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/portrait/animation.h"
#include "engine/portrait/portrait_keys.h"
#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/layout_check.h"
#include "ui/session/class_order.h"
#include "ui/settings/languages.h"
#include "ui/viewport/picture_surface.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::check_all_is_translated;
using limner::ui::check_is_on_screen;
using limner::ui::check_nothing_is_cut;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

/// A language for the length of a test.
class Speaking {
public:
    explicit Speaking(const char* id) { ui::install_language(*qApp, id); }
    ~Speaking() { ui::install_language(*qApp, "en"); }
};

}  // namespace

TEST_CASE("In the long pseudo-language the window cuts nothing and leaves nothing in English", "[layout]") {
    const Speaking speaking(GENERATE("xx", "xr"));  // xr goes from right to left
    Editor e;
    for (const char* front :
         {"dock.head", "dock.style", "dock.light", "dock.pose", "dock.history", "dock.jobs"}) {
        e.find<QWidget>(front).raise();
        QTest::qWait(0);
        INFO(front);
        check_nothing_is_cut(e.window);
        check_all_is_translated(e.window);
    }
    for (const ToolId tool : {ToolId::eraser, ToolId::fill, ToolId::lasso, ToolId::pose}) {
        e.session.set_tool(tool);
        QTest::qWait(0);
        check_nothing_is_cut(e.find<QWidget>("tool.options"));
    }
    // The line of a job, with its buttons.
    const QTemporaryDir folder;
    e.window.files().set_picture_folder(folder.path());
    e.window.exports().start(ui::PictureExport(), IfExists::refuse);
    REQUIRE(QTest::qWaitFor([&] { return e.window.exports().jobs().active() == 0; }, 30000));
    check_nothing_is_cut(e.find<QWidget>("dock.jobs"));
    // Strokes of another view ask their question over the picture.
    e.session.set_tool(ToolId::brush);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.5));
    e.window.commands().run("pose.view.right");
    REQUIRE(e.find<QWidget>("view.patch").isVisible());
    check_nothing_is_cut(e.find<QWidget>("view.patch"));
}

TEST_CASE("In the long pseudo-language views and notices are whole and not in English", "[layout]") {
    ui::forbid_gl();  // else nobody sees what views draw
    const Speaking speaking(GENERATE("xx", "xr"));
    const auto look_at = [](QWidget& widget, const char* what) {
        QTest::qWait(0);
        INFO(what);
        check_nothing_is_cut(widget);
        check_all_is_translated(widget);
    };
    {
        ui::EditorSession session;
        ui::Settings settings;
        ui::MainWindow window(session, settings);
        window.set_unattended(true);
        window.show();
        look_at(window.views(), "no model yet");
    }
    Editor e;
    e.window.commands().run("workspace.animate");
    look_at(e.find<QWidget>("timeline"), "no keys");
    REQUIRE(e.wait_for_picture());
    e.control->hold();
    e.session.randomise(Part::hair, 8);
    look_at(e.viewport(), "preview");
    e.session.set_paused(true);
    look_at(e.viewport(), "paused");
    e.session.set_paused(false);
    e.control->release();
    e.session.set_opening(true);
    look_at(e.window.views(), "a project is being opened");
    e.session.set_opening(false);
    e.session.add_snapshot();
    for (const char* mode : {"view.compare.side-by-side", "view.compare.wipe", "view.compare.difference"}) {
        e.window.commands().run(mode);
        look_at(e.viewport(), mode);
    }
    e.window.commands().run("view.compare.off");
    // Every value that can have keys.
    Animation animation;
    for (const std::string& key : portrait_key_names({}))
        if (!key.ends_with("seed")) set_key(animation, key, {.frame = 0, .value = 0.f});
    e.session.document().edit_animation(animation, "[keys]");
    look_at(e.find<QWidget>("timeline"), "keys");
    e.window.commands().run("workspace.paint");
    // The glass of the eyedropper names what is below it.
    e.session.pick_class(FaceClass::right_brow);
    const QPoint middle = e.at(e.canvas(), 0.5, 0.5);
    e.session.set_tool(ToolId::brush);
    e.click(e.canvas(), middle);
    e.session.set_tool(ToolId::eyedropper);
    ui::send_mouse(e.canvas(), QEvent::MouseMove, middle);
    look_at(e.canvas(), "eyedropper");
    e.session.set_tool(ToolId::brush);
    for (const FaceClass face_class : ui::class_order) {
        e.session.pick_class(face_class);
        QContextMenuEvent event(QContextMenuEvent::Mouse, {200, 200},
                                e.canvas().mapToGlobal(QPoint(200, 200)));
        QApplication::sendEvent(&e.canvas(), &event);
        auto& palette = e.find<QWidget>("popup-palette");
        look_at(palette, "palette at the pointer");
        palette.close();
    }
    // What notices say; sentences of the engine are English.
    const QTemporaryDir folder;
    e.window.files().set_picture_folder(folder.path());
    e.window.exports().start(ui::PictureExport(), IfExists::refuse);
    REQUIRE(QTest::qWaitFor([&] { return e.window.exports().jobs().active() == 0; }, 30000));
    e.control->set_memory_limit(0);
    e.session.randomise(Part::hair, 9);
    REQUIRE(e.wait_for_picture());
    for (int i = 0; i < 2; ++i)
        e.session.notify(ui::NoticeLevel::error, '[' + QString(90, 'm') + ']');  // a name without a space
    REQUIRE(e.find<QWidget>("view.toast").isVisible());
    look_at(e.window.views(), "toasts");
    e.window.commands().run("view.notices");
    look_at(e.find<QWidget>("notices"), "notices");
    e.find<QWidget>("notices").close();
}

TEST_CASE("In the long pseudo-language no dialog cuts anything or leaves anything in English", "[layout]") {
    const Speaking speaking(GENERATE("xx", "xr"));
    Editor e;
    ui::each_dialog(e, [](QWidget& dialog, const std::string& name) {
        INFO(name);
        check_nothing_is_cut(dialog);
        check_all_is_translated(dialog);
    });
}

TEST_CASE("Every dialog fits the smallest window, in every language", "[layout]") {
    const auto language = GENERATE(as<const char*>(), "en", "de", "zh_CN");
    const Speaking speaking(language);
    Editor e;
    e.window.resize(1024, 640);
    ui::each_dialog(e, [&](QWidget& dialog, const std::string& name) {
        INFO(language << ", " << name << ": " << dialog.width() << " x " << dialog.height());
        CHECK(dialog.width() <= 1024);
        CHECK(dialog.height() <= 640);
        check_nothing_is_cut(dialog);
    });
}

TEST_CASE("Dialogs open on the screen of their window, wherever that stands", "[layout]") {
    Editor e;
    const QRect screen = e.window.screen()->geometry();
    e.window.resize(1024, 640);
    // Half of it hangs over an edge.
    for (const QPoint corner : {screen.topLeft() - QPoint(512, 0), screen.bottomRight() - QPoint(512, 320)}) {
        e.window.move(corner);
        REQUIRE(QTest::qWaitFor([&] { return e.window.pos() == corner; }, 10000));
        ui::each_dialog(e, [&](QWidget& dialog, const std::string& name) {
            INFO(name);
            if (dialog.isWindow()) check_is_on_screen(dialog, *e.window.screen());
        });
    }
}

TEST_CASE("From right to left menus begin on the right, views and sliders with a direction stay",
          "[layout]") {
    const Speaking speaking("xr");
    Editor e;
    QTest::qWait(0);
    const QMenuBar& bar = *e.window.menuBar();
    CHECK(bar.actionGeometry(bar.actions().front()).x() > bar.width() / 2);
    const QPoint canvas = e.canvas().mapTo(&e.window, QPoint()),
                 viewport = e.viewport().mapTo(&e.window, QPoint());
    CHECK(canvas.x() < viewport.x());
    CHECK(e.find<ui::ValueSlider>("light.azimuth").layoutDirection() == Qt::LeftToRight);
    // A drag to the right still turns to the right.
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(25, 0), from + QPoint(50, 0)});
    CHECK(e.portrait().pose.yaw.value > 0);
}
