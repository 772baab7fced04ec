// U07, U08 and the areas: symmetry, locks, lasso, shapes, selection, smoothing.
#include <QComboBox>
#include <QInputDialog>
#include <QListWidget>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <string>
#include <utility>

#include "tests/ui/editor_fixture.h"
#include "ui/painting/map_shape.h"
#include "ui/painting/mirror.h"
#include "ui/tools/area_tool.h"

using namespace limner;
using limner::ui::Combine;
using limner::ui::Editor;
using limner::ui::LabelSurface;
using limner::ui::Selection;
using limner::ui::ToolId;

namespace {

constexpr auto value(FaceClass face_class) { return static_cast<std::uint8_t>(face_class); }

long painted(Editor& e, FaceClass face_class) {
    if (!e.portrait().painted) return 0;
    const auto& pixels = e.portrait().painted->labels->pixels;
    return std::count(pixels.begin(), pixels.end(), value(face_class));
}

/// Whether every pixel painted as `one` has, at its mirror place or beside it, one painted as its
/// counterpart.
bool has_mirror_image(Editor& e, FaceClass one, const ui::MirrorAxis& axis) {
    const LabelMap& strokes = *e.portrait().painted->labels;
    for (int y = 0; y < strokes.height; ++y)
        for (int x = 0; x < strokes.width; ++x) {
            if (strokes.at(x, y) != value(one)) continue;
            const ui::Dab there = mirrored(ui::Dab{x + 0.5, y + 0.5, 1}, axis);
            bool found = false;
            for (int dy = -1; dy <= 1; ++dy)
                for (int dx = -1; dx <= 1; ++dx) {
                    const int u = int(std::floor(there.x)) + dx, v = int(std::floor(there.y)) + dy;
                    found = found || (strokes.contains(u, v) && strokes.at(u, v) == ui::mirrored(value(one)));
                }
            if (!found) return false;
        }
    return true;
}

/// The columns in which a class is painted, first and last.
std::pair<int, int> columns_of(Editor& e, FaceClass face_class) {
    const LabelMap& strokes = *e.portrait().painted->labels;
    int first = strokes.width, last = -1;
    for (int y = 0; y < strokes.height; ++y)
        for (int x = 0; x < strokes.width; ++x)
            if (strokes.at(x, y) == value(face_class)) first = std::min(first, x), last = std::max(last, x);
    return {first, last};
}

}  // namespace

TEST_CASE("Mirrored twice is where it was, and sided classes change sides", "[painting]") {
    const ui::MirrorAxis axis{30, 40, 0.3};
    const ui::Dab dab{12.5, 51, 7};
    const ui::Dab there = mirrored(dab, axis), back = mirrored(there, axis);
    CHECK(there.x != Approx(dab.x));
    CHECK(back.x == Approx(dab.x));
    CHECK(back.y == Approx(dab.y));
    CHECK(mirrored(ui::Dab{axis.x, axis.y, 1}, axis).x == Approx(axis.x));
    CHECK(mirrored({10, 5, 1}, ui::MirrorAxis{32, 32, 0}) == ui::Dab{54, 5, 1});
    CHECK(ui::mirrored(value(FaceClass::left_brow)) == value(FaceClass::right_brow));
    CHECK(ui::mirrored(value(FaceClass::hair)) == value(FaceClass::hair));
    CHECK(ui::mirrored(LabelSurface::unpainted) == LabelSurface::unpainted);
}

TEST_CASE("The face's axis runs through nose and mouth", "[painting]") {
    LabelMap labels(64, 64, value(FaceClass::skin));
    for (int y = 20; y < 40; ++y) labels.at(40, y) = value(FaceClass::nose);
    CHECK(ui::face_axis(labels, Radians(0.1f)) == ui::MirrorAxis{40.5, 30, double(0.1f)});
    CHECK(ui::face_axis(LabelMap(64, 64, 0), Radians()).x == 32);
}

