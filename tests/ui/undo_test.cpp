// U05: one step for each gesture, and everything undone restores the first state bit for bit.
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>
#include <functional>
#include <random>

#include "tests/ui/editor_fixture.h"
#include "ui/panels/parts_panel.h"
#include "ui/tools/transform_tool.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::double_click;
using limner::ui::Editor;
using limner::ui::send_mouse;
using limner::ui::ToolId;
using limner::ui::turn_wheel;
using limner::ui::ValueSlider;

namespace {

void random_action(Editor& e, std::mt19937& random) {
    const auto number = [&](int end) { return int(random() % unsigned(end)); };
    const auto point = [&](const ui::PictureView& view) {
        return e.at(view, 0.05 + 0.9 * number(100) / 100.0, 0.05 + 0.9 * number(100) / 100.0);
    };
    switch (number(12)) {
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
            auto& slider = e.find<ValueSlider>(number(2) ? "light.azimuth" : "pose.roll");
            Q_EMIT slider.edited(number(60) - 30, ui::new_gesture());
            break;
        }
        case 6:
            e.session.add_snapshot();
            break;
        case 7:
            e.session.restore_snapshot(number(4));
            break;
        case 8:
            e.session.set_tool(ToolId::light);
            e.drag(e.viewport(), {point(e.viewport()), point(e.viewport())});
            e.session.set_tool(ToolId::brush);
            break;
        case 9:
            turn_wheel(e.viewport(), point(e.viewport()), number(2) ? 120 : -240, Qt::ControlModifier);
            break;
        case 10:
            e.session.pick_class(static_cast<FaceClass>(number(face_class_count)));
            e.window.commands().run("class.lock");
            break;
        default:
            number(2) ? e.session.keep_patch() : e.session.discard_patch();
    }
}

/// What a hand does once.
struct Gesture {
    const char* name;
    std::function<void(Editor&)> act;
    std::function<void(Editor&)> before = {};  // what it needs to be there
};

void run(Editor& e, const char* command) { CHECK(e.window.commands().run(command)); }

void press_button(Editor& e, const char* name) {
    auto* button = e.window.findChild<QAbstractButton*>(name);
    REQUIRE(button);
    button->click();
}

void drag_slider(Editor& e, const char* name) {
    auto& slider = e.find<ValueSlider>(name);
    const auto at = [&](double share) { return QPointF(slider.width() * share, slider.height() / 2.0); };
    send_mouse(slider, QEvent::MouseButtonPress, at(0.5));
    for (const double share : {0.55, 0.6, 0.7}) send_mouse(slider, QEvent::MouseMove, at(share));
    send_mouse(slider, QEvent::MouseButtonRelease, at(0.7));
}

void drag_in_canvas(Editor& e, ToolId tool, FaceClass face_class = FaceClass::hat) {
    e.session.pick_class(face_class);
    e.session.set_tool(tool);
    auto& view = e.canvas();
    e.drag(view, {e.at(view, 0.2, 0.45), e.at(view, 0.5, 0.5), e.at(view, 0.7, 0.55), e.at(view, 0.3, 0.8)});
    e.session.set_tool(ToolId::brush);
}

/// What floats, and leaves nothing selected.
void put_down(Editor& e) {
    run(e, "select.put-down");
    run(e, "select.none");
    e.session.set_tool(ToolId::brush);
}

/// What is selected is dragged, turned by numbers, and put down.
void move_selection(Editor& e) {
    auto& view = e.canvas();
    e.session.set_tool(ToolId::move);
    e.drag(view, {e.at(view, 0.5, 0.5), e.at(view, 0.6, 0.55), e.at(view, 0.7, 0.6)});
    REQUIRE(e.session.floating());
    ui::Placement placement = e.session.transform().placement();
    placement.angle = 0.4;
    e.session.transform().place(e.session, placement);
    put_down(e);
}

void turn_head(Editor& e) {
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(30, -10), from + QPoint(60, -20)});
}

void wheel_in_viewport(Editor& e, Qt::KeyboardModifiers modifiers) {
    for (int i = 0; i < 4; ++i) turn_wheel(e.viewport(), e.at(e.viewport(), 0.5, 0.5), 120, modifiers);
}

void key_in_snapshots(Editor& e, Qt::Key key) {
    auto& list = e.find<QListWidget>("snapshots");
    list.setCurrentRow(0);
    QTest::keyClick(&list, key);
}

