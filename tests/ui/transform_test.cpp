// What is selected, or pasted, moved over the label map: by hand, by keys and by numbers.
#include <QClipboard>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <catch2/catch.hpp>
#include <memory>
#include <numbers>
#include <set>
#include <span>

#include "engine/media/label_file.h"
#include "tests/ui/editor_fixture.h"
#include "ui/painting/floating_labels.h"
#include "ui/session/texts.h"
#include "ui/tools/transform_tool.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::FloatingLabels;
using limner::ui::LabelSurface;
using limner::ui::Placement;
using limner::ui::ToolId;

namespace {

constexpr auto value(FaceClass face_class) { return static_cast<std::uint8_t>(face_class); }
constexpr std::uint8_t background = 0, skin = value(FaceClass::skin), hair = value(FaceClass::hair),
                       nose = value(FaceClass::nose), hat = value(FaceClass::hat);

/// Skin on the right, background on the left, and a nose of 6 x 4 in the skin: what the model says.
LabelSurface face(int side = 40) {
    LabelMap map(side, side, background);
    for (int y = 0; y < side; ++y)
        for (int x = side / 2; x < side; ++x) map.at(x, y) = skin;
    for (int y = 10; y < 14; ++y)
        for (int x = 26; x < 32; ++x) map.at(x, y) = nose;
    LabelSurface surface(side);
    surface.set_base(std::make_shared<const LabelMap>(std::move(map)));
    return surface;
}

void select(LabelSurface& surface, int left, int top, int right, int bottom) {
    surface.selection().select_if(
        [&](int x, int y) { return x >= left && x < right && y >= top && y < bottom; });
}

LabelMap seen(const LabelSurface& surface) {
    LabelMap labels(surface.size(), surface.size());
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) labels.at(x, y) = surface.visible(x, y);
    return labels;
}

/// What is seen with `labels` at `placement`.
LabelMap placed(LabelSurface surface, const FloatingLabels& labels, const Placement& placement) {
    const LabelMap strokes = labels.strokes_at(placement);
    surface.set_strokes(&strokes);
    return seen(surface);
}

long count(const LabelMap& labels, std::uint8_t wanted) {
    return std::count(labels.pixels.begin(), labels.pixels.end(), wanted);
}

/// An editor with a hat of a few pixels painted and selected, and the tool in hand.
struct WithHat {
    WithHat() {
        e.session.pick_class(FaceClass::hat);
        e.session.set_tool(ToolId::rectangle);
        e.drag(e.canvas(), {at(16, 16), at(24, 20)});
        e.window.commands().run("tool.move");
        double_click(e.canvas(), at(20, 18));
        steps = e.steps();
        before = seen(e.session.surface());
        // The map of the generator is 64 pixels wide.
        REQUIRE(before.width == 64);
        REQUIRE(e.session.surface().selection().count() == count(before, hat));
        REQUIRE(count(before, hat) > 20);
        REQUIRE(e.focus(e.canvas()));
    }
    QPoint at(double x, double y) { return e.at(e.canvas(), x / 64, y / 64); }
    /// The middle of what is a hat now, in pixels.
    QPointF middle() {
        const LabelMap now = seen(e.session.surface());
        QPointF sum;
        for (int y = 0; y < now.height; ++y)
            for (int x = 0; x < now.width; ++x)
                if (now.at(x, y) == hat) sum += QPointF(x + 0.5, y + 0.5);
        return sum / double(count(now, hat));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
        QTest::keyClick(&e.canvas(), key, modifiers);
    }

    Editor e;
    LabelMap before;
    int steps = 0;
};

}  // namespace

TEST_CASE("Labels that are moved stay as they are, pixel by pixel, and what they covered comes back",
          "[transform]") {
    LabelSurface surface = face();
    select(surface, 24, 8, 34, 16);  // the nose with some skin
    const FloatingLabels labels = FloatingLabels::lifted(surface);
    const LabelMap before = seen(surface);
    CHECK(labels.strokes_at({}) == surface.strokes());
    const LabelMap after = placed(surface, labels, {.x = -20, .y = 5});
    for (int y = 8; y < 16; ++y)
        for (int x = 24; x < 34; ++x) CHECK(after.at(x - 20, y + 5) == before.at(x, y));
    CHECK(placed(surface, labels, {}) == before);
}