TEST_CASE("With symmetry, painting the left brow writes the right brow on the other side", "[painting]") {
    Editor e;
    e.window.commands().run("brush.symmetry");
    REQUIRE(e.session.mirror_axis());
    e.session.pick_class(FaceClass::left_brow);
    e.session.brush().shape.diameter = 4;
    const QPoint from = e.at(e.canvas(), 0.65, 0.3);
    e.drag(e.canvas(), {from, from + QPoint(20, 0)});
    CHECK(e.steps() == 1);
    CHECK(painted(e, FaceClass::left_brow) > 0);
    CHECK(painted(e, FaceClass::right_brow) == Approx(painted(e, FaceClass::left_brow)).margin(6));
    CHECK(has_mirror_image(e, FaceClass::left_brow, *e.session.mirror_axis()));
    CHECK(has_mirror_image(e, FaceClass::right_brow, *e.session.mirror_axis()));
    // The subject's left is on the right side of the picture.
    CHECK(columns_of(e, FaceClass::left_brow).first > 0.6 * 64);
    CHECK(columns_of(e, FaceClass::right_brow).second < 0.4 * 64);
    e.undo();
    CHECK_FALSE(e.portrait().painted);
    SECTION("the bucket does the same") {
        e.session.set_tool(ToolId::fill);
        e.session.pick_class(FaceClass::left_ear);
        e.click(e.canvas(), e.at(e.canvas(), 0.02, 0.5));
        CHECK(e.steps() == 1);
        CHECK(painted(e, FaceClass::left_ear) + painted(e, FaceClass::right_ear) > 0);
    }
    SECTION("and areas") {
        e.session.set_tool(ToolId::rectangle);
        e.session.pick_class(FaceClass::left_ear);
        e.session.set_tool(ToolId::rectangle);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.8, 0.4), e.at(e.canvas(), 0.9, 0.6)});
        CHECK(painted(e, FaceClass::right_ear) == Approx(painted(e, FaceClass::left_ear)).margin(16));
    }
}

TEST_CASE("A locked class is painted over by nothing", "[painting]") {
    Editor e;
    const LabelMap before = *e.session.frame().picture.labels;
    const auto skin_kept = [&] {
        for (int y = 0; y < before.height; ++y)
            for (int x = 0; x < before.width; ++x)
                if (before.at(x, y) == value(FaceClass::skin) &&
                    e.session.surface().visible(x, y) != value(FaceClass::skin))
                    return false;
        return true;
    };
    e.session.pick_class(FaceClass::skin);
    e.window.commands().run("class.lock");
    CHECK(e.steps() == 1);
    CHECK(e.session.document().undo_stack().undoText() == "Lock skin");
    e.session.pick_class(FaceClass::hair);
    e.session.brush().shape.diameter = 20;
    e.drag(e.canvas(), {e.at(e.canvas(), 0.1, 0.6), e.at(e.canvas(), 0.9, 0.6)});
    e.session.set_tool(ToolId::fill);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.62));
    e.session.set_tool(ToolId::ellipse);
    e.drag(e.canvas(), {e.at(e.canvas(), 0.1, 0.1), e.at(e.canvas(), 0.9, 0.9)});
    CHECK(painted(e, FaceClass::hair) > 0);
    CHECK(skin_kept());
    SECTION("until it is unlocked") {
        e.session.pick_class(FaceClass::skin);
        e.window.commands().run("class.lock");
        e.session.pick_class(FaceClass::hair);
        e.session.set_tool(ToolId::ellipse);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.1, 0.1), e.at(e.canvas(), 0.9, 0.9)});
        CHECK_FALSE(skin_kept());
    }
    SECTION("its row shows the lock, and a click there undoes it") {
        auto& list = e.find<QListWidget>("classes");
        const QListWidgetItem* row = list.findItems("Skin", Qt::MatchExactly).value(0);
        const QRect rect = list.visualItemRect(row);
        QTest::mouseClick(list.viewport(), Qt::LeftButton, {},
                          QPoint(list.viewport()->width() - 8, rect.center().y()));
        CHECK_FALSE(e.session.locked(ui::lock_of(FaceClass::skin)));
        CHECK(e.session.active_class() == FaceClass::hair);
    }
}