void drop_snapshot(Editor& e, const char* row) {
    QMimeData data;
    data.setData(ui::snapshot_mime, "0");
    auto& target = e.find<QWidget>(row);
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&target, &enter);
    QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QApplication::sendEvent(&target, &drop);
}

void type(QWidget& field, const char* text) {
    QTest::keyClicks(&field, text);
    QTest::keyClick(&field, Qt::Key_Return);
}

void other_hair(Editor& e) {
    e.session.add_snapshot();
    e.session.randomise(Part::hair, 4711);
}

/// Every kind there is, in the order of views, tools, panels and shelf.
std::vector<Gesture> gestures() {
    return {
        {"turning the head", turn_head},
        {"rolling the head",
         [](Editor& e) {
             auto& view = e.viewport();
             e.drag(view, {e.at(view, 0.98, 0.5), e.at(view, 0.96, 0.6), e.at(view, 0.93, 0.7)});
         }},
        {"turning the light",
         [](Editor& e) {
             e.session.set_tool(ToolId::light);
             turn_head(e);
             e.session.set_tool(ToolId::brush);
         }},
        {"the wheel with Ctrl", [](Editor& e) { wheel_in_viewport(e, Qt::ControlModifier); }},
        {"the wheel with Alt", [](Editor& e) { wheel_in_viewport(e, Qt::AltModifier); }},
        {"a double click", [](Editor& e) { double_click(e.viewport(), e.at(e.viewport(), 0.5, 0.5)); }},
        {"quick repeats of a key",
         [](Editor& e) {
             for (int i = 0; i < 4; ++i) run(e, "pose.turn-right");
         }},
        {"a named view", [](Editor& e) { press_button(e, "pose.view.left"); }},
        {"a dab", [](Editor& e) { e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3)); }},
        {"a stroke", [](Editor& e) { drag_in_canvas(e, ToolId::brush); }},
        {"a line", [](Editor& e) { e.click(e.canvas(), e.at(e.canvas(), 0.3, 0.7), Qt::ShiftModifier); }},
        {"erasing", [](Editor& e) { drag_in_canvas(e, ToolId::eraser); }},
        {"a stroke and its mirror image",
         [](Editor& e) {
             run(e, "brush.symmetry");
             drag_in_canvas(e, ToolId::brush);
             run(e, "brush.symmetry");
         }},
        {"a stroke over those of another view", [](Editor& e) { drag_in_canvas(e, ToolId::brush); },
         turn_head},
        {"filling all areas on the way", [](Editor& e) { drag_in_canvas(e, ToolId::fill); }},
        {"moving what is selected", [](Editor& e) { move_selection(e); },
         [](Editor& e) {
             e.session.pick_class(FaceClass::hair);
             run(e, "select.class");
         }},
        {"pasting labels",
         [](Editor& e) {
             e.session.paste_labels(LabelMap(20, 20, std::uint8_t(FaceClass::hat)));
             put_down(e);
         }},
        {"a drag of the small head",
         [](Editor& e) {
             auto& head = e.find<QWidget>("view.gizmo");
             send_mouse(head, QEvent::MouseButtonPress, {32, 32});
             for (const int way : {10, 30}) send_mouse(head, QEvent::MouseMove, QPointF(32 + way, 32));
             send_mouse(head, QEvent::MouseButtonRelease, {62, 32});
         }},
        {"a lasso", [](Editor& e) { drag_in_canvas(e, ToolId::lasso); }},
        {"a rectangle", [](Editor& e) { drag_in_canvas(e, ToolId::rectangle); }},
        {"an ellipse", [](Editor& e) { drag_in_canvas(e, ToolId::ellipse); }},
        {"filling the selection",
         [](Editor& e) {
             run(e, "select.all");
             run(e, "select.delete");
             run(e, "select.none");
         }},
        {"the lock of a class", [](Editor& e) { run(e, "class.lock"); }},
        {"the eye of a class", [](Editor& e) { run(e, "class.show"); }},
        {"painting over one class alone", [](Editor& e) { run(e, "class.only"); }},
        {"an answer: keep", [](Editor& e) { press_button(e, "view.patch.keep"); }, turn_head},
        {"an answer: discard", [](Editor& e) { press_button(e, "view.patch.discard"); }, turn_head},
        {"back to the painted view", [](Editor& e) { press_button(e, "view.patch.pin"); }, turn_head},
        {"a label map from a file",
         [](Editor& e) {
             e.session.import_labels(LabelMap(64, 64, std::uint8_t(FaceClass::skin)), "map.png");
         }},
        {"the same over strokes of another view",
         [](Editor& e) {
             e.session.import_labels(LabelMap(64, 64, std::uint8_t(FaceClass::skin)), "map.png");
         },
         turn_head},
        {"sliding the head", [](Editor& e) { drag_slider(e, "pose.yaw"); }},
        {"sliding the light", [](Editor& e) { drag_slider(e, "light.azimuth"); }},
        {"sliding an expression", [](Editor& e) { drag_slider(e, "edit.expression.jawOpen"); }},
        {"sliding the gaze", [](Editor& e) { drag_slider(e, "head.gaze.x"); }},
        {"sliding the character", [](Editor& e) { drag_slider(e, "head.identity.amount"); }},
        {"blending", [](Editor& e) { drag_slider(e, "style.hair.blend"); }},
        {"typing a value",
         [](Editor& e) {
             auto& slider = e.find<ValueSlider>("edit.expression.jawOpen");
             QTest::keyClick(&slider, Qt::Key_7);
             type(e.find<QLineEdit>("edit.expression.jawOpen.edit"), "5");
         }},
        {"a double click on a slider",
         [](Editor& e) {
             auto& slider = e.find<ValueSlider>("head.identity.amount");
             double_click(slider, QRectF(slider.rect()).center());
         },
         [](Editor& e) { e.find<ValueSlider>("head.identity.amount").take(0.2); }},
        {"notches of the wheel on a slider",
         [](Editor& e) {
             auto& slider = e.find<ValueSlider>("light.warmth");
             for (int i = 0; i < 4; ++i) turn_wheel(slider, {150, 12}, 120, Qt::ControlModifier);
         }},
        {"arrows on a slider",
         [](Editor& e) {
             for (int i = 0; i < 4; ++i) QTest::keyClick(&e.find<ValueSlider>("light.warmth"), Qt::Key_Right);
         }},
        {"the ball of the light",
         [](Editor& e) {
             auto& ball = e.find<QWidget>("light.ball");
             const QPointF middle = QRectF(ball.rect()).center();
             send_mouse(ball, QEvent::MouseButtonPress, middle);
             for (int i = 0; i < 4; ++i) send_mouse(ball, QEvent::MouseMove, middle + QPointF(5 * i, 3 * i));
             send_mouse(ball, QEvent::MouseButtonRelease, middle + QPointF(15, 9));
         }},
        {"dice of a part", [](Editor& e) { press_button(e, "style.hair.dice"); }},
        {"dice of the head", [](Editor& e) { press_button(e, "head.identity.dice"); }},
        {"dice of everything", [](Editor& e) { run(e, "portrait.random-person"); }},
        {"dice of the expression", [](Editor& e) { e.session.randomise_expression(4711); }},
        {"a typed seed",
         [](Editor& e) {
             auto& field = e.find<QLineEdit>("style.hair.seed");
             field.selectAll();
             type(field, "4712");
         }},
        {"the lock of a part", [](Editor& e) { press_button(e, "style.hair.lock"); }},
        {"neutralising the expression", [](Editor& e) { press_button(e, "head.expression.reset"); },
         [](Editor& e) { e.session.randomise_expression(4711); }},
        {"resetting the light", [](Editor& e) { run(e, "portrait.reset-light"); },
         [](Editor& e) { e.find<ValueSlider>("light.azimuth").take(12); }},
        {"discarding strokes", [](Editor& e) { run(e, "portrait.discard-strokes"); }},
        {"keeping a snapshot", [](Editor& e) { run(e, "portrait.snapshot"); }},
        {"restoring a snapshot", [](Editor& e) { key_in_snapshots(e, Qt::Key_Return); }, other_hair},
        {"removing a snapshot", [](Editor& e) { key_in_snapshots(e, Qt::Key_Delete); }, other_hair},
        {"renaming a snapshot", [](Editor& e) { e.session.shelf().rename(0, "other"); }, other_hair},
        {"taking a part from a snapshot", [](Editor& e) { drop_snapshot(e, "style.hair"); }, other_hair},
    };
}

}  // namespace

