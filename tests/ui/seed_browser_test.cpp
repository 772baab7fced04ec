// People on a plane, variations of a face, and how one of them becomes the portrait.
#include "ui/dialogs/seed_browser.h"

#include <QComboBox>
#include <QLineEdit>
#include <QTest>
#include <algorithm>
#include <catch2/catch.hpp>
#include <set>

#include "tests/ui/editor_fixture.h"
#include "ui/dialogs/seed_plane_view.h"
#include "ui/dialogs/variation_board.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// An editor with the browser open.
struct Browsing : Editor {
    Browsing() {
        REQUIRE(wait_for_picture());
        REQUIRE(window.commands().run("portrait.seed-browser"));
    }
    SeedPlaneView& plane() { return find<SeedPlaneView>("seed-browser.plane"); }
    VariationBoard& board() { return find<VariationBoard>("seed-browser.board"); }
    /// The person in the middle of the plane.
    Portrait middle() { return plane().shown().front(); }
    QPoint centre(const QWidget& widget) { return widget.rect().center(); }
};

}  // namespace

TEST_CASE("On the plane every seed stands once, and neighbours mix between their points", "[seeds]") {
    const SeedPlane plane{.origin = 100};
    std::set<std::uint64_t> seeds;
    for (int y = -3; y <= 3; ++y)
        for (int x = -3; x <= 3; ++x) seeds.insert(plane.seed_at(x, y));
    CHECK(seeds.size() == 49);
    CHECK(*seeds.begin() == 100);
    CHECK(*seeds.rbegin() == 148);
    CHECK(plane.code_at(2, -1) == CodeSource{plane.seed_at(2, -1), 0, 0});
    const CodeSource half = plane.code_at(0.5, 0);
    CHECK(half.blend == Approx(0.5f));
    CHECK(std::set{half.seed, half.blend_seed} == std::set{plane.seed_at(0, 0), plane.seed_at(1, 0)});
    float before = 0;
    for (double x = 0; x < 0.5; x += 0.01) {
        const CodeSource code = plane.code_at(x, 0);
        CHECK(code.seed == plane.seed_at(0, 0));
        CHECK(code.blend >= before);
        CHECK(code.blend - before < 0.05f);
        before = code.blend;
    }
}

TEST_CASE("People and variations leave what is locked", "[seeds]") {
    Portrait portrait = portrait_from_seed(7);
    portrait.light.warmth = 0.5f;
    const std::set<std::string> locks{"style.hair", "head.wear"};
    const Portrait other = with_person(portrait, {9, 0, 0}, locks);
    CHECK(other.style(Part::hair).seed == 7);
    CHECK(other.head.wear.seed == 7);
    CHECK(other.head.identity.seed == 9);
    CHECK(other.style(Part::lips).seed == 9);
    CHECK(other.light == portrait.light);
    const Portrait near = varied(portrait, 9, 0.25f, locks);
    CHECK(near.head.identity == CodeSource{7, 9, 0.25f});
    CHECK(near.style(Part::hair) == CodeSource{7, 0, 0});
    CHECK(varied(portrait, 9, 0, locks) == portrait);
}

TEST_CASE("A click on the plane takes a person as one step, a drag moves the plane", "[seeds]") {
    Browsing e;
    const Portrait start = e.portrait();
    e.find<QLineEdit>("seed-browser.seed").setText("4711");
    Q_EMIT e.find<QLineEdit>("seed-browser.seed").editingFinished();
    CHECK(e.middle().head.identity == CodeSource{4711, 0, 0});
    const QPoint middle = e.centre(e.plane());
    QTest::mousePress(&e.plane(), Qt::LeftButton, {}, middle);
    for (int x = 12; x <= 96; x += 12) {
        QMouseEvent move(QEvent::MouseMove, middle + QPoint(x, 0),
                         e.plane().mapToGlobal(middle + QPoint(x, 0)), Qt::LeftButton, Qt::LeftButton, {});
        QApplication::sendEvent(&e.plane(), &move);
    }
    QTest::mouseRelease(&e.plane(), Qt::LeftButton, {}, middle + QPoint(96, 0));
    CHECK(e.steps() == 0);
    const Portrait left = e.middle();
    CHECK(left.head.identity.seed == SeedPlane{4711}.seed_at(-1, 0));
    QTest::mouseClick(&e.plane(), Qt::LeftButton, {}, middle);
    CHECK(e.portrait() == left);
    CHECK(e.steps() == 1);
    e.undo();
    CHECK(e.portrait() == start);
    // By keys as well.
    QTest::keyClick(&e.plane(), Qt::Key_Right);
    CHECK(e.middle().head.identity.seed == 4711);
    QTest::keyClick(&e.plane(), Qt::Key_Return);
    CHECK(e.portrait().head.identity.seed == 4711);
}

