// U05: everything undone restores the first state bit for bit.
#include <QTest>
#include <catch2/catch.hpp>
#include <random>

#include "tests/ui/editor_fixture.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

void random_action(Editor& e, std::mt19937& random) {
    const auto number = [&](int end) { return int(random() % unsigned(end)); };
    const auto point = [&](const ui::PictureView& view) {
        return e.at(view, 0.05 + 0.9 * number(100) / 100.0, 0.05 + 0.9 * number(100) / 100.0);
    };
    switch (number(9)) {
        case 0:
            e.drag(e.viewport(), {point(e.viewport()), point(e.viewport()), point(e.viewport())});
            break;
        case 1:
            e.session.set_tool(number(2) ? ToolId::brush : ToolId::eraser);
            e.drag(e.canvas(), {point(e.canvas()), point(e.canvas()), point(e.canvas())});
            break;
        case 2:
            e.session.set_tool(ToolId::fill);
            e.session.pick_class(static_cast<FaceClass>(number(face_class_count)));
            e.click(e.canvas(), point(e.canvas()));
            break;
        case 3:
            e.session.randomise(static_cast<Part>(number(part_count)), std::uint64_t(number(1000)));
            break;
        case 4:
            e.session.randomise_expression(std::uint64_t(number(1000)));
            break;
        case 5: {
            auto& slider = e.find<ui::ValueSlider>(number(2) ? "light.azimuth" : "pose.roll");
            Q_EMIT slider.edited(number(60) - 30, ui::new_gesture());
            break;
        }
        case 6:
            e.session.add_snapshot();
            break;
        case 7:
            e.session.restore_snapshot(number(4));
            break;
        default:
            number(2) ? e.session.keep_patch() : e.session.discard_patch();
    }
}

}  // namespace

TEST_CASE("Two hundred random actions, all undone, restore the first state bit for bit", "[undo]") {
    Editor e;
    auto& stack = e.session.document().undo_stack();
    const auto first = e.session.document().state();
    std::mt19937 random(5);
    for (int i = 0; i < 200 && stack.count() < 190; ++i) random_action(e, random);
    const auto last = e.session.document().state();
    const LabelMap strokes = e.session.surface().strokes();
    REQUIRE(stack.index() > 100);
    stack.setIndex(0);
    CHECK(e.session.document().state() == first);
    CHECK_FALSE(e.session.surface().any_strokes());
    CHECK(e.session.shelf().snapshots().empty());
    stack.setIndex(stack.count());
    CHECK(e.session.document().state() == last);
    CHECK(e.session.surface().strokes() == strokes);
}

TEST_CASE("Each gesture makes one step, an edit that changes nothing makes none", "[undo]") {
    Editor e;
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    std::vector<QPoint> way;
    for (int i = 0; i < 50; ++i) way.push_back(from + QPoint(i, i / 2));
    e.drag(e.viewport(), way);
    CHECK(e.steps() == 1);
    CHECK(e.session.document().undo_stack().undoText().startsWith("Yaw 10"));
    e.session.edit(e.portrait(), "nothing", 0);
    CHECK(e.steps() == 1);
    e.drag(e.viewport(), {from, from + QPoint(30, 0), from});  // there and back
    CHECK(e.steps() == 1);
    for (int i = 0; i < 4; ++i) e.window.commands().run("pose.turn-left");  // quick repeats
    CHECK(e.steps() == 2);
}

TEST_CASE("The title tells exactly when the state differs from the saved one", "[undo]") {
    Editor e;
    CHECK_FALSE(e.window.isWindowModified());
    e.session.randomise(Part::hair, 3);
    CHECK(e.window.isWindowModified());
    e.undo();
    CHECK_FALSE(e.window.isWindowModified());
}
