// The timeline: time, keys, and what was changed without one.
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "engine/portrait/motion.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/recovery/recovered_work.h"
#include "ui/recovery/safekeeper.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using limner::ui::KeyId;
using limner::ui::send_mouse;
using limner::ui::TimelineEditor;
using limner::ui::turning;

TEST_CASE("Scrubbing shows the portrait of the frame, and is no step", "[timeline]") {
    TimelineEditor e;
    CHECK(e.yaw() == Approx(-20));
    send_mouse(e.ground(), QEvent::MouseButtonPress, {e.view().x_of(20), 8});
    CHECK(e.head().frame() == 20);
    CHECK(e.yaw() == Approx(0).margin(0.01));
    send_mouse(e.ground(), QEvent::MouseMove, {e.view().x_of(35), 8});
    CHECK(e.yaw() == Approx(15).margin(0.01));
    send_mouse(e.ground(), QEvent::MouseMove, {9999, 8});  // no further than the end
    send_mouse(e.ground(), QEvent::MouseButtonRelease, {9999, 8});
    CHECK(e.head().frame() == 60);
    CHECK(e.steps() == 0);
    CHECK(e.session.document().undo_stack().isClean());
    REQUIRE(e.wait_for_picture());
    CHECK(degrees(e.session.frame().portrait.pose.yaw) == Approx(0).margin(0.01));
    CHECK(e.find<QSpinBox>("timeline.frame").value() == 60);
    e.find<QSpinBox>("timeline.frame").setValue(40);
    CHECK(e.yaw() == Approx(20));
}

TEST_CASE("The animation plays in real time, however long a picture takes", "[timeline]") {
    TimelineEditor e;
    e.control->set_delays({std::chrono::milliseconds(60)});
    SECTION("once: to its end, and again from its start") {
        e.window.commands().run("timeline.play");
        CHECK(e.head().playing());
        QElapsedTimer clock;
        clock.start();
        REQUIRE(QTest::qWaitFor([&] { return !e.head().playing(); }, 10000));
        CHECK(clock.elapsed() >= 550);  // 60 frames at 100 per second
        CHECK(e.head().frame() == 60);
        e.window.commands().run("timeline.play");
        CHECK(e.head().frame() == 0);
        e.window.commands().run("timeline.play");
        CHECK_FALSE(e.head().playing());
    }
    SECTION("a loop goes round, there and back turns round") {
        Animation animation = turning();
        animation.loop = GENERATE(Animation::Loop::loop, Animation::Loop::ping_pong);
        animation.rate = 40;
        e.session.document().edit_animation(animation, "loop");
        e.head().go_to(50);
        e.head().play();
        bool backwards = false;
        int before = e.head().frame();
        REQUIRE(QTest::qWaitFor(
            [&] {
                // Frames are left out on a busy machine; to the start it is further.
                backwards = backwards || (e.head().frame() < before && e.head().frame() > before - 25);
                before = e.head().frame();
                return e.head().frame() < 40;
            },
            10000));
        CHECK(e.head().playing());
        CHECK(backwards == (animation.loop == Animation::Loop::ping_pong));
        e.head().pause();
    }
    CHECK(e.steps() <= 1);
}