TEST_CASE("The wheel changes the step of the plane, about its middle", "[seeds]") {
    Browsing e;
    const Portrait middle = e.middle();
    turn_wheel(e.plane(), e.centre(e.plane()), 120);
    CHECK(e.find<QComboBox>("seed-browser.step").currentIndex() == 1);
    CHECK(e.middle() == middle);
    QTest::keyClick(&e.plane(), Qt::Key_Right);
    CHECK(e.middle().head.identity.blend == Approx(0.5f));
    e.find<QComboBox>("seed-browser.step").setCurrentIndex(0);
    CHECK(e.plane().halvings() == 0);
}

TEST_CASE("A middle click puts a person on the shelf and changes nothing else", "[seeds]") {
    Browsing e;
    const Portrait start = e.portrait(), chosen = e.middle();
    QTest::mouseClick(&e.plane(), Qt::MiddleButton, {}, e.centre(e.plane()));
    CHECK(e.portrait() == start);
    REQUIRE(e.session.shelf().snapshots().size() == 1);
    CHECK(e.session.shelf().snapshots()[0].portrait == chosen);
}

TEST_CASE("Variations stand around the face, as far away as the strength says", "[seeds]") {
    Browsing e;
    const Portrait start = e.portrait();
    e.find<ValueSlider>("seed-browser.strength").take(0.4);
    const auto shown = e.board().shown();
    REQUIRE(shown.size() == 9);
    CHECK(shown[0] == start);
    std::set<std::uint64_t> seeds;
    for (std::size_t i = 1; i < shown.size(); ++i) {
        CHECK(shown[i].head.identity.blend == 0.4f);
        seeds.insert(shown[i].head.identity.blend_seed);
    }
    CHECK(seeds.size() == 8);
    QTest::mouseClick(&e.board(), Qt::LeftButton, {}, e.centre(e.board()));  // it is the portrait already
    CHECK(e.steps() == 0);
    QTest::mouseClick(&e.board(), Qt::LeftButton, {}, e.centre(e.board()) - QPoint(e.board().width() / 3, 0));
    CHECK(e.steps() == 1);
    CHECK(std::find(shown.begin(), shown.end(), e.portrait()) != shown.end());
    CHECK(e.board().shown()[0] == e.portrait());
}

TEST_CASE("The browser draws small pictures until it is closed", "[seeds]") {
    Editor e;
    REQUIRE(e.wait_for_picture());
    const auto small = [&] {
        const auto calls = e.control->calls();
        return std::count_if(calls.begin(), calls.end(),
                             [](const FakeCall& call) { return call.size == 128 && !call.cancelled; });
    };
    SECTION("all that is shown") {
        REQUIRE(e.window.commands().run("portrait.seed-browser"));
        const auto shown = e.find<SeedPlaneView>("seed-browser.plane").shown().size();
        CHECK(shown >= 25);
        CHECK(QTest::qWaitFor([&] { return small() >= std::ptrdiff_t(shown); }, 10000));
    }
    SECTION("nothing any more when it is closed") {
        REQUIRE(QTest::qWaitFor([&] { return e.session.frame().final; }, 10000));  // the portrait comes first
        e.control->hold();
        REQUIRE(e.window.commands().run("portrait.seed-browser"));
        REQUIRE(e.control->wait_until_held());
        e.window.findChild<SeedBrowser*>()->close();
        QApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        CHECK_FALSE(e.window.findChild<SeedBrowser*>());
        e.control->release();
        e.session.randomise(Part::hair, 3);
        REQUIRE(e.wait_for_picture());
        CHECK(small() == 0);
    }
}