TEST_CASE("A hole is filled with what the model has there, or else with the nearest other class",
          "[transform]") {
    LabelSurface surface = face();
    SECTION("strokes were lying over the model") {
        surface.fill(ui::rectangle({2, 2}, {8, 6}), hair);
        select(surface, 2, 2, 8, 6);
        const LabelMap after = placed(surface, FloatingLabels::lifted(surface), {.x = 20, .y = 20});
        CHECK(count(after, hair) == 24);
        CHECK(after.at(4, 4) == background);
        CHECK(FloatingLabels::lifted(surface).strokes_at({.x = 20}).at(4, 4) == LabelSurface::unpainted);
    }
    SECTION("the model itself has them there") {
        select(surface, 26, 10, 32, 14);
        const LabelMap after = placed(surface, FloatingLabels::lifted(surface), {.y = 20});
        CHECK(count(after, nose) == 24);
        for (int y = 10; y < 14; ++y)
            for (int x = 26; x < 32; ++x) CHECK(after.at(x, y) == skin);
    }
    SECTION("half of an area: the other half is no other class") {
        select(surface, 26, 10, 29, 14);
        const LabelMap after = placed(surface, FloatingLabels::lifted(surface), {.x = -20});
        CHECK(count(after, nose) == 24);
        CHECK(after.at(28, 12) == skin);
    }
    SECTION("each class by itself") {
        select(surface, 16, 20, 24, 30);  // background and skin
        const LabelMap after = placed(surface, FloatingLabels::lifted(surface), {.x = 14});
        CHECK(after.at(18, 25) == skin);        // nearest to what was background
        CHECK(after.at(22, 25) == background);  // and to what was skin
    }
    SECTION("there is no other class") {
        LabelSurface plain(16);
        plain.set_base(std::make_shared<const LabelMap>(16, 16, skin));
        select(plain, 2, 2, 6, 6);
        CHECK(count(placed(plain, FloatingLabels::lifted(plain), {.x = 8}), skin) == 256);
    }
}

TEST_CASE("Turned, scaled and flipped labels make no class in between", "[transform]") {
    LabelSurface surface = face();
    surface.fill(ui::rectangle({8, 24}, {16, 32}), hair);
    surface.fill(ui::rectangle({8, 24}, {12, 28}), hat);
    select(surface, 8, 24, 16, 32);
    const FloatingLabels labels = FloatingLabels::lifted(surface);
    const LabelMap before = seen(surface);
    const std::set<std::uint8_t> known(before.pixels.begin(), before.pixels.end());
    for (const double angle : {0.3, 1.0, 2.5})
        for (const double size : {0.4, 1.7}) {
            const LabelMap after =
                placed(surface, labels, {.x = 5, .y = -8, .width = size, .height = -size, .angle = angle});
            CHECK(std::all_of(after.pixels.begin(), after.pixels.end(),
                              [&](std::uint8_t v) { return known.contains(v); }));
            CHECK(count(after, hat) == Approx(16 * size * size).margin(5));
            CHECK(count(after, hair) == Approx(48 * size * size).margin(9));
        }
    // The corner of the hat, upper left before.
    CHECK(placed(surface, labels, {.width = -1}).at(15, 24) == hat);
    CHECK(placed(surface, labels, {.height = -1}).at(8, 31) == hat);
    CHECK(placed(surface, labels, {.angle = std::numbers::pi / 2}).at(15, 24) == hat);
    CHECK(placed(surface, labels, {.width = 2, .height = 2}).at(4, 20) == hat);
    const LabelMap doubled = placed(surface, labels, {.width = 2, .height = 2});
    CHECK(count(doubled, hat) == 64);
    CHECK(count(doubled, hair) == 192);
}

