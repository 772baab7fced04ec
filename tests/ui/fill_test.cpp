// What the bucket takes, what it shows before a click, and what the tool options make of it.
#include <QComboBox>
#include <QTest>
#include <catch2/catch.hpp>

#include "tests/ui/editor_fixture.h"
#include "ui/painting/map_area.h"
#include "ui/tools/fill_tool.h"
#include "ui/widgets/value_slider.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr auto skin = std::uint8_t(FaceClass::skin), hat = std::uint8_t(FaceClass::hat);

/// Background, and skin where `wall(x, y)` holds.
template <class Wall>
LabelSurface walled(int side, Wall wall) {
    LabelMap map(side, side, 0);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (wall(x, y)) map.at(x, y) = skin;
    LabelSurface surface(side);
    surface.set_base(std::make_shared<const LabelMap>(std::move(map)));
    return surface;
}

std::shared_ptr<const std::vector<FilledArea>> preview(Editor& e) {
    return static_cast<FillTool&>(e.session.tool(ToolId::fill)).preview();
}

QColor seen(Editor& e, QPoint at) {
    return e.canvas().grab(QRect(at, QSize(1, 1))).toImage().pixelColor(0, 0);
}

}  // namespace

TEST_CASE("An area ends at corners, gaps and colours as it is told", "[fill]") {
    SECTION("corners") {
        const LabelSurface surface = walled(16, [](int x, int y) { return x == y; });
        CHECK(area_at(surface, 10, 2).count() == 16 * 15);
        CHECK(area_at(surface, 10, 2, {.diagonal = false}).count() == 16 * 15 / 2);
        CHECK(area_at(surface, 10, 2, {.contiguous = false, .diagonal = false}).count() == 16 * 15);
        CHECK(area_at(surface, 16, 2).empty());
    }
    SECTION("gaps") {
        const auto gap = [](int y) { return y >= 18 && y < 21; };
        const LabelSurface surface = walled(40, [&](int x, int y) { return x == 20 && !gap(y); });
        const int open = 40 * 39 + 3;
        CHECK(area_at(surface, 5, 5).count() == open);
        CHECK(area_at(surface, 5, 5, {.close_gaps = 2}).count() == open);
        const Selection left = area_at(surface, 5, 5, {.close_gaps = 3});
        CHECK(left.contains(0, 0));
        CHECK(left.contains(19, 39));
        CHECK_FALSE(left.contains(21, 19));
        CHECK(left.count() - 20 * 40 >= 0);
        // The other side is what this one leaves.
        CHECK(left.count() + area_at(surface, 30, 5, {.close_gaps = 3}).count() == open);
    }
    SECTION("a narrow place is an area of its own") {
        const LabelSurface surface = walled(40, [&](int, int y) { return y != 7; });
        CHECK(area_at(surface, 5, 7, {.close_gaps = 8}).count() == 40);
    }
    SECTION("colours") {
        const LabelSurface surface = walled(16, [](int, int) { return false; });
        Image picture(32, 32, Rgba{100, 100, 100});  // of another size than the map
        for (int y = 0; y < 32; ++y)
            for (int x = 16; x < 32; ++x) picture.at(x, y) = {100, 120, 100};
        AreaRule rule{.reference = AreaReference::colours};
        CHECK(area_at(surface, 2, 2, rule, &picture).count() == 16 * 16);
        rule.tolerance = 0.05;
        CHECK(area_at(surface, 2, 2, rule, &picture).count() == 8 * 16);
        CHECK(area_at(surface, 2, 2, rule).count() == 16 * 16);  // no picture: by class
    }
}

TEST_CASE("Over an area the bucket shows what a click would fill", "[fill]") {
    Editor e;
    REQUIRE(QTest::qWaitFor([&] { return e.viewport().badge().isEmpty(); }, 10000));
    e.session.set_tool(ToolId::fill);
    e.session.pick_class(FaceClass::hat);
    const QPoint corner = e.at(e.canvas(), 0.02, 0.02), beside = e.at(e.canvas(), 0.9, 0.02),
                 middle = e.at(e.canvas(), 0.5, 0.6);
    const QColor bare = seen(e, corner);
    send_mouse(e.canvas(), QEvent::MouseMove, beside);
    const auto shown = preview(e);
    REQUIRE(shown);
    REQUIRE(shown->size() == 1);
    CHECK(shown->front().value == hat);
    CHECK(shown->front().area.contains(0, 0));
    CHECK(seen(e, corner) != bare);
    send_mouse(e.canvas(), QEvent::MouseMove, beside + QPoint(3, 0));
    CHECK(preview(e) == shown);  // the same area: nothing is computed
    send_mouse(e.canvas(), QEvent::MouseMove, middle);
    CHECK(preview(e) != shown);
    CHECK(seen(e, corner) == bare);
    SECTION("not where a lock or the selection keeps it out") {
        e.session.set_locked(lock_of(FaceClass::background), true, "background");
        send_mouse(e.canvas(), QEvent::MouseMove, beside);
        CHECK(seen(e, corner) == bare);
    }
    SECTION("not with another tool, nor while a button is down") {
        send_mouse(e.canvas(), QEvent::MouseMove, beside);
        e.session.set_tool(ToolId::rectangle);
        CHECK(seen(e, corner) == bare);
        e.session.set_tool(ToolId::fill);
        CHECK(seen(e, corner) != bare);
        e.drag(e.canvas(), {middle}, {}, false);
        CHECK_FALSE(preview(e));
    }
    SECTION("and a click fills just that") {
        send_mouse(e.canvas(), QEvent::MouseMove, beside);
        const int wanted = preview(e)->front().area.count();
        e.click(e.canvas(), beside);
        const auto& pixels = e.portrait().painted->labels->pixels;
        CHECK(std::count(pixels.begin(), pixels.end(), hat) == wanted);
    }
}

TEST_CASE("The tool options say what the bucket takes", "[fill]") {
    Editor e;
    e.session.set_tool(ToolId::fill);
    e.session.pick_class(FaceClass::hat);
    const auto filled = [&] {
        e.click(e.canvas(), e.at(e.canvas(), 0.02, 0.02));
        const auto& pixels = e.portrait().painted->labels->pixels;
        const auto count = std::count(pixels.begin(), pixels.end(), hat);
        CHECK(e.steps() == 1);
        e.undo();
        return count;
    };
    const auto plain = filled();
    e.find<ValueSlider>("tool.options.fill.grow").take(2);
    CHECK(filled() > plain);
    e.find<ValueSlider>("tool.options.fill.grow").take(-2);
    CHECK(filled() < plain);
    e.find<ValueSlider>("tool.options.fill.grow").take(0);
    e.find<ValueSlider>("tool.options.fill.gaps").take(16);
    CHECK(e.session.brush().filled.close_gaps == 16);
    CHECK_FALSE(e.find<ValueSlider>("tool.options.fill.tolerance").isVisible());
    auto& reference = e.find<QComboBox>("tool.options.fill.reference");
    reference.setCurrentIndex(1);
    Q_EMIT reference.activated(1);
    auto& tolerance = e.find<ValueSlider>("tool.options.fill.tolerance");
    CHECK(QTest::qWaitFor([&] { return tolerance.isVisible(); }, 10000));
    e.find<ValueSlider>("tool.options.fill.gaps").take(0);
    tolerance.take(1);
    CHECK(filled() == 64 * 64);
}
