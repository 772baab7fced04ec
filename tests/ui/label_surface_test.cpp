#include "ui/painting/label_surface.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "ui/painting/map_area.h"

using namespace limner;
using limner::ui::LabelSurface;
using limner::ui::PixelRect;

namespace {

constexpr std::uint8_t hair = std::uint8_t(FaceClass::hair), skin = std::uint8_t(FaceClass::skin);

int count(const LabelSurface& surface, std::uint8_t value) {
    return int(std::count(surface.strokes().pixels.begin(), surface.strokes().pixels.end(), value));
}

std::shared_ptr<const LabelMap> halves(int side) {
    LabelMap map(side, side, 0);
    for (int y = 0; y < side; ++y)
        for (int x = side / 2; x < side; ++x) map.at(x, y) = skin;
    return std::make_shared<const LabelMap>(std::move(map));
}

}  // namespace

TEST_CASE("A dab covers the pixels that lie in it by at least half", "[surface]") {
    LabelSurface surface(64);
    SECTION("its area is that of the disc") {
        const double d = GENERATE(8.0, 20.0, 41.5);
        surface.stamp({32, 32, d}, hair);
        CHECK(count(surface, hair) == Approx(3.14159265 * d * d / 4).epsilon(0.06).margin(2));
    }
    SECTION("a small one covers the pixels whose centres it holds") {
        surface.stamp({32, 32, 6}, hair);
        CHECK(count(surface, hair) == 32);
    }
    SECTION("a pixel covered by a quarter stays, one covered by three quarters changes") {
        surface.stamp({10, 10.5, 20}, hair);  // right edge at x = 20
        CHECK(surface.strokes().at(19, 10) == hair);
        CHECK(surface.strokes().at(20, 10) == LabelSurface::unpainted);
        surface.stamp({40.25, 10.5, 20}, hair);  // left edge at x = 30.25
        CHECK(surface.strokes().at(30, 10) == hair);
        LabelSurface other(64);
        other.stamp({40.75, 10.5, 20}, hair);  // left edge at x = 30.75
        CHECK(other.strokes().at(30, 10) == LabelSurface::unpainted);
        CHECK(other.strokes().at(31, 10) == hair);
    }
    SECTION("below 1.5 px it sets the one pixel under it") {
        const double d = GENERATE(0.0, 0.4, 1.0, 1.49);
        CHECK(surface.stamp({7.9, 3.1, d}, hair) == PixelRect{7, 3, 8, 4});
        CHECK(count(surface, hair) == 1);
        CHECK(surface.strokes().at(7, 3) == hair);
    }
}

TEST_CASE("Dabs across the border and outside do no harm", "[surface]") {
    LabelSurface surface(32);
    surface.stamp({0, 0, 10}, hair);
    CHECK(surface.strokes().at(0, 0) == hair);
    const int before = count(surface, hair);
    for (const double far : {-1000.0, 1000.0, 1e12}) CHECK(surface.stamp({far, 5, 10}, hair).empty());
    CHECK(surface.stamp({-0.2, 5, 1}, hair).empty());
    CHECK(surface.stamp({std::numeric_limits<double>::quiet_NaN(), 5, 10}, hair).empty());
    CHECK(count(surface, hair) == before);
}

TEST_CASE("Fill takes one area, or all of a class", "[surface]") {
    LabelSurface surface(32);
    surface.set_base(halves(32));
    SECTION("connected") {
        surface.stamp({24, 16, 8}, hair);
        CHECK(surface.fill(area_at(surface, 2, 2), hair) == PixelRect{0, 0, 16, 32});
        CHECK(surface.visible(0, 31) == hair);
        CHECK(surface.visible(30, 2) == skin);
    }
    SECTION("all of the class") {
        for (int y = 0; y < 32; ++y) surface.stamp({5.5, y + 0.5, 1}, hair);  // splits the background
        surface.fill(area_at(surface, 0, 0, {.contiguous = false}), skin);
        CHECK(surface.visible(10, 10) == skin);
    }
    SECTION("on the border, outside and on a full map it does nothing harmful") {
        CHECK(surface.fill(area_at(surface, -1, 5), hair).empty());
        CHECK(surface.fill(area_at(surface, 32, 5), hair).empty());
        CHECK(!surface.fill(area_at(surface, 0, 0), hair).empty());
        surface.fill(area_at(surface, 31, 31), hair);
        CHECK(count(surface, hair) == 32 * 32);
        CHECK(surface.fill(area_at(surface, 3, 3), hair).empty());
    }
}

TEST_CASE("The eraser gives back what the model says", "[surface]") {
    LabelSurface surface(32);
    surface.set_base(halves(32));
    surface.stamp({20, 16, 10}, hair);
    CHECK(surface.visible(20, 16) == hair);
    surface.stamp({20, 16, 14}, LabelSurface::unpainted);
    CHECK(surface.visible(20, 16) == skin);
    CHECK_FALSE(surface.any_strokes());
}

TEST_CASE("A side of the face becomes what the other one is in the mirror", "[surface]") {
    const auto left_brow = std::uint8_t(FaceClass::left_brow), right_brow = ui::mirrored(left_brow);
    LabelMap labels(8, 8, skin);
    labels.at(1, 2) = left_brow;
    labels.at(5, 2) = hair;
    LabelSurface surface(8);
    surface.set_base(std::make_shared<const LabelMap>(labels));
    const ui::MirrorAxis middle{4, 4, 0};
    const auto row = [&] {
        std::vector<std::uint8_t> seen;
        for (int x = 0; x < 8; ++x) seen.push_back(surface.visible(x, 2));
        return seen;
    };
    using Row = std::vector<std::uint8_t>;
    SECTION("left to right") {
        CHECK(surface.mirror(middle, ui::Mirroring::left_to_right) == PixelRect{5, 2, 7, 3});
        CHECK(row() == Row{skin, left_brow, skin, skin, skin, skin, right_brow, skin});
        CHECK(surface.mirror(middle, ui::Mirroring::left_to_right).empty());
    }
    SECTION("right to left") {
        surface.mirror(middle, ui::Mirroring::right_to_left);
        CHECK(row() == Row{skin, skin, hair, skin, skin, hair, skin, skin});
    }
    SECTION("both, and back") {
        surface.mirror(middle, ui::Mirroring::swap);
        CHECK(row() == Row{skin, skin, hair, skin, skin, skin, right_brow, skin});
        surface.mirror(middle, ui::Mirroring::swap);
        CHECK(row() == Row{skin, left_brow, skin, skin, skin, hair, skin, skin});
    }
    SECTION("but for what is locked and what is not selected") {
        std::bitset<face_class_count> locked;
        locked[hair] = true;
        surface.set_locked(locked);
        surface.selection().select_if([](int x, int) { return x > 1; });
        surface.mirror(middle, ui::Mirroring::swap);
        CHECK(row() == Row{skin, left_brow, hair, skin, skin, hair, right_brow, skin});
    }
    SECTION("as far as the map has a counterpart") {
        surface.mirror({6, 4, 0}, ui::Mirroring::swap);
        CHECK(row() == Row{skin, left_brow, skin, skin, skin, skin, hair, skin});
    }
}
