#include <catch2/catch.hpp>

#include "engine/rendering/painted_shape.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/tube_raster.h"
#include "tests/unit/rendering/analytic_head.h"

using namespace limner;

namespace {

constexpr int side = 256;
constexpr auto glasses = std::uint8_t(FaceClass::glasses), skin = std::uint8_t(FaceClass::skin);

/// The analytic head, and a bar across it: from before the face to behind the head.
struct Scene {
    testing::HeadField head;
    BakedField baked = *bake(std::ref(head), {.finest = 64});
    Camera camera = head_camera({.yaw = 25.0_deg}, {});
    SurfaceView bare = rasterise(baked, camera, side, {.normals = true, .normal_frame = NormalFrame::camera});
    Tube bar{{{-4, 3, 14}, {2, 3, 12}, {9, 3, -8}}, 0.15f, false};

    SurfaceView with_bar(const std::function<bool(const Vec3f&)>& shown = {}) const {
        SurfaceView view = bare;
        draw_tubes({&bar, 1}, glasses, camera, shown, view);
        return view;
    }
};

}  // namespace

TEST_CASE("A tube is seen where nothing lies before it, with its own depth and normals", "[rendering]") {
    const Scene scene;
    const auto view = scene.with_bar();
    int drawn = 0, hidden = 0;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            const auto i = std::size_t(y * side + x);
            const Ray ray = scene.camera.pixel_ray(x, y, side);
            std::optional<BarHit> nearest;
            for (std::size_t k = 0; k < 2; ++k)
                if (const auto hit =
                        meet_bar(ray, scene.bar.curve[k], scene.bar.curve[k + 1], scene.bar.radius))
                    if (!nearest || hit->depth < nearest->depth) nearest = hit;
            const float behind = scene.bare.depth.at(x, y);
            const bool seen = nearest && !(behind > 0 && behind <= nearest->depth);
            hidden += nearest && !seen;
            if (!seen) {
                REQUIRE(view.labels.at(x, y) == scene.bare.labels.at(x, y));
                REQUIRE(view.depth.at(x, y) == behind);
                continue;
            }
            ++drawn;
            REQUIRE(view.labels.at(x, y) == glasses);
            REQUIRE(view.depth.at(x, y) == Approx(nearest->depth));
            const Vec3f normal(view.normals[i], view.normals[i + side * side],
                               view.normals[i + 2 * side * side]);
            CHECK(normal.norm() == Approx(1).margin(1e-4));
            CHECK((scene.camera.camera_from_head.rotation * nearest->normal - normal).norm() < 1e-4f);
        }
    CHECK(drawn > 100);
    CHECK(hidden > 20);
}

TEST_CASE("A tube is left out where it is not to be shown", "[rendering]") {
    const Scene scene;
    const auto left = scene.with_bar([](const Vec3f& p) { return p.x() < 0; });
    const auto all = scene.with_bar();
    const auto count = [](const SurfaceView& view) {
        return std::count(view.labels.pixels.begin(), view.labels.pixels.end(), glasses);
    };
    CHECK(count(left) > 20);
    CHECK(count(left) < count(all) - 20);
    CHECK(scene.with_bar([](const Vec3f&) { return false; }).labels == scene.bare.labels);
}

TEST_CASE("A painting hides what hangs before it, but not of its own class and not beside it",
          "[rendering]") {
    const Scene scene;
    // A point of the bar that is seen before the skin.
    const auto view = scene.with_bar();
    int column = -1, row = -1;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            if (view.labels.at(x, y) == glasses && scene.bare.labels.at(x, y) == skin) column = x, row = y;
    REQUIRE(column >= 0);
    const Vec3f point = scene.camera.pixel_ray(column, row, side).at(view.depth.at(column, row));
    const auto painted = [&](std::uint8_t label) {
        LabelMap strokes(side, side, PaintedShape::unpainted);
        for (int y = row - 6; y <= row + 6; ++y)
            for (int x = column - 6; x <= column + 6; ++x)
                if (strokes.contains(x, y)) strokes.at(x, y) = label;
        return PaintedShape(strokes, scene.bare.labels, scene.bare.depth, scene.camera, scene.baked);
    };
    const auto hat = painted(std::uint8_t(FaceClass::hat)), nothing = painted(0), own = painted(glasses);
    CHECK(hat.hides(point, glasses));
    CHECK(nothing.hides(point, glasses));
    CHECK_FALSE(own.hides(point, glasses));
    CHECK_FALSE(hat.hides(point + Vec3f(0, 6, 0), glasses));
}
