// Gestures that become keys while the animation plays, and the timeline of a project that is dropped.
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/project_document.h"
#include "ui/recovery/recovered_work.h"
#include "ui/recovery/safekeeper.h"

using namespace limner;
using limner::ui::TimelineEditor;
using limner::ui::turning;

namespace {

struct RecordingEditor : TimelineEditor {
    ui::GestureRecorder& recorder() { return session.recorder(); }
    void start() {
        window.commands().run("timeline.record");
        REQUIRE(recorder().on());
    }
    bool wait_for_frame(int frame) {
        return QTest::qWaitFor([&] { return head().frame() >= frame; }, 10000);
    }
    bool wait_for_end() {
        return QTest::qWaitFor([&] { return !recorder().on(); }, 10000);
    }
    void turn(float degrees, ui::GestureId gesture) {
        HeadPose pose = portrait().pose;
        pose.yaw = from_degrees(degrees);
        session.turn_to(pose, "turn", gesture);
    }
};

}  // namespace

TEST_CASE("What the hand does while it records becomes keys, as one step", "[timeline]") {
    RecordingEditor e;
    e.session.document().reset(portrait_from_seed(3));
    REQUIRE(e.wait_for_picture());
    const auto before = e.session.document().state();
    e.start();
    CHECK(e.window.views().layout()->contentsMargins().left() > 0);  // a red frame
    REQUIRE(e.wait_for_frame(10));
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    ui::send_mouse(e.viewport(), QEvent::MouseButtonPress, from);
    float furthest = 0;
    for (int i = 1; i <= 20; ++i) {
        ui::send_mouse(e.viewport(), QEvent::MouseMove, from + QPoint(4 * i, 0));
        QTest::qWait(15);
    }
    furthest = e.yaw();
    ui::send_mouse(e.viewport(), QEvent::MouseButtonRelease, from + QPoint(80, 0));
    CHECK(furthest > 10);
    const int released = e.head().frame();
    REQUIRE(e.wait_for_frame(released + 15));
    e.window.commands().run("timeline.record");
    CHECK_FALSE(e.recorder().on());
    CHECK_FALSE(e.head().playing());
    CHECK(e.window.views().layout()->contentsMargins().left() == 0);
    CHECK(e.steps() == 1);

    const Animation& animation = e.head().animation();
    REQUIRE(animation.tracks.size() == 1);
    const Track& track = animation.tracks.at("pose.yaw");
    CHECK(track.size() >= 3);
    CHECK(track.size() < 20);
    const auto yaw_at = [&](int frame) {
        return degrees(portrait_at(animation, e.portrait(), frame).pose.yaw);
    };
    for (const int frame : {0, 5})  // not touched yet
        CHECK(yaw_at(frame) == Approx(degrees(before.portrait.pose.yaw)).margin(0.5));
    CHECK(yaw_at(released) == Approx(furthest).margin(1));
    CHECK(yaw_at(released + 12) == Approx(furthest).margin(1));  // held
    CHECK(e.head().unkeyed().empty());
    e.undo();
    CHECK(e.session.document().state() == before);
}

TEST_CASE("Recorded keys take the place of those in their time, and leave the others", "[timeline]") {
    RecordingEditor e;
    e.start();
    REQUIRE(e.wait_for_frame(20));
    e.turn(30, ui::new_gesture());
    CHECK(e.yaw() == Approx(30));
    REQUIRE(e.wait_for_frame(45));
    CHECK(e.yaw() == Approx(30));  // its old keys take nothing back
    e.recorder().stop();
    const auto keys = e.yaw_keys();
    CHECK(keys.front() == 0);
    CHECK(std::find(keys.begin(), keys.end(), 40) == keys.end());
    CHECK(keys.back() == 60);
    CHECK(degrees(portrait_at(e.head().animation(), e.portrait(), 10).pose.yaw) == Approx(-10).margin(1));
    CHECK(degrees(portrait_at(e.head().animation(), e.portrait(), 40).pose.yaw) == Approx(30).margin(0.5));
    CHECK(e.head().animation().tracks.at("light.warmth") == turning().tracks.at("light.warmth"));
    CHECK(e.steps() == 1);
    e.undo();
    CHECK(e.head().animation() == turning());
    CHECK(e.head().frame() == 0);
}