TEST_CASE("What is locked neither comes along nor is covered", "[transform]") {
    LabelSurface surface = face();
    std::bitset<face_class_count> locks;
    locks[nose] = true;
    surface.set_locked(locks);
    const LabelMap before = seen(surface);
    SECTION("it stays where it was taken from") {
        select(surface, 24, 8, 34, 16);
        const FloatingLabels labels = FloatingLabels::lifted(surface);
        for (const Placement& placement : {Placement{.x = -20}, Placement{.x = 2, .y = 1, .angle = 1}})
            for (std::size_t i = 0; i < before.pixels.size(); ++i)
                CHECK((placed(surface, labels, placement).pixels[i] == nose) == (before.pixels[i] == nose));
    }
    SECTION("it stays where the labels go to") {
        select(surface, 4, 8, 14, 16);
        const LabelMap after = placed(surface, FloatingLabels::lifted(surface), {.x = 20});
        CHECK(count(after, nose) == 24);
        CHECK(after.at(25, 9) == background);
    }
    SECTION("nothing else is selected") {
        select(surface, 26, 10, 32, 14);
        CHECK(FloatingLabels::lifted(surface).empty());
    }
}

TEST_CASE("A drag of the move tool floats without the engine, and Enter makes one step of it",
          "[transform]") {
    WithHat w;
    REQUIRE(w.e.wait_for_picture());
    const Portrait start = w.e.portrait();
    const QPointF from = w.middle();
    w.e.drag(w.e.canvas(), {w.at(20, 18), w.at(24, 24), w.at(30, 30)});
    CHECK(w.e.session.floating());
    CHECK(w.middle() == from + QPointF(10, 12));
    // Seen, and no edit: neither the portrait nor the engine knows of it.
    CHECK(w.e.portrait() == start);
    CHECK(w.e.steps() == w.steps);
    CHECK(count(seen(w.e.session.surface()), hat) == count(w.before, hat));
    w.e.drag(w.e.canvas(), {w.at(30, 30), w.at(32, 30), w.at(34, 30)});
    CHECK(w.e.portrait() == start);
    w.key(Qt::Key_Return);
    CHECK_FALSE(w.e.session.floating());
    CHECK(w.e.steps() == w.steps + 1);
    CHECK(w.middle() == from + QPointF(14, 12));
    CHECK(w.e.session.document().undo_stack().undoText() == "Move selection");
    // What was moved is selected where it is now.
    CHECK(w.e.session.surface().selection().count() == count(w.before, hat));
    const LabelMap after = seen(w.e.session.surface());
    w.e.undo();
    CHECK(seen(w.e.session.surface()) == w.before);
    CHECK(w.e.portrait() == start);
    w.e.window.commands().run("edit.redo");
    CHECK(seen(w.e.session.surface()) == after);
}

TEST_CASE("Esc takes back a drag, then all that floats", "[transform]") {
    WithHat w;
    const QPointF from = w.middle();
    w.e.drag(w.e.canvas(), {w.at(20, 18), w.at(26, 24), w.at(30, 30)});
    w.e.drag(w.e.canvas(), {w.at(30, 30), w.at(36, 36)}, {}, false);
    CHECK(w.middle() == from + QPointF(16, 18));
    w.key(Qt::Key_Escape);
    CHECK(w.middle() == from + QPointF(10, 12));
    SECTION("by the key") { w.e.window.commands().run("view.escape"); }
    SECTION("by undo") {
        w.e.undo();
        CHECK(w.e.steps() == w.steps);
    }
    SECTION("by its command") { w.e.window.commands().run("select.drop"); }
    CHECK_FALSE(w.e.session.floating());
    CHECK(seen(w.e.session.surface()) == w.before);
    CHECK(w.e.session.surface().selection().count() == count(w.before, hat));
    CHECK(w.e.steps() == w.steps);
    CHECK_FALSE(w.e.window.commands().action("select.put-down")->isEnabled());
}

