// Before and after.
#include <QDragEnterEvent>
#include <QMenu>
#include <QMimeData>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/viewport/wipe_handle.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// Blue of the fake's pictures.
constexpr int was = 40, is = 200;

void begin(Editor& e) {
    e.viewport().set_motion(false);  // pixels are compared, not what fades into them
    Portrait portrait;
    portrait.head.identity = CodeSource{was, 0, 0};
    e.session.document().reset(portrait);
    REQUIRE(e.wait_for_picture());
    portrait.head.identity = CodeSource{is, 0, 0};
    e.session.edit(portrait, "Another head", 0);
    REQUIRE(e.wait_for_picture());
    REQUIRE(QTest::qWaitFor([&] { return e.session.frame().final; }, 10000));
}

Comparison& comparison(Editor& e) { return e.viewport().comparison(); }

bool wait_for_before(Editor& e) {
    return QTest::qWaitFor([&] { return comparison(e).in_pose(); }, 10000);
}

int blue(Editor& e, QPoint at) { return e.viewport().grab().toImage().pixelColor(at).blue(); }

int blue(Editor& e, double x, double y = 0.5) { return blue(e, e.at(e.viewport(), x, y)); }

}  // namespace

TEST_CASE("Before and after: a tap switches, a second one comes back", "[compare]") {
    Editor e;
    begin(e);
    REQUIRE(e.focus(e.viewport()));
    const auto key = GENERATE(Qt::Key_Backslash, Qt::Key_F8);
    QTest::keyClick(&e.viewport(), key);
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.5) == was);
    CHECK(e.window.commands().action("view.before")->isChecked());
    CHECK(e.session.frame().portrait.head.identity.seed == is);  // only looked at
    QTest::keyClick(&e.viewport(), key);
    CHECK(blue(e, 0.5) == is);
    CHECK_FALSE(e.window.commands().action("view.before")->isChecked());
}

TEST_CASE("Before and after: held, the key shows what was until it goes up", "[compare]") {
    Editor e;
    begin(e);
    REQUIRE(e.focus(e.viewport()));
    QTest::keyPress(&e.viewport(), Qt::Key_Backslash);
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.5) == was);
    QTest::qWait(250);
    QTest::keyRelease(&e.viewport(), Qt::Key_Backslash);
    CHECK(comparison(e).mode() == CompareMode::off);
    CHECK(blue(e, 0.5) == is);
}

TEST_CASE("What is before is drawn in the pose of the portrait, at rest, and once", "[compare]") {
    Editor e;
    begin(e);
    comparison(e).set_mode(CompareMode::side_by_side);
    REQUIRE(wait_for_before(e));
    const auto earlier_calls = [&] {
        std::vector<FakeCall> found;
        for (const FakeCall& call : e.control->calls())
            if (call.portrait.head.identity.seed == was) found.push_back(call);
        return found;
    };
    const std::size_t before = earlier_calls().size();
    e.drag(e.viewport(), {e.at(e.viewport(), 0.5, 0.5), e.at(e.viewport(), 0.6, 0.5)}, {}, false);
    e.drag(e.viewport(), {e.at(e.viewport(), 0.6, 0.5), e.at(e.viewport(), 0.7, 0.5)});
    REQUIRE(e.wait_for_picture());
    REQUIRE(wait_for_before(e));
    CHECK(earlier_calls().back().portrait.pose == e.portrait().pose);
    // Another value of the portrait changes nothing of what was.
    Portrait after = e.portrait();
    after.head.identity = CodeSource{is + 1, 0, 0};
    const std::size_t drawn = earlier_calls().size();
    CHECK(drawn > before);
    e.session.edit(after, "Another head", 0);
    REQUIRE(e.wait_for_picture());
    QTest::qWait(100);
    CHECK(comparison(e).in_pose());
    CHECK(earlier_calls().size() == drawn);
}

TEST_CASE("Side by side: what was on the left, what is on the right", "[compare]") {
    Editor e;
    begin(e);
    const QRectF alone = e.viewport().transform().target();
    e.window.commands().run("view.compare.side-by-side");
    REQUIRE(wait_for_before(e));
    const QPoint right = e.at(e.viewport(), 0.5, 0.5);
    CHECK(blue(e, right) == is);
    CHECK(blue(e, right - QPoint(e.viewport().width() / 2, 0)) == was);
    CHECK(e.viewport().transform().target().left() >= e.viewport().width() / 2.0);
    // Enlarged, neither half covers the other one.
    e.viewport().set_zoom(40);
    CHECK(blue(e, QPoint(e.viewport().width() / 2 + 6, 200)) == is);
    CHECK(blue(e, QPoint(e.viewport().width() / 2 - 6, 200)) == was);
    e.viewport().fit();
    e.window.commands().run("view.compare.off");
    CHECK(e.viewport().transform().target() == alone);
}

