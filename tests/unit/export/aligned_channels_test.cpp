#include "engine/export/aligned_channels.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace limner;

namespace {

/// Left half nothing; right half a slope with a step of 20 in its middle row.
Picture slope() {
    Picture picture;
    DepthMap depth(8, 8);
    NormalMap normals(8, 8);
    LabelMap labels(8, 8);
    for (int y = 0; y < 8; ++y)
        for (int x = 4; x < 8; ++x) {
            depth.at(x, y) = 60 + 0.1f * float(x) + (y >= 4 ? 20.0f : 0.0f);
            normals.at(x, y) = {0.6f, 0, 0.8f};
            labels.at(x, y) = y >= 4 ? 18 : 1;
        }
    picture.image = std::make_shared<const Image>(16, 16);
    picture.depth = std::make_shared<const DepthMap>(depth);
    picture.normals = std::make_shared<const NormalMap>(normals);
    picture.labels = std::make_shared<const LabelMap>(labels);
    return picture;
}

}  // namespace

TEST_CASE("Depth is smooth on a surface and invents nothing between two", "[export]") {
    const auto channels = aligned_channels(slope());
    REQUIRE(channels.depth);
    const auto& depth = *channels.depth;
    CHECK(depth.width == 16);
    CHECK(depth.at(11, 2) == Approx(60 + 0.1 * 5.25));  // between the columns 5 and 6
    for (const float d : depth.pixels) CHECK((d == 0 || (d > 60 && d < 61) || (d > 80 && d < 81)));
    CHECK(depth.at(7, 2) == 0);
    CHECK(depth.at(8, 2) > 0);
    CHECK((*channels.labels).at(8, 8) == 18);
    const auto& n = channels.normals->at(11, 2);
    CHECK(std::hypot(n[0], n[1], n[2]) == Approx(1));
    CHECK(channels.normals->at(0, 0) == std::array<float, 3>{});
}

TEST_CASE("Along the border the first row and column stand alone", "[export]") {
    Picture picture;
    DepthMap depth(8, 8);
    for (int y = 0; y < 8; ++y)
        for (int x = 0; x < 8; ++x) depth.at(x, y) = 60 + 0.08f * float(x) + 0.01f * float(y);
    picture.image = std::make_shared<const Image>(16, 16);
    picture.depth = std::make_shared<const DepthMap>(depth);
    const auto channels = aligned_channels(picture);
    REQUIRE(channels.depth);
    CHECK(channels.depth->at(0, 0) == Approx(60));
    CHECK(channels.depth->at(1, 0) == Approx(60 + 0.08 * 0.25));
    CHECK(channels.depth->at(15, 15) == Approx(depth.at(7, 7)));
}

TEST_CASE("What a model does not give is not there", "[export]") {
    auto picture = slope();
    picture.labels = nullptr;
    picture.normals = nullptr;
    const auto channels = aligned_channels(picture);
    CHECK_FALSE(channels.labels);
    CHECK_FALSE(channels.normals);
    CHECK(channels.depth);
    picture.depth = nullptr;
    CHECK_FALSE(aligned_channels(picture).depth);
}
