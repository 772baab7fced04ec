// How far dice go, and the way back through their throws; people between two snapshots.
#include <QListWidget>
#include <QMenu>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using namespace limner::ui;

namespace {

QAction& action(Editor& e, const char* name) { return e.find<QAction>(name); }

}  // namespace

TEST_CASE("Dice at half go half of the way", "[dice]") {
    Editor e;
    Portrait portrait;
    portrait.style(Part::hair) = {7, 0, 0};
    portrait.head.expression = {{"jawOpen", 0.8f}};
    e.session.document().reset(portrait);
    e.find<ValueSlider>("style.hair.dice.menu.amount").take(0.5);
    CHECK(e.session.dice_amount() == 0.5);
    // All dice know it.
    CHECK(e.find<ValueSlider>("head.identity.dice.menu.amount").value() == 0.5);
    CHECK(e.find<ValueSlider>("head.expression.dice.menu.amount").value() == 0.5);
    e.session.randomise(Part::hair, 99);
    CHECK(e.portrait().style(Part::hair) == CodeSource{7, 99, 0.5f});
    // A third seed takes the place of the weaker one.
    e.session.set_dice_amount(0.25);
    e.session.randomise(Part::hair, 12);
    CHECK(e.portrait().style(Part::hair) == CodeSource{99, 12, 0.25f});
    const int steps = e.steps();
    e.session.set_dice_amount(0);
    e.session.randomise_everything(5);
    CHECK(e.steps() == steps);
    e.session.set_dice_amount(1);
    e.session.randomise(Part::hair, 3);
    CHECK(e.portrait().style(Part::hair) == CodeSource{3, 0, 0});
}

TEST_CASE("Half a throw of the expression keeps half of what was there", "[dice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    e.session.randomise_expression(4711);
    const auto whole = e.portrait().head.expression;
    REQUIRE_FALSE(whole.empty());
    Portrait portrait = e.portrait();
    portrait.head.expression = {{"a key of no dice", 0.8f}};
    e.session.document().reset(portrait);
    e.session.set_dice_amount(0.5);
    e.session.randomise_expression(4711);
    for (const auto& [key, weight] : whole) CHECK(e.portrait().head.expression.at(key) == Approx(weight / 2));
    CHECK(e.portrait().head.expression.at("a key of no dice") == Approx(0.4));
}

TEST_CASE("The menu of dice walks through their throws", "[dice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const auto hair = [&] { return e.portrait().style(Part::hair); };
    const CodeSource start = hair();
    auto& dice = e.find<QToolButton>("style.hair.dice");
    CHECK_FALSE(action(e, "style.hair.dice.menu.previous").isEnabled());
    dice.click();
    const CodeSource first = hair();
    dice.click();
    const CodeSource second = hair();
    REQUIRE(first != start);
    CHECK_FALSE(action(e, "style.hair.dice.menu.next").isEnabled());
    const int steps = e.steps();
    action(e, "style.hair.dice.menu.previous").trigger();
    CHECK(hair() == first);
    action(e, "style.hair.dice.menu.previous").trigger();
    CHECK(hair() == start);
    CHECK_FALSE(action(e, "style.hair.dice.menu.previous").isEnabled());
    action(e, "style.hair.dice.menu.next").trigger();
    action(e, "style.hair.dice.menu.next").trigger();
    CHECK(hair() == second);
    CHECK(e.steps() == steps + 4);
    e.undo();
    CHECK(hair() == first);
    // Twenty are kept.
    for (int i = 0; i < 40; ++i) dice.click();
    int back = 0;
    while (action(e, "style.hair.dice.menu.previous").isEnabled() && back < 100) {
        action(e, "style.hair.dice.menu.previous").trigger();
        ++back;
    }
    CHECK(back == 19);
}

TEST_CASE("The throws of the expression are walked through, too", "[dice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    auto& dice = e.find<QToolButton>("head.expression.dice");
    dice.click();
    const auto first = e.portrait().head.expression;
    dice.click();
    action(e, "head.expression.dice.menu.previous").trigger();
    CHECK(e.portrait().head.expression == first);
}

TEST_CASE("A right click on dice opens their menu", "[dice]") {
    Editor e;
    auto& dice = e.find<QToolButton>("style.hair.dice");
    auto& menu = e.find<QMenu>("style.hair.dice.menu");
    QContextMenuEvent event(QContextMenuEvent::Mouse, dice.rect().center(),
                            dice.mapToGlobal(dice.rect().center()));
    QApplication::sendEvent(&dice, &event);
    CHECK(menu.isVisible());
    menu.close();
}