TEST_CASE("A change without a key is asked about when the time moves", "[timeline]") {
    TimelineEditor e;
    auto& question = e.find<QFrame>("timeline.question");
    e.head().go_to(20);
    e.turn_to(12);
    CHECK(e.head().unkeyed() == std::vector<std::string>{"pose.yaw"});
    CHECK(question.isHidden());
    e.head().go_to(40);
    CHECK(e.yaw() == Approx(20));
    REQUIRE_FALSE(question.isHidden());
    CHECK(e.find<QLabel>("timeline.question.text").text().contains("20"));
    const int steps = e.steps();
    SECTION("Add key") {
        e.find<QPushButton>("timeline.question.key").click();
        CHECK(e.yaw_keys() == std::vector<int>{0, 20, 40, 60});
        e.head().go_to(20);
        CHECK(e.yaw() == Approx(12));
        CHECK(e.steps() == steps + 1);
        e.undo();
        CHECK(e.yaw_keys() == std::vector<int>{0, 40, 60});
        e.undo();
        CHECK(e.head().frame() == 20);
        CHECK(e.yaw() == Approx(0).margin(0.01));
    }
    SECTION("Revert, whose undo brings the change back where it was made") {
        e.find<QPushButton>("timeline.question.revert").click();
        CHECK(e.yaw() == Approx(20));
        e.undo();
        CHECK(e.head().frame() == 20);
        CHECK(e.yaw() == Approx(12));
    }
    SECTION("undo instead of an answer") {
        e.undo();
        CHECK(e.head().frame() == 20);
        CHECK(e.yaw() == Approx(0).margin(0.01));
    }
    CHECK(question.isHidden());
}

TEST_CASE("Alt+K keys what was changed, or the pose where there are no keys", "[timeline]") {
    TimelineEditor e;
    e.head().go_to(20);
    e.turn_to(12);
    e.window.commands().run("timeline.add-key");
    CHECK(e.yaw_keys() == std::vector<int>{0, 20, 40, 60});
    CHECK(e.head().unkeyed().empty());
    CHECK(e.head().animation().tracks.at("light.warmth").size() == 1);
    e.window.commands().run("timeline.remove-key");
    CHECK(e.yaw_keys() == std::vector<int>{0, 40, 60});

    e.session.document().reset(portrait_from_seed(3));
    CHECK(e.head().animation().tracks.empty());
    e.window.commands().run("timeline.add-key");
    CHECK(e.yaw_keys() == std::vector<int>{0});
    CHECK(e.head().animation().tracks.size() == 4);
}

TEST_CASE("While keys come by themselves every change makes one, in the step of its gesture", "[timeline]") {
    TimelineEditor e;
    e.window.commands().run("timeline.auto-key");
    e.head().go_to(30);
    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(20, 0), from + QPoint(40, 0)});
    CHECK(e.steps() == 1);
    CHECK(e.yaw_keys() == std::vector<int>{0, 30, 40, 60});
    const float turned = e.yaw();
    e.head().go_to(0);
    CHECK_FALSE(e.head().left_behind());
    e.head().go_to(30);
    CHECK(e.yaw() == Approx(turned));

    // What had no key moves from where it was.
    Portrait brighter = e.portrait();
    brighter.light.intensity = 1.8f;
    e.session.edit(brighter, "light", 0);
    e.head().go_to(0);
    CHECK(e.portrait().light.intensity == Approx(1));
    e.window.commands().run("timeline.auto-key");
    e.turn_to(3);
    CHECK(e.yaw_keys().size() == 4);
}

TEST_CASE("Sliders show whether their value has keys, and what was changed without one", "[timeline]") {
    using ui::KeyMark;
    TimelineEditor e;
    const auto mark = [&](const char* slider) { return e.find<ui::ValueSlider>(slider).key_mark(); };
    CHECK(mark("pose.yaw") == KeyMark::here);
    CHECK(mark("light.warmth") == KeyMark::track);
    CHECK(mark("pose.pitch") == KeyMark::none);
    // The mark stands before the bar and colours nothing else.
    auto& slider = e.find<ui::ValueSlider>("light.warmth");
    const auto bar = [&] {
        const QImage all = slider.grab().toImage();
        return all.copy(all.width() / 2, 0, all.width() / 2, all.height());
    };
    slider.set_key_mark(KeyMark::none);
    const QImage unmarked = bar();
    slider.set_key_mark(KeyMark::here);
    CHECK(bar() == unmarked);
    slider.set_key_mark(KeyMark::track);
    e.head().go_to(20);
    CHECK(mark("pose.yaw") == KeyMark::track);
    e.turn_to(5);
    CHECK(mark("pose.yaw") == KeyMark::changed);
    e.session.document().reset(portrait_from_seed(3));
    CHECK(mark("pose.yaw") == KeyMark::none);
}

