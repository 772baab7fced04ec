// The small head in the corner of the portrait.
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>

#include "tests/ui/editor_fixture.h"
#include "ui/session/named_views.h"
#include "ui/settings/setting_list.h"
#include "ui/viewport/head_gizmo.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::HeadGizmo;
using limner::ui::send_mouse;

namespace {

const QPointF middle(HeadGizmo::side / 2.0, HeadGizmo::side / 2.0);

HeadGizmo& gizmo(Editor& e) { return e.find<HeadGizmo>("view.gizmo"); }

/// The middle of all places where a click is one on this view; of the widget where there is none.
QPointF end_of(const HeadGizmo& gizmo, const char* view) {
    QPointF sum;
    int count = 0;
    for (int y = 0; y < HeadGizmo::side; ++y)
        for (int x = 0; x < HeadGizmo::side; ++x)
            if (const char* there = gizmo.view_at({x + 0.5, y + 0.5}); there && !std::strcmp(there, view)) {
                sum += QPointF(x + 0.5, y + 0.5);
                ++count;
            }
    return count ? sum / count : middle;
}

void click(QWidget& widget, QPointF at) {
    send_mouse(widget, QEvent::MouseButtonPress, at);
    send_mouse(widget, QEvent::MouseButtonRelease, at);
}

}  // namespace

TEST_CASE("The small head is dragged as the portrait is, in one step", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    REQUIRE(head.isVisible());
    CHECK(head.geometry().right() == e.viewport().width() - 9);
    send_mouse(head, QEvent::MouseButtonPress, middle);
    for (const int way : {10, 30, 50}) send_mouse(head, QEvent::MouseMove, middle + QPointF(way, -way / 2));
    send_mouse(head, QEvent::MouseButtonRelease, middle + QPointF(50, -25));
    CHECK(degrees(e.portrait().pose.yaw) == Approx(10));  // 0.20 degrees per dip
    CHECK(degrees(e.portrait().pose.pitch) == Approx(5));
    CHECK(e.portrait().pose.roll == Radians());
    CHECK(e.steps() == 1);
    e.undo();
    CHECK(e.portrait().pose == HeadPose());
}

TEST_CASE("Esc takes back a drag of the small head", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    send_mouse(head, QEvent::MouseButtonPress, middle);
    send_mouse(head, QEvent::MouseMove, middle + QPointF(40, 0));
    CHECK(e.portrait().pose.yaw != Radians());
    CHECK(e.viewport().cancel_gesture());
    CHECK(e.portrait().pose == HeadPose());
    send_mouse(head, QEvent::MouseMove, middle + QPointF(60, 0));
    send_mouse(head, QEvent::MouseButtonRelease, middle + QPointF(60, 0));
    CHECK(e.portrait().pose == HeadPose());
    CHECK(e.steps() == 0);
}

TEST_CASE("A click on the end of an axis is a view from there, a double click the front", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    for (const ui::NamedView& view : ui::named_views()) {
        const QPointF at = end_of(head, view.id);
        if (at == middle) continue;  // three-quarter views have no axis
        INFO(view.id);
        const int steps = e.steps();
        click(head, at);
        CHECK(e.portrait().pose == view.pose(HeadPose(), e.session.pose_limits()));
        CHECK(e.steps() == steps + 1);
        ui::double_click(head, middle);
        CHECK(e.portrait().pose == HeadPose());
    }
    CHECK(end_of(head, "left-limit") != middle);
    CHECK(end_of(head, "right-limit") != middle);
    CHECK(end_of(head, "above") != middle);
    CHECK(end_of(head, "below") != middle);
    // Beside the ends a click does nothing: no part is picked, as there is none.
    const FaceClass active = e.session.active_class();
    const int steps = e.steps();
    click(head, middle + QPointF(-9, 9));
    CHECK(e.session.active_class() == active);
    CHECK(e.steps() == steps);
}

TEST_CASE("The ends of the axes go where the head goes, and as the view lies", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    // The subject's left is at the right edge.
    CHECK(end_of(head, "left-limit").x() > middle.x() + 15);
    CHECK(end_of(head, "above").y() < middle.y() - 15);
    HeadPose pose;
    pose.yaw = 30_deg;
    e.session.turn_to(pose, "turned");
    CHECK(end_of(head, "front").x() > middle.x() + 5);  // the face looks to the right edge
    pose.yaw = 0_deg;
    pose.pitch = 20_deg;
    e.session.turn_to(pose, "turned");
    CHECK(end_of(head, "front").y() < middle.y() - 3);  // and up
    pose.pitch = 0_deg;
    pose.roll = 30_deg;
    e.session.turn_to(pose, "turned");
    CHECK(end_of(head, "above").x() > middle.x() + 5);  // clockwise
    e.session.front_pose();
    e.window.commands().run("view.mirror");
    CHECK(end_of(head, "left-limit").x() < middle.x() - 15);
}

TEST_CASE("The small head is hidden by its setting, and before there is a portrait", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    e.settings.set(ui::setting::show_gizmo, false);
    CHECK_FALSE(head.isVisible());
    e.settings.set(ui::setting::show_gizmo, true);
    CHECK(head.isVisible());
    ui::EditorSession session;
    ui::Settings settings;
    ui::MainWindow window(session, settings);
    window.show();
    CHECK_FALSE(window.findChild<QWidget*>("view.gizmo")->isVisible());
}

TEST_CASE("A head gizmo is drawn for every pose, also mirrored and large", "[gizmo]") {
    Editor e;
    HeadGizmo& head = gizmo(e);
    const QImage front = head.grab().toImage();
    HeadPose pose;
    pose.yaw = 25_deg;
    pose.pitch = -10_deg;
    e.session.turn_to(pose, "turned");
    const QImage turned = head.grab().toImage();
    CHECK(turned != front);
    e.window.commands().run("view.mirror");
    CHECK(head.grab().toImage() != turned);
}