TEST_CASE("Lasso and shapes fill what they surround, one step each", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    const double side = e.session.surface().size();
    SECTION("lasso") {
        e.session.set_tool(ToolId::lasso);
        e.drag(e.canvas(),
               {e.at(e.canvas(), 0.2, 0.2), e.at(e.canvas(), 0.6, 0.2), e.at(e.canvas(), 0.2, 0.6)});
        CHECK(painted(e, FaceClass::hat) == Approx(0.08 * side * side).epsilon(0.1));
        CHECK(e.session.document().undo_stack().undoText() == "Lasso hat");
    }
    SECTION("rectangle") {
        e.session.set_tool(ToolId::rectangle);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.25, 0.25), e.at(e.canvas(), 0.75, 0.5)});
        CHECK(painted(e, FaceClass::hat) == Approx(0.125 * side * side).epsilon(0.06));
    }
    SECTION("circle from its middle") {
        e.session.set_tool(ToolId::ellipse);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.5, 0.5), e.at(e.canvas(), 0.75, 0.55)},
               Qt::ShiftModifier | Qt::ControlModifier);
        CHECK(painted(e, FaceClass::hat) == Approx(3.14159 * side * side / 16).epsilon(0.06));
    }
    CHECK(e.steps() == 1);
    e.undo();
    CHECK_FALSE(e.portrait().painted);
}

TEST_CASE("Corners that are clicked make an area, with one to take back, and Esc drops it", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    const double side = e.session.surface().size();
    const auto tool = GENERATE(ToolId::polygon, ToolId::lasso);
    e.session.set_tool(tool);
    const auto click = [&](double x, double y) { e.click(e.canvas(), e.at(e.canvas(), x, y)); };
    const auto key = [&](Qt::Key k) { QTest::keyClick(&e.canvas(), k); };
    const auto outline = [&] { return e.session.tool(tool).outline(); };
    REQUIRE(e.focus(e.canvas()));
    click(0.2, 0.2);
    click(0.6, 0.2);
    click(0.9, 0.9);
    CHECK(e.steps() == 0);
    send_mouse(e.canvas(), QEvent::MouseMove, e.at(e.canvas(), 0.5, 0.5));
    REQUIRE(outline().size() == 4);  // and the rubber line to the pointer
    CHECK(outline().back().x() == Approx(0.5).margin(0.01));
    const double wanted = 0.08 * side * side;
    SECTION("Backspace takes a corner back, Enter closes") {
        key(Qt::Key_Backspace);
        click(0.2, 0.6);
        key(Qt::Key_Return);
        CHECK(painted(e, FaceClass::hat) == Approx(wanted).epsilon(0.12));
        CHECK(e.steps() == 1);
        CHECK(e.session.document().undo_stack().undoText() ==
              (tool == ToolId::lasso ? "Lasso hat" : "Polygon of hat"));
    }
    SECTION("a double click closes") {
        key(Qt::Key_Backspace);
        ui::double_click(e.canvas(), e.at(e.canvas(), 0.2, 0.6));
        CHECK(painted(e, FaceClass::hat) == Approx(wanted).epsilon(0.12));
        CHECK(outline().empty());
    }
    SECTION("so does a click on the first corner, and a double one opens no other area") {
        key(Qt::Key_Backspace);
        click(0.2, 0.6);
        ui::double_click(e.canvas(), e.at(e.canvas(), 0.2, 0.2));
        CHECK(painted(e, FaceClass::hat) == Approx(wanted).epsilon(0.12));
        CHECK(outline().empty());
    }
    SECTION("Esc and other tools drop it, but not one that is held") {
        e.session.set_tool(ToolId::pose);
        e.session.set_tool(tool);
        CHECK(outline().size() >= 3);
        SECTION("Esc") { e.window.escape(); }
        SECTION("a tool") { e.session.set_tool(ToolId::brush); }
        CHECK(outline().empty());
        CHECK(e.steps() == 0);
    }
    SECTION("with no corner left there is no area") {
        for (int i = 0; i < 3; ++i) key(Qt::Key_Backspace);
        CHECK_FALSE(e.session.open_area());
        key(Qt::Key_Backspace);  // fills the selection again, as ever: there is none
        CHECK(e.steps() == 0);
    }
}