TEST_CASE("The handles of a transform scale and turn what is selected", "[transform]") {
    WithHat w;
    REQUIRE(w.e.window.commands().run("select.transform"));
    ui::TransformTool& tool = w.e.session.transform();
    REQUIRE(tool.floats());
    using Grip = ui::TransformTool::Grip;
    const auto handle = [&](int across, int down) {
        const QPointF p = tool.at_grip({Grip::Kind::handle, across, down});
        return w.e.at(w.e.canvas(), p.x(), p.y());
    };
    const QPoint upper_left = handle(-1, -1), lower_right = handle(1, 1);
    const QPoint size = lower_right - upper_left;
    SECTION("a corner is dragged, the other one stays") {
        w.e.drag(w.e.canvas(), {lower_right, lower_right + QPoint(4, 4), lower_right + size});
        CHECK(tool.placement().width == Approx(2).epsilon(0.02));
        CHECK(tool.placement().height == Approx(2).epsilon(0.02));
        CHECK((handle(-1, -1) - upper_left).manhattanLength() <= 2);
        CHECK(count(seen(w.e.session.surface()), hat) == Approx(4 * count(w.before, hat)).epsilon(0.1));
    }
    SECTION("with Shift it keeps its shape, with Ctrl its middle") {
        const QPoint middle = (upper_left + lower_right) / 2;
        w.e.drag(w.e.canvas(),
                 {lower_right, lower_right + QPoint(4, 0), lower_right + QPoint(size.x() / 2, 0)},
                 Qt::ShiftModifier | Qt::ControlModifier);
        CHECK(tool.placement().width == Approx(tool.placement().height));
        CHECK(tool.placement().width == Approx(1.5).epsilon(0.03));
        CHECK(((handle(-1, -1) + handle(1, 1)) / 2 - middle).manhattanLength() <= 2);
    }
    SECTION("a side changes one of both, and flips beyond the other") {
        const QPoint right = handle(1, 0);
        w.e.drag(w.e.canvas(), {right, right - QPoint(8, 0), right - QPoint(2 * size.x(), 0)});
        CHECK(tool.placement().width == Approx(-1).epsilon(0.04));  // the hand goes by whole dip
        CHECK(tool.placement().height == 1);
    }
    SECTION("outside it turns, with Shift in steps of 15 degrees") {
        const QPoint middle = (upper_left + lower_right) / 2;
        w.e.drag(w.e.canvas(),
                 {middle + QPoint(150, 0), middle + QPoint(140, 50), middle + QPoint(106, 106)});
        CHECK(tool.placement().angle == Approx(std::numbers::pi / 4).epsilon(0.02));
        w.e.drag(w.e.canvas(), {middle + QPoint(150, 0), middle + QPoint(145, 30)}, Qt::ShiftModifier);
        CHECK(tool.placement().angle == Approx(std::numbers::pi / 3));
    }
    const LabelMap shown = seen(w.e.session.surface());
    CHECK(w.e.steps() == w.steps);
    w.key(Qt::Key_Enter);
    CHECK(w.e.steps() == w.steps + 1);
    CHECK(seen(w.e.session.surface()) == shown);
    CHECK(w.e.session.document().undo_stack().undoText() == "Transform selection");
}

TEST_CASE("Arrows move what is selected by a pixel, with Shift by ten, and turn no head", "[transform]") {
    WithHat w;
    const HeadPose pose = w.e.portrait().pose;
    const QPointF from = w.middle();
    for (int i = 0; i < 3; ++i) w.key(Qt::Key_Right);
    w.key(Qt::Key_Down, Qt::ShiftModifier);
    w.key(Qt::Key_Up);
    CHECK(w.middle() == from + QPointF(3, 9));
    CHECK(w.e.portrait().pose == pose);
    CHECK(w.e.steps() == w.steps);
    w.key(Qt::Key_Return);
    CHECK(w.e.steps() == w.steps + 1);
    // With nothing selected they are what they always were.
    w.e.window.commands().run("select.none");
    w.key(Qt::Key_Right, Qt::ShiftModifier);
    CHECK(w.e.portrait().pose != pose);
}

