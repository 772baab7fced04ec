// U09: a painted patch and a pose that changes.
#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/settings/setting_list.h"

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
    SECTION("A model without a shape of its own says that it cannot fit") {
        auto& fit = e.find<QPushButton>("view.patch.fit");
        CHECK_FALSE(fit.isEnabled());
        CHECK_FALSE(fit.toolTip().isEmpty());
        CHECK_FALSE(e.find<QCheckBox>("view.patch.always").isVisible());
    }
}

namespace {

bool fitted(Editor& e, std::size_t count = 1) {
    return QTest::qWaitFor([&] { return e.portrait().fitted.size() == count && !e.portrait().painted; },
                           3000);
}

}  // namespace

TEST_CASE("Strokes become a part of the head soon after the pen goes up, as one step with them", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    const Portrait before = e.portrait();
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    REQUIRE(e.portrait().painted);
    const PaintedLabels strokes = *e.portrait().painted;
    const int steps = e.steps();
    REQUIRE(fitted(e));
    CHECK(e.portrait().fitted.front() == strokes);
    CHECK(e.steps() == steps);
    CHECK(e.session.document().undo_stack().undoText().contains("fitted"));
    CHECK(e.wait_for_picture());

    SECTION("its undo takes both back, and redo brings both") {
        e.undo();
        CHECK(e.portrait() == before);
        e.window.commands().run("edit.redo");
        CHECK(e.portrait().fitted == std::vector{strokes});
    }
    SECTION("turning the head asks nothing and loses nothing") {
        const QPoint from = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {from, from + QPoint(60, 0)});
        CHECK(e.find<QFrame>("view.patch").isHidden());
        CHECK(e.portrait().fitted == std::vector{strokes});
        SECTION("and painting there adds a second painting") {
            e.click(e.canvas(), e.at(e.canvas(), 0.4, 0.6));
            REQUIRE(fitted(e, 2));
            CHECK(e.portrait().fitted[0] == strokes);
            CHECK(e.portrait().fitted[1].pose == e.portrait().pose);
            CHECK(e.session.shelf().snapshots().empty());
        }
    }
    SECTION("in the same view it is painted further") {
        CHECK(e.session.surface().any_strokes());
        e.click(e.canvas(), e.at(e.canvas(), 0.3, 0.6));
        REQUIRE(e.portrait().painted);
        CHECK(e.portrait().fitted.empty());
        REQUIRE(fitted(e));
        CHECK_FALSE(e.portrait().fitted.front() == strokes);
        e.undo();
        CHECK(e.portrait().fitted == std::vector{strokes});
    }
    SECTION("a click beside the picture leaves it fitted and makes no step") {
        e.session.set_automatic_fitting(false);
        e.click(e.canvas(), e.at(e.canvas(), 1.2, 0.5));
        CHECK(e.portrait().fitted == std::vector{strokes});
        CHECK(e.steps() == steps);
    }
    SECTION("the eraser takes it away") {
        e.window.commands().run("tool.eraser");
        e.session.brush().shape.diameter = 200;
        e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
        CHECK(e.portrait().fitted.empty());
        CHECK_FALSE(e.portrait().painted);
        e.undo();
        CHECK(e.portrait().fitted == std::vector{strokes});
    }
    SECTION("discarding removes it, and undo brings it back") {
        CHECK(e.window.commands().run("portrait.discard-strokes"));
        CHECK(e.portrait() == before);
        e.undo();
        CHECK(e.portrait().fitted == std::vector{strokes});
    }
}

TEST_CASE("A drag that begins before the fit stays one step", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    const int steps = e.steps();
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    QTest::mousePress(&e.viewport(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&e.viewport(), from + QPoint(30, 0));
    QTest::qWait(700);
    CHECK(e.portrait().painted);
    QTest::mouseMove(&e.viewport(), from + QPoint(60, 0));
    QTest::mouseRelease(&e.viewport(), Qt::LeftButton, {}, from + QPoint(60, 0));
    CHECK(fitted(e));
    CHECK(e.steps() == steps + 2);  // the drag, and the fit
    e.undo();
    CHECK(e.portrait().painted);
    e.undo();
    CHECK(e.portrait().pose == e.portrait().painted->pose);
}

TEST_CASE("A stroke that is cancelled leaves the one before to be fitted", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    REQUIRE(e.portrait().painted);
    const PaintedLabels strokes = *e.portrait().painted;
    e.drag(e.canvas(), {e.at(e.canvas(), 0.3, 0.6), e.at(e.canvas(), 0.4, 0.6)}, {}, /*release=*/false);
    QTest::keyClick(&e.canvas(), Qt::Key_Escape);
    send_mouse(e.canvas(), QEvent::MouseButtonRelease, e.at(e.canvas(), 0.4, 0.6));
    REQUIRE(fitted(e));
    CHECK(e.portrait().fitted == std::vector{strokes});
}

TEST_CASE("Without automatic fitting the bar asks, and can be told to do it always", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    e.settings.set(limner::ui::setting::fit_paintings, false);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    const PaintedLabels strokes = *e.portrait().painted;
    QTest::qWait(600);
    CHECK(e.portrait().painted == strokes);
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(60, 0)});
    REQUIRE(e.find<QFrame>("view.patch").isVisible());
    auto& fit = e.find<QPushButton>("view.patch.fit");
    REQUIRE(fit.isEnabled());
    REQUIRE(e.find<QCheckBox>("view.patch.always").isVisible());
    SECTION("this once") {
        fit.click();
        CHECK_FALSE(e.settings.get(limner::ui::setting::fit_paintings));
    }
    SECTION("always") {
        e.find<QCheckBox>("view.patch.always").click();
        fit.click();
        CHECK(e.settings.get(limner::ui::setting::fit_paintings));
    }
    CHECK(e.portrait().fitted == std::vector{strokes});
    CHECK_FALSE(e.portrait().painted);
    CHECK(e.find<QFrame>("view.patch").isHidden());
    e.undo();
    CHECK(e.portrait().painted == strokes);
    CHECK(e.find<QFrame>("view.patch").isVisible());
}

