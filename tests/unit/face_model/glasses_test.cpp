#include "engine/face_model/glasses.h"

#include <catch2/catch.hpp>

using namespace limner;

TEST_CASE("Glasses sit before the eyes, alike on both sides, and reach to the ears", "[face_model]") {
    const GlassesFit fit{{Vec3(3.2f, 2, 4), Vec3(-3.2f, 2, 4)}, 6.5f, {7.4f, -7.4f}};
    CHECK(glasses_frame(GlassesShape::none, fit, 0.15f).empty());
    const auto shape = GENERATE(GlassesShape::rectangular, GlassesShape::round, GlassesShape::rounded);
    const auto tubes = glasses_frame(shape, fit, 0.15f);
    REQUIRE(tubes.size() == 5);
    for (const std::size_t side : {0, 1}) {
        const auto& rim = tubes[2 * side];
        const auto& arm = tubes[2 * side + 1];
        CHECK(rim.closed);
        CHECK(rim.radius == 0.15f);
        float left = 100, right = -100, low = 100, high = -100;
        for (const Vec3& p : rim.curve) {
            CHECK(p.z > fit.eyes[side].z + 1.2f);  // half an eyeball
            left = std::min(left, p.x), right = std::max(right, p.x);
            low = std::min(low, p.y), high = std::max(high, p.y);
        }
        const Vec3& eye = fit.eyes[side];
        CHECK((left < eye.x - 1.5f && eye.x + 1.5f < right));
        CHECK((low < eye.y - 1 && eye.y + 1 < high));
        CHECK_FALSE(arm.closed);
        CHECK(std::fabs(arm.curve.back().x) > 7.4f);
        CHECK(arm.curve.back().z < 0);
    }
    for (std::size_t i = 0; i < tubes[1].curve.size(); ++i) {
        CHECK(tubes[1].curve[i].x == Approx(-tubes[3].curve[i].x));
        CHECK(tubes[1].curve[i].y == Approx(tubes[3].curve[i].y));
    }
    // The bridge joins the rims.
    for (const Vec3& end : {tubes[4].curve.front(), tubes[4].curve.back()}) {
        float nearest = 100;
        for (const auto& rim : {tubes[0], tubes[2]})
            for (const Vec3& p : rim.curve) nearest = std::min(nearest, length(p - end));
        CHECK(nearest < 0.4f);
    }
}
