// Labels bent by a net of handles.
#include "ui/painting/label_warp.h"

#include <catch2/catch.hpp>

#include "engine/core/image.h"
#include "ui/painting/floating_labels.h"

using namespace limner;
using namespace limner::ui;

namespace {

constexpr std::uint8_t skin = std::uint8_t(FaceClass::skin), hair = std::uint8_t(FaceClass::hair),
                       nose = std::uint8_t(FaceClass::nose), hat = std::uint8_t(FaceClass::hat);
constexpr int side = 48;

/// Skin, and in it a square of hair with a hat in each corner; the square is selected.
LabelSurface square() {
    LabelSurface surface(side);
    surface.set_base(std::make_shared<const LabelMap>(side, side, skin));
    surface.fill(rectangle({12, 12}, {36, 36}), hair);
    for (const int x : {12, 32})
        for (const int y : {12, 32}) surface.fill(rectangle({x + 0., y + 0.}, {x + 4., y + 4.}), hat);
    surface.selection().combine(rectangle({12, 12}, {36, 36}), Combine::replace);
    return surface;
}

LabelMap seen(LabelSurface surface, const LabelMap& strokes) {
    surface.set_strokes(&strokes);
    LabelMap labels(side, side);
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) labels.at(x, y) = surface.visible(x, y);
    return labels;
}

Placement pulled(int across, int down, MapPoint way) {
    Placement placement;
    placement.warp.pulled[LabelWarp::index(across, down)] = way;
    return placement;
}

}  // namespace

TEST_CASE("A net whose handles stay shows each pixel where it was", "[warp]") {
    CHECK_FALSE(LabelWarp().bends());
    Grid<int> visits(20, 20, 0);
    bool same = true;
    const auto placed = [](MapPoint p) { return MapPoint{p.x + 10.5, p.y + 9.5}; };
    for_each_warped({}, 13, 9, placed, 20, [&](int x, int y, MapPoint p) {
        visits.at(x, y) = 1;
        same = same && p.x == Approx(x - 10).margin(1e-9) && p.y == Approx(y - 9).margin(1e-9);
    });
    CHECK(same);
    long count = 0;
    for (const int visit : visits.pixels) count += visit;
    CHECK(count == 13 * 9);
    // A handle that goes and comes back bends nothing either.
    const LabelSurface surface = square();
    const FloatingLabels labels = FloatingLabels::lifted(surface);
    CHECK(labels.strokes_at(pulled(1, 2, {0, 0})) == surface.strokes());
}

TEST_CASE("The net goes through its handles, and between them straight where they lie straight", "[warp]") {
    LabelWarp warp;
    for (int down = 0; down < 4; ++down)
        for (int across = 0; across < 4; ++across)
            warp.pulled[LabelWarp::index(across, down)] = {across * 3. - down, 2. * down};
    for (const double u : {0., 1 / 3., 0.4, 1.})
        for (const double v : {0., 0.25, 2 / 3., 1.}) {
            CHECK(warp.pull(u, v).x == Approx(9 * u - 3 * v).margin(1e-12));
            CHECK(warp.pull(u, v).y == Approx(6 * v).margin(1e-12));
        }
    LabelWarp bent;
    bent.pulled[LabelWarp::index(1, 2)] = {5, -7};
    CHECK(bent.pull(1 / 3., 2 / 3.) == MapPoint{5, -7});
    for (const auto& [across, down] : {std::pair(0, 0), {3, 2}, {2, 2}, {1, 1}, {1, 3}})
        CHECK(std::abs(bent.pull(across / 3., down / 3.).x) < 1e-12);
}

TEST_CASE("A corner of the net that is pulled takes its labels along, and only those near it", "[warp]") {
    const LabelSurface surface = square();
    const FloatingLabels labels = FloatingLabels::lifted(surface);
    const LabelMap before = seen(surface, surface.strokes());
    const Placement placement = pulled(3, 3, {8, 8});
    const LabelMap after = seen(surface, labels.strokes_at(placement));
    CHECK(after.at(43, 43) == hat);
    CHECK(before.at(43, 43) == skin);
    CHECK(after.at(32, 32) == hair);  // the hat has left
    CHECK(after.at(46, 46) == skin);
    // Two handles away nothing moves.
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (x < 20 || y < 20) CHECK(after.at(x, y) == before.at(x, y));
    CHECK(labels.covered_at(placement).contains(43, 43));
    CHECK_FALSE(labels.covered_at(placement).contains(46, 20));
    // No pixel of the patch is left out.
    for (int y = 14; y < 40; ++y) CHECK(after.at(y, y) != skin);
    SECTION("bent first, then turned and flipped") {
        Placement flipped = placement;
        flipped.width = -1;
        CHECK(seen(surface, labels.strokes_at(flipped)).at(48 - 44, 43) == hat);
    }
}

TEST_CASE("Bent labels neither take locked pixels along nor cover them", "[warp]") {
    LabelSurface surface = square();
    surface.fill(rectangle({20, 20}, {24, 24}), nose);
    surface.selection().clear();
    surface.fill(rectangle({40, 40}, {44, 44}), nose);
    surface.selection().combine(rectangle({12, 12}, {36, 36}), Combine::replace);
    ClassSet locks;
    locks[nose] = true;
    surface.set_locked(locks);
    const LabelMap before = seen(surface, surface.strokes());
    const FloatingLabels labels = FloatingLabels::lifted(surface);
    Placement placement = pulled(3, 3, {12, 12});
    placement.warp.pulled[LabelWarp::index(1, 1)] = {3, -4};
    const LabelMap after = seen(surface, labels.strokes_at(placement));
    CHECK(after != before);
    for (std::size_t i = 0; i < before.pixels.size(); ++i)
        CHECK((after.pixels[i] == nose) == (before.pixels[i] == nose));
}
