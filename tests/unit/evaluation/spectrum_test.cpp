#include "engine/evaluation/spectrum.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <numbers>

using namespace limner;

namespace {

Grid<float> wave(int size, double cycles_per_pixel, float amplitude) {
    Grid<float> grid(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            grid.at(x, y) =
                .5f + amplitude * float(std::sin(2 * std::numbers::pi * cycles_per_pixel * double(x)));
    return grid;
}

}  // namespace

TEST_CASE("A wave's power lies in its octave and grows with the square of its height", "[evaluation]") {
    const double frequencies[] = {.35, .18, .09};
    for (int octave = 0; octave < octave_count; ++octave) {
        const auto weak = octave_energies(wave(128, frequencies[octave], .1f)),
                   strong = octave_energies(wave(128, frequencies[octave], .2f));
        for (int other = 0; other < octave_count; ++other)
            if (other != octave) CHECK(weak[std::size_t(other)] < 1e-3 * weak[std::size_t(octave)]);
        CHECK(strong[std::size_t(octave)] == Approx(4 * weak[std::size_t(octave)]).epsilon(1e-3));
    }
}

TEST_CASE("The power of a wave is half its square times the window's mean square", "[evaluation]") {
    // A Hann window's square has the mean 3/8, in both directions.
    const auto energies = octave_energies(wave(256, .35, .2f));
    CHECK(energies[0] == Approx(.2 * .2 / 2 * 9 / 64).epsilon(.01));
    CHECK(octave_energies(wave(128, .35, .2f))[0] == Approx(energies[0]).epsilon(.02));
}

TEST_CASE("A flat picture has no detail", "[evaluation]") {
    for (const double energy : octave_energies(Grid<float>(64, 64, .7f))) CHECK(energy < 1e-12);
}
