// U24: pens. Pressure, both ends, hover, and what a stroke must not do.
#include <QScrollBar>
#include <QTest>
#include <catch2/catch.hpp>
#include <vector>

#include "tests/ui/editor_fixture.h"
#include "tests/ui/pen_hand.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::PenHand;
using limner::ui::ToolId;

namespace {

constexpr auto eraser_end = QPointingDevice::PointerType::Eraser;
constexpr std::uint8_t hair = std::uint8_t(FaceClass::hair);

/// Painted pixels in a column of the map, at a place across the picture (0..1).
int height_at(Editor& e, double across) {
    const LabelMap& strokes = e.session.surface().strokes();
    const int x = int(across * strokes.width);
    int height = 0;
    for (int y = 0; y < strokes.height; ++y) height += strokes.at(x, y) != ui::LabelSurface::unpainted;
    return height;
}

bool same_view(const ui::ViewTransform& a, const ui::ViewTransform& b) {
    return a.target() == b.target() && a.turn() == b.turn();
}

}  // namespace

TEST_CASE("The pressure of a pen changes the width along a stroke", "[pen]") {
    Editor e;
    e.session.brush() = {.shape = {.diameter = 24, .smallest = 0}, .smoothing = ui::Smoothing::none};
    e.session.brush_changed();
    PenHand pen(e.canvas());
    const auto at = [&](double across) { return QPointF(e.at(e.canvas(), across, 0.5)); };
    CHECK(pen.press(at(0.1), 0.1));
    for (int i = 1; i <= 40; ++i) CHECK(pen.move(at(0.1 + 0.02 * i), 0.1 + 0.9 * i / 40));
    CHECK(pen.release(at(0.9)));
    CHECK(e.steps() == 1);
    CHECK(height_at(e, 0.2) == Approx(24 * 0.21).margin(2));
    CHECK(height_at(e, 0.5) == Approx(24 * 0.55).margin(2));
    CHECK(height_at(e, 0.8) == Approx(24 * 0.89).margin(2));
}

TEST_CASE("The eraser end of a pen erases, and the tip brings the tool back", "[pen]") {
    Editor e;
    const ToolId before = GENERATE(ToolId::brush, ToolId::fill, ToolId::lasso);
    e.session.set_tool(ToolId::brush);
    e.session.brush().shape.diameter = 12;
    const QPointF at = e.at(e.canvas(), 0.05, 0.05);
    const int x = e.session.surface().size() / 20;
    PenHand tip(e.canvas()), eraser(e.canvas(), eraser_end);
    tip.press(at, 1);
    tip.release(at);
    REQUIRE(e.session.surface().visible(x, x) == hair);
    e.session.set_tool(before);

    eraser.hover(at);
    CHECK(e.session.active_tool() == ToolId::eraser);
    eraser.press(at, 1);
    eraser.release(at);
    CHECK(e.session.surface().visible(x, x) != hair);
    CHECK(e.session.document().undo_stack().undoText() == "Erase strokes");
    // Until the tip is there: a lifted eraser is an eraser.
    CHECK(e.session.active_tool() == ToolId::eraser);

    SECTION("the tip comes back over the other view") {
        PenHand(e.viewport()).hover(e.at(e.viewport(), 0.5, 0.5));
        CHECK(e.session.active_tool() == before);
    }
    SECTION("as it comes into range") {
        eraser.leave();
        tip.come_near();
        CHECK(e.session.active_tool() == before);
        eraser.come_near();
        CHECK(e.session.active_tool() == ToolId::eraser);
    }
    SECTION("each end has its size") {
        e.session.scale_brush(4);
        const double wide = e.session.brush().shape.diameter;
        REQUIRE(wide != 12);
        tip.hover(at);
        CHECK(e.session.brush().shape.diameter == 12);
        eraser.hover(at);
        CHECK(e.session.brush().shape.diameter == wide);
    }
    SECTION("a tool that was chosen in the meantime stays") {
        e.session.set_tool(ToolId::ellipse);
        tip.hover(at);
        CHECK(e.session.active_tool() == ToolId::ellipse);
    }
    SECTION("a mouse brings it back when the pen is away, and not before") {
        qint64 now = 0;
        e.window.views().pens().set_clock([&now] { return now; });
        eraser.hover(at);
        send_mouse(e.viewport(), QEvent::MouseButtonPress, {2, 2});
        send_mouse(e.viewport(), QEvent::MouseButtonRelease, {2, 2});
        CHECK(e.session.active_tool() == ToolId::eraser);
        now += 400;
        send_mouse(e.viewport(), QEvent::MouseButtonPress, {2, 2});
        CHECK(e.session.active_tool() == before);
    }
}

