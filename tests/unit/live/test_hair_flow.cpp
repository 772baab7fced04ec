#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/generators/live/hair_flow.h"

namespace limner::live {
namespace {

using Vec = std::array<float, 3>;

constexpr int crop = 2, side_part = 3, slicked_back = 4, afro = 7, fringe = 8, long_straight = 9, bun = 12;

HairFlow flow_of(int cut, float part = 0) {
    GeometryCode code{};
    code[std::size_t(hair_begin + cut)] = 1;
    code[std::size_t(hair_begin + 18)] = part * .4f;
    return HairFlow(code);
}

/// Sixty-four places from `from` on, `step` apart, on a surface with normal `out`.
StrandRun places(const Vec& from, const Vec& step, const Vec& out) {
    StrandRun run{};
    for (std::size_t k = 0; k < 3; ++k)
        for (int i = 0; i < StrandRun::length; ++i) {
            run.point[k][i] = from[k] + step[k] * float(i);
            run.normal[k][i] = out[k];
        }
    return run;
}

/// The mean course in a square centimetre about `place`.
Vec course(const HairFlow& flow, const Vec& place, const Vec& out) {
    Vec sum{};
    for (int row = 0; row < 8; ++row) {
        auto run = places({place[0] - .5f, place[1], place[2]}, {.016f, 0, 0}, out);
        for (int i = 0; i < StrandRun::length; ++i)
            run.point[1][i] += (std::fabs(out[1]) > .5f ? 0 : 1) * float(row) / 8;
        flow.head_hair(run);
        for (std::size_t k = 0; k < 3; ++k)
            for (int i = 0; i < StrandRun::length; ++i) sum[k] += run.course[k][i] / (8 * StrandRun::length);
    }
    return sum;
}

float rms(const float (&values)[StrandRun::length], int first, int count) {
    float sum = 0;
    for (int i = first; i < first + count; ++i) sum += values[i] * values[i];
    return std::sqrt(sum / float(count));
}

/// How much `noise` of a straight row of places changes from one to the next, as a share of what it is.
template <class Noise>
float roughness(const HairFlow& flow, const Vec& from, const Vec& step, const Vec& out, Noise noise) {
    float change = 0, power = 0;
    for (int row = 0; row < 16; ++row) {
        auto run = places({from[0] + .31f * float(row), from[1], from[2]}, step, out);
        flow.head_hair(run);
        draw_strands(run, false);
        const auto& values = run.*noise;
        for (int i = 1; i < StrandRun::length; ++i) change += std::pow(values[i] - values[i - 1], 2.0f);
        power += std::pow(rms(values, 0, StrandRun::length), 2.0f) * StrandRun::length;
    }
    return change / power;
}

constexpr Vec up{0, 1, 0}, ahead{0, 0, 1}, left{1, 0, 0};

}  // namespace

TEST_CASE("Hair runs as its cut is combed", "[live][hair]") {
    // From a parting to both sides, wherever it is.
    for (const float part : {-2.0f, 0.0f, 3.0f}) {
        CHECK(course(flow_of(side_part, part), {part + 2, 12, 1}, up)[0] > .7f);
        CHECK(course(flow_of(side_part, part), {part - 2, 12, 1}, up)[0] < -.7f);
    }
    // Long hair hangs beside the face, and over the shoulders before it.
    CHECK(course(flow_of(long_straight), {8, -4, 0}, left)[1] < -.8f);
    CHECK(course(flow_of(long_straight), {6, -8, 4}, ahead)[1] < -.8f);
    // Back over the crown, forward over the forehead, to where it is tied.
    CHECK(course(flow_of(slicked_back), {0, 12, 3}, up)[2] < -.8f);
    CHECK(course(flow_of(crop), {0, 12, 3}, up)[2] > .7f);
    CHECK(course(flow_of(fringe), {0, 9, 7}, ahead)[1] < -.7f);
    CHECK(course(flow_of(bun), {7, 9, 0}, left)[2] < -.6f);
    // Of no known cut: away from the whorl.
    CHECK(course(HairFlow(), {.8f, 13, 0}, up)[2] > .8f);

    // Between two cuts it runs between them.
    GeometryCode code{};
    code[hair_begin + slicked_back] = code[hair_begin + crop] = .5f;
    code[hair_begin + side_part] = .01f;
    const auto mixed = course(HairFlow(code), {0, 12, 3}, up);
    CHECK(std::fabs(mixed[2]) < .6f);
}

TEST_CASE("Strands stay what they are along the hair, and differ across it", "[live][hair]") {
    const auto flow = flow_of(long_straight);
    const Vec place{5, -6, 5};
    for (const auto noise : {&StrandRun::fine, &StrandRun::coarse}) {
        const float along = roughness(flow, place, {0, -.1f, 0}, ahead, noise),
                    across = roughness(flow, place, {.1f, 0, 0}, ahead, noise);
        CHECK(across > 3 * along);
    }
    // Curls as tight as those of an afro have no direction.
    const float one = roughness(flow_of(afro), place, {0, -.1f, 0}, ahead, &StrandRun::fine),
                other = roughness(flow_of(afro), place, {.1f, 0, 0}, ahead, &StrandRun::fine);
    CHECK(one < 1.5f * other);
    CHECK(other < 1.5f * one);
}

TEST_CASE("Strands are as strong in every cut, and the same wherever they are evaluated", "[live][hair]") {
    for (const int cut : {crop, side_part, afro, fringe, long_straight, bun})
        for (const bool grain : {false, true}) {
            float fine = 0, coarse = 0;
            for (int row = 0; row < 32; ++row) {
                auto run = places({-4 + .29f * float(row), 8 - .4f * float(row), 6}, {.13f, .02f, 0}, ahead);
                const auto again = [&](int from) {
                    auto other = run;
                    for (std::size_t k = 0; k < 3; ++k)
                        std::rotate(other.point[k], other.point[k] + from,
                                    other.point[k] + StrandRun::length);
                    flow_of(cut).head_hair(other);
                    draw_strands(other, grain);
                    return other;
                };
                const auto moved = again(17);
                flow_of(cut).head_hair(run);
                draw_strands(run, grain);
                for (int i = 0; i < StrandRun::length; ++i) {
                    REQUIRE(std::fabs(run.fine[i]) <= 1);
                    REQUIRE(run.fine[(i + 17) % StrandRun::length] == moved.fine[i]);
                }
                fine += rms(run.fine, 0, StrandRun::length) / 32;
                coarse += rms(run.coarse, 0, StrandRun::length) / 32;
            }
            INFO("cut " << cut << (grain ? ", with grain" : ""));
            CHECK(fine > .27f);
            CHECK(fine < .65f);
            CHECK(coarse > .22f);
            CHECK(coarse < .55f);
        }
}

}  // namespace limner::live
