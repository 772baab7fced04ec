#include "engine/evaluation/distribution_metrics.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "engine/core/random.h"

using namespace limner;

namespace {

// `count` vectors of `length` normal numbers, moved by `shift` and widened by `scale`.
FeatureSet normals(std::size_t count, std::size_t length, std::uint64_t seed, float shift = 0,
                   float scale = 1) {
    FeatureSet set(length);
    std::vector<float> vector(length);
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < length; ++k)
            vector[k] = shift + scale * normal(seed, "features", i * length + k);
        set.add(vector);
    }
    return set;
}

FeatureSet of(std::initializer_list<std::array<float, 2>> vectors) {
    FeatureSet set(2);
    for (const auto& v : vectors) set.add(v);
    return set;
}

}  // namespace

TEST_CASE("The Frechet distance agrees with its closed form", "[evaluation]") {
    SECTION("of a set to itself: 0") {
        const auto set = normals(50, 8, 1);
        CHECK(frechet_distance(set, set) == Approx(0).margin(1e-8));
    }
    SECTION("of a moved set: the square of the move") {
        const auto set = normals(50, 4, 2);
        FeatureSet moved(4);
        for (std::size_t i = 0; i < set.size(); ++i) {
            const auto v = set[i];
            moved.add(std::array{v[0] + 3, v[1], v[2] - 4, v[3]});
        }
        CHECK(frechet_distance(set, moved) == Approx(25).epsilon(1e-5));
    }
    SECTION("of diagonal covariances: the squared differences of the spreads") {
        // Unbiased variances 2 and 8 along x in one set, 18 and 2 in the other: (3 s - s)^2 + (s - 2 s)^2.
        const auto a = of({{-1, -2}, {1, -2}, {-1, 2}, {1, 2}}), b = of({{-3, -1}, {3, -1}, {-3, 1}, {3, 1}});
        const double unit = 4.0 / 3;  // 4 vectors: variance of +-1
        CHECK(frechet_distance(a, b) == Approx(unit * ((3 - 1) * (3 - 1) + (2 - 1) * (2 - 1))));
    }
    SECTION("of fewer vectors than numbers: finite") {
        const auto d = frechet_distance(normals(5, 32, 3), normals(6, 32, 4));
        CHECK(std::isfinite(d));
        CHECK(d > 0);
    }
}

TEST_CASE("The kernel distance is unbiased and agrees with a sum by hand", "[evaluation]") {
    SECTION("two vectors each") {
        // k(x, y) = (x.y / 2 + 1)^3: within a (1/2 . 0 + 1)^3 = 1; within b (4/2 + 1)^3 = 27;
        // across: x.y = 0, 0, 2, 2 -> 1, 1, 8, 8.
        const auto a = of({{1, 0}, {0, 1}}), b = of({{0, 2}, {0, 2}});
        CHECK(kernel_distance(a, b) == Approx(1 + 27 - 2 * (1 + 1 + 8 + 8) / 4.0));
    }
    SECTION("samples of one distribution: about 0; of another: clearly more") {
        const auto a = normals(400, 8, 5), b = normals(400, 8, 6), c = normals(400, 8, 7, .5f);
        CHECK(std::abs(kernel_distance(a, b)) < .05);
        CHECK(kernel_distance(a, c) > .3);
    }
}

TEST_CASE("Distances between pairs and cosines are plain geometry", "[evaluation]") {
    CHECK(mean_pairwise_distance(of({{0, 0}, {3, 0}, {0, 4}})) == Approx((3 + 4 + 5) / 3.0));
    CHECK(mean_pairwise_distance(of({{1, 1}})) == 0);
    CHECK(cosine(std::array{1.0f, 0.0f}, std::array{2.0f, 0.0f}) == Approx(1));
    CHECK(cosine(std::array{1.0f, 0.0f}, std::array{1.0f, 1.0f}) == Approx(std::sqrt(.5)));
    CHECK(cosine(std::array{1.0f, 0.0f}, std::array{0.0f, 0.0f}) == 0);
}