TEST_CASE("Keys are dragged, copied, snapped and removed", "[timeline]") {
    TimelineEditor e;
    SECTION("a drag is one step and moves what is chosen") {
        e.drag_key(e.key("Yaw", 40), e.key("Yaw", 48));
        CHECK(e.yaw_keys() == std::vector<int>{0, 48, 60});
        CHECK(e.steps() == 1);
        CHECK(e.view().chosen() == std::set<KeyId>{{"pose.yaw", 48}});
        e.undo();
        CHECK(e.yaw_keys() == std::vector<int>{0, 40, 60});
    }
    SECTION("not before the first frame") {
        e.drag_key(e.key("Yaw", 40), e.key("Yaw", 0) - QPointF(60, 0));
        CHECK(e.yaw_keys() == std::vector<int>{0, 60});  // upon the one that was there
        e.undo();
        CHECK(e.yaw_keys() == std::vector<int>{0, 40, 60});
    }
    SECTION("Alt copies") {
        e.drag_key(e.key("Yaw", 40), e.key("Yaw", 50), Qt::AltModifier);
        CHECK(e.yaw_keys() == std::vector<int>{0, 40, 50, 60});
        CHECK(find_key(e.head().animation(), "pose.yaw", 50)->value == KeyValue(20.f));
    }
    SECTION("Shift snaps to the keys of other tracks") {
        const QPointF beside = e.key("Yaw", 10) + QPointF(4, 0);
        e.drag_key(e.key("Yaw", 40), beside, Qt::ShiftModifier);
        CHECK(e.yaw_keys() == std::vector<int>{0, 10, 60});
    }
    SECTION("Esc takes a drag back") {
        send_mouse(e.ground(), QEvent::MouseButtonPress, e.key("Yaw", 40));
        send_mouse(e.ground(), QEvent::MouseMove, e.key("Yaw", 50));
        QTest::keyClick(&e.view(), Qt::Key_Escape);
        send_mouse(e.ground(), QEvent::MouseButtonRelease, e.key("Yaw", 50));
        CHECK(e.yaw_keys() == std::vector<int>{0, 40, 60});
        CHECK(e.steps() == 0);
    }
    SECTION("a frame on empty ground chooses, Delete removes") {
        e.drag_key(e.key("Yaw", 30) - QPointF(0, 4), e.key("Yaw", 60) + QPointF(3, 5));
        CHECK(e.view().chosen() == std::set<KeyId>{{"pose.yaw", 40}, {"pose.yaw", 60}});
        QTest::keyClick(&e.view(), Qt::Key_Delete);
        CHECK(e.yaw_keys() == std::vector<int>{0});
        CHECK(e.steps() == 1);
    }
    SECTION("a double click adds a key that changes nothing there") {
        const float before = degrees(portrait_at(e.head().animation(), e.portrait(), 20).pose.yaw);
        ui::double_click(e.ground(), e.key("Yaw", 20));
        CHECK(e.yaw_keys() == std::vector<int>{0, 20, 40, 60});
        CHECK(degrees(portrait_at(e.head().animation(), e.portrait(), 20).pose.yaw) == Approx(before));
    }
}

TEST_CASE("The easing of chosen keys is changed in their menu", "[timeline]") {
    TimelineEditor e;
    send_mouse(e.ground(), QEvent::MouseButtonPress, e.key("Yaw", 0));
    send_mouse(e.ground(), QEvent::MouseButtonRelease, e.key("Yaw", 0));
    bool shown = false;
    QTimer::singleShot(0, &e.window, [&] {
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        if (!menu) return;
        shown = true;
        CHECK(menu->actions().at(1)->isChecked());  // linear
        menu->actions().at(4)->trigger();           // hold
        menu->close();
    });
    QContextMenuEvent event(QContextMenuEvent::Mouse, e.key("Yaw", 0).toPoint(),
                            e.ground().mapToGlobal(e.key("Yaw", 0).toPoint()));
    QApplication::sendEvent(&e.ground(), &event);
    REQUIRE(shown);
    CHECK(find_key(e.head().animation(), "pose.yaw", 0)->easing == KeyEasing::hold);
    e.head().go_to(39);
    CHECK(e.yaw() == Approx(-20));
}