TEST_CASE("Every kind of gesture is one step, and its undo brings back what was", "[undo]") {
    Editor e;
    auto& stack = e.session.document().undo_stack();
    turn_head(e);  // so that there is a way to the front
    drag_in_canvas(e, ToolId::brush, FaceClass::hair);
    for (const Gesture& gesture : gestures()) {
        INFO(gesture.name);
        const int first = e.steps();
        if (gesture.before) gesture.before(e);
        const int start = e.steps();
        const auto state = e.session.document().state();
        const auto kept = e.session.shelf().snapshots().size();
        gesture.act(e);
        CHECK(e.steps() == start + 1);
        stack.setIndex(start);
        CHECK(e.session.document().state() == state);
        CHECK(e.session.shelf().snapshots().size() == kept);
        stack.setIndex(first);
    }
}

TEST_CASE("A stroke over those of another view, taken back by Esc, leaves the shelf as it was", "[undo]") {
    Editor e;
    drag_in_canvas(e, ToolId::brush);
    turn_head(e);
    const auto state = e.session.document().state();
    const int steps = e.steps();
    e.drag(e.canvas(), {e.at(e.canvas(), 0.3, 0.3), e.at(e.canvas(), 0.6, 0.3)}, {}, false);
    REQUIRE(QTest::qWaitFor([&] { return e.steps() > steps; }, 10000));  // the engine has seen some of it
    QTest::keyClick(&e.canvas(), Qt::Key_Escape);
    CHECK(e.session.document().state() == state);
    CHECK(e.session.shelf().snapshots().empty());
    CHECK(e.steps() == steps);
}

