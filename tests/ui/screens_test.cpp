// A desk with two screens of different scale. Hidden: the screens are made by two_screens.json, see
// CMakeLists.txt.
#include <QGuiApplication>
#include <QScreen>
#include <QTest>
#include <QWindow>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/dialog_tour.h"
#include "tests/ui/editor_fixture.h"
#include "tests/ui/layout_check.h"

using namespace limner;
using limner::ui::Editor;

namespace {

void move_to(QWidget& window, QScreen& screen) {
    window.move(screen.geometry().topLeft() + QPoint(30, 40));
    window.windowHandle()->setScreen(&screen);  // what the window system does where there is one
    REQUIRE(QTest::qWaitFor([&] { return window.screen() == &screen; }, 10000));
    QTest::qWait(0);
}

/// At 100 % a pixel of the picture is one of the screen, whatever its scale.
void check_pictures(Editor& e, double ratio) {
    for (ui::PictureView* view : e.window.views().views()) {
        CHECK(view->devicePixelRatioF() == ratio);
        CHECK(view->transform().zoom() == Approx(1));
        CHECK(view->transform().target().width() * ratio == Approx(e.session.model()->resolution));
        CHECK(view->grab().size() == view->size() * ratio);
    }
}

}  // namespace

TEST_CASE("Window and dialogs go from a screen to one of another scale", "[.][screens]") {
    QList<QScreen*> screens = QGuiApplication::screens();
    REQUIRE(screens.size() == 2);
    std::sort(screens.begin(), screens.end(), [](const QScreen* a, const QScreen* b) {
        return a->devicePixelRatio() < b->devicePixelRatio();
    });
    REQUIRE(screens[0]->devicePixelRatio() == 1);
    REQUIRE(screens[1]->devicePixelRatio() == 2);
    Editor e;
    move_to(e.window, *screens[0]);
    for (ui::PictureView* view : e.window.views().views()) view->set_zoom(1);
    for (int index : {0, 1, 0}) {
        QScreen& here = *screens[index];
        QScreen& there = *screens[1 - index];
        INFO(here.name().toStdString());
        move_to(e.window, here);
        check_pictures(e, here.devicePixelRatio());
        ui::check_nothing_is_cut(e.window);
        ui::each_dialog(e, [&](QWidget& dialog, const std::string& name) {
            INFO(name);
            if (!dialog.isWindow()) return ui::check_nothing_is_cut(dialog);
            ui::check_is_on_screen(dialog, here);
            // A dialog that is dragged away is laid out there as well.
            move_to(dialog, there);
            CHECK(dialog.devicePixelRatioF() == there.devicePixelRatio());
            ui::check_nothing_is_cut(dialog);
            move_to(dialog, here);  // where its other pages are looked at
        });
    }
}