TEST_CASE("The numbers of a transform show what the hand does, and can be typed", "[transform]") {
    WithHat w;
    auto& x = w.e.find<QDoubleSpinBox>("tool.options.x");
    auto& width = w.e.find<QDoubleSpinBox>("tool.options.width");
    CHECK(x.isVisible());
    CHECK_FALSE(x.isEnabled());
    CHECK(x.toolTip().contains("Ctrl+T"));
    w.e.drag(w.e.canvas(), {w.at(20, 18), w.at(24, 20), w.at(30, 20)});
    CHECK(x.value() == 10);
    CHECK(width.value() == 100);
    width.setValue(200);
    w.e.find<QDoubleSpinBox>("tool.options.height").setValue(150);
    w.e.find<QDoubleSpinBox>("tool.options.angle").setValue(90);
    CHECK(w.e.session.transform().placement().width == 2);
    CHECK(w.e.session.transform().placement().height == 1.5);
    CHECK(w.e.session.transform().placement().angle == Approx(std::numbers::pi / 2));
    CHECK(count(seen(w.e.session.surface()), hat) == 3 * count(w.before, hat));
    SECTION("Enter in a field gives the keys back to the map, Enter there applies") {
        REQUIRE(w.e.focus(x));
        x.selectAll();
        QTest::keyClicks(&x, "4");
        QTest::keyClick(&x, Qt::Key_Return);
        CHECK(w.e.session.transform().placement().x == 4);
        CHECK(w.e.session.floating());
        CHECK(w.e.canvas().hasFocus());
        w.key(Qt::Key_Return);
    }
    SECTION("the button applies") { w.e.find<QToolButton>("tool.options.select.put-down").click(); }
    CHECK_FALSE(w.e.session.floating());
    CHECK(w.e.steps() == w.steps + 1);
    w.e.session.set_tool(ToolId::brush);
    CHECK(QTest::qWaitFor([&] { return !x.isVisible(); }, 10000));
}

TEST_CASE("A flip mirrors what is selected in its place", "[transform]") {
    WithHat w;
    const QPointF from = w.middle();
    w.e.window.commands().run("select.flip-sideways");
    CHECK(w.e.session.transform().placement().width == -1);
    CHECK(w.middle() == from);
    w.e.window.commands().run("select.flip-sideways");
    w.key(Qt::Key_Return);
    CHECK(w.e.steps() == w.steps);  // twice is not at all
    CHECK(seen(w.e.session.surface()) == w.before);
}

