#include <catch2/catch.hpp>

#include "engine/rendering/border_march.h"
#include "engine/rendering/exact_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/sparse_bake.h"
#include "tests/unit/rendering/analytic_head.h"

using namespace limner;
using testing::HeadField;

namespace {

const BakedField& baked_head() {
    static const BakedField field = [] {
        HeadField head;
        return *bake(std::ref(head), {});
    }();
    return field;
}

}  // namespace

TEST_CASE("Marching the borders of a baked view leaves little of its errors", "[rendering]") {
    HeadField head;
    for (const float yaw : {-30.0f, 5.0f}) {
        const Camera camera = head_camera({.yaw = from_degrees(yaw)}, {});
        const auto exact = march_exact(std::ref(head), camera, 256, {.steps = 320});
        REQUIRE(exact);
        SurfaceView view = rasterise(baked_head(), camera, 256);
        const double baked = compare_labels(exact->labels, view.labels).mean();
        BorderMarch march;
        head.asked = 0;
        const auto queries = march.correct(std::ref(head), baked_head(), camera, view);
        const double corrected = compare_labels(exact->labels, view.labels).mean();
        INFO("yaw " << yaw << ": mean IoU " << baked << ", corrected " << corrected << ", queries "
                    << queries);
        CHECK(queries == head.asked);
        CHECK(queries < 10'000);
        CHECK(1 - corrected < 0.5 * (1 - baked));
        CHECK(corrected > 0.985);

        SurfaceView again = rasterise(baked_head(), camera, 256);
        march.correct(std::ref(head), baked_head(), camera, again);
        CHECK(again.labels == view.labels);
        CHECK(again.depth == view.depth);
    }
}

TEST_CASE("Corrected pixels keep depth, position and normal together", "[rendering]") {
    HeadField head;
    const int size = 128;
    const std::size_t plane = std::size_t(size) * std::size_t(size);
    const Camera camera = head_camera({.yaw = -20.0_deg}, {});
    SurfaceView view = rasterise(baked_head(), camera, size, {.normals = true, .positions = true});
    const LabelMap baked = view.labels;
    BorderMarch().correct(std::ref(head), baked_head(), camera, view);
    int changed = 0;
    for (std::size_t i = 0; i < plane; ++i) {
        changed += view.labels.pixels[i] != baked.pixels[i];
        const Vec3f normal(view.normals[i], view.normals[plane + i], view.normals[2 * plane + i]);
        const Vec3f position(view.positions[i], view.positions[plane + i], view.positions[2 * plane + i]);
        if (view.labels.pixels[i] == 0) {
            CHECK(view.depth.pixels[i] == 0);
            CHECK(normal.norm() == 0);
            continue;
        }
        CHECK(normal.norm() == Approx(1).margin(1e-4));
        const Ray ray = camera.pixel_ray(int(i) % size, int(i) / size, size);
        CHECK((ray.at(view.depth.pixels[i]) - position).norm() < 5e-3f);  // cm
    }
    CHECK(changed > 50);
}

TEST_CASE("A view without surface has no borders to march", "[rendering]") {
    BakedField field;
    field.classes = 20;
    const Camera camera = head_camera({}, {});
    SurfaceView view = rasterise(field, camera, 32);
    CHECK(BorderMarch().correct([](auto, auto) {}, field, camera, view) == 0);
    CHECK(view.labels == LabelMap(32, 32));
}
