// The palette at the pointer, brushes with a name, classes by digit, and painting by keys alone.
#include "ui/window/popup_palette.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

#include "tests/ui/editor_fixture.h"
#include "ui/session/brush_shelf.h"
#include "ui/session/class_order.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using namespace limner::ui;

namespace {

PopupPalette& open(Editor& e, QPoint at = {200, 200}) {
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, e.canvas().mapToGlobal(at));
    QApplication::sendEvent(&e.canvas(), &event);
    auto& palette = e.find<PopupPalette>("popup-palette");
    REQUIRE(palette.isVisible());
    return palette;
}

/// A place on the palette, clockwise from the top in parts of a turn.
QPoint on(double radius, double turn) {
    const double angle = 2 * std::numbers::pi * turn;
    return QPoint(qRound(146 + radius * std::sin(angle)), qRound(146 - radius * std::cos(angle)));
}

}  // namespace

TEST_CASE("A right click opens the palette at the pointer, and a click on its ring takes a class",
          "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const int steps = e.steps();
    for (int i = 0; i < face_class_count; ++i) {
        PopupPalette& palette = open(e);
        QTest::mouseClick(&palette, Qt::LeftButton, {}, on(110, double(i) / face_class_count));
        CHECK(e.session.active_class() == class_order[std::size_t(i)]);
        CHECK_FALSE(palette.isVisible());
    }
    CHECK(e.steps() == steps);
}

TEST_CASE("The inner ring of the palette takes brushes, its slider their size", "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const double scale = e.session.surface().size() / 512.0;
    PopupPalette& palette = open(e);
    QTest::mouseClick(&palette, Qt::LeftButton, {}, on(62, 3 / 5.0));
    CHECK(e.session.brush().shape.diameter == Approx(64 * scale));
    open(e);
    CHECK(e.find<ValueSlider>("popup-palette.size").value() == Approx(64 * scale));
    e.find<ValueSlider>("popup-palette.size").take(5);
    CHECK(e.session.brush().shape.diameter == 5);
    CHECK(palette.isVisible());
    // One's own brushes stand behind the built-in ones.
    e.window.brushes().keep("Ink");
    e.session.brush().shape.diameter = 9;
    QTest::mouseClick(&palette, Qt::LeftButton, {}, on(62, 5 / 6.0));
    CHECK(e.session.brush().shape.diameter == Approx(5));
    open(e);
    e.find<QToolButton>("popup-palette.brush.symmetry").click();
    CHECK(e.session.brush().symmetry);
    CHECK_FALSE(palette.isVisible());
}

TEST_CASE("The palette closes by Esc, by a right click and by one outside, and changes nothing",
          "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const auto before = e.session.active_class();
    PopupPalette& palette = open(e);
    SECTION("Esc") { QTest::keyClick(&palette, Qt::Key_Escape); }
    SECTION("right click") { QTest::mouseClick(&palette, Qt::RightButton, {}, on(110, 0.3)); }
    SECTION("a press outside") { send_mouse(palette, QEvent::MouseButtonPress, QPointF(-40, -40)); }
    CHECK_FALSE(palette.isVisible());
    CHECK(e.session.active_class() == before);
}

TEST_CASE("Keys go round the palette", "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    e.session.pick_class(class_order[0]);
    PopupPalette& palette = open(e);
    QTest::keyClick(&palette, Qt::Key_Right);  // shows where it stands
    QTest::keyClick(&palette, Qt::Key_Left);
    QTest::keyClick(&palette, Qt::Key_Return);
    CHECK(e.session.active_class() == class_order[face_class_count - 1]);
    open(e);
    QTest::keyClick(&palette, Qt::Key_Down);
    CHECK_FALSE(palette.accessibleDescription().isEmpty());
    QTest::keyClick(&palette, Qt::Key_Right);
    QTest::keyClick(&palette, Qt::Key_Return);
    CHECK(e.session.brush().shape.diameter == Approx(8 * e.session.surface().size() / 512.0));
}

TEST_CASE("The palette stays on the screen", "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    auto& palette = e.find<PopupPalette>("popup-palette");
    const QRect screen = e.window.screen()->availableGeometry();
    for (const QPoint corner :
         {screen.topLeft(), screen.topRight(), screen.bottomLeft(), screen.bottomRight()}) {
        palette.open_at(corner);
        CHECK(screen.contains(palette.geometry()));
        palette.close();
    }
}

TEST_CASE("The slash goes back and forth between two brushes", "[palette]") {
    Editor e;
    REQUIRE(e.focus(e.canvas()));
    const double scale = e.session.surface().size() / 512.0;
    e.window.commands().run("brush.preset.wide");
    e.window.commands().run("brush.preset.line");
    QTest::keyClick(&e.canvas(), Qt::Key_Slash);
    CHECK(e.session.brush().shape.diameter == Approx(160 * scale));
    QTest::keyClick(&e.canvas(), Qt::Key_Slash);
    CHECK(e.session.brush().shape.diameter == Approx(8 * scale));
}

TEST_CASE("Shift and a digit take one of the first nine classes", "[palette]") {
    Editor e;
    REQUIRE(e.focus(e.canvas()));
    for (int i = 0; i < 9; ++i) {
        QTest::keyClick(&e.canvas(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ShiftModifier);
        CHECK(e.session.active_class() == class_order[std::size_t(i)]);
    }
}

TEST_CASE("Arrows move a pointer on the canvas, Enter paints there, Shift+Enter a line", "[palette]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    REQUIRE(e.focus(e.canvas()));
    e.session.pick_class(FaceClass::hat);
    e.session.brush().shape.diameter = 1;
    e.session.brush().smoothing = Smoothing::none;
    const auto hat = [&](int x, int y) {
        return e.session.surface().visible(x, y) == std::uint8_t(FaceClass::hat);
    };
    const int centre = e.session.surface().size() / 2;
    QTest::keyClick(&e.canvas(), Qt::Key_Left);
    QTest::keyClick(&e.canvas(), Qt::Key_Up, Qt::ControlModifier);
    CHECK(e.canvas().accessibleDescription().contains(QString::number(centre - 1)));
    const int steps = e.steps();
    QTest::keyClick(&e.canvas(), Qt::Key_Return);
    CHECK(hat(centre - 1, centre - 10));
    CHECK(e.steps() == steps + 1);
    for (int i = 0; i < 6; ++i) QTest::keyClick(&e.canvas(), Qt::Key_Right);
    CHECK_FALSE(hat(centre + 5, centre - 10));
    QTest::keyClick(&e.canvas(), Qt::Key_Return, Qt::ShiftModifier);
    for (int x = centre - 1; x <= centre + 5; ++x) CHECK(hat(x, centre - 10));
    // The border of the map ends it.
    for (int i = 0; i < 60; ++i) QTest::keyClick(&e.canvas(), Qt::Key_Left, Qt::ControlModifier);
    QTest::keyClick(&e.canvas(), Qt::Key_Return);
    CHECK(hat(0, centre - 10));
}
