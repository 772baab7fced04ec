#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

#include "engine/generators/live/outlines.h"

namespace limner::live {
namespace {

constexpr auto hair = std::uint8_t(FaceClass::hair), skin = std::uint8_t(FaceClass::skin),
               background = std::uint8_t(FaceClass::background), eye = std::uint8_t(FaceClass::left_eye);

/// A ball before background: hair on its upper half, skin below, an eye at the border of both.
struct Scene {
    int size;
    std::vector<std::uint8_t> labels;
    std::vector<float> normals, depth;
    GuideView view;

    explicit Scene(int side)
        : size(side),
          labels(std::size_t(side * side), background),
          normals(3 * labels.size()),
          depth(labels.size()),
          view{
              {1, 0, 0, 0, 1, 0, 0, 0, 1}, {0, 1, 80}, 3.6f * float(side), float(side) / 2, float(side) / 2} {
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                const auto at = std::size_t(y * side + x);
                const float u = 2.4f * (float(x) + .5f) / float(side) - 1.2f,
                            v = 2.4f * (float(y) + .5f) / float(side) - 1.2f, d = 1 - u * u - v * v;
                if (d <= 0) continue;
                labels[at] = y < side / 2 ? hair : std::fabs(u) < .2f && v < .1f ? eye : skin;
                normals[3 * at] = u, normals[3 * at + 1] = -v, normals[3 * at + 2] = std::sqrt(d);
                depth[at] = 80 - 9 * std::sqrt(d);
            }
    }
    void redraw() { redraw_outlines(size, labels, normals, depth, view, HairFlow()); }
};

}  // namespace

TEST_CASE("Hair ends in strands, on both sides of where it ended", "[live][hair]") {
    const int size = GENERATE(256, 512);
    const Scene before(size);
    Scene after(size);
    after.redraw();
    int won_from_background = 0, won_from_skin = 0, lost = 0, all = 0;
    const int reach = int(.016f * float(size)) + 1;
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const auto at = std::size_t(y * size + x);
            const auto old = before.labels[at], now = after.labels[at];
            all += old == hair;
            if (old == now) {
                REQUIRE(after.depth[at] == before.depth[at]);
                continue;
            }
            REQUIRE(old != eye);
            won_from_background += old == background;
            won_from_skin += old == skin;
            lost += old == hair;
            // What is hair has a surface, what is background has none.
            REQUIRE((after.depth[at] > 0) == (now != background));
            const float* n = after.normals.data() + 3 * at;
            REQUIRE(std::sqrt(n[0] * n[0] + n[1] * n[1] + n[2] * n[2]) ==
                    Approx(now == background ? 0 : 1).margin(1e-3));
            // It comes from nearby.
            bool near = false;
            for (int j = std::max(0, y - reach); j <= std::min(size - 1, y + reach); ++j)
                for (int i = std::max(0, x - reach); i <= std::min(size - 1, x + reach); ++i)
                    near = near || before.labels[std::size_t(j * size + i)] == now;
            REQUIRE(near);
        }
    CHECK(won_from_background > size / 4);
    CHECK(won_from_skin > size / 16);
    CHECK(lost > size / 4);
    CHECK(won_from_background + won_from_skin + lost < all / 12);
    Scene again(size);
    again.redraw();
    CHECK(again.labels == after.labels);
}

TEST_CASE("Bumps are taken from the brim of a hat, and hair below it makes room", "[live]") {
    Scene scene(512);
    constexpr auto hat = std::uint8_t(FaceClass::hat);
    const auto brim = [](int x) { return 200 + int(std::lround(6 * std::sin(float(x) * .2f))); };
    for (int y = 0; y < 256; ++y)
        for (int x = 0; x < 512; ++x)
            if (auto& label = scene.labels[std::size_t(y * 512 + x)]; label == hair && y < brim(x))
                label = hat;
    scene.redraw();
    int highest = 512, lowest = 0;
    for (int x = 200; x < 312; ++x) {
        int y = 100;
        while (scene.labels[std::size_t(y * 512 + x)] == hat) ++y;
        CHECK(scene.labels[std::size_t(y * 512 + x)] == hair);
        highest = std::min(highest, y);
        lowest = std::max(lowest, y);
    }
    CHECK(lowest - highest <= 4);  // 12 before
    CHECK(std::abs(highest - 200) <= 4);
}

TEST_CASE("What another processor rounds otherwise moves no outline", "[live][hair]") {
    Scene one(512), other(512);
    for (auto& depth : other.depth) depth *= 1 + 1e-6f;
    one.redraw();
    other.redraw();
    int different = 0;
    for (std::size_t i = 0; i < one.labels.size(); ++i) different += one.labels[i] != other.labels[i];
    CHECK(different <= 1);
}

TEST_CASE("A face before hair keeps its outline", "[live][hair]") {
    Scene scene(256);
    for (std::size_t i = 0; i < scene.labels.size();
         ++i)  // the lower half of the ball, two centimetres nearer
        if (scene.labels[i] == skin) scene.depth[i] -= 2;
    const auto labels = scene.labels;
    scene.redraw();
    bool same = true, frayed = false;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const bool face = labels[i] == skin || scene.labels[i] == skin;
        same = same && (!face || labels[i] == scene.labels[i]);
        frayed = frayed || labels[i] != scene.labels[i];
    }
    CHECK(same);
    CHECK(frayed);
}

TEST_CASE("Hair without depth, and heads without hair, keep their outlines", "[live][hair]") {
    Scene flat(256);
    const auto labels = flat.labels;
    std::ranges::fill(flat.depth, 0.0f);
    flat.redraw();
    CHECK(flat.labels == labels);

    Scene bald(256);
    std::ranges::replace(bald.labels, hair, skin);
    const auto bare = bald.labels;
    bald.redraw();
    CHECK(bald.labels == bare);
}

}  // namespace limner::live