TEST_CASE("A pen in the air shows the outline of the brush, and only there", "[pen]") {
    Editor e;
    e.session.brush().shape.diameter = 12;
    const auto seen = [&] { return e.canvas().grab().toImage(); };
    const QImage alone = seen();
    const QPointF at = e.at(e.canvas(), 0.3, 0.6);
    const double radius = 6 * e.canvas().transform().target().width() / e.session.surface().size();
    // Outline and dot are drawn over the picture.
    const auto changed = [&](const QImage& now, QPointF where) {
        const QRect place = QRectF(where - QPointF(3, 3), QSizeF(6, 6)).toRect();
        return now.copy(place) != alone.copy(place);
    };
    PenHand pen(e.canvas());
    pen.hover(at);
    const QImage hovering = seen();
    CHECK(changed(hovering, at));
    CHECK(changed(hovering, at + QPointF(radius, 0)));
    CHECK(changed(hovering, at - QPointF(0, radius)));
    CHECK_FALSE(changed(hovering, at + QPointF(radius / 2, 0)));
    CHECK(e.steps() == 0);
    CHECK_FALSE(e.session.surface().any_strokes());
    SECTION("gone when the pen is") {
        pen.leave();
        CHECK(seen() == alone);
    }
    SECTION("gone when the pen is elsewhere") {
        PenHand(e.viewport()).hover(e.at(e.viewport(), 0.5, 0.5));
        CHECK(seen() == alone);
    }
}

TEST_CASE("A stroke of a pen moves no view and scrolls nothing", "[pen]") {
    Editor e;
    ui::PictureView& view = GENERATE(0, 1) == 0 ? static_cast<ui::PictureView&>(e.canvas()) : e.viewport();
    view.set_zoom(12);
    const ui::ViewTransform before = view.transform();
    const auto scrolled = [&] {
        std::vector<int> values;
        for (const QScrollBar* bar : e.window.findChildren<QScrollBar*>()) values.push_back(bar->value());
        return values;
    };
    const auto bars = scrolled();
    const QPointF middle = QRectF(view.rect()).center();
    PenHand pen(view);
    // Every event is taken, so that none becomes one of a mouse, which might drag something.
    CHECK(pen.hover(middle));
    CHECK(pen.press(middle, 0.5));
    for (int i = 1; i <= 20; ++i) CHECK(pen.move(middle + QPointF(9 * i, 5 * i), 0.5));  // out of the view
    CHECK(pen.release(middle + QPointF(180, 100)));
    CHECK(same_view(view.transform(), before));
    CHECK(scrolled() == bars);
    CHECK(e.steps() == 1);  // it painted, or turned the head
    SECTION("with the space bar it is no stroke: the events are left to the mouse, which pans") {
        QTest::keyPress(&view, Qt::Key_Space);
        CHECK_FALSE(pen.press(middle, 0.5));
        send_mouse(view, QEvent::MouseButtonPress, middle);
        CHECK_FALSE(pen.move(middle + QPointF(20, 10), 0.5));
        send_mouse(view, QEvent::MouseMove, middle + QPointF(20, 10));
        CHECK_FALSE(pen.release(middle + QPointF(20, 10)));
        send_mouse(view, QEvent::MouseButtonRelease, middle + QPointF(20, 10));
        QTest::keyRelease(&view, Qt::Key_Space);
        CHECK(view.transform().target().topLeft() == before.target().topLeft() + QPointF(20, 10));
        CHECK(e.steps() == 1);
    }
}

TEST_CASE("A painting is not fitted in the middle of a pen's drag", "[pen]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    const int steps = e.steps();
    const QPointF from = e.at(e.viewport(), 0.5, 0.5);
    PenHand pen(e.viewport());
    pen.press(from, 1);
    pen.move(from + QPointF(30, 0), 1);
    QTest::qWait(700);  // longer than a painting rests before it is fitted
    CHECK(e.portrait().painted);
    pen.move(from + QPointF(60, 0), 1);
    pen.release(from + QPointF(60, 0));
    CHECK(QTest::qWaitFor([&] { return e.portrait().fitted.size() == 1; }, 10000));
    CHECK(e.steps() == steps + 2);  // the drag, and the fit
}
