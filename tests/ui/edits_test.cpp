// Groups of controls that are switched off or scaled, and the panel of edits.
#include <QApplication>
#include <QDockWidget>
#include <QLabel>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "engine/portrait/portrait_groups.h"
#include "tests/ui/editor_fixture.h"
#include "ui/session/edit_list.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using namespace limner::ui;

namespace {

Portrait edited() {
    Portrait portrait = portrait_from_seed(7);
    portrait.light.warmth = 0.5f;
    portrait.head.expression = {{"jawOpen", 0.8f}};
    portrait.style(Part::hair) = {99, 0, 0};
    return portrait;
}

void press(Editor& e, const char* button, Qt::KeyboardModifiers modifiers = {}) {
    auto& pressed = e.find<QToolButton>(button);
    if (modifiers) {
        QTest::mouseClick(&pressed, Qt::LeftButton, modifiers);
    } else {
        QTest::keyRelease(&e.window, Qt::Key_Alt);  // of an earlier click
        pressed.click();                            // its panel may be behind another one
    }
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);  // rows that went
}

/// What the model is asked for, also where a picture was kept.
Portrait drawn(Editor& e) {
    REQUIRE(e.wait_for_picture());
    const std::size_t calls = e.control->calls().size();
    e.session.render_final();
    REQUIRE(e.control->wait_for_calls(calls + 1));
    return e.control->calls().back().portrait;
}

PaintedLabels strokes(FaceClass face_class, float yaw = 0) {
    LabelMap labels(64, 64, PaintedLabels::unpainted);
    for (int x = 10; x < 40; ++x) labels.at(x, 20) = static_cast<std::uint8_t>(face_class);
    return {std::make_shared<const LabelMap>(std::move(labels)), {.yaw = from_degrees(yaw)}};
}

}  // namespace

TEST_CASE("A group is switched off and on from its header, and keeps its values", "[edits]") {
    Editor e;
    e.session.document().reset(edited());
    CHECK(drawn(e) == edited());
    const int steps = e.steps();
    press(e, "light.on");
    CHECK(e.steps() == steps + 1);
    CHECK(e.portrait().light == edited().light);
    CHECK(drawn(e).light == Light());
    press(e, "light.on");
    CHECK(e.portrait() == edited());
    CHECK(drawn(e) == edited());
    e.undo();
    CHECK_FALSE(group_level(e.portrait(), "light").on);
    e.undo();
    CHECK(e.portrait() == edited());
    // The picture that is exported is the one that is seen.
    press(e, "head.expression.on");
    const auto picture = e.session.link().engine()->render(e.portrait(), 0, nullptr).get();
    REQUIRE(picture);
    CHECK(e.control->calls().back().portrait.head.expression.empty());
}

TEST_CASE("The amount of a group scales what is drawn, and its default changes nothing", "[edits]") {
    Editor e;
    e.session.document().reset(edited());
    auto& amount = e.find<ValueSlider>("head.expression.amount");
    CHECK(amount.value() == 1);
    amount.take(0.5);
    CHECK(drawn(e).head.expression.at("jawOpen") == Approx(0.4));
    CHECK(e.portrait().head.expression.at("jawOpen") == 0.8f);
    amount.take(2);  // as far as it goes
    CHECK(group_level(e.portrait(), "expression").amount == 1.5f);
    amount.take(1);
    CHECK(e.portrait() == edited());
    // A bar that is moved is to be seen.
    press(e, "head.expression.on");
    amount.take(0.25);
    CHECK(group_level(e.portrait(), "expression") == GroupLevel{true, 0.25f});
}

TEST_CASE("A control of a group that is off switches it on", "[edits]") {
    Editor e;
    e.session.document().reset(edited());
    press(e, "light.on");
    e.find<ValueSlider>("light.intensity").take(1.5);
    CHECK(group_level(e.portrait(), "light").on);
    e.undo();
    CHECK_FALSE(group_level(e.portrait(), "light").on);
    CHECK(e.portrait().light == edited().light);
}

TEST_CASE("The panel lists what differs from the base, and nothing of a fresh person", "[edits]") {
    Editor e;
    e.session.document().reset(portrait_from_seed(7));
    CHECK(e.window.findChildren<QWidget*>(QRegularExpression("^edits\\.[^.]*\\.on$")).isEmpty());
    CHECK_FALSE(e.find<QLabel>("edits.hint").isHidden());
    CHECK(e.find<QLabel>("edits.base").text().contains("7"));
    Portrait portrait = edited();
    portrait.painted = strokes(FaceClass::hat);
    portrait.fitted = {strokes(FaceClass::hair), strokes(FaceClass::skin)};
    e.session.document().reset(portrait);
    CHECK(e.find<QLabel>("edits.hint").isHidden());
    const auto edits = edits_of(e.portrait());
    REQUIRE(edits.size() == 6);
    for (const char* row : {"edits.strokes", "edits.fitted-2", "edits.fitted-1", "edits.light",
                            "edits.expression", "edits.style.hair"}) {
        INFO(row);
        CHECK(e.window.findChild<QWidget*>(row));
    }
    // The newest on top.
    e.find<QDockWidget>("dock.edits").raise();
    CHECK(QTest::qWaitFor([&] {
        return e.find<QWidget>("edits.strokes").y() < e.find<QWidget>("edits.fitted-2").y() &&
               e.find<QWidget>("edits.fitted-2").y() < e.find<QWidget>("edits.style.hair").y();
    }));
    CHECK(edits[1] == Edit{Edit::Kind::fitted, 1});
    CHECK(edit_title(portrait, edits[2]).contains("hair"));
}

