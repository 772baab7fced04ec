#include <catch2/catch.hpp>

#include "engine/rendering/exact_march.h"
#include "engine/rendering/label_agreement.h"
#include "engine/rendering/sparse_bake.h"
#include "engine/rendering/surface_raster.h"
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

struct Centroid {
    double x = 0, y = 0;
    int pixels = 0;
};

Centroid centroid(const LabelMap& labels, FaceClass face_class) {
    Centroid c;
    for (int y = 0; y < labels.height; ++y)
        for (int x = 0; x < labels.width; ++x)
            if (labels.at(x, y) == std::uint8_t(face_class)) c.x += x + 0.5, c.y += y + 0.5, ++c.pixels;
    return {c.x / c.pixels, c.y / c.pixels, c.pixels};
}

LabelMap labels_of(const HeadView& view) {
    return rasterise(baked_head(), head_camera(view, {}), 128).labels;
}

}  // namespace

TEST_CASE("The baked surface shows what the exact march shows", "[rendering]") {
    double sum = 0;
    const std::vector<float> yaws = {-35, -15, 0, 15, 35};
    for (const float yaw : yaws) {
        const Camera camera = head_camera({.yaw = from_degrees(yaw), .pitch = from_degrees(yaw / 5)}, {});
        HeadField head;
        MarchOptions options;
        options.steps = 320;  // so that no ray steps over the glasses
        const auto exact = march_exact(std::ref(head), camera, 256, options);
        REQUIRE(exact);
        CHECK(exact->queries == head.asked);
        const SurfaceView view = rasterise(baked_head(), camera, 256);
        const double iou = compare_labels(exact->labels, view.labels).mean();
        INFO("yaw " << yaw << " mean IoU " << iou);
        CHECK(iou > 0.96);
        sum += iou;

        std::vector<float> errors;
        for (std::size_t i = 0; i < view.depth.pixels.size(); ++i)
            if (exact->depth.pixels[i] > 0 && view.depth.pixels[i] > 0)
                errors.push_back(std::abs(exact->depth.pixels[i] - view.depth.pixels[i]));
        std::sort(errors.begin(), errors.end());
        CHECK(errors[errors.size() / 2] < 0.005f);        // cm
        CHECK(errors[errors.size() * 95 / 100] < 0.06f);  // creases
    }
    INFO("mean over views " << sum / double(yaws.size()));
    CHECK(sum / double(yaws.size()) >= 0.97);
}

TEST_CASE("Pose signs show in the label map", "[rendering]") {
    const Centroid front = centroid(labels_of({}), FaceClass::nose);
    CHECK(front.x == Approx(64).margin(0.5));
    CHECK(centroid(labels_of({}), FaceClass::left_eye).x > 64);  // the subject's left is on the right
    CHECK(centroid(labels_of({.yaw = 25.0_deg}), FaceClass::nose).x > front.x + 8);
    CHECK(centroid(labels_of({.pitch = 20.0_deg}), FaceClass::nose).y < front.y - 8);
    const LabelMap tilted = labels_of({.roll = 20.0_deg});
    CHECK(centroid(tilted, FaceClass::hair).x > centroid(tilted, FaceClass::clothes).x + 20);
    CHECK(centroid(tilted, FaceClass::left_eye).y > centroid(tilted, FaceClass::right_eye).y + 5);
    const int wide = centroid(labels_of({}), FaceClass::nose).pixels;
    CHECK(centroid(labels_of({.zoom = 2}), FaceClass::nose).pixels > 3 * wide);
}

TEST_CASE("A view does not depend on the number of threads", "[rendering]") {
    const Camera camera = head_camera({.yaw = 17.0_deg, .roll = 5.0_deg}, {});
    RasterOptions options{.normals = true, .positions = true};
    options.threads = 1;
    const SurfaceView one = rasterise(baked_head(), camera, 200, options);
    for (const int threads : {2, 3, 7}) {
        options.threads = threads;
        const SurfaceView many = rasterise(baked_head(), camera, 200, options);
        CHECK(one.labels == many.labels);
        CHECK(one.depth == many.depth);
        CHECK(one.normals == many.normals);
        CHECK(one.positions == many.positions);
    }
}

