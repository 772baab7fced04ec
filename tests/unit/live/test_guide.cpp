#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "engine/generators/live/guide.h"

namespace limner::live {
namespace {

// A ball before the camera, labels drawn at random, holes in the depth.
struct Scene {
    int size;
    std::vector<std::uint8_t> labels;
    std::vector<float> normals, depth;
    GuideInput input;

    explicit Scene(int side) : size(side) {
        const auto plane = std::size_t(side) * std::size_t(side);
        labels.resize(plane);
        normals.resize(3 * plane);
        depth.resize(plane);
        std::mt19937 random(5);
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const auto at = std::size_t(y * side + x);
                labels[at] = std::uint8_t(random() % 20);
                const float u = 2.2f * (float(x) + .5f) / float(side) - 1.1f,
                            v = 2.2f * (float(y) + .5f) / float(side) - 1.1f, d = 1 - u * u - v * v;
                if (d <= 0 || random() % 50 == 0) continue;
                normals[3 * at] = u, normals[3 * at + 1] = -v, normals[3 * at + 2] = std::sqrt(d);
                depth[at] = 80 - 9 * std::sqrt(d);
            }
        const float c = std::cos(.3f), s = std::sin(.3f), middle = float(side) / 2;
        input.size = side;
        input.labels = labels;
        input.normals = normals;
        input.depth = depth;
        input.view = {{c, 0, s, 0, 1, 0, -s, 0, c}, {80 * s, 1, 80 * c}, 3.6f * float(side), middle, middle};
        input.eyes = {Eyeball{{3, 1, 8}, {0, 0, 1}}, Eyeball{{-3, 1, 8}, {0, .1f, .995f}}};
        for (int i = 0; i < light_size; ++i) input.light[std::size_t(i)] = .1f * float(i % 5) - .05f;
    }

    std::vector<float> guide(int step) {
        input.step = step;
        const auto side = std::size_t(size / step);
        std::vector<float> out(guide_channels * side * side, -7.0f);
        make_guide(input, out);
        return out;
    }
};

}  // namespace

TEST_CASE("A guide of fewer pixels holds every so many of the full one", "[live][guide]") {
    const int size = GENERATE(256, 100, 7);  // rows that fill no run of pixels too
    Scene scene(size);
    const auto full = scene.guide(1);
    for (const int step : {2, 3, 4}) {
        const auto few = scene.guide(step);
        const int side = size / step;
        bool same = true;
        for (int c = 0; c < guide_channels; ++c)
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    same = same && few[std::size_t((c * side + y) * side + x)] ==
                                       full[std::size_t((c * size + y * step) * size + x * step)];
        CHECK(same);
    }
}

TEST_CASE("The guide says what its channels promise", "[live][guide]") {
    constexpr int size = 96;
    constexpr std::size_t plane = size * size;
    Scene scene(size);
    const auto guide = scene.guide(1);
    const auto& R = scene.input.view.head_from_camera;
    const std::span<const float, 27> sh(scene.input.light.data(), 27);
    double worst = 0, loudest = 0;
    for (std::size_t i = 0; i < plane; ++i) {
        CHECK(guide[11 * plane + i] == 1);
        if (scene.depth[i] <= 0) {
            for (std::size_t c = 0; c < 11; ++c) REQUIRE(guide[c * plane + i] == 0);
            continue;
        }
        const float* n = scene.normals.data() + 3 * i;
        const float x = R[0] * n[0] + R[1] * n[1] + R[2] * n[2], y = R[3] * n[0] + R[4] * n[1] + R[5] * n[2],
                    z = R[6] * n[0] + R[7] * n[1] + R[8] * n[2];
        const auto e = irradiance(sh, x, y, z);
        for (std::size_t c = 0; c < 3; ++c) {
            CHECK(guide[c * plane + i] == n[c]);
            worst = std::max(worst,
                             double(std::abs(guide[(4 + c) * plane + i] - std::sqrt(std::max(e[c], 0.0f)))));
        }
        for (const std::size_t noise : {9, 10})
            loudest = std::max(loudest, double(std::abs(guide[noise * plane + i])));
    }
    CHECK(worst < 1e-5);
    CHECK(loudest <= 1);
    CHECK(loudest > .7);
}

TEST_CASE("Hair has strands where skin has pores", "[live][guide]") {
    constexpr int size = 128;
    constexpr std::size_t plane = size * size;
    Scene scene(size);
    const auto noise_of = [&](FaceClass face_class) {
        std::ranges::fill(scene.labels, std::uint8_t(face_class));
        return scene.guide(1);
    };
    const auto hair = noise_of(FaceClass::hair), skin = noise_of(FaceClass::skin);
    // Mean square step from each pixel to its neighbour, in the lower half of the middle: before the whorl,
    // where hair falls.
    const auto step = [&](const std::vector<float>& guide, std::size_t channel, int dx, int dy) {
        double sum = 0;
        int count = 0;
        for (int y = size / 2; y < 3 * size / 4; ++y)
            for (int x = 3 * size / 8; x < 5 * size / 8; ++x) {
                const auto here = std::size_t(y * size + x), there = std::size_t((y + dy) * size + x + dx);
                if (scene.depth[here] <= 0 || scene.depth[there] <= 0) continue;
                const double d = guide[channel * plane + here] - guide[channel * plane + there];
                sum += d * d;
                ++count;
            }
        return sum / count;
    };
    for (const std::size_t noise : {9, 10}) CHECK(step(hair, noise, 1, 0) > 2 * step(hair, noise, 0, 1));
    CHECK(step(skin, 9, 1, 0) < 2 * step(skin, 9, 0, 1));
    for (std::size_t i = 0; i < 9 * plane; ++i) REQUIRE(hair[i] == skin[i]);  // all else is the same
}

}  // namespace limner::live