TEST_CASE("Each edit is hidden, shown and removed as one step, with the same picture afterwards", "[edits]") {
    Editor e(std::chrono::milliseconds(10), 0.9f);
    Portrait portrait = edited();
    portrait.painted = strokes(FaceClass::hat);
    portrait.painted->from_file = true;  // else it would be fitted
    portrait.fitted = {strokes(FaceClass::hair), strokes(FaceClass::skin)};
    e.session.document().reset(portrait);
    CHECK(drawn(e) == portrait);
    const char* row =
        GENERATE("edits.strokes", "edits.fitted-1", "edits.light", "edits.expression", "edits.style.hair");
    INFO(row);
    const std::string eye = std::string(row) + ".on";
    const int steps = e.steps();
    press(e, eye.c_str());
    CHECK(e.steps() == steps + 1);
    const Portrait without = drawn(e);
    CHECK_FALSE(without == portrait);
    press(e, eye.c_str());
    CHECK(e.steps() == steps + 2);
    CHECK(e.portrait() == portrait);
    CHECK(drawn(e) == portrait);
    // Removed it is drawn as hidden.
    QTest::keyClick(&e.find<QWidget>(row), Qt::Key_Delete);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    CHECK(e.steps() == steps + 3);
    CHECK(drawn(e) == without);
    e.undo();
    CHECK(e.portrait() == portrait);
}

TEST_CASE("Alt and a click on an eye show only this edit, and again all", "[edits]") {
    Editor e;
    e.session.document().reset(edited());
    press(e, "edits.style.hair.on", Qt::AltModifier);
    Portrait only = drawn(e);
    CHECK(only.style(Part::hair) == CodeSource{99, 0, 0});
    CHECK(only.light == Light());
    CHECK(only.head.expression.empty());
    CHECK(e.steps() == 1);
    press(e, "edits.style.hair.on", Qt::AltModifier);
    CHECK(e.portrait() == edited());
}

TEST_CASE("What is locked is not removed, and an edit says whether it turns with the head", "[edits]") {
    Editor e;
    Portrait portrait = edited();
    portrait.painted = strokes(FaceClass::hat);
    portrait.fitted = {strokes(FaceClass::hair)};
    e.session.document().reset(portrait);
    press(e, "edits.style.hair.lock");
    CHECK(e.session.locked("style.hair"));
    QTest::keyClick(&e.find<QWidget>("edits.style.hair"), Qt::Key_Delete);
    CHECK(e.portrait() == portrait);
    CHECK(e.find<QLabel>("edits.strokes.badge").text() == "one view");
    CHECK(e.find<QLabel>("edits.fitted-1.badge").text() == "fitted");
}

TEST_CASE("Fitted paintings change their order, and nothing else does", "[edits]") {
    Editor e;
    Portrait portrait = edited();
    portrait.fitted = {strokes(FaceClass::hair), strokes(FaceClass::skin), strokes(FaceClass::hat)};
    e.session.document().reset(portrait);
    QTest::keyClick(&e.find<QWidget>("edits.fitted-1"), Qt::Key_Up, Qt::AltModifier);
    QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    const std::vector<PaintedLabels> moved{portrait.fitted[1], portrait.fitted[0], portrait.fitted[2]};
    CHECK(e.portrait().fitted == moved);
    CHECK(e.steps() == 1);
    CHECK(e.find<QWidget>("edits.fitted-3").acceptDrops());
    CHECK_FALSE(e.find<QWidget>("edits.light").acceptDrops());
    QTest::keyClick(&e.find<QWidget>("edits.light"), Qt::Key_Up, Qt::AltModifier);
    CHECK(e.steps() == 1);
    Portrait around = portrait;
    move_fitted(around, 2, 0);
    CHECK(around.fitted == std::vector{portrait.fitted[2], portrait.fitted[0], portrait.fitted[1]});
}

