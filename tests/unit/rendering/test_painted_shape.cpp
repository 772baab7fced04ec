#include <catch2/catch.hpp>

#include "engine/rendering/border_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/painted_shape.h"
#include "engine/rendering/sparse_bake.h"
#include "tests/unit/rendering/analytic_head.h"

using namespace limner;
using testing::HeadField;

namespace {

constexpr int side = 256;
constexpr auto hair = std::uint8_t(FaceClass::hair), skin = std::uint8_t(FaceClass::skin);

struct Seen {
    BakedField baked;
    SurfaceView view;
};
Seen look(const FieldQuery& field, const Camera& camera, const PaintedShape* shape = nullptr) {
    Seen seen{*bake(field, {.finest = 64}), {}};
    seen.view = rasterise(seen.baked, camera, side);
    if (shape) shape->mark(camera, seen.view);
    BorderMarch().correct(field, seen.baked, camera, seen.view);
    return seen;
}

LabelMap no_strokes() { return {side, side, PaintedShape::unpainted}; }

void disc(LabelMap& strokes, int x, int y, int radius, std::uint8_t label) {
    for (int v = y - radius; v <= y + radius; ++v)
        for (int u = x - radius; u <= x + radius; ++u)
            if (strokes.contains(u, v) && (u - x) * (u - x) + (v - y) * (v - y) <= radius * radius)
                strokes.at(u, v) = label;
}

/// Strokes over the analytic head, before and after they became a part of it.
struct Painted {
    HeadField head;
    Camera camera;
    Seen before;
    std::shared_ptr<const PaintedShape> shape;
    FieldQuery field;

    Painted(const LabelMap& strokes, float yaw)
        : camera(head_camera({.yaw = from_degrees(yaw)}, {})),
          before(look(std::ref(head), camera)),
          shape(std::make_shared<const PaintedShape>(strokes, before.view.labels, before.view.depth, camera,
                                                     before.baked)),
          field(with_painting(std::ref(head), shape)) {}

    LabelMap wanted(const LabelMap& strokes) const {
        LabelMap labels = before.view.labels;
        for (std::size_t i = 0; i < labels.pixels.size(); ++i)
            if (strokes.pixels[i] != PaintedShape::unpainted) labels.pixels[i] = strokes.pixels[i];
        return labels;
    }
};

/// Intersection over union of `label` where strokes are or the label is shown.
double iou(const LabelMap& strokes, const LabelMap& wanted, const LabelMap& shown) {
    std::int64_t both = 0, either = 0;
    for (std::size_t i = 0; i < strokes.pixels.size(); ++i) {
        if (strokes.pixels[i] == PaintedShape::unpainted) continue;
        ++either;
        both += wanted.pixels[i] == shown.pixels[i];
    }
    return double(both) / double(either);
}
double changed_elsewhere(const LabelMap& strokes, const LabelMap& before, const LabelMap& after) {
    std::int64_t changed = 0;
    for (std::size_t i = 0; i < strokes.pixels.size(); ++i)
        changed += strokes.pixels[i] == PaintedShape::unpainted && before.pixels[i] != after.pixels[i];
    return double(changed) / double(strokes.pixels.size());
}
int count(const LabelMap& labels, std::uint8_t label) {
    return int(std::count(labels.pixels.begin(), labels.pixels.end(), label));
}

}  // namespace

TEST_CASE("A painted view shows what was painted, and nothing else is touched", "[rendering]") {
    for (const float yaw : {0.0f, 25.0f}) {
        auto strokes = no_strokes();
        SECTION("another class on the face, yaw " + std::to_string(yaw)) {
            disc(strokes, 120, 150, 22, hair);
        }
        SECTION("a thin line, yaw " + std::to_string(yaw)) {
            for (int x = 90; x < 160; ++x) strokes.at(x, 140) = strokes.at(x, 141) = hair;
        }
        SECTION("hair over the background, yaw " + std::to_string(yaw)) {
            disc(strokes, 128, 14, 30, hair);
            disc(strokes, 44, 90, 18, hair);
        }
        SECTION("a part away from the head, yaw " + std::to_string(yaw)) { disc(strokes, 20, 20, 12, hair); }
        SECTION("background over hair and face, yaw " + std::to_string(yaw)) {
            disc(strokes, 110, 20, 26, 0);
            disc(strokes, 200, 130, 20, 0);
        }
        SECTION("all of them, yaw " + std::to_string(yaw)) {
            disc(strokes, 120, 150, 22, hair);
            disc(strokes, 60, 60, 30, hair);
            disc(strokes, 150, 20, 22, 0);
            disc(strokes, 128, 100, 10, skin);
        }
        if (count(strokes, PaintedShape::unpainted) == side * side) continue;
        const Painted painted(strokes, yaw);
        const auto after = look(painted.field, painted.camera, painted.shape.get());
        const auto reached = iou(strokes, painted.wanted(strokes), after.view.labels);
        const auto changed = changed_elsewhere(strokes, painted.before.view.labels, after.view.labels);
        INFO("reached " << reached << ", changed elsewhere " << changed);
        CHECK(reached > 0.95);
        CHECK(changed < 0.01);
    }
}

