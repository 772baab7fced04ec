#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

#include "engine/geometry/camera.h"
#include "engine/geometry/foreign_camera.h"

using namespace limner;

namespace {

const Vec3f nose(0, 1.0f, 12.0f);
const Vec3f crown(0, 13.0f, 0);
const Vec3f subject_left_ear(7.5f, 1.5f, 0);
const HeadCrop crop;

Vec3f seen(const HeadView& view, const Vec3f& point) { return head_camera(view, crop).project(point); }

}  // namespace

TEST_CASE("A frontal view shows the subject's left at the right edge and the crown on top", "[geometry]") {
    CHECK(seen({}, nose).x() == Approx(0.5f).margin(1e-5));
    CHECK(seen({}, subject_left_ear).x() > 0.6f);
    CHECK(seen({}, crown).y() < 0.2f);
    CHECK(seen({}, nose).z() < seen({}, crown).z());
}

TEST_CASE("Pose signs are those of the interface", "[geometry]") {
    SECTION("yaw + moves the nose to the right edge") { CHECK(seen({.yaw = 20.0_deg}, nose).x() > 0.55f); }
    SECTION("pitch + makes the face look up") {
        const float below_crown = seen({}, nose).y() - seen({}, crown).y();
        const Vec3f n = seen({.pitch = 15.0_deg}, nose), c = seen({.pitch = 15.0_deg}, crown);
        CHECK(n.y() < seen({}, nose).y());  // the nose rises
        CHECK(n.y() - c.y() < below_crown);
        CHECK(head_camera({.pitch = 15.0_deg}, crop).position().y() < crop.target.y());
    }
    SECTION("roll + tilts the crown clockwise, towards the right edge") {
        const Vec3f c = seen({.roll = 20.0_deg}, crown);
        CHECK(c.x() > 0.55f);
        CHECK(c.y() > seen({}, crown).y());
    }
}

TEST_CASE("The target stays in the middle and the span fills the picture", "[geometry]") {
    for (const Projection projection : {Projection::perspective, Projection::orthographic})
        for (const float zoom : {0.8f, 1.0f, 2.0f}) {
            const HeadView view{.yaw = 25.0_deg, .pitch = -10.0_deg, .zoom = zoom, .projection = projection};
            const Camera camera = head_camera(view, crop);
            const Vec3f middle = camera.project(crop.target);
            CHECK(middle.x() == Approx(0.5f).margin(1e-5));
            CHECK(middle.y() == Approx(0.5f).margin(1e-5));
            const Vec3f right_in_head = camera.camera_from_head.rotation.row(0).transpose();
            const Vec3f edge = camera.project(crop.target + right_in_head * (crop.span / zoom / 2));
            CHECK(edge.x() == Approx(1.0f).margin(1e-5));
        }
    const HeadCrop wide = ffhq_crop({0.2f, 3.6f, 9}, {0, -3.0f, 10}, 1.2f);
    CHECK(wide.target.x() == Approx(0.09f));
    CHECK(wide.target.y() == Approx(3.6f - 0.66f + 0.27f));
    CHECK(wide.target.z() == 3.5f);
    CHECK(wide.span == Approx(3.75f * std::sqrt(0.04f + 6.6f * 6.6f + 1) * 1.2f));
}

TEST_CASE("A ray passes through the points that its pixel shows", "[geometry]") {
    for (const Projection projection : {Projection::perspective, Projection::orthographic}) {
        const Camera camera = head_camera(
            {.yaw = -30.0_deg, .pitch = 12.0_deg, .roll = 7.0_deg, .projection = projection}, crop);
        const Vec3f uvz = camera.project(nose);
        CHECK((camera.ray(uvz.x(), uvz.y()).at(uvz.z()) - nose).norm() < 1e-3f);
        const Vec3f back = camera.project(camera.pixel_ray(3, 250, 256).at(60));
        CHECK(back.x() * 256 == Approx(3.5f).margin(1e-2));
        CHECK(back.y() * 256 == Approx(250.5f).margin(1e-2));
        CHECK(back.z() == Approx(60));
    }
}

TEST_CASE("Transforms compose like dominoes", "[geometry]") {
    const RigidTransform b_from_a{rotation_y(30.0_deg), {1, 2, 3}},
        c_from_b{rotation_x(-20.0_deg), {0, 5, 0}};
    const Vec3f p(0.3f, -2, 4);
    CHECK(((c_from_b * b_from_a) * p - c_from_b * (b_from_a * p)).norm() < 1e-5f);
    CHECK((b_from_a.inverse() * (b_from_a * p) - p).norm() < 1e-5f);
    CHECK((rotation_y(90.0_deg) * Vec3f::UnitZ() - Vec3f::UnitX()).norm() < 1e-6f);
    CHECK((rotation_x(90.0_deg) * Vec3f::UnitY() - Vec3f::UnitZ()).norm() < 1e-6f);
}

TEST_CASE("A ray is clipped to a box", "[geometry]") {
    const Ray ray{{0, 0, 10}, {0, 0, -1}};
    const auto range = clip_to_box(ray, Vec3f::Constant(-1), Vec3f::Constant(1));
    REQUIRE(range);
    CHECK(range->entry == Approx(9));
    CHECK(range->exit == Approx(11));
    CHECK_FALSE(clip_to_box({{2, 0, 10}, {0, 0, -1}}, Vec3f::Constant(-1), Vec3f::Constant(1)));
    CHECK_FALSE(clip_to_box({{0, 0, 10}, {0, 0, 1}}, Vec3f::Constant(-1), Vec3f::Constant(1)));
    CHECK(clip_to_box({{0, 0, 0}, {0, 0, 1}}, Vec3f::Constant(-1), Vec3f::Constant(1))->entry == 0);
}

TEST_CASE("SofGAN's integer pixels keep their rays", "[geometry]") {
    const auto cam2world = sofgan_look_at({1.2f, 0.4f, 4.2f}, {0, 0.1f, 0});
    const Eigen::Map<const Eigen::Matrix<float, 4, 4, Eigen::RowMajor>> m(cam2world.data());
    for (const Projection projection : {Projection::orthographic, Projection::perspective}) {
        const Camera camera = camera_from_sofgan(cam2world, {.projection = projection});
        const float t = 4.0f, x = (10 - 64) / 36.0f, y = (100 - 64) / 36.0f;
        const float scale = projection == Projection::perspective ? t : 1.0f;
        const Vec3f expected = (m * Eigen::Vector4f(x * scale, y * scale, t, 1)).head<3>();
        CHECK((camera.pixel_ray(10, 100, 128).at(t) - expected).norm() < 1e-4f);
    }
}

TEST_CASE("EG3D's 25 numbers and back are the same camera", "[geometry]") {
    const Camera camera = head_camera({.yaw = 15.0_deg, .roll = -4.0_deg}, crop);
    const auto numbers = eg3d_from_camera(camera, 10);
    const Camera back = camera_from_eg3d(numbers, 10);
    CHECK((back.project(nose) - camera.project(nose)).norm() < 1e-3f);
    // The third column of cam2world looks from the camera to the head: OpenCV's z.
    const Vec3f forward(numbers[2], numbers[6], numbers[10]);
    const Vec3f position(numbers[3], numbers[7], numbers[11]);
    CHECK(forward.dot(crop.target / 10 - position) > 0);
    CHECK(numbers[24] == 1);
}
