// Pictures of the timeline: kept ones, what is left out, and those before and after.
#include <QLabel>
#include <QMenu>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/timeline_fixture.h"
#include "ui/session/onion_skin.h"
#include "ui/settings/setting_list.h"
#include "ui/widgets/theme.h"

using namespace limner;
using limner::ui::OnionSkin;
using limner::ui::TimelineEditor;

namespace {

struct PicturesEditor : TimelineEditor {
    using TimelineEditor::TimelineEditor;
    /// Shows `frame` until its final picture is there.
    void see(int frame) {
        head().go_to(frame);
        REQUIRE(QTest::qWaitFor([&] { return shows(frame) && session.frame().final; }, 10000));
    }
    Portrait at_frame(int frame) { return portrait_at(head().animation(), portrait(), frame); }
    bool shows(int frame) {
        return session.frame().picture.image && session.frame().portrait == at_frame(frame);
    }
    bool is_kept(int frame) { return session.kept().find(at_frame(frame)) != nullptr; }
    std::size_t calls() { return control->calls().size(); }
    /// After the engine had the time for a picture, or for several.
    std::size_t calls_at_rest() {
        QTest::qWait(150);
        return calls();
    }
};

}  // namespace

TEST_CASE("A frame that was drawn is shown again without asking the engine", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    e.see(0);
    const auto calls = e.calls_at_rest();
    e.head().go_to(20);
    CHECK(e.shows(20));  // at once
    CHECK(e.session.frame().final);
    CHECK(*e.session.frame().picture.image == *fake_picture(e.portrait(), 128).image);
    CHECK(e.viewport().badge().isEmpty());
    CHECK(e.calls_at_rest() == calls);

    SECTION("until what it depends on changes, and again after undo") {
        Portrait brighter = e.portrait();
        brighter.light.intensity = 1.5f;  // no track: every frame looks otherwise
        e.session.edit(brighter, "light", 0);
        CHECK_FALSE(e.is_kept(0));
        e.see(20);
        CHECK(e.calls() > calls);
        CHECK(e.session.frame().portrait.light.intensity == 1.5f);
        e.undo();
        CHECK(e.is_kept(0));
        CHECK(e.shows(20));
        CHECK(e.session.frame().portrait.light.intensity == 1);
    }
    SECTION("a key that moves leaves the frames that it does not change") {
        Animation animation = e.head().animation();
        set_key(animation, "pose.yaw", {.frame = 60, .value = 9.f});
        e.session.document().edit_animation(animation, "key");
        CHECK(e.is_kept(0));
        CHECK(e.is_kept(20));
        CHECK_FALSE(e.is_kept(50));
    }
    SECTION("freed memory holds no picture") {
        e.window.commands().run("view.free-memory");
        CHECK_FALSE(e.is_kept(20));
        CHECK(e.session.kept().size() == 0);
    }
    SECTION("as many are kept as the preferences say") {
        CHECK(e.is_kept(0));
        e.settings.set(ui::setting::kept_pictures, 64);
        CHECK(e.is_kept(0));
        e.session.set_kept_limit(1);
        CHECK(e.session.kept().size() == 1);
    }
}

TEST_CASE("What is tried out without a key is not kept, nor what has no animation", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    const auto kept = e.session.kept().size();
    e.turn_to(13);
    REQUIRE(e.wait_for_picture());
    CHECK(e.calls_at_rest() > 0);
    CHECK(e.session.kept().size() == kept);
    e.session.document().reset(portrait_from_seed(5));
    REQUIRE(e.wait_for_picture());
    CHECK_FALSE(e.session.kept().find(e.portrait()));
}

TEST_CASE("A late picture of another frame does not take the place of a kept one", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    e.see(0);
    e.control->hold();
    e.head().go_to(30);
    REQUIRE(e.control->wait_until_held());
    e.head().go_to(20);
    REQUIRE(e.shows(20));
    e.control->release();
    REQUIRE(QTest::qWaitFor([&] { return e.is_kept(30); }, 10000));
    CHECK(e.calls_at_rest() > 0);
    CHECK(e.shows(20));
    CHECK(e.session.frame().final);
}