TEST_CASE("The net of 4 x 4 handles bends what is selected, as one step", "[transform][warp]") {
    WithHat w;
    REQUIRE(w.e.window.commands().run("select.warp"));
    ui::TransformTool& tool = w.e.session.transform();
    auto& button = w.e.find<QToolButton>("tool.options.select.warp");
    REQUIRE(tool.warping());
    REQUIRE(tool.net().size() == 8);
    CHECK(tool.net()[0].front() == tool.net()[1].front());  // both in the first corner
    CHECK_FALSE(w.e.canvas().grab().isNull());
    CHECK(button.isChecked());
    using Grip = ui::TransformTool::Grip;
    const auto handle = [&](int across, int down) {
        const QPointF p = tool.at_grip({Grip::Kind::net, across, down});
        return w.e.at(w.e.canvas(), p.x(), p.y());
    };
    const QPoint corner = handle(3, 3), way = w.at(8, 6) - w.at(0, 0);
    w.e.drag(w.e.canvas(), {corner, corner + way / 2, corner + way});
    CHECK((handle(3, 3) - corner - way).manhattanLength() <= 2);
    CHECK(handle(0, 0) == w.e.at(w.e.canvas(), tool.outline()[0].x(), tool.outline()[0].y()));
    CHECK(count(seen(w.e.session.surface()), hat) > count(w.before, hat) + 5);
    CHECK(w.e.session.surface().visible(26, 21) == hat);
    SECTION("Esc in a drag puts the handle back, and Esc again all of it") {
        w.e.drag(w.e.canvas(), {handle(0, 0), handle(0, 0) - way}, {}, false);
        w.key(Qt::Key_Escape);
        CHECK(w.e.session.surface().visible(26, 21) == hat);
        w.e.window.commands().run("view.escape");
        CHECK(seen(w.e.session.surface()) == w.before);
        CHECK(w.e.steps() == w.steps);
    }
    SECTION("Enter applies it, and it can be undone") {
        button.click();  // the box again; what is bent stays so
        CHECK_FALSE(tool.warping());
        const LabelMap shown = seen(w.e.session.surface());
        CHECK(shown.at(26, 21) == hat);
        w.key(Qt::Key_Return);
        CHECK(w.e.steps() == w.steps + 1);
        CHECK(seen(w.e.session.surface()) == shown);
        CHECK(w.e.session.document().undo_stack().undoText() == "Transform selection");
        w.e.undo();
        CHECK(seen(w.e.session.surface()) == w.before);
    }
    SECTION("with nothing selected the button stays off") {
        w.e.window.commands().run("select.drop");
        w.e.window.commands().run("select.none");
        button.click();
        CHECK_FALSE(button.isChecked());
        CHECK_FALSE(w.e.session.floating());
    }
    CHECK_FALSE(button.isChecked());
}

TEST_CASE("Without a selection the move tool says what to do", "[transform]") {
    Editor e;
    QStringList hints;
    QObject::connect(&e.session, &ui::EditorSession::hint_changed,
                     [&](const QString& text) { hints << text; });
    const LabelMap before = seen(e.session.surface());
    SECTION("Ctrl+T") { e.window.commands().run("select.transform"); }
    SECTION("a drag") {
        e.window.commands().run("tool.move");
        e.drag(e.canvas(), {e.at(e.canvas(), 0.5, 0.5), e.at(e.canvas(), 0.7, 0.7)});
    }
    CHECK(hints.join('\n').contains("Nothing is selected"));
    CHECK_FALSE(e.session.floating());
    CHECK(e.steps() == 0);
    CHECK(seen(e.session.surface()) == before);
}

TEST_CASE("What floats is put down before anything else is written, turned or saved", "[transform]") {
    WithHat w;
    w.e.drag(w.e.canvas(), {w.at(20, 18), w.at(26, 24), w.at(30, 30)});
    const LabelMap moved = seen(w.e.session.surface());
    const HeadPose pose = w.e.portrait().pose;
    SECTION("another tool") { w.e.session.set_tool(ToolId::brush); }
    SECTION("the selection is changed") { w.e.window.commands().run("select.none"); }
    SECTION("a class is locked") { w.e.window.commands().run("class.lock"); }
    SECTION("the head is turned by hand") {
        const QPoint middle = w.e.at(w.e.viewport(), 0.5, 0.5);
        w.e.drag(w.e.viewport(), {middle, middle + QPoint(20, 0), middle + QPoint(40, 0)});
        CHECK(w.e.portrait().pose != pose);
        CHECK(w.e.portrait().painted->pose == pose);
    }
    CHECK_FALSE(w.e.session.floating());
    CHECK(w.e.steps() >= w.steps + 1);
    LabelMap strokes = *w.e.portrait().painted->labels;
    for (int i = 0; i < int(strokes.pixels.size()); ++i)
        if (moved.pixels[std::size_t(i)] == hat) CHECK(strokes.pixels[std::size_t(i)] == hat);
    CHECK(count(strokes, hat) == count(w.before, hat));
}