TEST_CASE("The line of the wipe is dragged and moved by keys", "[compare]") {
    Editor e;
    begin(e);
    e.window.commands().run("view.compare.wipe");
    REQUIRE(wait_for_before(e));
    auto& handle = e.find<WipeHandle>("view.wipe");
    REQUIRE(handle.isVisible());
    CHECK(blue(e, 0.3) == was);
    CHECK(blue(e, 0.7) == is);
    const int steps = e.steps();
    const QPointF grip = handle.rect().center();
    send_mouse(handle, QEvent::MouseButtonPress, grip);
    send_mouse(handle, QEvent::MouseMove, grip + QPointF(e.viewport().width() * 0.3, 0));
    send_mouse(handle, QEvent::MouseButtonRelease, grip);
    CHECK(handle.value() == Approx(800).margin(6));
    CHECK(blue(e, 0.7) == was);
    QTest::keyClick(&handle, Qt::Key_Left);
    CHECK(handle.value() == Approx(790).margin(6));
    QTest::keyClick(&handle, Qt::Key_Home);
    CHECK(blue(e, 0.3) == is);
    CHECK(e.steps() == steps);
}

TEST_CASE("The difference is black where nothing was changed, and only there", "[compare]") {
    Editor e;
    begin(e);
    e.window.commands().run("view.compare.difference");
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.5) == 255);  // 4 times 160
    CHECK(e.viewport().grab().toImage().pixelColor(e.at(e.viewport(), 0.5, 0.5)).red() == 0);
    e.undo();
    REQUIRE(e.wait_for_picture());
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.5) == 0);
}

TEST_CASE("A snapshot that is dropped on the portrait, or chosen, is compared with", "[compare]") {
    Editor e;
    begin(e);
    e.session.add_snapshot();
    Portrait after = e.portrait();
    after.head.identity = CodeSource{90, 0, 0};
    e.session.edit(after, "Another head", 0);
    REQUIRE(e.wait_for_picture());
    QMimeData mime;
    mime.setData(snapshot_mime, "0");
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(&e.viewport(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &mime, Qt::LeftButton, {});
    QApplication::sendEvent(&e.viewport(), &drop);
    CHECK(comparison(e).mode() == CompareMode::wipe);
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.3) == is);
    CHECK(blue(e, 0.7) == 90);
    CHECK(comparison(e).name() == e.session.shelf().snapshots()[0].name);
    // And back to the beginning.
    e.window.commands().run("view.compare-start");
    REQUIRE(wait_for_before(e));
    CHECK(blue(e, 0.3) == was);
    CHECK_FALSE(e.window.commands().action("view.compare-start")->isEnabled());
}

TEST_CASE("Esc leaves a comparison before anything else", "[compare]") {
    Editor e;
    begin(e);
    for (const auto& [command, mode] : {std::pair("view.compare.wipe", CompareMode::wipe),
                                        std::pair("view.compare.difference", CompareMode::difference)}) {
        e.window.commands().run(command);
        CHECK(comparison(e).mode() == mode);
        e.window.commands().run("view.escape");
        CHECK(comparison(e).mode() == CompareMode::off);
    }
    CHECK_FALSE(e.find<WipeHandle>("view.wipe").isVisible());
    for (const auto mode :
         {CompareMode::side_by_side, CompareMode::wipe, CompareMode::difference, CompareMode::off}) {
        e.window.commands().run("view.next-compare");
        CHECK(comparison(e).mode() == mode);
    }
}

TEST_CASE("A portrait of another model has no before, and says so", "[compare]") {
    Editor e;
    begin(e);
    Portrait after = e.portrait();
    after.model = "another";
    e.session.edit(after, "Another model", 0);
    const std::size_t calls = e.control->calls().size();
    comparison(e).set_mode(CompareMode::wipe);
    REQUIRE(e.wait_for_picture());
    QTest::qWait(100);
    CHECK(comparison(e).foreign());
    for (std::size_t i = calls; i < e.control->calls().size(); ++i)
        CHECK(e.control->calls()[i].portrait.head.identity.seed == is);
    CHECK(blue(e, 0.3) == is);
}

TEST_CASE("An editor closes while the picture of before is being drawn", "[compare]") {
    auto e = std::make_unique<Editor>();
    begin(*e);
    const auto control = e->control;
    const Rescue rescue(e->control);
    e->control->hold();
    e->viewport().comparison().set_mode(CompareMode::before);
    REQUIRE(e->control->wait_until_held());
    e.reset();
    // Whoever drew has ended, and was not waited for beyond that.
    CHECK(QTest::qWaitFor([&] { return control->destroyed(); }, 10000));
}
