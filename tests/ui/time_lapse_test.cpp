// The strokes of the undo list as an animation.
#include "ui/history/time_lapse.h"

#include <QDoubleSpinBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"
#include "tests/ui/timeline_fixture.h"
#include "ui/dialogs/time_lapse_dialog.h"
#include "ui/project_document.h"

using namespace limner;
using limner::ui::Editor;
using limner::ui::painted_moments;
using limner::ui::with_time_lapse;

namespace {

struct Painter : Editor {
    void stroke(double y) {
        drag(canvas(), {at(canvas(), 0.3, y), at(canvas(), 0.5, y), at(canvas(), 0.6, y)});
    }
    const Animation& animation() { return session.playhead().animation(); }
};

int pixels(const Paintings& paintings) {
    if (!paintings.painted) return 0;
    const auto& all = paintings.painted->labels->pixels;
    return int(all.size()) - int(std::count(all.begin(), all.end(), PaintedLabels::unpainted));
}

}  // namespace

TEST_CASE("Each stroke of the undo list is a key of the time-lapse", "[timeline]") {
    Painter e;
    e.stroke(0.2);
    e.session.turn_to(e.portrait().pose, "nothing");
    Portrait warmer = e.portrait();
    warmer.light.warmth = 0.4f;
    e.session.edit(warmer, "light", 0);  // no stroke
    e.stroke(0.5);
    e.stroke(0.7);
    const Portrait painted = e.portrait();
    e.stroke(0.9);
    e.undo();  // what was undone takes no part
    const auto moments = painted_moments(e.session.document());
    REQUIRE(moments.size() == 4);
    CHECK(pixels(moments[0]) == 0);
    for (std::size_t i = 1; i < 4; ++i) CHECK(pixels(moments[i]) > pixels(moments[i - 1]));
    CHECK(moments[3].painted == painted.painted);

    const int steps = e.steps();
    e.window.commands().run("timeline.time-lapse");
    auto* dialog = e.window.findChild<ui::TimeLapseDialog*>();
    REQUIRE(dialog);
    dialog->findChild<QDoubleSpinBox*>("time-lapse.stroke")->setValue(0.5);
    dialog->findChild<QDoubleSpinBox*>("time-lapse.hold")->setValue(2);
    dialog->findChild<QPushButton*>("time-lapse.take")->click();
    CHECK(e.steps() == steps + 1);
    const Track& track = e.animation().tracks.at("painting");
    REQUIRE(track.size() == 4);  // at 30 frames per second
    CHECK(track[1].frame == 15);
    CHECK(track[3].frame == 45);
    CHECK(e.animation().frames == 106);
    CHECK(e.animation().loop == Animation::Loop::once);
    CHECK(e.portrait() == painted);  // nothing has gone
    e.session.playhead().go_to(20);
    CHECK(e.portrait().painted == moments[1].painted);
    CHECK(e.portrait().light == painted.light);
    e.session.playhead().go_to(0);
    CHECK_FALSE(e.portrait().painted);
    e.undo();
    CHECK(e.animation().tracks.empty());
    CHECK(e.portrait() == painted);
}

TEST_CASE("Without strokes a sentence says why there is no time-lapse", "[timeline]") {
    Painter e;
    e.session.front_pose();
    QSignalSpy notices(&e.session, &ui::EditorSession::notice);
    e.window.commands().run("timeline.time-lapse");
    CHECK(notices.size() == 1);
    CHECK_FALSE(e.window.findChild<ui::TimeLapseDialog*>());
}

TEST_CASE("A time-lapse of many strokes is one that a project can hold", "[timeline]") {
    ui::PortraitDocument document;
    for (int i = 1; i <= 150; ++i) {
        Portrait after = document.portrait();
        after.painted = PaintedLabels{std::make_shared<const LabelMap>(16, 16, std::uint8_t(i % 12)),
                                      {.yaw = from_degrees(float(i))},
                                      false};
        document.edit(after, "stroke");
    }
    const auto moments = painted_moments(document);
    CHECK(moments.size() == ui::most_moments);
    CHECK_FALSE(moments.front().painted);
    CHECK(moments.back().painted == document.portrait().painted);
    const Animation animation = with_time_lapse({}, moments, {.seconds_per_stroke = 0.01});
    CHECK(animation.tracks.at("painting").size() == ui::most_moments);  // a frame each, at least

    const TemporaryFolder folder;
    const QString file = QString::fromStdString((folder / "a.limner").string());
    REQUIRE(ui::save_project(file, {.portrait = document.portrait(), .animation = animation}));
    CHECK(ui::load_project(file)->animation == animation);
}

TEST_CASE("A time-lapse leaves the other keys and their length", "[timeline]") {
    Animation before = ui::turning();
    before.loop = Animation::Loop::ping_pong;
    const std::vector<Paintings> moments{{}, {}};
    const Animation after =
        with_time_lapse(before, moments, {.seconds_per_stroke = 0.1, .hold_seconds = 0.1});
    CHECK(after.frames == before.frames);
    CHECK(after.loop == Animation::Loop::ping_pong);
    CHECK(after.tracks.at("pose.yaw") == before.tracks.at("pose.yaw"));
    CHECK(with_time_lapse(before, moments, {.seconds_per_stroke = 2}).frames > before.frames);
}
