// The three gestures of the first hour, as streams of pointer events.
#include <QLineEdit>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/tools/brush_tool.h"
#include "ui/tools/pose_tool.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

constexpr std::uint8_t hair = std::uint8_t(FaceClass::hair);

bool same_pixels(const Picture& a, const Picture& b) { return *a.image == *b.image; }

}  // namespace

TEST_CASE("Dragging turns the head by 0.20 degrees per dip", "[gesture]") {
    Editor e;
    const Picture before = e.session.frame().picture;
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(20, 0), from + QPoint(60, -20), from + QPoint(100, -50)});
    CHECK(degrees(e.portrait().pose.yaw) == Approx(20).margin(0.01));
    CHECK(degrees(e.portrait().pose.pitch) == Approx(10).margin(0.01));
    CHECK(e.steps() == 1);
    REQUIRE(e.wait_for_picture());
    CHECK_FALSE(same_pixels(before, e.session.frame().picture));
    e.undo();
    CHECK(e.portrait().pose == HeadPose());

    SECTION("Shift is five times finer") {
        e.drag(e.viewport(), {from, from + QPoint(100, 0)}, Qt::ShiftModifier);
        CHECK(degrees(e.portrait().pose.yaw) == Approx(4).margin(0.01));
    }
    SECTION("Ctrl snaps to 5 degrees") {
        e.drag(e.viewport(), {from, from + QPoint(63, 0)}, Qt::ControlModifier);
        CHECK(degrees(e.portrait().pose.yaw) == Approx(15).margin(0.01));
    }
    SECTION("Outside the head ring it rolls") {
        e.drag(e.viewport(), {e.at(e.viewport(), 0.98, 0.5), e.at(e.viewport(), 0.5, 0.98)});
        CHECK(degrees(e.portrait().pose.roll) == Approx(45).margin(0.01));  // 90, stopped by the hard range
        CHECK(e.portrait().pose.yaw == Radians());
    }
    SECTION("Beyond the safe range the way is twice as long, at the hard range it ends") {
        e.drag(e.viewport(), {from, from + QPoint(300, 0)});
        CHECK(degrees(e.portrait().pose.yaw) == Approx(50).margin(0.01));
        e.drag(e.viewport(), {from, from + QPoint(2000, 0)});
        CHECK(degrees(e.portrait().pose.yaw) == Approx(90).margin(0.01));
        e.drag(e.viewport(), {from, from + QPoint(-10, 0)});
        CHECK(degrees(e.portrait().pose.yaw) == Approx(89).margin(0.01));
    }
    SECTION("Esc puts the start back and leaves no step") {
        const int steps = e.steps();
        e.drag(e.viewport(), {from, from + QPoint(40, 0)}, {}, false);
        CHECK(degrees(e.portrait().pose.yaw) == Approx(8).margin(0.01));
        QTest::keyClick(&e.viewport(), Qt::Key_Escape);
        CHECK(e.portrait().pose == HeadPose());
        CHECK(e.steps() == steps);
    }
    SECTION("A double click faces the viewer") {
        e.drag(e.viewport(), {from, from + QPoint(100, 0)});
        QTest::mouseDClick(&e.viewport(), Qt::LeftButton, {}, from);
        CHECK(e.portrait().pose.yaw == Radians());
    }
}

TEST_CASE("Picking a part and throwing its dice swaps its style and nothing else", "[gesture]") {
    Editor e;
    // The fake face lies in the middle: skin.
    e.click(e.viewport(), e.at(e.viewport(), 0.5, 0.62));
    CHECK(e.steps() == 0);
    const Part part = e.session.active_part();
    CHECK(part == Part::skin);
    const Portrait before = e.portrait();
    QTest::mouseClick(&e.find<QToolButton>("style.skin.dice"), Qt::LeftButton);
    CHECK(e.portrait().style(part).seed != before.style(part).seed);
    Portrait expected = before;
    expected.style(part) = e.portrait().style(part);
    CHECK(e.portrait() == expected);
    CHECK(e.steps() == 1);
    e.undo();
    CHECK(e.portrait() == before);

    SECTION("A locked part keeps its style") {
        e.find<QToolButton>("style.skin.lock").setChecked(true);
        CHECK(e.session.document().undo_stack().undoText() == "Lock skin");
        CHECK_FALSE(e.find<QToolButton>("style.skin.dice").isEnabled());
        e.session.randomise_everything(99);
        CHECK(e.portrait().style(part) == before.style(part));
        CHECK(e.portrait().style(Part::hair).seed == 99);
        e.undo();
        e.undo();
        CHECK_FALSE(e.session.locked(ui::lock_of(part)));
        CHECK(e.find<QToolButton>("style.skin.dice").isEnabled());
    }
    SECTION("A typed seed gives the same style again") {
        auto& field = e.find<QLineEdit>("style.hair.seed");
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, "4711");
        QTest::keyClick(&field, Qt::Key_Return);
        CHECK(e.portrait().style(Part::hair).seed == 4711);
    }
}