TEST_CASE("Two snapshots are blended by a slider, as one step", "[dice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const auto keep = [&](std::uint64_t seed, float yaw) {
        Portrait portrait = e.portrait();
        portrait.head.identity = {seed, 0, 0};
        portrait.pose.yaw = from_degrees(yaw);
        e.session.edit(portrait, "Another", 0);
        e.session.add_snapshot();
    };
    keep(1, 0);
    keep(2, 20);
    auto& list = e.find<QListWidget>("snapshots");
    auto& slider = e.find<ValueSlider>("snapshots.blend");
    const auto click = [&](int row, Qt::KeyboardModifiers modifiers) {
        QTest::mouseClick(list.viewport(), Qt::LeftButton, modifiers,
                          list.visualItemRect(list.item(row)).center());
    };
    double_click(*list.viewport(), list.visualItemRect(list.item(1)).center());
    CHECK(e.portrait().head.identity.seed == 1);
    click(1, {});
    CHECK_FALSE(slider.isVisible());
    const int steps = e.steps();
    click(0, Qt::ControlModifier);
    CHECK(e.steps() == steps);
    REQUIRE(slider.isVisible());
    // The newest stands on the left.
    const QPointF bar(slider.width() * 0.6, slider.height() / 2.0);
    send_mouse(slider, QEvent::MouseButtonPress, bar);
    send_mouse(slider, QEvent::MouseMove, bar + QPointF(10, 0));
    send_mouse(slider, QEvent::MouseButtonRelease, bar + QPointF(10, 0));
    const double share = slider.value();
    REQUIRE(share > 0.1);
    CHECK(e.steps() == steps + 1);
    CHECK(e.portrait().head.identity == CodeSource{2, 1, static_cast<float>(share)});
    CHECK(degrees(e.portrait().pose.yaw) == Approx(20 * (1 - share)).margin(0.01));
    e.undo();
    CHECK(e.portrait().head.identity.seed == 1);
    click(1, {});
    CHECK_FALSE(slider.isVisible());
}

TEST_CASE("Snapshots of two models cannot be blended", "[dice]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    e.session.shelf().add({"One", Portrait(), {}});
    Portrait other;
    other.model = "another";
    e.session.shelf().add({"Two", other, {}});
    auto& list = e.find<QListWidget>("snapshots");
    list.selectAll();
    CHECK_FALSE(e.find<ValueSlider>("snapshots.blend").isEnabled());
    CHECK_FALSE(e.find<ValueSlider>("snapshots.blend").toolTip().isEmpty());
}

TEST_CASE("Dice for shape, styles and light leave everything else, and what is locked", "[dice]") {
    Editor e;
    e.session.set_locked("head.hair", true, "hair shape");
    e.session.set_locked("style.lips", true, "lips");
    const Portrait before = e.portrait();
    SECTION("shape") {
        REQUIRE(e.window.commands().run("portrait.random-shape"));
        Portrait after = e.portrait();
        CHECK(after.head.identity != before.head.identity);
        CHECK(after.head.wear != before.head.wear);
        CHECK(after.head.hair == before.head.hair);
        after.head = before.head;
        CHECK(after == before);
    }
    SECTION("styles") {
        REQUIRE(e.window.commands().run("portrait.random-styles"));
        Portrait after = e.portrait();
        CHECK(after.style(Part::hair) != before.style(Part::hair));
        CHECK(after.style(Part::lips) == before.style(Part::lips));
        after.styles = before.styles;
        CHECK(after == before);
    }
    SECTION("light, the same for a seed, and half of the way at half") {
        e.session.randomise_light(5);
        Portrait after = e.portrait();
        const Light whole = after.light;
        CHECK(whole != before.light);
        after.light = before.light;
        CHECK(after == before);
        e.undo();
        e.session.set_dice_amount(0.5);
        e.session.randomise_light(5);
        CHECK(e.portrait().light.intensity ==
              Approx((whole.intensity + before.light.intensity) / 2).margin(1e-5));
    }
    CHECK(e.session.document().undo_stack().undoText().startsWith("Random"));
}

TEST_CASE("Everything is reset in one step, but for the person, strokes and locks", "[dice]") {
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.4));
    Portrait changed = e.portrait();
    changed.pose.yaw = 20_deg;
    changed.light.intensity = 0.5f;
    changed.head.expression = {{"jawOpen", 0.5f}};
    changed.head.gaze_x = 0.1f;
    changed.head.identity_amount = 0.5f;
    changed.groups["style.hair"] = {.on = true, .amount = 0.5f};
    e.session.document().edit(changed, "changed");
    const auto neutral = [&] { return e.portrait().head.expression.empty(); };
    SECTION("all of it") {
        const int steps = e.steps();
        REQUIRE(e.window.commands().run("portrait.reset-all"));
        CHECK(e.steps() == steps + 1);
        Portrait expected = portrait_from_seed(7);
        expected.painted = changed.painted;
        CHECK(e.portrait() == expected);
        e.undo();
        CHECK(e.portrait() == changed);
    }
    SECTION("not what is locked") {
        e.session.set_locked("head.expression", true, "expression");
        e.session.set_locked("style.hair", true, "hair");
        e.window.commands().run("portrait.neutral-expression");
        CHECK_FALSE(neutral());
        CHECK_FALSE(e.find<QToolButton>("head.expression.reset").isEnabled());
        e.window.commands().run("portrait.reset-all");
        CHECK_FALSE(neutral());
        CHECK(e.portrait().groups == changed.groups);
        CHECK(e.portrait().light == Light());
        e.session.set_locked("head.expression", false, "expression");
        e.find<QToolButton>("head.expression.reset").click();
        CHECK(neutral());
    }
}