TEST_CASE("When the head takes little of a painting the bar says so and offers the view", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.4f);
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    const PaintedLabels strokes = *e.portrait().painted;
    REQUIRE(fitted(e));
    REQUIRE(QTest::qWaitFor([&] { return e.session.patch_state() == PatchState::poor; }, 5000));
    auto& bar = e.find<QFrame>("view.patch");
    CHECK(bar.isVisible());
    CHECK_FALSE(e.find<QPushButton>("view.patch.fit").isVisible());
    SECTION("Keep for this view makes strokes of it again") {
        e.find<QPushButton>("view.patch.keep").click();
        CHECK(e.portrait().painted == strokes);
        CHECK(e.portrait().fitted.empty());
        QTest::qWait(600);
        CHECK(e.portrait().painted == strokes);
    }
    SECTION("Discard removes it") {
        e.find<QPushButton>("view.patch.discard").click();
        CHECK_FALSE(e.portrait().painted);
        CHECK(e.portrait().fitted.empty());
    }
    CHECK(bar.isHidden());
    e.undo();
    CHECK(e.portrait().fitted == std::vector{strokes});
}

TEST_CASE("A label map from a file is fitted when asked for", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    e.session.import_labels(LabelMap(64, 64, std::uint8_t(FaceClass::skin)), "map.png");
    QTest::qWait(600);
    REQUIRE(e.portrait().painted);
    const HeadPose pose = e.portrait().pose;
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(80, 0)});
    REQUIRE(e.find<QFrame>("view.patch").isVisible());
    CHECK_FALSE(e.find<QCheckBox>("view.patch.always").isVisible());
    e.find<QPushButton>("view.patch.fit").click();
    REQUIRE(e.portrait().fitted.size() == 1);
    CHECK(e.portrait().fitted.front().pose == pose);
    CHECK_FALSE(e.portrait().fitted.front().from_file);
    CHECK_FALSE(e.portrait().painted);
}

TEST_CASE("Where no painting finds room any more, strokes stay with their view", "[patch]") {
    Editor e(std::chrono::milliseconds(10), 0.97f);
    Portrait full = e.portrait();
    auto one = std::make_shared<LabelMap>(64, 64, PaintedLabels::unpainted);
    for (std::size_t i = 0; i < most_fitted; ++i)
        full.fitted.push_back({one, {.yaw = from_degrees(float(i + 5))}});
    e.session.restore(full, "full");
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    QTest::qWait(600);
    CHECK(e.portrait().painted);
    CHECK(e.portrait().fitted.size() == most_fitted);
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

TEST_CASE("Paintings are fitted by command, strokes and a map from a file alike", "[patch]") {
    const bool can = GENERATE(true, false);
    Editor e(std::chrono::milliseconds(10), can ? 0.9f : 0);
    e.settings.set(limner::ui::setting::fit_paintings, false);
    QAction& fit = *e.window.commands().action("portrait.fit-painting");
    CHECK_FALSE(fit.isEnabled());
    e.click(e.canvas(), e.at(e.canvas(), 0.5, 0.3));
    CHECK(fit.isEnabled() == can);
    CHECK_FALSE(fit.toolTip().isEmpty());
    if (!can) return;
    fit.trigger();
    CHECK(e.portrait().fitted.size() == 1);
    CHECK_FALSE(e.portrait().painted);
    CHECK_FALSE(fit.isEnabled());
    e.session.import_labels(LabelMap(64, 64, std::uint8_t(FaceClass::skin)), "map.png");
    REQUIRE(fit.isEnabled());
    fit.trigger();
    CHECK(e.portrait().fitted.size() == 2);
}
