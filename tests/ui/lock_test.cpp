// U08: nothing that writes classes changes a pixel of a locked one.
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/painting/mirror.h"
#include "ui/session/texts.h"
#include "ui/tools/transform_tool.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::ToolId;

namespace {

constexpr auto value(FaceClass face_class) { return static_cast<std::uint8_t>(face_class); }
constexpr FaceClass locked_class = FaceClass::hat;

LabelMap seen(Editor& e) {
    const ui::LabelSurface& surface = e.session.surface();
    LabelMap labels(surface.size(), surface.size());
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x) labels.at(x, y) = surface.visible(x, y);
    return labels;
}

long count(const LabelMap& labels, FaceClass face_class) {
    return std::count(labels.pixels.begin(), labels.pixels.end(), value(face_class));
}

/// How many pixels that were of a class are of another now.
int lost(const LabelMap& before, const LabelMap& after, FaceClass face_class) {
    int pixels = 0;
    for (std::size_t i = 0; i < before.pixels.size(); ++i)
        pixels += before.pixels[i] == value(face_class) && after.pixels[i] != value(face_class);
    return pixels;
}

/// A hat in the left half of the map, painted; the brush has another class.
struct WithHat {
    WithHat() {
        e.session.pick_class(locked_class);
        e.session.set_tool(ToolId::rectangle);
        e.drag(e.canvas(), {e.at(e.canvas(), 0.1, 0.3), e.at(e.canvas(), 0.4, 0.6)});
        e.session.pick_class(FaceClass::clothes);
        e.session.brush().shape.diameter = 8;
        before = seen(e);
        REQUIRE(count(before, locked_class) > 300);
    }
    void set_locked(bool on) {
        e.session.set_locked(ui::lock_of(locked_class), on, ui::class_name(locked_class));
    }
    void paint_over_all_but_it() {
        ui::DocumentState state = e.session.document().state();
        for (int i = 0; i < face_class_count; ++i)
            if (const auto other = static_cast<FaceClass>(i); other != locked_class)
                state.locks.insert(ui::only_mark(other));
        e.session.document().edit_state(state, "only");
    }
    void drag(ToolId tool, QPointF from, QPointF to) {
        e.session.set_tool(tool);
        e.drag(e.canvas(), {e.at(e.canvas(), from.x(), from.y()), e.at(e.canvas(), to.x(), to.y())});
    }

    Editor e;
    LabelMap before;
};

struct Way {
    const char* name;
    void (*write)(WithHat&);
};

void paint_lasso(WithHat& w) {
    w.e.session.set_tool(ToolId::lasso);
    w.e.drag(w.e.canvas(), {w.e.at(w.e.canvas(), 0.05, 0.2), w.e.at(w.e.canvas(), 0.6, 0.2),
                            w.e.at(w.e.canvas(), 0.6, 0.7), w.e.at(w.e.canvas(), 0.05, 0.7)});
}

