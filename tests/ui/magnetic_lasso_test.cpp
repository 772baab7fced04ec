// The lasso that keeps to the edges of the portrait.
#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>
#include <cmath>

#include "tests/ui/bare_host.h"
#include "tests/ui/editor_fixture.h"
#include "ui/painting/edge_path.h"
#include "ui/tools/area_tool.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr int side = 128;
constexpr std::uint8_t hair = std::uint8_t(FaceClass::hair), skin = std::uint8_t(FaceClass::skin);
constexpr double middle = side / 2.0, radius = 40;

/// A bright disc on dark ground, as fine as the map.
std::shared_ptr<const Image> disc() {
    Image image(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.at(x, y) = std::hypot(x + 0.5 - middle, y + 0.5 - middle) < radius
                                 ? Rgba{200, 170, 150, 255}
                                 : Rgba{30, 30, 40, 255};
    return std::make_shared<const Image>(std::move(image));
}

class Host final : public BareHost {
public:
    Host() : BareHost(side) {
        surface_.set_base(std::make_shared<const LabelMap>(side, side, skin));
        brush_.magnetic = true;
    }
    std::shared_ptr<const Image> picture() const override { return picture_; }

private:
    std::shared_ptr<const Image> picture_ = disc();
};

PointerSample at_angle(double degrees, double distance) {
    const double angle = degrees * 3.14159265 / 180;
    PointerSample sample;
    sample.picture = QPointF(middle + distance * std::cos(angle), middle + distance * std::sin(angle)) / side;
    sample.dip = sample.picture * 512;
    sample.picture_side_dip = 512;
    return sample;
}

/// Pixels that are hair and do not lie in the disc, or lie there and are no hair.
int wrong(const LabelSurface& surface) {
    int count = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            count +=
                (surface.visible(x, y) == hair) != (std::hypot(x + 0.5 - middle, y + 0.5 - middle) < radius);
    return count;
}

}  // namespace

TEST_CASE("A magnetic lasso keeps to the edge that a careless hand goes along", "[edge-snap][lasso]") {
    Host host;
    AreaTool tool(ToolId::lasso);
    const double border = 2 * 3.14159 * radius;
    SECTION("drawn freely") {
        const auto hand = [](int i) { return at_angle(4 * i, radius + 7 * std::sin(i * 0.7)); };
        const auto draw = [&] {
            tool.press(host, hand(0));
            for (int i = 1; i < 90; ++i) tool.move(host, hand(i));
            tool.release(host, hand(89));
        };
        draw();
        CHECK(wrong(host.surface()) < border);  // one pixel
        Host plain;
        plain.brush().magnetic = false;
        tool.press(plain, hand(0));
        for (int i = 1; i < 90; ++i) tool.move(plain, hand(i));
        tool.release(plain, hand(89));
        CHECK(wrong(plain.surface()) > 3 * border);
    }
    SECTION("by clicks: corners are pulled to it, and the way between them runs on it") {
        const auto click = [&](double degrees, double distance) {
            tool.press(host, at_angle(degrees, distance));
            tool.release(host, at_angle(degrees, distance));
        };
        for (int i = 0; i < 8; ++i) click(45 * i, i % 2 ? radius + 8 : radius - 8);
        REQUIRE(tool.open());
        SECTION("the line to the pointer, too") {
            const std::size_t points = tool.outline().size();
            tool.hover(host, at_angle(45 * 8 - 10, radius));
            CHECK(tool.outline().size() > points + 10);
            tool.forget_hover();
        }
        SECTION("a corner that is taken back takes its way along") {
            click(200, radius - 5);
            tool.remove_last_corner(host);
        }
        tool.close(host);
        CHECK(wrong(host.surface()) < border);
    }
}

TEST_CASE("Where no edge is in reach a magnetic line goes where the hand does", "[edge-snap][lasso]") {
    const Grid<float> edges = edge_strength(*disc(), side);
    CHECK(pulled_to_edge(edges, {middle, middle}) == MapPoint{middle, middle});
    CHECK(way_along_edges(edges, {50, 60}, {70, 66}) == Polygon{{70, 66}});
    const MapPoint near = pulled_to_edge(edges, {middle + radius - 11, middle});
    CHECK(near.x == Approx(middle + radius).margin(1));
    CHECK(pulled_to_edge(edges, {middle + radius - 14, middle}).x == middle + radius - 14);
    // Outside of the map nothing is looked up.
    CHECK(way_along_edges(edges, {-5, 20}, {140, 20}) == Polygon{{140, 20}});
    CHECK(pulled_to_edge(edges, {-90, 20}) == MapPoint{-90, 20});
}

TEST_CASE("The magnet is a button of the lasso and a command", "[edge-snap][lasso]") {
    Editor e;
    auto& button = e.find<QToolButton>("tool.options.magnet");
    CHECK_FALSE(button.isVisible());
    e.session.set_tool(ToolId::lasso);
    REQUIRE(QTest::qWaitFor([&] { return button.isVisible(); }, 10000));
    button.click();
    CHECK(e.session.brush().magnetic);
    CHECK(e.window.commands().action("lasso.magnetic")->isChecked());
    e.window.commands().run("lasso.magnetic");
    CHECK_FALSE(button.isChecked());
}