TEST_CASE("Depth, positions and normals belong to the ray of their pixel", "[rendering]") {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        const int size = 96;
        const std::size_t plane = std::size_t(size) * std::size_t(size);
        const Camera camera = head_camera({.yaw = -20.0_deg, .projection = projection}, {});
        RasterOptions options{.normals = true, .positions = true, .normal_frame = NormalFrame::camera};
        const SurfaceView view = rasterise(baked_head(), camera, size, options);
        float worst = 0, longest = 0;
        int towards_camera = 0, seen = 0;
        for (int y = 0; y < size; ++y)
            for (int x = 0; x < size; ++x) {
                const std::size_t i = std::size_t(y) * std::size_t(size) + std::size_t(x);
                if (view.labels.pixels[i] == 0) {
                    CHECK(view.depth.pixels[i] == 0);
                    continue;
                }
                const Ray ray = camera.pixel_ray(x, y, size);
                const Vec3f position(view.positions[i], view.positions[plane + i],
                                     view.positions[2 * plane + i]);
                const Vec3f normal(view.normals[i], view.normals[plane + i], view.normals[2 * plane + i]);
                worst = std::max(worst, (ray.at(view.depth.pixels[i]) - position).norm());
                longest = std::max(longest, std::abs(normal.norm() - 1));
                towards_camera += normal.z() < 0;
                ++seen;
            }
        CHECK(worst < 5e-3f);  // cm
        CHECK(longest < 1e-5f);
        CHECK(towards_camera > seen * 98 / 100);
    }
}

TEST_CASE("The surface has no cracks", "[rendering]") {
    // From outside, a closed surface covers the inside of its outline; a missed pixel would show the
    // background.
    const LabelMap labels = labels_of({.yaw = 10.0_deg, .zoom = 3});
    for (int y = 40; y < 90; ++y)
        for (int x = 40; x < 90; ++x) CHECK(labels.at(x, y) != 0);
}

TEST_CASE("An empty field shows background alone", "[rendering]") {
    BakedField field;
    field.classes = 20;
    const SurfaceView view = rasterise(field, head_camera({}, {}), 33, {.normals = true});
    CHECK(view.labels == LabelMap(33, 33));
    CHECK(view.depth == DepthMap(33, 33));
    CHECK(std::all_of(view.normals.begin(), view.normals.end(), [](float n) { return n == 0; }));
    const auto exact = march_exact([](auto, auto logits) { std::fill(logits.begin(), logits.end(), 0.0f); },
                                   head_camera({}, {}), 16, {.steps = 4});
    REQUIRE(exact);
    CHECK(exact->labels == LabelMap(16, 16));
}

TEST_CASE("A camera inside the head does not crash", "[rendering]") {
    Camera camera = head_camera({}, {});
    camera.camera_from_head.translation = -(camera.camera_from_head.rotation * Vec3f(0, 1, 9));
    const SurfaceView view = rasterise(baked_head(), camera, 64);
    for (const float depth : view.depth.pixels) CHECK(depth >= 0);
}

TEST_CASE("A raster object gives the same view again in other sizes", "[rendering]") {
    SurfaceRaster raster;
    SurfaceView view;
    const Camera camera = head_camera({.yaw = 5.0_deg}, {});
    for (const int size : {64, 130, 17, 64}) {
        raster.render(baked_head(), camera, size, {}, view);
        CHECK(view.labels == rasterise(baked_head(), camera, size).labels);
    }
}

TEST_CASE("The exact march reports its progress and stops when cancelled", "[rendering]") {
    HeadField head;
    MarchOptions options;
    options.chunk = 256;
    options.steps = 16;
    double last = 0;
    options.on_progress = [&](double fraction) {
        CHECK(fraction > last);
        last = fraction;
    };
    REQUIRE(march_exact(std::ref(head), head_camera({}, {}), 48, options));
    CHECK(last == 1);
    options.cancelled = [&, count = 0]() mutable { return ++count > 5; };
    last = 0;
    const auto view = march_exact(std::ref(head), head_camera({}, {}), 48, options);
    REQUIRE_FALSE(view);
    CHECK(view.error().code == Errc::cancelled);
}