TEST_CASE("Painting changes the map at once and the picture soon", "[gesture]") {
    Editor e;
    const LabelMap before = *e.session.frame().picture.labels;
    e.session.pick_class(FaceClass::hair);
    const QPoint a = e.at(e.canvas(), 0.4, 0.7), b = e.at(e.canvas(), 0.6, 0.7);
    e.drag(e.canvas(), {a, (a + b) / 2, b}, {}, false);
    const int x = int(0.4 * e.session.surface().size()), y = int(0.7 * e.session.surface().size());
    CHECK(e.session.surface().visible(x, y) == hair);  // no engine was asked yet
    e.drag(e.canvas(), {b});                           // press is ignored in a gesture; this releases it
    REQUIRE(e.portrait().painted);
    CHECK(e.portrait().painted->labels->at(x, y) == hair);
    CHECK(e.steps() == 1);
    CHECK(e.session.document().undo_stack().undoText() == "Brush hair");
    REQUIRE(e.wait_for_picture());
    CHECK(e.session.frame().portrait.painted == e.portrait().painted);  // the engine has the strokes
    e.undo();
    CHECK_FALSE(e.portrait().painted);
    CHECK(e.session.surface().visible(x, y) == before.at(x, y));
}

TEST_CASE("A click without movement paints one dab", "[gesture]") {
    Editor e;
    e.session.brush().shape.diameter = 6;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.5));
    REQUIRE(e.portrait().painted);
    const auto& pixels = e.portrait().painted->labels->pixels;
    const auto painted = std::count(pixels.begin(), pixels.end(), hair);
    CHECK(painted == Approx(28).margin(5));
    CHECK(e.steps() == 1);
    SECTION("outside the picture it does nothing") {
        e.click(e.canvas(), e.at(e.canvas(), 1.2, 0.5));
        CHECK(e.steps() == 1);
    }
}

TEST_CASE("Esc during a stroke takes it back", "[gesture]") {
    Editor e;
    e.drag(e.canvas(), {e.at(e.canvas(), 0.3, 0.3), e.at(e.canvas(), 0.6, 0.3)}, {}, false);
    REQUIRE(QTest::qWaitFor([&] { return e.steps() == 1; }, 5000));  // the engine has seen some of it
    QTest::keyClick(&e.canvas(), Qt::Key_Escape);
    CHECK_FALSE(e.portrait().painted);
    CHECK_FALSE(e.session.surface().any_strokes());
    CHECK(e.steps() == 0);
}

TEST_CASE("Ctrl takes the class under the pointer", "[gesture]") {
    Editor e;
    const int x = e.session.surface().size() / 2, y = int(0.62 * e.session.surface().size());
    const auto expected = static_cast<FaceClass>(e.session.surface().visible(x, y));
    REQUIRE(expected != e.session.active_class());
    e.click(e.canvas(), e.at(e.canvas(), (x + 0.5) / 64, (y + 0.5) / 64), Qt::ControlModifier);
    CHECK(e.session.active_class() == expected);
    CHECK(e.session.active_tool() == ToolId::brush);
    CHECK(e.steps() == 0);
}

TEST_CASE("The bucket fills an area as one step", "[gesture]") {
    Editor e;
    e.session.set_tool(ToolId::fill);
    e.session.pick_class(FaceClass::hat);
    e.click(e.canvas(), e.at(e.canvas(), 0.02, 0.02));
    REQUIRE(e.portrait().painted);
    CHECK(e.portrait().painted->labels->at(0, 0) == std::uint8_t(FaceClass::hat));
    CHECK(e.portrait().painted->labels->at(32, 40) == PaintedLabels::unpainted);
    CHECK(e.steps() == 1);
    SECTION("again, outside, and with a full map nothing happens") {
        e.click(e.canvas(), e.at(e.canvas(), 0.02, 0.02));
        e.click(e.canvas(), e.at(e.canvas(), -0.1, 0.5));
        CHECK(e.steps() == 1);
    }
}

TEST_CASE("Shift and drag changes the brush size, Shift and click draws a line", "[gesture]") {
    Editor e;
    e.session.brush().shape.diameter = 4;
    const QPoint from = e.at(e.canvas(), 0.3, 0.5);
    e.drag(e.canvas(), {from, from + QPoint(6, 0), from + QPoint(40, 0)}, Qt::ShiftModifier);
    CHECK(e.session.brush().shape.diameter == Approx(24));
    CHECK(e.steps() == 0);
    e.session.brush().shape.diameter = 4;
    e.click(e.canvas(), from);
    e.click(e.canvas(), e.at(e.canvas(), 0.7, 0.5), Qt::ShiftModifier);
    CHECK(e.portrait().painted->labels->at(32, 32) == hair);
    CHECK(e.steps() == 2);
}

TEST_CASE("Undo during a drag cancels the drag", "[gesture]") {
    Editor e;
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(50, 0)});
    e.drag(e.viewport(), {from, from + QPoint(0, 40)}, {}, false);
    e.undo();
    CHECK(degrees(e.portrait().pose.yaw) == Approx(10).margin(0.01));
    CHECK(e.portrait().pose.pitch == Radians());
    CHECK(e.steps() == 1);
}

TEST_CASE("Resistance and its inverse meet", "[pose]") {
    for (float v : {-80.0f, -41.0f, 0.0f, 12.5f, 40.0f, 67.0f, 90.0f})
        CHECK(ui::resisted(ui::unresisted(v, 40), 40, 90) == Approx(v));
}
