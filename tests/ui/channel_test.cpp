// Channels of the portrait, the mirrored view, guides.
#include <QTest>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ui/editor_fixture.h"
#include "ui/session/channels.h"

using namespace limner;
using namespace limner::ui;

namespace {

/// Until the picture stays as it is: the final one, and nothing fades into it.
bool comes_to_rest(Editor& e) {
    e.viewport().set_motion(false);
    return e.wait_for_picture() && QTest::qWaitFor([&] { return e.session.frame().final; }, 10000);
}

}  // namespace

TEST_CASE("C goes through the channels that the model has", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    REQUIRE(e.focus(e.viewport()));
    std::vector<Channel> seen;
    for (int i = 0; i < 4; ++i) {
        QTest::keyClick(&e.viewport(), Qt::Key_C);
        seen.push_back(e.viewport().channel());
    }
    // The fake has no normals.
    CHECK(seen == std::vector{Channel::labels, Channel::part, Channel::depth, Channel::colour});
    QTest::keyClick(&e.viewport(), Qt::Key_C, Qt::ShiftModifier);
    CHECK(e.viewport().channel() == Channel::depth);
    CHECK(e.window.commands().action("view.channel.depth")->isChecked());
    CHECK_FALSE(e.window.commands().action("view.channel.normals")->isEnabled());
    CHECK_FALSE(e.window.commands().action("view.channel.normals")->toolTip().isEmpty());
}

TEST_CASE("A channel is what the view shows, and the export is not", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    const QPoint cheek = e.at(e.viewport(), 0.35, 0.6);
    const auto shown = [&] { return e.viewport().grab().toImage().pixelColor(cheek); };
    e.window.commands().run("view.channel.labels");
    const Rgba skin = info(FaceClass::skin).colour;
    CHECK(shown().name().toStdString() == QColor(skin.r, skin.g, skin.b).name().toStdString());
    e.window.commands().run("view.channel.part");
    e.session.set_part(Part::skin);
    CHECK(shown() == QColor(255, 255, 255));
    e.session.set_part(Part::hair);
    CHECK(shown() == QColor(0, 0, 0));
    // A picture that follows shows it, too.
    Portrait after = e.portrait();
    after.pose.yaw = from_degrees(10);
    e.session.edit(after, "Turn", 0);
    REQUIRE(comes_to_rest(e));
    CHECK(shown() == QColor(0, 0, 0));
    CHECK(e.session.frame().picture.image->at(0, 0).a == 255);
}

TEST_CASE("Depth is bright where it is near, normals are colours", "[view]") {
    Picture picture;
    DepthMap depth(3, 1, 0.f);
    depth.at(0, 0) = 2;
    depth.at(1, 0) = 3;
    picture.depth = std::make_shared<const DepthMap>(depth);
    const QImage grey = channel_picture(picture, Channel::depth, Part::skin);
    CHECK(grey.pixelColor(0, 0).red() == 255);
    CHECK(grey.pixelColor(1, 0).red() == 40);
    CHECK(grey.pixelColor(2, 0).red() == 0);  // nothing is there
    NormalMap normals(2, 1, {0, 0, 0});
    normals.at(0, 0) = {0, 0, 1};
    picture.normals = std::make_shared<const NormalMap>(normals);
    const QImage colours = channel_picture(picture, Channel::normals, Part::skin);
    CHECK(colours.pixelColor(0, 0) == QColor(128, 128, 255));
    CHECK(colours.pixelColor(1, 0) == QColor(0, 0, 0));
    CHECK(channel_picture(picture, Channel::colour, Part::skin).isNull());
}

TEST_CASE("In the mirrored view a stroke lands under the pointer and the face follows the hand", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    REQUIRE(e.focus(e.canvas()));
    e.window.commands().run("view.turn-right");
    const QPointF before = e.canvas().transform().to_dip({0.2, 0.3});
    QTest::keyClick(&e.canvas(), Qt::Key_M);
    REQUIRE(e.canvas().transform().mirrored());
    REQUIRE(e.viewport().transform().mirrored());
    // What was left of the middle of the view is as far right of it, and nothing else moved.
    const QPointF after = e.canvas().transform().to_dip({0.2, 0.3});
    CHECK(after.x() == Approx(e.canvas().width() - before.x()));
    CHECK(after.y() == Approx(before.y()));
    e.session.set_tool(ToolId::brush);
    e.session.pick_class(FaceClass::hat);
    e.click(e.canvas(), after.toPoint());
    const int side = e.session.surface().size();
    CHECK(e.session.surface().visible(int(0.2 * side), int(0.3 * side)) == std::uint8_t(FaceClass::hat));

    const QPoint from = e.at(e.viewport(), 0.5, 0.5);
    e.drag(e.viewport(), {from, from + QPoint(50, 0)});
    CHECK(degrees(e.portrait().pose.yaw) == Approx(-10).margin(0.01));
    e.undo();
    // Roll, clockwise on the screen, is counter-clockwise in the picture.
    e.drag(e.viewport(), {e.at(e.viewport(), 0.02, 0.5), e.at(e.viewport(), 0.1, 0.15)});
    CHECK(degrees(e.portrait().pose.roll) > 5);
    QTest::keyClick(&e.canvas(), Qt::Key_M);
    CHECK(e.canvas().transform().to_dip({0.2, 0.3}).x() == Approx(before.x()));
}

TEST_CASE("A mirrored view shows the picture mirrored", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    const auto red = [&](double across) {
        const QPoint at(qRound(e.viewport().width() * across), e.viewport().height() / 2);
        return e.viewport().grab().toImage().pixelColor(at).red();
    };
    const int left = red(0.3), right = red(0.7);
    REQUIRE(left < right);  // the fake's red runs with x
    e.window.commands().run("view.mirror");
    CHECK(red(0.3) == Approx(right).margin(3));
    CHECK(red(0.7) == Approx(left).margin(3));
}

TEST_CASE("Guides lie over both views and in no picture", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    const auto at_third = [&](PictureView& view) {
        return view.grab().toImage().pixelColor(e.at(view, 1.0 / 3, 0.55));
    };
    const QColor canvas = at_third(e.canvas()), viewport = at_third(e.viewport());
    const Image picture = *e.session.frame().picture.image;
    e.window.commands().run("view.guide.thirds");
    CHECK(at_third(e.canvas()) != canvas);
    CHECK(at_third(e.viewport()) != viewport);
    CHECK(*e.session.frame().picture.image == picture);
    e.window.commands().run("view.guide.grid");
    e.window.commands().run("view.guide.thirds");
    CHECK(at_third(e.viewport()) == viewport);
}

TEST_CASE("Fit width fills the view from side to side", "[view]") {
    Editor e;
    REQUIRE(comes_to_rest(e));
    REQUIRE(e.focus(e.viewport()));
    e.window.commands().run("view.layout.viewport");
    QTest::keyClick(&e.viewport(), Qt::Key_3);
    CHECK(e.viewport().transform().target().width() == Approx(e.viewport().width() - 16));
}