TEST_CASE("Five hundred random actions, all undone, restore the first state bit for bit", "[undo]") {
    Editor e;
    e.session.document().set_undo_limit(2000);  // none of them drops out of the list
    auto& stack = e.session.document().undo_stack();
    const auto first = e.session.document().state();
    std::mt19937 random(5);
    for (int i = 0; i < 500; ++i) random_action(e, random);
    const auto last = e.session.document().state();
    const LabelMap strokes = e.session.surface().strokes();
    REQUIRE(stack.index() > 250);
    stack.setIndex(0);
    CHECK(e.session.document().state() == first);
    CHECK_FALSE(e.session.surface().any_strokes());
    CHECK(e.session.shelf().snapshots().empty());
    stack.setIndex(stack.count());
    CHECK(e.session.document().state() == last);
    CHECK(e.session.surface().strokes() == strokes);
}

TEST_CASE("A long drag is one step, an edit that changes nothing makes none", "[undo]") {
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

TEST_CASE("A drag that was saved half-way is taken back as a whole", "[undo]") {
    Editor e;
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(20, 0)}, {}, false);
    e.session.document().undo_stack().setClean();                                   // as a save does
    e.drag(e.viewport(), {from + QPoint(20, 0), from + QPoint(60, 0)}, {}, false);  // goes on
    CHECK(degrees(e.portrait().pose.yaw) == Approx(12).margin(0.01));
    QTest::keyClick(&e.viewport(), Qt::Key_Escape);
    CHECK(e.portrait().pose == HeadPose());
    CHECK(e.steps() == 0);
    CHECK(e.window.isWindowModified());  // the file holds the first half
}

TEST_CASE("The title tells exactly when the state differs from the saved one", "[undo]") {
    Editor e;
    CHECK_FALSE(e.window.isWindowModified());
    e.session.randomise(Part::hair, 3);
    CHECK(e.window.isWindowModified());
    e.undo();
    CHECK_FALSE(e.window.isWindowModified());
}

TEST_CASE("Undo and redo show the final picture that was there, without the engine", "[undo]") {
    Editor e;
    const auto final_is_shown = [&] {
        return QTest::qWaitFor(
            [&] { return e.session.frame().final && e.session.frame().portrait == e.portrait(); }, 10000);
    };
    REQUIRE(final_is_shown());
    const auto first = e.session.frame().picture.image;
    e.session.randomise(Part::hair, 3);
    REQUIRE(final_is_shown());
    const auto second = e.session.frame().picture.image;
    const std::size_t calls = e.control->calls().size();
    e.undo();
    CHECK(e.session.frame().picture.image == first);
    e.window.commands().run("edit.redo");
    CHECK(e.session.frame().picture.image == second);
    QTest::qWait(50);
    CHECK(e.control->calls().size() == calls);
    e.session.forget_kept();
    e.undo();
    CHECK_FALSE(e.session.frame().portrait == e.portrait());
    CHECK(final_is_shown());
    CHECK(e.control->calls().size() > calls);
}