TEST_CASE("The keyboard goes through time and keys", "[timeline]") {
    TimelineEditor e;
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(&e.view(), key);
        return e.head().frame();
    };
    CHECK(press(Qt::Key_Right) == 1);
    CHECK(press(Qt::Key_Left) == 0);
    CHECK(press(Qt::Key_Left) == 0);
    CHECK(press(Qt::Key_Down) == 10);
    CHECK(press(Qt::Key_Down) == 40);
    CHECK(press(Qt::Key_Up) == 10);
    CHECK(press(Qt::Key_End) == 60);
    CHECK(press(Qt::Key_Home) == 0);
    press(Qt::Key_Space);
    CHECK(e.head().playing());
    press(Qt::Key_Space);
    CHECK_FALSE(e.head().playing());
}

TEST_CASE("In and out points bound what is played, and are steps", "[timeline]") {
    TimelineEditor e;
    const auto ends = [&] { return played_part(e.head().animation()); };
    e.head().go_to(20);
    QTest::keyClick(&e.view(), Qt::Key_I);
    e.head().go_to(30);
    QTest::keyClick(&e.view(), Qt::Key_O);
    CHECK(ends() == FrameSpan{20, 30});
    CHECK(e.steps() == 2);

    // What is played once begins at the in point and rests at the out point.
    e.head().go_to(50);
    e.head().play();
    CHECK(e.head().frame() == 20);
    REQUIRE(QTest::qWaitFor([&] { return !e.head().playing(); }, 10000));
    CHECK(e.head().frame() == 30);

    QTest::keyClick(&e.view(), Qt::Key_O);  // there already: back to the last frame
    CHECK(ends() == FrameSpan{20, 60});
    e.head().go_to(10);
    e.window.commands().run("timeline.out");  // before the in point: that goes to the start
    CHECK(ends() == FrameSpan{0, 10});
    for (int i = 0; i < 4; ++i) e.undo();
    CHECK(ends() == FrameSpan{0, 60});
}

TEST_CASE("While it loops, what is played stays between the in and out points", "[timeline]") {
    TimelineEditor e;
    Animation animation = e.head().animation();
    animation.loop = GENERATE(Animation::Loop::loop, Animation::Loop::ping_pong);
    animation.in = 15;
    animation.out = 22;
    e.session.document().edit_animation(animation, "ends");
    std::vector<int> seen;
    QObject::connect(&e.head(), &ui::Playhead::changed, [&] {
        if (e.head().playing() && (seen.empty() || seen.back() != e.head().frame()))
            seen.push_back(e.head().frame());
    });
    e.head().play();
    REQUIRE(QTest::qWaitFor([&] { return seen.size() > 20; }, 20000));
    e.head().pause();
    CHECK(*std::min_element(seen.begin(), seen.end()) >= 15);
    CHECK(*std::max_element(seen.begin(), seen.end()) <= 22);
}

TEST_CASE("Zooming in time keeps the frame under the pointer", "[timeline]") {
    TimelineEditor e;
    const auto frame_width = [&] { return e.view().x_of(41) - e.view().x_of(40); };
    const double x = e.view().x_of(40), before = frame_width();
    ui::turn_wheel(e.ground(), {x, 40}, 360, Qt::ControlModifier);
    CHECK(frame_width() == Approx(before * std::pow(1.25, 3)));
    CHECK(std::abs(e.view().x_of(40) - x) <= 1);
    ui::turn_wheel(e.ground(), {x, 40}, -1200, Qt::ControlModifier);
    CHECK(e.view().horizontalScrollBar()->maximum() == 0);
}