TEST_CASE("Paintings are duplicated, and those of one view merged, as one step each", "[edits]") {
    Editor e;
    Portrait portrait = edited();
    portrait.fitted = {strokes(FaceClass::hair), strokes(FaceClass::skin, 30), strokes(FaceClass::hat)};
    e.session.document().reset(portrait);
    QAction* merge = e.window.commands().action("portrait.merge-edits");
    SECTION("Ctrl+D puts the copy above it") {
        QTest::keyClick(&e.find<QWidget>("edits.fitted-2"), Qt::Key_D, Qt::ControlModifier);
        CHECK(e.portrait().fitted ==
              std::vector{portrait.fitted[0], portrait.fitted[1], portrait.fitted[1], portrait.fitted[2]});
        QTest::keyClick(&e.find<QWidget>("edits.light"), Qt::Key_D, Qt::ControlModifier);
        CHECK(e.steps() == 1);
    }
    SECTION("merged, the upper one is seen where they overlap") {
        LabelMap below = *portrait.fitted[0].labels;
        below.at(50, 50) = static_cast<std::uint8_t>(FaceClass::hair);
        portrait.fitted[0].labels = std::make_shared<const LabelMap>(below);
        e.session.document().reset(portrait);
        REQUIRE(merge->isEnabled());
        merge->trigger();
        REQUIRE(e.portrait().fitted.size() == 2);
        CHECK(e.portrait().fitted[0] == portrait.fitted[1]);  // of another view
        LabelMap both = *portrait.fitted[2].labels;
        both.at(50, 50) = static_cast<std::uint8_t>(FaceClass::hair);
        CHECK(*e.portrait().fitted[1].labels == both);
        CHECK_FALSE(merge->isEnabled());
        e.undo();
        CHECK(e.portrait() == portrait);
    }
    SECTION("those that are chosen") {
        QTest::mouseClick(&e.find<QWidget>("edits.fitted-1"), Qt::LeftButton, Qt::NoModifier, QPoint(60, 8));
        QTest::mouseClick(&e.find<QWidget>("edits.fitted-3"), Qt::LeftButton, Qt::ControlModifier,
                          QPoint(60, 8));
        CHECK(e.find<QWidget>("edits.fitted-1").property("chosen").toBool());
        CHECK(e.find<QWidget>("edits.fitted-3").property("chosen").toBool());
        CHECK_FALSE(e.find<QWidget>("edits.fitted-2").property("chosen").toBool());
        QTest::mouseClick(&e.find<QWidget>("edits.fitted-2"), Qt::LeftButton, Qt::NoModifier, QPoint(60, 8));
        CHECK_FALSE(e.find<QWidget>("edits.fitted-1").property("chosen").toBool());
    }
    SECTION("of different views, hidden or alone they are not") {
        CHECK_FALSE(can_merge(portrait, {0, 1}));
        CHECK_FALSE(can_merge(portrait, {0}));
        portrait.fitted[2].hidden = true;
        CHECK_FALSE(can_merge(portrait, {0, 2}));
        const Portrait before = portrait;
        merge_fitted(portrait, {0, 2});
        CHECK(portrait == before);
    }
}

TEST_CASE("A locked painting is left by Delete, merging, discarding and the brush", "[edits]") {
    Editor e;
    Portrait portrait = edited();
    portrait.fitted = {strokes(FaceClass::hair), strokes(FaceClass::hat)};
    e.session.document().reset(portrait);
    press(e, "edits.fitted-2.lock");
    REQUIRE(e.session.locked(lock_of(portrait.fitted[1])));
    CHECK_FALSE(e.session.locked(lock_of(portrait.fitted[0])));
    QTest::keyClick(&e.find<QWidget>("edits.fitted-2"), Qt::Key_Delete);
    e.window.commands().run("portrait.merge-edits");
    CHECK(e.portrait() == portrait);
    SECTION("in another place of the list it is still locked") {
        e.session.set_tool(ToolId::brush);
        QTest::keyClick(&e.find<QWidget>("edits.fitted-1"), Qt::Key_Up, Qt::AltModifier);
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        CHECK(e.find<QToolButton>("edits.fitted-1.lock").isChecked());
        CHECK_FALSE(e.find<QToolButton>("edits.fitted-2.lock").isChecked());
    }
    SECTION("strokes in its view lie above it") {
        e.session.pick_class(FaceClass::nose);
        press(e, "edits.fitted-1.lock");
        e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.5));
        REQUIRE(e.portrait().painted);
        CHECK(e.portrait().fitted == portrait.fitted);
    }
    SECTION("the one below is discarded, and then none") {
        e.session.discard_patch();
        CHECK(e.portrait().fitted == std::vector{portrait.fitted[1]});
        e.session.discard_patch();
        CHECK(e.portrait().fitted.size() == 1);
    }
}

TEST_CASE("Painting where strokes are hidden keeps them on the shelf", "[edits]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    REQUIRE(e.portrait().painted);
    const auto first = e.portrait().painted->labels;
    press(e, "edits.strokes.on");
    CHECK_FALSE(e.session.surface().any_strokes());
    CHECK_FALSE(e.session.ghost());
    CHECK(e.session.shelf().snapshots().empty());
    e.click(e.canvas(), e.at(e.canvas(), 0.2, 0.8));
    REQUIRE(e.portrait().painted);
    CHECK_FALSE(e.portrait().painted->hidden);
    CHECK_FALSE(*e.portrait().painted->labels == *first);
    REQUIRE(e.session.shelf().snapshots().size() == 1);
    CHECK(e.session.shelf().snapshots()[0].portrait.painted->labels == first);
    e.undo();
    CHECK(e.session.shelf().snapshots().empty());
    CHECK(e.portrait().painted->hidden);
}