// Each of them would change the hat.
constexpr Way ways[] = {
    {"brush",
     [](WithHat& w) {
         w.drag(ToolId::brush, {0.05, 0.45}, {0.9, 0.45});
     }},
    {"line of the brush",
     [](WithHat& w) {
         w.e.session.set_tool(ToolId::brush);
         w.e.click(w.e.canvas(), w.e.at(w.e.canvas(), 0.05, 0.4));
         w.e.click(w.e.canvas(), w.e.at(w.e.canvas(), 0.9, 0.5), Qt::ShiftModifier);
     }},
    {"eraser",
     [](WithHat& w) {
         w.drag(ToolId::eraser, {0.05, 0.45}, {0.9, 0.45});
     }},
    {"bucket",
     [](WithHat& w) {
         w.drag(ToolId::fill, {0.25, 0.45}, {0.8, 0.45});
     }},
    {"bucket, all of the class",
     [](WithHat& w) {
         w.e.session.brush().filled.contiguous = false;
         w.drag(ToolId::fill, {0.25, 0.45}, {0.8, 0.45});
     }},
    {"lasso", paint_lasso},
    {"rectangle",
     [](WithHat& w) {
         w.drag(ToolId::rectangle, {0.05, 0.2}, {0.9, 0.9});
     }},
    {"ellipse",
     [](WithHat& w) {
         w.drag(ToolId::ellipse, {0.05, 0.2}, {0.9, 0.9});
     }},
    {"mirrored stroke",
     [](WithHat& w) {
         w.e.window.commands().run("brush.symmetry");
         w.drag(ToolId::brush, {0.6, 0.45}, {0.95, 0.45});
     }},
    {"mirrored eraser",
     [](WithHat& w) {
         w.e.window.commands().run("brush.symmetry");
         w.drag(ToolId::eraser, {0.6, 0.45}, {0.95, 0.45});
     }},
    {"mirrored area",
     [](WithHat& w) {
         w.e.window.commands().run("brush.symmetry");
         w.drag(ToolId::rectangle, {0.6, 0.2}, {0.95, 0.7});
     }},
    {"mirrored bucket",
     [](WithHat& w) {
         // The place opposite the hat is an area of its own.
         w.drag(ToolId::rectangle, {0.65, 0.4}, {0.85, 0.5});
         w.e.session.pick_class(FaceClass::neck);
         w.e.window.commands().run("brush.symmetry");
         w.e.session.set_tool(ToolId::fill);
         w.e.click(w.e.canvas(), w.e.at(w.e.canvas(), 0.75, 0.45));
     }},
    {"swapped sides of the face", [](WithHat& w) { w.e.window.commands().run("sides.swap"); }},
    {"filled selection",
     [](WithHat& w) {
         w.e.window.commands().run("select.all");
         w.e.window.commands().run("select.fill");
     }},
    {"selection filled with background",
     [](WithHat& w) {
         w.e.window.commands().run("select.all");
         w.e.window.commands().run("select.delete");
     }},
    {"label map from a file",
     [](WithHat& w) { w.e.session.import_labels(LabelMap(64, 64, value(FaceClass::clothes)), "map.png"); }},
    {"label map from a file, of another size",
     [](WithHat& w) { w.e.session.import_labels(LabelMap(200, 200, value(FaceClass::clothes)), "map.png"); }},
    {"selection moved over it",
     [](WithHat& w) {
         w.e.session.surface().selection().combine(ui::rectangle({38, 20}, {60, 40}), ui::Combine::replace);
         w.drag(ToolId::move, {0.75, 0.45}, {0.35, 0.45});
         w.e.window.commands().run("select.put-down");
     }},
    {"selection moved away with it",
     [](WithHat& w) {
         w.e.window.commands().run("select.all");
         w.e.window.commands().run("select.transform");
         w.e.session.transform().place(w.e.session, {.x = 20, .width = 0.5, .height = -0.5, .angle = 1});
         w.e.window.commands().run("select.put-down");
     }},
    {"pasted labels",
     [](WithHat& w) {
         w.e.session.paste_labels(LabelMap(50, 64, value(FaceClass::clothes)));
         w.e.window.commands().run("select.put-down");
     }},
};

}  // namespace

TEST_CASE("A locked class is changed by no way of writing", "[lock]") {
    const std::size_t index = GENERATE(range(std::size_t(0), std::size(ways)));
    INFO(ways[index].name);
    for (const bool by_lock : {true, false}) {
        INFO((by_lock ? "locked" : "not among the classes that are painted over"));
        WithHat w;
        by_lock ? w.set_locked(true) : w.paint_over_all_but_it();
        const int steps = w.e.steps();
        ways[index].write(w);
        const LabelMap after = seen(w.e);
        CHECK(lost(w.before, after, locked_class) == 0);
        // Beside it everything is written as ever.
        const std::string name = ways[index].name;
        if (name != "mirrored eraser" && name != "eraser" && name != "bucket, all of the class")
            CHECK(after.pixels != w.before.pixels);
        while (w.e.steps() > steps) w.e.undo();
        CHECK(seen(w.e) == w.before);
    }
    WithHat w;  // not locked, it does change
    ways[index].write(w);
    CHECK(lost(w.before, seen(w.e), locked_class) > 0);
}

