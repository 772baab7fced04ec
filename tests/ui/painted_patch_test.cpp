// U09: a painted patch and a pose that changes.
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::PatchState;

TEST_CASE("A pose that leaves the view of a painted patch asks, and drops nothing", "[patch]") {
    Editor e;
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    REQUIRE(e.portrait().painted);
    const PaintedLabels patch = *e.portrait().painted;
    auto& bar = e.find<QFrame>("view.patch");
    auto& pin = e.find<QToolButton>("view.pin");
    CHECK(bar.isHidden());

    SECTION("not within three degrees") {
        const QPoint from = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {from, from + QPoint(14, 0)});
        CHECK(bar.isHidden());
    }
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(60, 0)});
    CHECK_FALSE(bar.isHidden());
    CHECK(e.portrait().painted == patch);
    CHECK(e.session.ghost() == patch.labels.get());
    const int steps = e.steps();

    SECTION("Keep for this view closes the bar; undo asks again") {
        QTest::mouseClick(&e.find<QPushButton>("view.patch.keep"), Qt::LeftButton);
        CHECK(bar.isHidden());
        CHECK_FALSE(pin.isHidden());
        CHECK(e.portrait().painted == patch);
        CHECK(e.steps() == steps + 1);
        SECTION("The pin then leads to the painted view, and its undo back") {
            const HeadPose turned = e.portrait().pose;
            QTest::mouseClick(&pin, Qt::LeftButton);
            CHECK(e.portrait().pose == patch.pose);
            CHECK(e.session.surface().any_strokes());
            CHECK(pin.isHidden());
            e.undo();
            CHECK(e.portrait().pose == turned);
            CHECK_FALSE(pin.isHidden());
            CHECK(bar.isHidden());
        }
        SECTION("Discarding then removes the strokes; undo brings them back with the answer") {
            CHECK(e.window.commands().run("portrait.discard-strokes"));
            CHECK_FALSE(e.portrait().painted);
            CHECK(pin.isHidden());
            e.undo();
            CHECK(e.portrait().painted == patch);
            CHECK_FALSE(pin.isHidden());
            CHECK(bar.isHidden());
        }
        e.undo();
        CHECK_FALSE(bar.isHidden());
        CHECK(pin.isHidden());
        CHECK(e.portrait().painted == patch);
    }
    SECTION("Discard removes the strokes; undo brings them and the question back") {
        QTest::mouseClick(&e.find<QPushButton>("view.patch.discard"), Qt::LeftButton);
        CHECK(bar.isHidden());
        CHECK_FALSE(e.portrait().painted);
        e.undo();
        CHECK(e.portrait().painted == patch);
        CHECK_FALSE(bar.isHidden());
    }
    SECTION("The pin returns to the painted view, where the strokes are whole again") {
        QTest::mouseClick(&e.find<QToolButton>("view.patch.pin"), Qt::LeftButton);
        CHECK(e.portrait().pose == patch.pose);
        CHECK(bar.isHidden());
        CHECK(e.session.surface().any_strokes());
        CHECK(e.session.ghost() == nullptr);
        e.undo();
        CHECK(e.portrait().pose != patch.pose);
        CHECK_FALSE(bar.isHidden());
        CHECK(e.session.ghost() == patch.labels.get());
    }
    SECTION("Painting in the new view keeps the old strokes on the shelf") {
        e.click(e.canvas(), e.at(e.canvas(), 0.3, 0.6));
        REQUIRE(e.session.shelf().snapshots().size() == 1);
        CHECK(e.session.shelf().snapshots()[0].portrait.painted == patch);
        CHECK(e.portrait().painted->pose == e.portrait().pose);
        CHECK(e.session.patch_state() == PatchState::none);
        CHECK(e.steps() == steps + 1);
        e.undo();
        CHECK(e.portrait().painted == patch);
        CHECK(e.session.shelf().snapshots().empty());
        CHECK_FALSE(bar.isHidden());
    }
    SECTION("A click beside the picture keeps nothing and makes no step") {
        e.click(e.canvas(), e.at(e.canvas(), 1.2, 0.5));
        CHECK(e.session.shelf().snapshots().empty());
        CHECK(e.steps() == steps);
    }
    SECTION("Fitting says that it comes later") {
        auto& fit = e.find<QPushButton>("view.patch.fit");
        CHECK_FALSE(fit.isEnabled());
        CHECK_FALSE(fit.toolTip().isEmpty());
    }
}

TEST_CASE("A label map from a file stays whatever the pose, and says so", "[patch]") {
    Editor e;
    e.session.import_labels(LabelMap(64, 64, std::uint8_t(FaceClass::skin)), "map.png");
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(80, 0)});
    CHECK_FALSE(e.find<QFrame>("view.patch").isHidden());
    CHECK(e.find<QLabel>("view.patch.text").text().contains("label map"));
    CHECK(e.session.surface().any_strokes());
    SECTION("Keep closes the bar") {
        e.find<QPushButton>("view.patch.keep").click();
        CHECK(e.find<QFrame>("view.patch").isHidden());
        CHECK(e.session.surface().any_strokes());
        e.undo();
    }
    SECTION("Discard lets the head be seen again") {
        e.find<QPushButton>("view.patch.discard").click();
        CHECK(e.find<QFrame>("view.patch").isHidden());
        CHECK_FALSE(e.session.surface().any_strokes());
        e.undo();
    }
    e.undo();
    e.undo();
    CHECK_FALSE(e.portrait().painted);
}
