// The border of a stroke at the edges of the portrait.
#include "ui/painting/edge_snap.h"

#include <QTest>
#include <QToolButton>
#include <catch2/catch.hpp>

#include "tests/ui/bare_host.h"
#include "tests/ui/editor_fixture.h"
#include "ui/tools/brush_tool.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr int side = 128;
constexpr std::uint8_t hair = std::uint8_t(FaceClass::hair), hat = std::uint8_t(FaceClass::hat),
                       skin = std::uint8_t(FaceClass::skin);

/// Dark left of `edge`, bright from there on; twice as fine as the map.
std::shared_ptr<const Image> halves(int edge) {
    Image image(2 * side, 2 * side);
    for (int y = 0; y < image.height; ++y)
        for (int x = 0; x < image.width; ++x)
            image.at(x, y) = x < 2 * edge ? Rgba{30, 30, 40, 255} : Rgba{200, 170, 150, 255};
    return std::make_shared<const Image>(std::move(image));
}

/// A face of skin, a picture, and a brush.
class Host final : public BareHost {
public:
    explicit Host(std::shared_ptr<const Image> picture) : BareHost(side), picture_(std::move(picture)) {
        surface_.set_base(std::make_shared<const LabelMap>(side, side, skin));
        brush_.edge_snap = true;
        brush_.smoothing = Smoothing::none;
    }
    /// From the top of the map to its bottom.
    void paint_down(double x, double diameter) {
        brush_.shape.diameter = diameter;
        BrushTool tool(false);
        const auto at = [&](double y) {
            PointerSample sample;
            sample.picture = QPointF(x, y) / side;
            sample.time_ms = 1000 * y;
            return sample;
        };
        tool.press(*this, at(20));
        for (int y = 30; y <= 100; y += 10) tool.move(*this, at(y));
        tool.release(*this, at(108));
    }
    /// Pixels of `value` in the middle row.
    int width_of(std::uint8_t value) const {
        int count = 0;
        for (int x = 0; x < side; ++x) count += surface_.visible(x, side / 2) == value;
        return count;
    }
    /// The last of `value` in the middle row.
    int right_end(std::uint8_t value) const {
        for (int x = side - 1; x >= 0; --x)
            if (surface_.visible(x, side / 2) == value) return x;
        return -1;
    }

    std::shared_ptr<const Image> picture() const override { return picture_; }
    void strokes_changed(const PixelRect&, const QString&, GestureId gesture, bool finished) override {
        gestures.insert(gesture);
        finishes += finished;
    }
    std::optional<MirrorAxis> mirror_axis() const override { return axis; }

    std::optional<MirrorAxis> axis;
    std::set<GestureId> gestures;
    int finishes = 0;

private:
    std::shared_ptr<const Image> picture_;
};

}  // namespace

TEST_CASE("A border that was drawn near an edge of the picture lies on it", "[edge-snap]") {
    Host host(halves(64));
    SECTION("drawn short of it") { host.paint_down(50, 20); }
    SECTION("drawn beyond it") { host.paint_down(58, 20); }
    CHECK(host.right_end(hair) == Approx(63).margin(1));
    // One stroke, one step.
    CHECK(host.gestures.size() == 1);
    CHECK(host.finishes == 1);
}

TEST_CASE("Without an edge in reach the border stays where it was drawn", "[edge-snap]") {
    const auto [edge, x] = GENERATE(std::pair(200, 50), std::pair(90, 50));
    Host plain(halves(edge)), snapping(halves(edge));
    plain.brush().edge_snap = false;
    plain.paint_down(x, 20);
    snapping.paint_down(x, 20);
    CHECK(snapping.surface().strokes() == plain.surface().strokes());
}

TEST_CASE("The radius says how far a border may move", "[edge-snap]") {
    Host host(halves(64));
    host.brush().snap.radius = 2;
    host.paint_down(50, 20);
    CHECK(host.right_end(hair) == 59);
    host.brush().snap.radius = 8;
    host.paint_down(50, 20);
    CHECK(host.right_end(hair) == Approx(63).margin(1));
}

