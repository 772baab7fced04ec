#include "engine/face_analysis/face_coefficients.h"

#include <catch2/catch.hpp>

using namespace limner;
using namespace limner::analysis;

namespace {

Coefficients counted() {
    Coefficients c;
    for (std::size_t i = 0; i < c.size(); ++i) c[i] = float(i + 1);
    return c;
}

std::size_t place_of(Expression shape) { return expression.begin + std::size_t(shape); }

}  // namespace

TEST_CASE("A mirrored face turns, looks and smiles the other way", "[face_analysis]") {
    const auto face = counted(), other = mirrored(face);
    CHECK(other[pose.begin] == -face[pose.begin]);
    CHECK(other[pose.begin + 1] == face[pose.begin + 1]);
    CHECK(other[pose.begin + 2] == -face[pose.begin + 2]);
    CHECK(other[gaze.begin] == -face[gaze.begin]);
    CHECK(other[place_of(Expression::mouthSmile_L)] == face[place_of(Expression::mouthSmile_R)]);
    CHECK(other[place_of(Expression::eyeBlink_R)] == face[place_of(Expression::eyeBlink_L)]);
    CHECK(other[place_of(Expression::jawLeft)] == face[place_of(Expression::jawRight)]);
    CHECK(other[place_of(Expression::jawOpen)] == face[place_of(Expression::jawOpen)]);
    // The light's x, xy and xz turn round, y stays.
    for (const std::size_t channel : {0, 9, 18}) {
        CHECK(other[light.begin + channel + 3] == -face[light.begin + channel + 3]);
        CHECK(other[light.begin + channel + 4] == -face[light.begin + channel + 4]);
        CHECK(other[light.begin + channel + 7] == -face[light.begin + channel + 7]);
        CHECK(other[light.begin + channel + 1] == face[light.begin + channel + 1]);
    }
    CHECK(other[identity.begin + 5] == face[identity.begin + 5]);
    CHECK(mirrored(other) == face);
}

TEST_CASE("Every side of an expression has the other side as its partner", "[face_analysis]") {
    for (int shape = 0; shape < expression_count; ++shape) {
        Coefficients one{};
        one[expression.begin + std::size_t(shape)] = 1;
        const auto other = mirrored(one);
        auto wanted = std::string(name(Expression(shape)));
        if (wanted.ends_with("_L"))
            wanted.back() = 'R';
        else if (wanted.ends_with("_R"))
            wanted.back() = 'L';
        else if (wanted.ends_with("Left"))
            wanted.replace(wanted.size() - 4, 4, "Right");
        else if (wanted.ends_with("Right"))
            wanted.replace(wanted.size() - 5, 5, "Left");
        for (int i = 0; i < expression_count; ++i)
            CHECK(other[expression.begin + std::size_t(i)] == (name(Expression(i)) == wanted ? 1 : 0));
    }
}

TEST_CASE("Light has no brightness, only direction, contrast and colour", "[face_analysis]") {
    auto bright = counted(), dim = counted();
    for (std::size_t i = light.begin; i < light.end(); ++i) dim[i] *= .25f;
    normalise_light(bright);
    normalise_light(dim);
    for (std::size_t i = 0; i < bright.size(); ++i) CHECK(bright[i] == Approx(dim[i]));
    CHECK(.2126f * bright[light.begin] + .7152f * bright[light.begin + 9] +
              .0722f * bright[light.begin + 18] ==
          Approx(1));
    Coefficients dark{};
    normalise_light(dark);
    CHECK(dark == Coefficients{});
}