TEST_CASE("A kept preview is enough while the animation plays, and becomes the final at rest", "[timeline]") {
    PicturesEditor e(std::chrono::milliseconds(100));
    e.window.commands().run("timeline.every-frame");
    e.head().play();
    REQUIRE(QTest::qWaitFor([&] { return !e.head().playing(); }, 30000));
    CHECK(e.head().frame() == 60);
    for (int frame = 0; frame <= 60; ++frame) CHECK(e.is_kept(frame));
    e.see(60);
    int previews = 0;
    for (int frame = 0; frame < 60; ++frame) previews += !e.session.kept().find(e.at_frame(frame))->final;
    REQUIRE(previews > 0);

    // The second time round nothing is asked.
    const auto calls = e.calls_at_rest();
    e.head().play();
    REQUIRE(QTest::qWaitFor([&] { return !e.head().playing(); }, 30000));
    CHECK(e.head().left_out() == 0);
    CHECK(e.shows(60));
    CHECK(e.calls_at_rest() == calls);

    e.head().play();
    REQUIRE(QTest::qWaitFor([&] { return e.head().frame() > 0 && !e.session.frame().final; }, 30000));
    e.head().pause();
    const int frame = e.head().frame();
    REQUIRE(QTest::qWaitFor([&] { return e.session.frame().final; }, 10000));
    CHECK(e.shows(frame));
    CHECK(e.session.kept().find(e.at_frame(frame))->final);
}

TEST_CASE("Frames without a picture in time are counted, or none is left out", "[timeline]") {
    PicturesEditor e;
    e.control->set_delays({std::chrono::milliseconds(40)});
    auto& label = e.find<QLabel>("timeline.left-out");
    CHECK(label.text().isEmpty());
    const bool every = GENERATE(false, true);
    if (every) e.window.commands().run("timeline.every-frame");
    std::vector<int> seen;
    QObject::connect(&e.head(), &ui::Playhead::changed, [&] {
        if (e.head().playing() && (seen.empty() || seen.back() != e.head().frame()))
            seen.push_back(e.head().frame());
    });
    e.head().go_to(30);
    e.head().play();
    REQUIRE(QTest::qWaitFor([&] { return !e.head().playing(); }, 30000));
    CHECK(e.head().frame() == 60);
    if (every) {
        CHECK(e.head().left_out() == 0);
        CHECK(label.text().isEmpty());
        REQUIRE(seen.size() == 31);
        for (int i = 0; i <= 30; ++i) CHECK(seen[std::size_t(i)] == 30 + i);
        for (int frame = 30; frame < 60; ++frame) CHECK(e.is_kept(frame));
    } else {
        CHECK(e.head().left_out() > 5);  // at 100 frames per second and 40 ms a picture
        CHECK(label.text().contains(QString::number(e.head().left_out())));
    }
}

TEST_CASE("A picture that fails does not stop what plays every frame", "[timeline]") {
    PicturesEditor e;
    e.window.commands().run("timeline.every-frame");
    e.control->plan({FakeControl::Trouble::none, FakeControl::Trouble::fails, FakeControl::Trouble::fails});
    e.head().play();
    CHECK(QTest::qWaitFor([&] { return !e.head().playing(); }, 30000));
}

TEST_CASE("A green line is below the frames whose picture is kept", "[timeline]") {
    PicturesEditor e;
    e.see(40);
    e.see(20);
    e.see(0);
    const auto has_line = [&](int frame) {
        const QImage seen = e.ground().grab().toImage();
        return seen.pixelColor(QPoint(int(e.view().x_of(frame)), 20) * seen.devicePixelRatio()) ==
               ui::theme().ok;
    };
    CHECK(has_line(20));
    CHECK(has_line(40));
    CHECK_FALSE(has_line(30));
    CHECK_FALSE(has_line(22));
    Animation animation = e.head().animation();
    set_key(animation, "pose.yaw", {.frame = 40, .value = 9.f});
    e.session.document().edit_animation(animation, "key");
    CHECK_FALSE(has_line(40));
    e.undo();
    CHECK(has_line(40));
    e.session.forget_kept();
    CHECK_FALSE(has_line(20));
}