TEST_CASE("A thin stroke across an edge is still a stroke", "[edge-snap]") {
    Host host(halves(64));
    host.paint_down(64, 3);
    CHECK(host.width_of(hair) >= 1);
    for (int y = 24; y < 104; ++y) {
        int found = 0;
        for (int x = 60; x < 68; ++x) found += host.surface().visible(x, y) == hair;
        CHECK(found >= 1);
    }
}

TEST_CASE("A border snaps to no lock and out of no selection", "[edge-snap]") {
    Host host(halves(64));
    SECTION("a locked class") {
        LabelMap strokes(side, side, LabelSurface::unpainted);
        for (int y = 0; y < side; ++y)
            for (int x = 61; x < side; ++x) strokes.at(x, y) = hat;
        host.surface().set_strokes(&strokes);
        host.surface().set_locked(std::bitset<face_class_count>().set(hat));
        host.paint_down(50, 20);
        CHECK(host.right_end(hair) == 60);
        CHECK(host.width_of(hat) == side - 61);
    }
    SECTION("a selection") {
        host.surface().selection().select_if([](int x, int) { return x < 62; });
        host.paint_down(50, 20);
        CHECK(host.right_end(hair) == 61);
    }
}

TEST_CASE("A stroke that joins what has its class leaves no gap", "[edge-snap]") {
    Host host(halves(200));
    LabelMap strokes(side, side, LabelSurface::unpainted);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < 45; ++x) strokes.at(x, y) = hair;
    host.surface().set_strokes(&strokes);
    host.paint_down(50, 20);
    CHECK(host.width_of(hair) == host.right_end(hair) + 1);
}

TEST_CASE("With symmetry both borders snap", "[edge-snap]") {
    Image image(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            image.at(x, y) = x < 34 || x >= 94 ? Rgba{20, 20, 20, 255} : Rgba{220, 200, 180, 255};
    Host host(std::make_shared<const Image>(std::move(image)));
    host.axis = MirrorAxis{64, 64, 0};
    host.paint_down(20, 20);  // ends at 30, and begins at 98 on the other side
    int first = side;
    for (int x = side - 1; x >= 64; --x)
        if (host.surface().visible(x, 64) == hair) first = x;
    CHECK(first == Approx(94).margin(1));
    int last = 0;
    for (int x = 0; x < 64; ++x)
        if (host.surface().visible(x, 64) == hair) last = x;
    CHECK(last == Approx(33).margin(1));
}

TEST_CASE("Edges are as strong as the picture's steps", "[edge-snap]") {
    const auto edges = edge_strength(*halves(64), side);
    CHECK(edges.at(20, 20) == 0);
    CHECK(edges.at(63, 20) == Approx(170 / 255.0).margin(0.01));
    CHECK(edges.at(64, 20) == Approx(170 / 255.0).margin(0.01));
    CHECK(edges.at(66, 20) == 0);
    CHECK(edge_strength(Image(), 4).pixels == std::vector<float>(16, 0.f));
}

TEST_CASE("Shift+N turns edge snap on, for the brush alone", "[edge-snap]") {
    Editor e;
    REQUIRE(e.focus(e.canvas()));
    CHECK_FALSE(e.session.brush().edge_snap);
    QTest::keyClick(&e.canvas(), Qt::Key_N, Qt::ShiftModifier);
    CHECK(e.session.brush().edge_snap);
    auto& button = e.find<QToolButton>("tool.options.edge-snap");
    CHECK(button.isChecked());
    CHECK(button.isVisibleTo(&e.window));
    e.window.commands().run("tool.eraser");
    CHECK(QTest::qWaitFor([&] { return !button.isVisibleTo(&e.window); }));
    e.window.commands().run("tool.brush");
    button.click();
    CHECK_FALSE(e.session.brush().edge_snap);
}
