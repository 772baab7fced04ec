// Pictures of the window in states that need a hand, for people to look at:
//     LIMNER_PICTURES=folder test_ui "[pictures]"
#include <QDockWidget>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"

using namespace limner;
using limner::ui::Editor;

TEST_CASE("Pictures of the window", "[.pictures]") {
    const QString folder = qEnvironmentVariable("LIMNER_PICTURES", ".");
    Editor e;
    const auto take = [&](const char* name) {
        e.wait_for_picture();
        QTest::qWait(1500);
        CHECK(e.window.grab().save(folder + "/" + name));
    };
    e.session.add_snapshot();
    e.session.pick_class(FaceClass::hair);
    e.drag(e.canvas(), {e.at(e.canvas(), 0.2, 0.3), e.at(e.canvas(), 0.5, 0.15), e.at(e.canvas(), 0.8, 0.3)});
    take("painted.png");
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(260, 20)});
    e.find<QDockWidget>("dock.style").raise();
    take("patch-question.png");
    e.session.keep_patch();
    e.session.notify(ui::NoticeLevel::info, "Picture saved as /home/anna/Pictures/limner/portrait_001.png");
    e.find<QDockWidget>("dock.light").raise();
    take("patch-kept.png");
    e.session.set_tool(ui::ToolId::fill);
    e.find<QDockWidget>("dock.pose").raise();
    e.window.resize(1024, 640);
    take("small.png");
}
