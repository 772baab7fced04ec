#include "engine/geometry/foreign_camera.h"

namespace limner {
namespace {

using RowMajor4 = Eigen::Matrix<float, 4, 4, Eigen::RowMajor>;

RigidTransform from_matrix(const float* row_major) {
    const Eigen::Map<const RowMajor4> m(row_major);
    return {m.topLeftCorner<3, 3>(), m.topRightCorner<3, 1>()};
}

void to_matrix(const RigidTransform& transform, float* row_major) {
    Eigen::Map<RowMajor4> m(row_major);
    m.setIdentity();
    m.topLeftCorner<3, 3>() = transform.rotation;
    m.topRightCorner<3, 1>() = transform.translation;
}

}  // namespace

Camera camera_from_sofgan(const std::array<float, 16>& cam2world, const SofganIntrinsics& intrinsics) {
    const float side = float(intrinsics.side);
    Camera camera;
    camera.camera_from_head = from_matrix(cam2world.data()).inverse();
    camera.projection = intrinsics.projection;
    camera.focal = intrinsics.focal / side;
    camera.centre = (intrinsics.centre + Vec2f::Constant(0.5f)) / side;
    return camera;
}

std::array<float, 16> sofgan_look_at(const Vec3f& position, const Vec3f& target) {
    const Vec3f forward = (target - position).normalized();
    const Vec3f right = forward.cross(Vec3f::UnitY()).normalized();
    RigidTransform world_from_camera;
    world_from_camera.rotation << right, -right.cross(forward), forward;
    world_from_camera.translation = position;
    std::array<float, 16> cam2world{};
    to_matrix(world_from_camera, cam2world.data());
    return cam2world;
}

std::array<float, 25> eg3d_from_camera(const Camera& camera, float head_units_per_unit) {
    RigidTransform world_from_camera = camera.camera_from_head.inverse();
    world_from_camera.translation /= head_units_per_unit;
    std::array<float, 25> numbers{};
    to_matrix(world_from_camera, numbers.data());
    numbers[16] = camera.focal.x();
    numbers[18] = camera.centre.x();
    numbers[20] = camera.focal.y();
    numbers[21] = camera.centre.y();
    numbers[24] = 1;
    return numbers;
}

Camera camera_from_eg3d(const std::array<float, 25>& numbers, float head_units_per_unit) {
    RigidTransform world_from_camera = from_matrix(numbers.data());
    world_from_camera.translation *= head_units_per_unit;
    Camera camera;
    camera.camera_from_head = world_from_camera.inverse();
    camera.focal = {numbers[16], numbers[20]};
    camera.centre = {numbers[18], numbers[21]};
    return camera;
}

}  // namespace limner