TEST_CASE("A painting stays on the head when it turns", "[rendering]") {
    auto strokes = no_strokes();
    SECTION("a mark on the cheek wanders to the side with the cheek") {
        disc(strokes, 150, 150, 14, std::uint8_t(FaceClass::hat));
        const Painted painted(strokes, 0);
        double last = 1000;
        for (const float yaw : {-30.0f, 0.0f, 30.0f}) {
            const auto camera = head_camera({.yaw = from_degrees(yaw)}, {});
            const auto seen = look(painted.field, camera, painted.shape.get());
            double sum = 0;
            int pixels = 0;
            for (int y = 0; y < side; ++y)
                for (int x = 0; x < side; ++x)
                    if (seen.view.labels.at(x, y) == std::uint8_t(FaceClass::hat)) sum += x, ++pixels;
            INFO("yaw " << yaw);
            REQUIRE(pixels > 100);
            if (yaw > -30) CHECK(sum / pixels > last + 15);
            last = sum / pixels;
        }
    }
    SECTION("what grows beyond the outline is solid from the side") {
        disc(strokes, 128, 6, 40, std::uint8_t(FaceClass::hat));
        const Painted painted(strokes, 0);
        const auto side_view = look(painted.field, head_camera({.yaw = from_degrees(60)}, {}));
        CHECK(count(side_view.view.labels, std::uint8_t(FaceClass::hat)) > 600);
    }
}

TEST_CASE("A painting over a painted head changes the painted head", "[rendering]") {
    auto first = no_strokes(), second = no_strokes();
    disc(first, 60, 60, 30, hair);
    disc(second, 60, 60, 12, skin);
    const Painted painted(first, 0);
    const auto between = look(painted.field, painted.camera, painted.shape.get());
    const auto shape = std::make_shared<const PaintedShape>(second, between.view.labels, between.view.depth,
                                                            painted.camera, between.baked);
    const auto after = look(with_painting(painted.field, shape), painted.camera);
    CHECK(after.view.labels.at(60, 60) == skin);
    CHECK(after.view.labels.at(60, 82) == hair);
}

TEST_CASE("What asks for nothing new leaves the field as it is, bit for bit", "[rendering]") {
    HeadField head;
    const auto camera = head_camera({}, {});
    const auto before = look(std::ref(head), camera);
    const auto strokes = GENERATE_COPY(no_strokes(), before.view.labels);
    const PaintedShape shape(strokes, before.view.labels, before.view.depth, camera, before.baked);
    CHECK(shape.empty());
    const std::vector<Vec3f> points{{0, 0, 0}, {0.3f, 0.2f, 0.5f}};
    std::vector<float> logits(2 * face_class_count, 1.5f);
    const auto same = logits;
    shape.apply(points, logits);
    CHECK(logits == same);
}

TEST_CASE("Points behind the camera and logits that are no numbers are left alone", "[rendering]") {
    auto strokes = no_strokes();
    disc(strokes, 128, 128, 60, hair);
    const Painted painted(strokes, 0);
    const Vec3f behind =
        painted.before.baked.frame.field_from_head(painted.camera.position() + Vec3f(0, 0, 9));
    std::vector<float> logits(face_class_count, 2);
    auto same = logits;
    painted.shape->apply(std::array{behind}, logits);
    CHECK(logits == same);
    logits[3] = std::numeric_limits<float>::quiet_NaN();
    logits[0] = -std::numeric_limits<float>::infinity();
    painted.shape->apply(std::array{Vec3f(0, 0, 0.5f)}, logits);
    CHECK(logits[4] == 2);
}
