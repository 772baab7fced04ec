// Texts that grow: in the long pseudo-language no label and no button is cut off, and nothing is
// untranslated.
#include <QMenuBar>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/layout_check.h"
#include "ui/settings/languages.h"
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