TEST_CASE("An edit beside the map leaves what floats, another view drops it", "[transform]") {
    WithHat w;
    w.e.drag(w.e.canvas(), {w.at(20, 18), w.at(26, 24), w.at(30, 30)});
    const LabelMap moved = seen(w.e.session.surface());
    w.e.session.randomise(Part::hair, 5);
    CHECK(w.e.session.floating());
    CHECK(seen(w.e.session.surface()) == moved);
    w.e.session.front_pose();  // which it is
    CHECK(w.e.session.floating());
    HeadPose other = w.e.portrait().pose;
    other.yaw += from_degrees(20);
    w.e.session.turn_to(other, "turned");
    CHECK_FALSE(w.e.session.floating());
    CHECK(count(*w.e.portrait().painted->labels, hat) == count(w.before, hat));
    CHECK(w.e.session.surface().selection().count() == count(w.before, hat));
}

TEST_CASE("A pasted label map floats until Enter, and respects locks", "[transform][clipboard]") {
    Editor e;
    LabelMap patch(20, 10, hat);
    patch.at(0, 0) = LabelSurface::unpainted;
    const auto png = *encode_label_map(patch);
    auto data = std::make_unique<QMimeData>();
    data->setData("image/png", QByteArray(reinterpret_cast<const char*>(png.data()), qsizetype(png.size())));
    QGuiApplication::clipboard()->setMimeData(data.release());
    REQUIRE(e.window.commands().run("edit.paste"));
    REQUIRE(QTest::qWaitFor([&] { return e.session.floating(); }, 10000));
    CHECK(e.session.active_tool() == ToolId::move);
    CHECK(count(seen(e.session.surface()), hat) == 199);
    CHECK(e.session.surface().visible(22, 27) != hat);  // the transparent corner
    CHECK(e.session.surface().visible(23, 27) == hat);
    CHECK(e.steps() == 0);
    CHECK_FALSE(e.portrait().painted);
    SECTION("Enter applies") {
        REQUIRE(e.focus(e.canvas()));
        QTest::keyClick(&e.canvas(), Qt::Key_Return);
        CHECK(e.steps() == 1);
        CHECK(e.session.document().undo_stack().undoText() == "Paste labels");
        CHECK(count(*e.portrait().painted->labels, hat) == 199);
        CHECK_FALSE(e.portrait().painted->from_file);
        e.undo();
        CHECK_FALSE(e.portrait().painted);
    }
    SECTION("Esc drops") {
        e.window.commands().run("view.escape");
        CHECK(e.steps() == 0);
        CHECK(count(seen(e.session.surface()), hat) == 0);
    }
}

TEST_CASE("A copied selection is pasted where it was", "[transform][clipboard]") {
    WithHat w;
    QSignalSpy notices(&w.e.session, &ui::EditorSession::notice);
    w.e.window.commands().run("edit.copy-labels");
    REQUIRE((!notices.isEmpty() || notices.wait(10000)));
    const QByteArray png = QGuiApplication::clipboard()->mimeData()->data("image/png");
    const auto copied = decode_label_map(std::as_bytes(std::span(png)), "copied");
    REQUIRE(copied);
    CHECK(count(*copied, hat) == count(w.before, hat));
    CHECK(count(*copied, LabelSurface::unpainted) == 64 * 64 - count(w.before, hat));
    // Taken away, and pasted.
    w.e.window.commands().run("select.delete");
    CHECK(count(seen(w.e.session.surface()), hat) == 0);
    w.e.window.commands().run("edit.paste");
    REQUIRE(QTest::qWaitFor([&] { return w.e.session.floating(); }, 10000));
    CHECK(seen(w.e.session.surface()) == w.before);
}

TEST_CASE("A pasted map that is larger than the label map is fitted into it", "[transform][clipboard]") {
    Editor e;
    LabelMap large(128, 256, skin);
    for (int y = 0; y < 128; ++y)
        for (int x = 0; x < 128; ++x) large.at(x, y) = hat;
    e.session.paste_labels(large);
    const LabelMap now = seen(e.session.surface());
    CHECK(now.at(32, 10) == hat);
    CHECK(now.at(32, 50) == skin);
    CHECK(count(now, hat) == 32 * 32);
}