TEST_CASE("Space moves a shape while it is drawn", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::rectangle);
    const auto move = [&](double x, double y) {
        send_mouse(e.canvas(), QEvent::MouseMove, e.at(e.canvas(), x, y));
    };
    e.drag(e.canvas(), {e.at(e.canvas(), 0.125, 0.125), e.at(e.canvas(), 0.375, 0.375)}, {}, false);
    QTest::keyPress(&e.canvas(), Qt::Key_Space);
    move(0.625, 0.375);
    QTest::keyRelease(&e.canvas(), Qt::Key_Space);
    move(0.75, 0.375);
    send_mouse(e.canvas(), QEvent::MouseButtonRelease, e.at(e.canvas(), 0.75, 0.375));
    CHECK(painted(e, FaceClass::hat) == Approx(24 * 16).margin(42));
    CHECK(columns_of(e, FaceClass::hat).first == Approx(24).margin(1));
    CHECK(columns_of(e, FaceClass::hat).second == Approx(47).margin(1));
    CHECK(e.steps() == 1);
}

TEST_CASE("With Alt at its end a shape waits for the next one, and all are one step", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::rectangle);
    const HeadPose pose = e.portrait().pose;
    const auto draw = [&](double left, double right, Qt::KeyboardModifiers at_end) {
        const QPoint end = e.at(e.canvas(), right, 0.25);
        // The first Alt comes while it is drawn: before, it would turn the head.
        const auto at_press = e.session.open_area() ? at_end : Qt::KeyboardModifiers();
        e.drag(e.canvas(), {e.at(e.canvas(), left, 0.125), end}, at_press, false);
        send_mouse(e.canvas(), QEvent::MouseMove, end, at_end);
        send_mouse(e.canvas(), QEvent::MouseButtonRelease, end, at_end);
    };
    REQUIRE(e.focus(e.canvas()));
    draw(0.125, 0.375, Qt::AltModifier);
    draw(0.25, 0.5, Qt::AltModifier);
    CHECK(e.steps() == 0);
    REQUIRE(e.session.open_area());
    CHECK(e.session.open_area()->waiting().size() == 2);
    CHECK(e.window.commands().action("edit.undo")->isEnabled());
    SECTION("the one without Alt writes them; where they overlap, too") {
        draw(0.75, 0.875, {});
        CHECK(painted(e, FaceClass::hat) == Approx((24 + 8) * 8).margin(40));
    }
    SECTION("so does Enter") {
        QTest::keyClick(&e.canvas(), Qt::Key_Return);
        CHECK(painted(e, FaceClass::hat) == Approx(24 * 8).margin(30));
    }
    SECTION("undo takes the last one back") {
        e.undo();
        QTest::keyClick(&e.canvas(), Qt::Key_Return);
        CHECK(painted(e, FaceClass::hat) == Approx(16 * 8).margin(24));
    }
    SECTION("Esc drops those that wait") {
        e.window.escape();
        CHECK_FALSE(e.session.open_area());
        draw(0.75, 0.875, {});
        CHECK(painted(e, FaceClass::hat) == Approx(8 * 8).margin(16));
    }
    SECTION("they select what they surround together") {
        e.session.brush().area_use = ui::AreaUse::both;
        QTest::keyClick(&e.canvas(), Qt::Key_Return);
        CHECK(e.session.surface().selection().count() == painted(e, FaceClass::hat));
        CHECK(columns_of(e, FaceClass::hat).first == Approx(8).margin(1));
        CHECK(columns_of(e, FaceClass::hat).second == Approx(31).margin(1));
    }
    CHECK(e.steps() == 1);
    CHECK_FALSE(e.session.open_area());
    CHECK(e.portrait().pose == pose);
}

