// What a command or a slot throws does not end the editor.
#include <QDockWidget>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <stdexcept>

#include "tests/support/temporary_folder.h"
#include "tests/ui/editor_fixture.h"
#include "ui/timeline/timeline_view.h"
#include "ui/widgets/value_slider.h"
#include "ui/window/guarded_application.h"

using namespace limner;
using limner::ui::Editor;

namespace {

bool is_autosaved(const std::filesystem::path& root) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root))
        if (entry.path().filename() == "autosave-0.limner") return true;
    return false;
}

/// As a menu or a key runs it: by an event.
void run(Editor& e, const char* command) {
    QMetaObject::invokeMethod(
        &e.window, [&e, command] { e.window.commands().run(command); }, Qt::QueuedConnection);
    QCoreApplication::processEvents();
}

}  // namespace

TEST_CASE("What a command throws is taken back, saved and told, and the editor goes on", "[guard]") {
    const TemporaryFolder root;
    Editor e;
    static_cast<ui::GuardedApplication*>(qApp)->guard(e.window);
    e.window.protect({root.path()});
    e.window.commands().add({"test.throw", "Throw"}, [&e]() {
        e.session.randomise(Part::skin, 5);
        throw std::runtime_error("a shelf fell");
    });
    e.session.randomise(Part::hair, 3);
    const Portrait before = e.portrait();
    SECTION("at rest") {}
    SECTION("in a list that is full") {
        e.session.document().reset(before);
        e.session.document().set_undo_limit(10);
        for (std::uint64_t seed = 1; seed <= 12; ++seed) e.session.randomise(Part::hair, seed % 2);
        e.session.randomise(Part::hair, 3);
    }
    SECTION("in a drag of the head") {
        const QPoint from = e.at(e.viewport(), 0.5, 0.5);
        e.drag(e.viewport(), {from, from + QPoint(40, 0), from + QPoint(60, 0)}, {}, false);
        REQUIRE(e.portrait().pose.yaw != before.pose.yaw);
    }
    SECTION("in a drag of a slider") {
        e.find<QDockWidget>("dock.pose").raise();
        auto& slider = e.find<ui::ValueSlider>("pose.pitch");
        ui::send_mouse(slider, QEvent::MouseButtonPress, {slider.width() * 0.7, slider.height() / 2.0});
        ui::send_mouse(slider, QEvent::MouseMove, {slider.width() * 0.8, slider.height() / 2.0});
        REQUIRE(e.portrait().pose.pitch != before.pose.pitch);
    }
    run(e, "test.throw");
    CHECK(e.portrait().style(Part::skin) == before.style(Part::skin));
    CHECK(e.portrait() == before);
    CHECK(QTest::qWaitFor([&] { return is_autosaved(root.path()); }, 10000));
    const auto toasts = e.window.findChildren<QFrame*>("view.toast");
    const auto said = std::find_if(toasts.begin(), toasts.end(), [](const QFrame* toast) {
        return toast->findChild<QLabel*>("view.toast.text")->text().contains("LM-901");
    });
    REQUIRE(said != toasts.end());
    CHECK((*said)->findChild<QPushButton*>("view.toast.action")->text() == "Details");

    e.session.randomise(Part::skin, 8);  // it goes on
    CHECK(e.wait_for_picture());
}

TEST_CASE("What is thrown in a drag of keys takes the drag back, too", "[guard]") {
    Editor e;
    static_cast<ui::GuardedApplication*>(qApp)->guard(e.window);
    e.window.commands().add({"test.throw", "Throw"}, []() { throw std::runtime_error("a shelf fell"); });
    Animation animation{.frames = 60};
    set_key(animation, "pose.yaw", {.frame = 10, .value = 0.1f});
    e.session.document().edit_animation(animation, "key");
    e.window.show_timeline();
    auto& view = *e.window.findChild<ui::TimelineView*>();
    REQUIRE(QTest::qWaitFor([&] { return view.viewport()->height() > 60; }, 10000));
    const auto row = std::find_if(view.rows().begin(), view.rows().end(),
                                  [](const ui::TimelineRow& each) { return !each.is_group; });
    REQUIRE(row != view.rows().end());
    const double y = view.y_of(std::size_t(row - view.rows().begin()));
    const auto at = [&](int frame) { return QPointF(view.x_of(frame), y); };
    ui::send_mouse(*view.viewport(), QEvent::MouseButtonPress, at(10));
    for (const int frame : {15, 20}) ui::send_mouse(*view.viewport(), QEvent::MouseMove, at(frame));
    REQUIRE(e.session.playhead().animation() != animation);
    run(e, "test.throw");
    CHECK(e.session.playhead().animation() == animation);
    // The button is still down, and moves nothing any more.
    ui::send_mouse(*view.viewport(), QEvent::MouseMove, at(30));
    CHECK(e.session.playhead().animation() == animation);
    ui::send_mouse(*view.viewport(), QEvent::MouseButtonRelease, at(30));
    CHECK(e.steps() == 1);
}