TEST_CASE("A recording ends at the end, at Esc and at a pause", "[timeline]") {
    RecordingEditor e;
    e.start();
    REQUIRE(e.wait_for_frame(3));
    e.turn(12, ui::new_gesture());
    SECTION("at the end, where a drag that goes on changes nothing more") {
        const auto drag = ui::new_gesture();
        e.turn(15, drag);
        REQUIRE(e.wait_for_end());
        CHECK(e.head().frame() == 60);
        CHECK(e.yaw() == Approx(15).margin(0.01));
        e.turn(25, drag);
        CHECK(e.yaw() == Approx(15).margin(0.01));
        CHECK(e.steps() == 1);
        e.turn(25, ui::new_gesture());
        CHECK(e.yaw() == Approx(25));
    }
    SECTION("Esc, wherever the focus is") {
        QTest::keyClick(&e.view(), Qt::Key_Escape);
        CHECK_FALSE(e.recorder().on());
        CHECK(e.steps() == 1);
    }
    SECTION("the key that pauses") {
        QTest::keyClick(&e.view(), Qt::Key_Space);
        CHECK_FALSE(e.recorder().on());
        CHECK(e.steps() == 1);
    }
    SECTION("undo, which then takes back what was recorded") {
        e.undo();
        CHECK_FALSE(e.recorder().on());
        CHECK(e.steps() == 0);
        CHECK(e.head().animation() == turning());
    }
    SECTION("dice, which are a step of their own") {
        e.session.randomise(Part::hair, 77);
        CHECK_FALSE(e.recorder().on());
        CHECK(e.steps() == 2);
        CHECK(e.portrait().style(Part::hair).seed == 77);
    }
    SECTION("a key that is taken in hand") {
        ui::send_mouse(e.ground(), QEvent::MouseButtonPress, {e.view().x_of(30), 8});
        CHECK_FALSE(e.recorder().on());
        ui::send_mouse(e.ground(), QEvent::MouseButtonRelease, {e.view().x_of(30), 8});
    }
    SECTION("another portrait, which gets nothing of it") {
        e.session.document().reset(portrait_from_seed(4));
        CHECK_FALSE(e.recorder().on());
        CHECK(e.steps() == 0);
        CHECK(e.portrait() == portrait_from_seed(4));
        CHECK(e.head().animation().tracks.empty());
    }
}

TEST_CASE("A crash takes no key of a recording, nor those that it was to replace", "[timeline]") {
    const TemporaryFolder folder;
    Animation recorded;
    const bool ended = GENERATE(false, true);
    {
        RecordingEditor e;
        ui::Safekeeper keeper(e.session, e.window.files(), {folder.path()});
        e.session.set_locked("head.identity", true, "identity");  // something to keep
        QTest::qWait(400);
        e.start();
        REQUIRE(e.wait_for_frame(5));
        e.turn(12, ui::new_gesture());
        REQUIRE(e.wait_for_frame(40));  // longer than the journal waits
        if (ended) e.recorder().stop();
        recorded = e.head().animation();
        if (ended) QTest::qWait(400);
        keeper.wait();
    }
    const auto works = ui::recovered_work({folder.path()});
    REQUIRE(works.size() == 1);
    CHECK(works[0].content.animation == (ended ? recorded : turning()));
}

TEST_CASE("The timeline puts its controls above each other where they have no room", "[timeline]") {
    TimelineEditor e;
    auto& play = e.find<QToolButton>("timeline.button.play");
    auto& length = e.find<QSpinBox>("timeline.length");
    const auto height = [](const QWidget& w) { return w.mapToGlobal(w.rect().center()).y(); };
    CHECK(std::abs(height(play) - height(length)) < 5);
    e.window.resize(1024, 640);
    QTest::qWait(1);
    CHECK(height(length) > height(play) + 15);
    auto& last = e.find<QPushButton>("timeline.export");
    auto& panel = e.find<QWidget>("timeline");
    CHECK(last.mapTo(&panel, last.rect().bottomRight()).x() < panel.width());
}

TEST_CASE("A recording in which nothing was done leaves no step", "[timeline]") {
    RecordingEditor e;
    e.start();
    REQUIRE(e.wait_for_end());
    CHECK(e.steps() == 0);
    CHECK(e.head().animation() == turning());
}

TEST_CASE("A project that is dropped on the timeline gives its keys, as one step", "[timeline]") {
    TimelineEditor e;
    const TemporaryFolder folder;
    const auto save = [&](const char* name, const Animation& animation) {
        const QString file = QString::fromStdString((folder / name).string());
        REQUIRE(ui::save_project(file, {.portrait = portrait_from_seed(9), .animation = animation}));
        return file;
    };
    Animation other{.rate = 50, .frames = 33};
    set_key(other, "pose.pitch", {.frame = 4, .value = 6.f});
    const Portrait before = e.portrait();
    const int steps = e.steps();
    REQUIRE(e.drop(save("other.limner", other)));
    REQUIRE(QTest::qWaitFor([&] { return e.head().animation() == other; }, 10000));
    CHECK(e.steps() == steps + 1);
    CHECK(degrees(e.portrait().pose.pitch) == Approx(6));
    CHECK(e.portrait().head == before.head);  // the person stays
    e.undo();
    CHECK(e.head().animation() == turning());

    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    REQUIRE(e.drop(save("empty.limner", {})));
    REQUIRE(QTest::qWaitFor([&] { return notices.size() == 1; }, 10000));
    CHECK(e.head().animation() == turning());
}