TEST_CASE("Undo while corners are clicked takes the last one back, and no edit", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    QAction* undo = e.window.commands().action("edit.undo");
    const auto tool = GENERATE(ToolId::polygon, ToolId::lasso);
    e.session.set_tool(tool);
    const auto click = [&](double x, double y) { e.click(e.canvas(), e.at(e.canvas(), x, y)); };
    SECTION("nothing was done before") {}
    SECTION("there is an edit") {
        e.session.randomise(Part::hair, 5);
        REQUIRE(e.steps() == 1);
    }
    const int steps = e.steps();
    click(0.2, 0.2);
    REQUIRE(undo->isEnabled());
    click(0.6, 0.2);
    click(0.9, 0.9);
    e.undo();
    CHECK(e.session.tool(tool).outline().size() == 2);
    SECTION("in the middle of a drag that corner is dropped, not the others") {
        e.drag(e.canvas(), {e.at(e.canvas(), 0.5, 0.5), e.at(e.canvas(), 0.7, 0.7)}, {}, false);
        e.undo();
        CHECK(e.session.tool(tool).outline().size() == 2);
    }
    e.undo();
    e.undo();
    CHECK_FALSE(e.session.open_area());
    CHECK(e.steps() == steps);
    CHECK(undo->isEnabled() == (steps > 0));
}

TEST_CASE("A shape can be drawn with the brush, along its border alone", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::rectangle);
    auto& use = e.find<QComboBox>("tool.options.area");
    auto& size = e.find<QWidget>("tool.options.size");
    REQUIRE(QTest::qWaitFor([&] { return !size.isVisible(); }, 10000));
    use.setCurrentIndex(use.findText("Stroke with brush"));
    Q_EMIT use.activated(use.currentIndex());
    REQUIRE(e.session.brush().area_use == ui::AreaUse::stroke);
    CHECK(QTest::qWaitFor([&] { return size.isVisible(); }, 10000));
    e.session.brush().shape.diameter = 4;
    e.drag(e.canvas(), {e.at(e.canvas(), 0.25, 0.25), e.at(e.canvas(), 0.75, 0.75)});
    CHECK(e.steps() == 1);
    const auto& surface = e.session.surface();
    CHECK(surface.visible(16, 16) == value(FaceClass::hat));
    CHECK(surface.visible(47, 30) == value(FaceClass::hat));
    CHECK(surface.visible(32, 32) != value(FaceClass::hat));
    CHECK(painted(e, FaceClass::hat) == Approx(4 * 32 * 4).epsilon(0.12));
    CHECK(surface.selection().empty());
    e.session.brush().area_use = ui::AreaUse::select;
    e.session.brush_changed();
    CHECK(use.currentText() == "Select");
}

TEST_CASE("What a lasso selects is added, taken away and intersected by its first press", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::lasso);
    const auto draw = [&](double left, double right, Qt::KeyboardModifiers modifiers) {
        e.drag(e.canvas(),
               {e.at(e.canvas(), left, 0.25), e.at(e.canvas(), right, 0.25), e.at(e.canvas(), right, 0.5),
                e.at(e.canvas(), left, 0.5)},
               modifiers);
        return e.session.surface().selection().count();
    };
    const HeadPose pose = e.portrait().pose;
    e.session.brush().area_use = ui::AreaUse::select;
    const int whole = draw(0.25, 0.75, {});
    CHECK(whole == Approx(512).margin(60));
    CHECK(draw(0.25, 0.5, Qt::AltModifier) == Approx(whole / 2).margin(20));
    CHECK(draw(0.25, 0.5, Qt::ShiftModifier) == Approx(whole).margin(20));
    CHECK(draw(0.4, 0.6, Qt::ShiftModifier | Qt::AltModifier) == Approx(0.4 * whole).margin(40));
    CHECK(e.steps() == 0);
    CHECK(e.portrait().pose == pose);
    e.session.brush().area_use = ui::AreaUse::both;
    CHECK(draw(0.25, 0.75, {}) == whole);
    CHECK(painted(e, FaceClass::hat) == whole);
    e.session.brush().area_use = ui::AreaUse::fill;  // then Alt turns the head, as with any tool
    draw(0.25, 0.5, Qt::AltModifier);
    CHECK(e.portrait().pose != pose);
}

