#include "app/booth/picture_flow.h"

#include <catch2/catch.hpp>

#include "app/booth/framing.h"

using namespace limner;
using namespace limner::booth;

namespace {

StagePicture of(std::uint8_t grey, int size = 4) {
    StagePicture picture{std::make_shared<const Image>(size, size, Rgba{grey, grey, grey, 255})};
    picture.backdrop.terms[0][0] = float(grey) / 255;
    return picture;
}

int grey_at(const PictureFlow& flow, double now) { return flow.at(Seconds(now)).image->at(1, 1).r; }

}  // namespace

TEST_CASE("One picture passes into the next", "[booth]") {
    PictureFlow flow;
    CHECK(flow.at(Seconds(0)).image == nullptr);
    const auto first = of(40);
    flow.show(first, Seconds(0), Seconds(1));
    CHECK(flow.at(Seconds(1)).image == first.image);
    CHECK_FALSE(flow.moves(Seconds(1)));

    const auto second = of(80);
    flow.show(second, Seconds(0.2), Seconds(2));
    CHECK(flow.moves(Seconds(2.1)));
    CHECK(grey_at(flow, 2.0) == 40);
    CHECK(grey_at(flow, 2.1) == 60);
    CHECK(flow.at(Seconds(2.1)).backdrop.terms[0][0] == Approx(60.0 / 255));
    CHECK_FALSE(flow.moves(Seconds(2.2)));
    CHECK(flow.at(Seconds(2.2)).image == second.image);  // no copy of what stands still
}

TEST_CASE("A picture that comes early takes over from what is seen", "[booth]") {
    PictureFlow flow;
    flow.show(of(0), Seconds(0), Seconds(0));
    flow.show(of(100), Seconds(1), Seconds(1));
    flow.show(of(200), Seconds(1), Seconds(1.5));
    CHECK(grey_at(flow, 1.5) == 50);
    CHECK(grey_at(flow, 2.0) == 125);
}

TEST_CASE("A picture of another size takes its place at once", "[booth]") {
    PictureFlow flow;
    flow.show(of(0, 4), Seconds(0), Seconds(0));
    flow.show(of(100, 8), Seconds(1), Seconds(1));
    CHECK_FALSE(flow.moves(Seconds(1.5)));
    CHECK(flow.at(Seconds(1)).image->width == 8);
}

TEST_CASE("The picture fills the height of a wide screen and most of the width of a tall one", "[booth]") {
    const auto wide = framing_of(1600, 1000);
    CHECK(wide.side == 1000);
    CHECK(wide.left == 300);
    CHECK(wide.top == 0);
    CHECK(wide.zoom == 1);
    const auto tall = framing_of(800, 1280);
    CHECK(tall.top > 0);
    CHECK(tall.top + tall.side < 1280);
    CHECK(tall.left < 0);
    CHECK(tall.left > -0.2f * tall.side);  // the face is in the middle 60 %
    CHECK(tall.zoom < 1);
}
