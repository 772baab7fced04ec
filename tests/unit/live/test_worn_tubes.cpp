#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/live/worn_tubes.h"

namespace limner::live {
namespace {

constexpr float neck_radius = 5.5f, ear_x = 7.5f, lobe_y = -1.5f;

/// A neck along y, an ear on either side whose lowest point is lobe_y; `over` may put something else there.
FieldQuery head(const std::function<int(const Vec3f&)>& over = [](const Vec3f&) { return -1; }) {
    return [over](std::span<const Vec3f> points, std::span<float> logits) {
        const FieldFrame frame;
        std::ranges::fill(logits, -10.0f);
        for (std::size_t i = 0; i < points.size(); ++i) {
            const Vec3f p = frame.head_from_field(points[i]);
            int found = over(p);
            if (found < 0 && p.y() < -5 && std::hypot(p.x(), p.z() + 1.6f) < neck_radius)
                found = int(FaceClass::neck);
            const Vec3f ear = p - Vec3f(p.x() > 0 ? ear_x : -ear_x, lobe_y + 2, 1);
            if (found < 0 && std::hypot(ear.x() * 3, ear.y(), ear.z() * 2) < 2)
                found = int(p.x() > 0 ? FaceClass::left_ear : FaceClass::right_ear);
            logits[i * face_class_count + std::size_t(std::max(found, 0))] = 10;
        }
    };
}

HeadAnchors anchors() {
    HeadAnchors anchors;
    anchors.at_rest = {{Vec3f(3, 3, 5), Vec3f(-3, 3, 5)},
                       Vec3f(0, 3, 8),
                       {Vec3f(7, 4, 3.5f), Vec3f(-7, 4, 3.5f)},
                       Vec3f::Zero()};
    return anchors;
}

GeometryCode wearing(int glasses, int earrings, bool necklace) {
    GeometryCode code{};
    code[std::size_t(glasses_begin + glasses)] = 1;
    code[std::size_t(earrings_begin + earrings)] = 1;
    code[necklace_at] = necklace;
    return code;
}

std::vector<Tube> of(FaceClass face_class, const std::vector<WornTube>& worn) {
    std::vector<Tube> tubes;
    for (const auto& part : worn)
        if (part.face_class == face_class) tubes.push_back(part.tube);
    return tubes;
}

}  // namespace

TEST_CASE("A head wears what its code says and nothing else", "[live][worn]") {
    CHECK(worn_tubes(wearing(0, 0, false), anchors(), head()).empty());
    const auto all = worn_tubes(wearing(2, 1, true), anchors(), head());
    CHECK(of(FaceClass::glasses, all).size() == 5);
    CHECK(of(FaceClass::earring, all).size() == 2);
    CHECK(of(FaceClass::necklace, all).size() == 1);
    CHECK(all.size() == 8);
}

TEST_CASE("Earrings hang from the lobes, outside of the ears", "[live][worn]") {
    for (const auto& ring : of(FaceClass::earring, worn_tubes(wearing(0, 1, false), anchors(), head()))) {
        float highest = -100, lowest = 100;
        for (const auto& p : ring.curve) {
            CHECK(std::abs(p.x()) > ear_x);
            CHECK(std::abs(p.x()) < ear_x + 1.2f);
            highest = std::max(highest, p.y());
            lowest = std::min(lowest, p.y());
        }
        CHECK(ring.closed);
        CHECK(highest == Approx(lobe_y).margin(.5));
        CHECK(lowest == Approx(lobe_y - 1.5f).margin(.5));
    }
    const auto long_hair = head(
        [](const Vec3f& p) { return p.x() > 5 && std::abs(p.x() - 8.5f) < .6f ? int(FaceClass::hair) : -1; });
    const auto left = of(FaceClass::earring, worn_tubes(wearing(0, 2, false), anchors(), long_hair));
    REQUIRE(left.size() == 1);  // of the ear that hair hangs over none is seen
    CHECK(left[0].curve[0].x() < 0);
}

TEST_CASE("A necklace lies on bare skin, and ends where cloth begins", "[live][worn]") {
    const auto whole = of(FaceClass::necklace, worn_tubes(wearing(0, 0, true), anchors(), head()));
    REQUIRE(whole.size() == 1);
    CHECK(whole[0].closed);
    for (const auto& p : whole[0].curve)
        CHECK(std::hypot(p.x(), p.z() + 1.6f) == Approx(neck_radius + .1f).margin(.15));
    const auto collar = head([](const Vec3f& p) {
        return p.y() < -5 && p.z() < 0 && std::hypot(p.x(), p.z() + 1.6f) < 7 ? int(FaceClass::clothes) : -1;
    });
    const auto open = of(FaceClass::necklace, worn_tubes(wearing(0, 0, true), anchors(), collar));
    REQUIRE(open.size() == 1);
    CHECK_FALSE(open[0].closed);
    CHECK(open[0].curve.size() > 10);
    for (const auto& p : open[0].curve) CHECK(p.z() > -.5f);
}

TEST_CASE("A head is asked for no class that its code has not, or that tubes show", "[live][worn]") {
    const FieldQuery anything = [](std::span<const Vec3f>, std::span<float> logits) {
        std::ranges::fill(logits, 1.0f);
    };
    HeadAnchors corners;
    corners.landmarks[48] = Vec3f(-2, -3, 8), corners.landmarks[54] = Vec3f(2, -3.2f, 8);
    const auto absent = [&](float beard, float moustache, FaceClass face_class, float y = -2) {
        GeometryCode code{};
        code[beard_at] = beard, code[moustache_at] = moustache;
        const Vec3f point = FieldFrame().field_from_head(Vec3f(0, y, 8));
        std::vector<float> logits(face_class_count);
        without_absent_classes(anything, code, corners)({&point, 1}, logits);
        return logits[std::size_t(face_class)] < -100;
    };
    for (const auto worn : {FaceClass::glasses, FaceClass::earring, FaceClass::necklace})
        CHECK(absent(1, 1, worn));
    CHECK(absent(0, 0, FaceClass::facial_hair));
    CHECK_FALSE(absent(.7f, 0, FaceClass::facial_hair));
    CHECK_FALSE(absent(0, 1, FaceClass::facial_hair));
    CHECK_FALSE(absent(.7f, 1, FaceClass::facial_hair, -4));
    CHECK(absent(0, 1, FaceClass::facial_hair, -4));
    CHECK_FALSE(absent(0, 1, FaceClass::skin, -4));
    CHECK_FALSE(absent(0, 0, FaceClass::skin));
    CHECK_FALSE(absent(0, 0, FaceClass::hair));
}

}  // namespace limner::live