TEST_CASE("Esc drops an area that is being drawn", "[painting]") {
    Editor e;
    e.session.set_tool(ToolId::lasso);
    e.drag(e.canvas(), {e.at(e.canvas(), 0.2, 0.2), e.at(e.canvas(), 0.6, 0.2), e.at(e.canvas(), 0.2, 0.6)},
           {}, false);
    QTest::keyClick(&e.canvas(), Qt::Key_Escape);
    e.drag(e.canvas(), {e.at(e.canvas(), 0.2, 0.6)});
    CHECK(e.steps() == 0);
}

TEST_CASE("Selections are combined, inverted, grown and shrunk", "[painting]") {
    Selection selection(20);
    CHECK(selection.allows(3, 3));  // nothing selected limits nothing
    CHECK_FALSE(selection.contains(3, 3));
    const auto square = [](double low, double high) { return ui::rectangle({low, low}, {high, high}); };
    selection.combine(square(4, 10), Combine::replace);
    CHECK(selection.count() == 36);
    selection.combine(square(8, 12), Combine::add);
    CHECK(selection.count() == 36 + 16 - 4);
    selection.combine(square(8, 12), Combine::subtract);
    CHECK(selection.count() == 32);
    selection.combine(square(0, 6), Combine::intersect);
    CHECK(selection.count() == 4);
    CHECK_FALSE(selection.allows(10, 10));
    selection.invert();
    CHECK(selection.count() == 400 - 4);
    selection.combine(square(4, 10), Combine::replace);
    selection.grow(1);
    CHECK(selection.count() == 36 + 4 * 6);
    selection.grow(-1);
    CHECK(selection.count() == 36);
    selection.combine(ui::Polygon(), Combine::replace);
    CHECK(selection.empty());
}

TEST_CASE("Everything that writes stays inside the selection", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::rectangle);
    e.session.brush().area_use = ui::AreaUse::select;
    e.drag(e.canvas(), {e.at(e.canvas(), 0, 0), e.at(e.canvas(), 0.25, 0.25)});
    CHECK(e.steps() == 0);
    CHECK(e.session.surface().selection().count() == Approx(256).margin(40));
    e.session.set_tool(ToolId::brush);
    e.session.brush().shape.diameter = 20;
    e.click(e.canvas(), e.at(e.canvas(), 0.3, 0.3));
    CHECK(painted(e, FaceClass::hat) <= e.session.surface().selection().count());
    CHECK(e.session.surface().visible(40, 40) != value(FaceClass::hat));
    e.window.commands().run("select.fill");
    CHECK(painted(e, FaceClass::hat) == e.session.surface().selection().count());
    CHECK(e.steps() == 2);
    e.window.commands().run("select.none");
    e.click(e.canvas(), e.at(e.canvas(), 0.7, 0.7));
    CHECK(e.session.surface().visible(45, 45) == value(FaceClass::hat));
}

TEST_CASE("The stabiliser calms a shaking hand and still ends where the pen does", "[painting]") {
    const auto wobble = [](ui::Smoothing smoothing) {
        Editor e;
        e.session.brush().smoothing = smoothing;
        e.session.brush().shape.diameter = 1;
        std::vector<QPoint> way;
        for (int i = 0; i <= 60; ++i)
            way.push_back(e.at(e.canvas(), 0.1 + 0.012 * i, 0.5) + QPoint(0, i % 2 ? 24 : -24));
        e.drag(e.canvas(), way);
        const QPointF end = e.canvas().transform().to_picture(way.back()) * e.session.surface().size();
        CHECK(e.session.surface().visible(int(end.x()), int(end.y())) == value(FaceClass::hair));
        return painted(e, FaceClass::hair);
    };
    CHECK(wobble(ui::Smoothing::stabiliser) < wobble(ui::Smoothing::none) / 2);
}

TEST_CASE("The next and the previous class are those beside it in the list", "[painting]") {
    Editor e;
    auto& list = e.find<QListWidget>("classes");
    for (int i = 0; i < list.count(); ++i) {
        list.setCurrentRow(i);
        e.window.commands().run("class.next");
        CHECK(list.currentRow() == (i + 1) % list.count());
        e.window.commands().run("class.previous");
        CHECK(list.currentRow() == i);
    }
}