TEST_CASE("Onion pictures of the neighbours are drawn at rest, one after the other, and then nothing",
          "[timeline]") {
    PicturesEditor e;
    e.viewport().set_motion(false);  // pictures do not fade
    e.see(0);                        // and its picture is kept
    e.see(30);
    OnionSkin& onion = e.session.onion();
    const auto calls = e.calls_at_rest();
    const QImage without = e.viewport().grab().toImage();
    e.find<QSpinBox>("timeline.onion").setValue(2);
    REQUIRE(QTest::qWaitFor([&] { return onion.sheets().size() == 4; }, 10000));
    CHECK(e.calls_at_rest() == calls + 3);
    for (const int frame : {0, 10, 40, 60}) {  // the keys of all tracks
        REQUIRE(e.is_kept(frame));
        CHECK(e.session.kept().find(e.at_frame(frame))->final);
    }
    CHECK(e.shows(30));
    CHECK(e.viewport().badge().isEmpty());
    CHECK(e.viewport().grab().toImage() != without);
    CHECK(e.calls_at_rest() == calls + 3);

    SECTION("those before reddish, those after bluish, without the background") {
        const auto sheets = onion.sheets();  // the furthest first
        const auto colour = [](const ui::OnionSheet& sheet) { return sheet.picture.pixelColor(64, 64); };
        CHECK(colour(sheets[2]).red() > colour(sheets[3]).red() + 20);
        CHECK(colour(sheets[3]).blue() > colour(sheets[2]).blue() + 20);
        CHECK(sheets[0].opacity < sheets[3].opacity);
        for (const auto& sheet : sheets) CHECK(sheet.picture.pixelColor(2, 2).alpha() == 0);
    }
    SECTION("of the frames instead") {
        auto* menu = e.find<QToolButton>("timeline.onion-of").menu();
        Q_EMIT menu->aboutToShow();
        menu->actions().at(1)->trigger();
        for (const int frame : {28, 29, 31, 32})
            CHECK(QTest::qWaitFor([&] { return e.is_kept(frame); }, 10000));
        CHECK(onion.sheets().size() == 4);
        e.head().go_to(0);  // there is nothing before
        REQUIRE(QTest::qWaitFor([&] { return onion.sheets().size() == 2; }, 10000));
        CHECK(e.is_kept(1));
        CHECK(e.is_kept(2));
    }
    SECTION("none while it plays") {
        e.head().play();
        CHECK(onion.sheets().empty());
        e.head().pause();
        CHECK_FALSE(onion.sheets().empty());
    }
    SECTION("without them the view is as it was") {
        e.find<QSpinBox>("timeline.onion").setValue(0);
        CHECK(onion.sheets().empty());
        CHECK(e.viewport().grab().toImage() == without);
    }
}

TEST_CASE("An onion picture waits for everything that the hand does", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    e.control->hold();
    e.session.onion().set_count(1);
    REQUIRE(e.control->wait_until_held());
    const auto calls = e.calls();
    e.turn_to(7);  // without a key: the neighbours stay what they are
    REQUIRE(e.control->wait_for_calls(calls + 1));
    CHECK(e.control->calls()[calls].cancelled);
    CHECK(e.session.onion().sheets().empty());
    e.control->release();
    REQUIRE(QTest::qWaitFor([&] { return e.session.onion().sheets().size() == 2; }, 10000));
    CHECK(e.session.frame().portrait == e.portrait());
    CHECK(e.session.frame().final);
    // The portrait came first.
    const auto all = e.control->calls();
    CHECK(all[calls + 1].portrait == e.portrait());
}

TEST_CASE("An onion picture that gives way to a picture asked for by hand still comes", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    e.control->hold();
    e.session.onion().set_count(1);
    REQUIRE(e.control->wait_until_held());
    const auto calls = e.calls();
    e.window.commands().run("view.render-now");
    REQUIRE(e.control->wait_for_calls(calls + 1));
    e.control->release();
    CHECK(QTest::qWaitFor([&] { return e.session.onion().sheets().size() == 2; }, 10000));
}

TEST_CASE("An onion picture that fails is not asked for again and again", "[timeline]") {
    PicturesEditor e;
    e.see(20);
    const auto calls = e.calls_at_rest();
    e.control->plan({FakeControl::Trouble::fails});
    e.session.onion().set_count(1);
    REQUIRE(e.control->wait_for_calls(calls + 1));
    CHECK(e.calls_at_rest() == calls + 1);
}
