// Eyes that stay on the viewer while the head is turned by hand.
#include "ui/session/fixed_gaze.h"

#include <QCheckBox>
#include <QTemporaryDir>
#include <QTest>
#include <catch2/catch.hpp>

#include "engine/portrait/project_file.h"
#include "tests/ui/editor_fixture.h"
#include "ui/dialogs/turntable_dialog.h"

using namespace limner;
using limner::ui::Editor;

TEST_CASE("With a fixed gaze the eyes stay on the viewer, in every way to turn the head", "[gaze]") {
    Editor e;
    const auto looks_at_viewer = [&] {
        const Portrait& p = e.portrait();
        return p.head.gaze_x == Approx(-p.pose.yaw.value) && p.head.gaze_y == Approx(-p.pose.pitch.value);
    };
    HeadPose pose;
    pose.yaw = 15_deg;
    e.session.turn_to(pose, "turn");
    CHECK_FALSE(looks_at_viewer());
    const Portrait before = e.portrait();
    REQUIRE(e.window.commands().run("pose.fixed-gaze"));
    CHECK(e.window.commands().action("pose.fixed-gaze")->isChecked());
    CHECK(looks_at_viewer());
    CHECK(e.steps() == 2);
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(-40, 0), from + QPoint(-60, 10)});
    CHECK(e.portrait().pose.yaw != before.pose.yaw);
    CHECK(looks_at_viewer());
    e.window.commands().run("pose.turn-up");
    CHECK(looks_at_viewer());
    e.session.front_pose();
    CHECK(looks_at_viewer());
    // What is set by hand stays until the next turn.
    Portrait aside = e.portrait();
    aside.head.gaze_x = 0.2f;
    e.session.edit(aside, "aside", 0);
    CHECK(e.portrait().head.gaze_x == 0.2f);

    // The project and the turntable know it.
    const QTemporaryDir folder;
    const QString file = folder.filePath("anna.limner");
    e.window.files().save_project_as(file);
    REQUIRE(QTest::qWaitFor([&] { return e.window.files().project_file() == file; }, 10000));
    CHECK(read_project(file.toStdString())->project.locks.contains("gaze.viewer"));
    e.window.commands().run("file.export-turntable");
    auto* dialog = e.window.findChild<ui::TurntableDialog*>();
    REQUIRE(dialog);
    CHECK(dialog->settings().settings.gaze_viewer);
    ui::TurntableExport free_eyes;
    CHECK(e.window.exports().command(free_eyes)->contains("--no-gaze-viewer"));
    dialog->close();

    while (e.steps() > 1) e.undo();
    CHECK(e.portrait() == before);
    CHECK_FALSE(ui::gaze_is_fixed(e.session));
    CHECK_FALSE(e.window.commands().action("pose.fixed-gaze")->isChecked());
}