TEST_CASE("A region is selected by Ctrl+Shift+click, and Shift adds regions and lassos", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::hat);
    e.session.set_tool(ToolId::rectangle);
    for (const double x : {0.1, 0.6})
        e.drag(e.canvas(), {e.at(e.canvas(), x, 0.1), e.at(e.canvas(), x + 0.25, 0.35)});
    const long hats = painted(e, FaceClass::hat);
    const int steps = e.steps();
    const Selection& selection = e.session.surface().selection();
    e.session.set_tool(ToolId::brush);
    e.click(e.canvas(), e.at(e.canvas(), 0.2, 0.2), Qt::ControlModifier | Qt::ShiftModifier);
    const int first = selection.count();
    CHECK(first > 0);
    CHECK(e.session.active_class() == FaceClass::hat);
    e.session.set_tool(ToolId::region);
    e.click(e.canvas(), e.at(e.canvas(), 0.7, 0.2));
    CHECK(first + selection.count() == hats);
    e.click(e.canvas(), e.at(e.canvas(), 0.2, 0.2), Qt::ShiftModifier);
    CHECK(selection.count() == hats);

    e.session.set_tool(ToolId::lasso);
    e.session.brush().area_use = ui::AreaUse::select;
    const auto draw = [&](Qt::KeyboardModifiers modifiers) {
        e.drag(e.canvas(),
               {e.at(e.canvas(), 0.1, 0.6), e.at(e.canvas(), 0.4, 0.6), e.at(e.canvas(), 0.1, 0.9)},
               modifiers);
    };
    draw(Qt::ShiftModifier);
    const int both = selection.count();
    CHECK(both > hats);
    draw({});
    CHECK(selection.count() == both - hats);
    CHECK(e.steps() == steps);
}

TEST_CASE("A selection comes back, and grows, shrinks and becomes its border by asked pixels", "[painting]") {
    Editor e;
    Selection& selection = e.session.surface().selection();
    auto& commands = e.window.commands();
    for (const char* id : {"select.again", "select.grow", "select.border"}) CHECK_FALSE(commands.run(id));
    selection.combine(ui::rectangle({20, 20}, {30, 30}), Combine::replace);
    e.session.selection_changed();
    const auto asked = [&](const char* command, int pixels) {
        REQUIRE(commands.run(command));
        auto& dialog = e.find<QInputDialog>((std::string(command) + ".dialog").c_str());
        dialog.setIntValue(pixels);
        dialog.accept();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        return selection.count();
    };
    CHECK(asked("select.grow", 4) == 100 + 4 * 40 + 4 * 8);
    CHECK(asked("select.shrink", 4) == 100);
    CHECK_FALSE(commands.run("select.again"));  // it is there
    commands.run("select.none");
    CHECK(selection.empty());
    REQUIRE(commands.run("select.again"));
    CHECK(selection.count() == 100);
    // One pixel outside and one inside; round, so without the outer corners.
    CHECK(asked("select.border", 2) == 40 + 36);
    CHECK_FALSE(selection.contains(25, 25));
    CHECK(e.steps() == 0);
}

TEST_CASE("Copying half of a face to the other is one step", "[painting]") {
    Editor e;
    e.session.pick_class(FaceClass::left_brow);
    e.session.set_tool(ToolId::rectangle);
    e.drag(e.canvas(), {e.at(e.canvas(), 0.7, 0.2), e.at(e.canvas(), 0.8, 0.3)});
    REQUIRE(e.wait_for_picture());
    REQUIRE(painted(e, FaceClass::right_brow) == 0);
    const int steps = e.steps();
    e.window.commands().run("sides.right-to-left");
    CHECK(painted(e, FaceClass::right_brow) > 0);
    CHECK(columns_of(e, FaceClass::right_brow).second < 0.4 * 64);
    CHECK(e.steps() == steps + 1);
    CHECK(e.session.document().undo_stack().undoText() == "Copy right half to left");
    e.undo();
    CHECK(painted(e, FaceClass::right_brow) == 0);
}