TEST_CASE("A movement is put onto the portrait from the list or from a file", "[timeline]") {
    TimelineEditor e;
    e.session.document().reset(portrait_from_seed(3));
    auto* menu = e.find<QToolButton>("timeline.motion").menu();
    Q_EMIT menu->aboutToShow();
    REQUIRE(menu->actions().size() > 6);
    menu->actions().at(0)->trigger();
    CHECK(e.head().animation().tracks.contains("pose.pitch"));
    CHECK(e.head().animation().frames == 49);  // 1.6 s
    CHECK(e.steps() == 1);

    const TemporaryFolder folder;
    const auto drop = [&](const char* text) {
        folder.write("a.json", text);
        REQUIRE(e.drop(QString::fromStdString((folder / "a.json").string())));
    };
    drop(R"({"tracks": {"pose.roll": [[0, 0], [1, 5]]}})");
    CHECK(e.head().animation().tracks.contains("pose.roll"));
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    drop("{}");
    REQUIRE(notices.size() == 1);
    CHECK(notices[0][1].toString().contains("not a motion"));
}

TEST_CASE("Length, rate and loop are steps that can be undone", "[timeline]") {
    TimelineEditor e;
    e.head().go_to(60);
    e.find<QSpinBox>("timeline.length").setValue(31);
    CHECK(e.head().animation().frames == 31);
    CHECK(e.head().frame() == 30);
    CHECK(e.yaw() == Approx(10).margin(0.01));
    auto& rate = e.find<QComboBox>("timeline.rate");
    CHECK(rate.currentData().toDouble() == 100);  // not one of the list
    rate.setCurrentIndex(0);
    Q_EMIT rate.activated(0);
    CHECK(e.head().animation().rate == 24);
    auto& loop = e.find<QComboBox>("timeline.loop");
    loop.setCurrentIndex(2);
    Q_EMIT loop.activated(2);
    CHECK(e.head().animation().loop == Animation::Loop::ping_pong);
    for (int i = 0; i < 3; ++i) e.undo();
    CHECK(e.head().animation() == turning());
    CHECK(e.head().frame() == 60);
    CHECK(rate.currentData().toDouble() == 100);
}

TEST_CASE("Rates are typed, too, and a length in seconds", "[timeline]") {
    TimelineEditor e;
    auto& rate = e.find<QComboBox>("timeline.rate");
    const auto type = [](QWidget& field, QLineEdit& line, const QString& text) {
        line.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Return);
    };
    type(rate, *rate.lineEdit(), "12.5");
    CHECK(e.head().animation().rate == 12.5);
    CHECK(rate.currentData().toDouble() == 12.5);
    type(rate, *rate.lineEdit(), "fast");
    CHECK(e.head().animation().rate == 12.5);
    CHECK(rate.currentText() == "12.5 fps");
    auto& length = e.find<QSpinBox>("timeline.length");
    auto& line = *length.findChild<QLineEdit*>();
    type(length, line, "2 s");
    CHECK(e.head().animation().frames == 25);
    CHECK(length.text() == "25");
    CHECK(length.toolTip().contains("2.00 s"));
    type(length, line, "40");
    CHECK(e.head().animation().frames == 40);
}

TEST_CASE("A movement is put as large and as long as the menu says", "[timeline]") {
    TimelineEditor e;
    e.session.document().edit_animation({.rate = 10, .frames = 1}, "no keys");
    auto& menu = *e.find<QToolButton>("timeline.motion").menu();
    const auto nod = [&](double percent, double seconds) {
        Q_EMIT menu.aboutToShow();
        menu.findChild<QDoubleSpinBox*>("timeline.motion.amount")->setValue(percent);
        menu.findChild<QDoubleSpinBox*>("timeline.motion.seconds")->setValue(seconds);
        for (QAction* action : menu.actions())
            if (action->text() == "Nod") action->trigger();
        const Animation put = e.head().animation();
        e.undo();
        return put;
    };
    const auto& motion = bundled_motions().at("nod");
    CHECK(nod(50, 4) ==
          with_motion({.rate = 10, .frames = 1}, e.portrait(), motion, {.amount = 0.5f, .seconds = 4}));
    CHECK(nod(100, 0) == with_motion({.rate = 10, .frames = 1}, e.portrait(), motion));
    Q_EMIT menu.aboutToShow();  // remembers them
    CHECK(menu.findChild<QDoubleSpinBox*>("timeline.motion.amount")->value() == 100);
}