TEST_CASE("Class by class, a label map from a file leaves what the model shows and is locked", "[lock]") {
    Editor e;
    const LabelMap before = seen(e);
    for (const FaceClass locked : {FaceClass::skin, FaceClass::left_eye})
        e.session.set_locked(ui::lock_of(locked), true, ui::class_name(locked));
    QStringList said;
    QObject::connect(&e.session, &ui::EditorSession::notice,
                     [&](ui::NoticeLevel, const QString& text) { said << text; });
    e.session.import_labels(LabelMap(64, 64, value(FaceClass::hair)), "map.png");
    const LabelMap after = seen(e);
    CHECK(count(after, FaceClass::skin) == count(before, FaceClass::skin));
    CHECK(count(after, FaceClass::left_eye) == count(before, FaceClass::left_eye));
    CHECK(lost(before, after, FaceClass::skin) == 0);
    CHECK(count(after, FaceClass::hair) + count(after, FaceClass::skin) + count(after, FaceClass::left_eye) ==
          64 * 64);
    CHECK(said.contains("Locked classes stay as they were"));
    CHECK(e.portrait().painted->from_file);
}

TEST_CASE("Dice leave every painted pixel, and the lock of a class with it", "[lock]") {
    WithHat w;
    w.set_locked(true);
    const auto painted = w.e.portrait().painted;
    REQUIRE(painted);
    const auto kept = [&] {
        CHECK(w.e.session.locked(ui::lock_of(locked_class)));
        CHECK(w.e.portrait().painted == painted);
        REQUIRE(w.e.wait_for_picture());
        CHECK(w.e.session.frame().portrait.painted == painted);  // what the engine drew
        CHECK(lost(w.before, seen(w.e), locked_class) == 0);
    };
    const Portrait before = w.e.portrait();
    SECTION("a whole person: a new head comes with a shape of its own, under what is painted") {
        w.e.session.randomise_everything(99);
        CHECK(w.e.portrait().head.identity != before.head.identity);
    }
    SECTION("the style of a part") {
        w.e.session.randomise(Part::clothes, 99);
        CHECK(w.e.portrait().style(Part::clothes) != before.style(Part::clothes));
        CHECK(w.e.portrait().head == before.head);
    }
    SECTION("an expression") {
        w.e.session.randomise_expression(99);
        CHECK(w.e.portrait().head.identity == before.head.identity);
    }
    kept();
}

TEST_CASE("Over a locked class a lock stands beside the pointer", "[lock]") {
    WithHat w;
    const auto lock_shown = [&](QPointF over) {
        const QPoint at = w.e.at(w.e.canvas(), over.x(), over.y());
        send_mouse(w.e.canvas(), QEvent::MouseMove, at);
        return w.e.canvas().grab(QRect(at + QPoint(10, -28), QSize(18, 18))).toImage();
    };
    w.e.session.set_tool(ToolId::brush);
    w.e.session.brush().shape.diameter = 2;
    REQUIRE(w.e.wait_for_picture());
    REQUIRE(QTest::qWaitFor([&] { return w.e.viewport().badge().isEmpty(); }, 10000));
    const QPointF on_hat(0.25, 0.45), beside(0.7, 0.8);
    const QImage open = lock_shown(on_hat), open_beside = lock_shown(beside);
    REQUIRE(lock_shown(on_hat) == open);
    w.set_locked(true);
    CHECK(lock_shown(on_hat) != open);
    CHECK(lock_shown(beside) == open_beside);
    w.set_locked(false);
    CHECK(lock_shown(on_hat) == open);
}
