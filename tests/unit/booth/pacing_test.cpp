#include <catch2/catch.hpp>

#include "app/booth/paint_pacer.h"
#include "app/booth/quality_choice.h"

using namespace limner::booth;

TEST_CASE("A screen that makes the swap wait sets the pace", "[booth]") {
    PaintPacer pacer(60);
    pacer.painted(Seconds(1), Seconds(1 + 1.0 / 60));
    CHECK(pacer.next() <= Seconds(1 + 1.0 / 60));
}

TEST_CASE("Where the swap does not wait, paints are a refresh apart", "[booth]") {
    PaintPacer pacer(60);
    pacer.painted(Seconds(1), Seconds(1.001));
    CHECK(pacer.next() > Seconds(1.012));
    CHECK(pacer.next() < Seconds(1.017));
}

TEST_CASE("Where the processor paints, the engine has as much time as the paint took", "[booth]") {
    PaintPacer pacer(0);
    pacer.painted(Seconds(1), Seconds(1.1));
    CHECK(pacer.next().count() == Approx(1.2));
}

TEST_CASE("A fast machine is asked for full quality always", "[booth]") {
    QualityChoice quality;
    for (int i = 0; i < 100; ++i) quality.measured(40, Seconds(i));
    CHECK(quality.full(Seconds(100), /*urgent=*/false));
    CHECK(quality.full(Seconds(100), /*urgent=*/true));
}

TEST_CASE("A machine that is a little slower keeps full quality until a hand waits", "[booth]") {
    QualityChoice quality;
    quality.measured(120, Seconds(0));
    CHECK(quality.full(Seconds(1), /*urgent=*/false));
    CHECK_FALSE(quality.full(Seconds(1), /*urgent=*/true));
}

TEST_CASE("Pictures that are kept have full quality on the slowest machine, too", "[booth]") {
    QualityChoice quality;
    quality.always_full();
    for (int i = 0; i < 2 * QualityChoice::slow_pictures; ++i) quality.measured(5000, Seconds(10));
    CHECK(quality.full(Seconds(11), /*urgent=*/false));
    CHECK(quality.full(Seconds(11), /*urgent=*/true));
}

TEST_CASE("A slow machine leaves quality to the ladder, and gets another chance", "[booth]") {
    QualityChoice quality;
    SECTION("after one slow picture nothing changes") {
        quality.measured(500, Seconds(1));
        quality.measured(50, Seconds(2));
        CHECK(quality.full(Seconds(3), false));
    }
    SECTION("after several it does") {
        for (int i = 0; i < QualityChoice::slow_pictures; ++i) quality.measured(500, Seconds(10));
        CHECK_FALSE(quality.full(Seconds(11), false));
        CHECK(quality.full(Seconds(10) + QualityChoice::pause, false));
    }
}