TEST_CASE("Random work on keys is undone bit for bit", "[timeline]") {
    TimelineEditor e;
    const auto first = e.session.document().state();
    std::mt19937 random(11);
    const auto number = [&](int end) { return int(random() % unsigned(end)); };
    for (int i = 0; i < 200; ++i) switch (number(6)) {
            case 0:
                e.turn_to(float(number(60) - 30));
                break;
            case 1:
                e.head().add_keys();
                break;
            case 2:
                e.head().remove_keys();
                break;
            case 3:
                e.head().left_behind() && number(2) ? e.head().key_left() : e.head().revert_left();
                break;
            case 4:
                e.head().set_auto_key(number(4) == 0);
                break;
            default:
                e.head().go_to(number(61));
        }
    auto& stack = e.session.document().undo_stack();
    REQUIRE(stack.index() > 50);
    const int steps = stack.index();
    const auto last = e.session.document().state();
    while (stack.canUndo()) stack.undo();
    e.head().go_to(first.frame);
    CHECK(e.session.document().state() == first);
    while (stack.index() < steps) stack.redo();
    CHECK(e.session.document().state().animation == last.animation);
}

TEST_CASE("The animation is saved with its project and comes back at its frame", "[timeline]") {
    TimelineEditor e;
    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder / "a.limner").string());
    Animation bounded = turning();
    bounded.in = 5;
    bounded.out = 55;
    e.session.document().edit_animation(bounded, "ends");
    e.head().go_to(20);
    e.turn_to(7);  // without a key
    QSignalSpy saved(&e.window.files(), &ui::FileActions::project_changed);
    e.window.files().save_project_as(file);
    REQUIRE(saved.wait(10000));
    CHECK(e.session.document().undo_stack().isClean());
    e.head().go_to(50);  // to look at another frame changes nothing
    CHECK(e.session.document().undo_stack().isClean());
    e.session.document().reset(portrait_from_seed(99));
    e.window.files().open_project(file);
    REQUIRE(QTest::qWaitFor([&] { return !e.head().animation().tracks.empty(); }, 10000));
    CHECK(e.head().animation() == bounded);
    CHECK(e.head().frame() == 20);
    CHECK(e.yaw() == Approx(7));
    CHECK(e.head().unkeyed() == std::vector<std::string>{"pose.yaw"});
}

TEST_CASE("A crash takes no key, and playing writes nothing", "[timeline]") {
    const TemporaryFolder folder;
    Animation expected;
    {
        TimelineEditor e;
        ui::Safekeeper keeper(e.session, e.window.files(), {folder.path()});
        e.head().go_to(20);
        e.turn_to(12);
        e.head().add_keys();
        expected = e.head().animation();
        QTest::qWait(400);
        keeper.wait();
        const auto newest = [&] {
            std::filesystem::file_time_type time{};
            for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path()))
                if (entry.path().filename() != "lock") time = std::max(time, entry.last_write_time());
            return time;
        };
        const auto before = newest();
        e.head().play();
        QTest::qWait(500);
        e.head().pause();
        keeper.wait();
        CHECK(newest() == before);
    }
    const auto works = ui::recovered_work({folder.path()});
    REQUIRE(works.size() == 1);
    CHECK(works[0].content.animation == expected);
    CHECK(works[0].content.shown_frame == 20);
}
