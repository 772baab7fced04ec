#include "engine/geometry/camera.h"

#include <algorithm>
#include <cmath>

namespace limner {

Vec3f Camera::project(const Vec3f& point) const {
    const Vec3f p = camera_from_head * point;
    const float scale = projection == Projection::perspective ? 1.0f / p.z() : 1.0f;
    return {centre.x() + focal.x() * p.x() * scale, centre.y() + focal.y() * p.y() * scale, p.z()};
}

Ray Camera::ray(float u, float v) const {
    const float x = (u - centre.x()) / focal.x();
    const float y = (v - centre.y()) / focal.y();
    const RigidTransform head_from_camera = camera_from_head.inverse();
    if (projection == Projection::perspective)
        return {head_from_camera.translation, head_from_camera.rotation * Vec3f(x, y, 1)};
    return {head_from_camera * Vec3f(x, y, 0), head_from_camera.rotation.col(2)};
}

HeadCrop ffhq_crop(const Vec3f& eyes, const Vec3f& mouth, float widen) {
    const float e = std::min((eyes - mouth).norm(), 7.4f);  // an open mouth does not change the crop
    HeadCrop crop;
    crop.target = eyes + 0.1f * (mouth - eyes);
    crop.target.x() *= 0.5f;
    crop.target.y() += 1.35f * (widen - 1);
    crop.target.z() = 3.5f;
    crop.span = 3.75f * e * widen;
    return crop;
}

Camera head_camera(const HeadView& view, const HeadCrop& crop) {
    const float span = crop.span / view.zoom;
    const float half_slope = std::tan(view.field_of_view.value / 2);
    const float distance = span / 2 / half_slope;

    // Columns of the orbit rotation are the camera's right, up and backward in the head frame. A face that
    // turns to the right edge of the picture is seen by a camera that moves towards the subject's right,
    // hence the signs.
    const Mat3f orbit = rotation_y(-view.yaw) * rotation_x(view.pitch);
    Mat3f upright_from_head;
    upright_from_head.row(0) = orbit.col(0).transpose();
    upright_from_head.row(1) = -orbit.col(1).transpose();
    upright_from_head.row(2) = -orbit.col(2).transpose();

    Camera camera;
    camera.projection = view.projection;
    // With y down, a positive rotation about z is clockwise in the picture.
    camera.camera_from_head.rotation = rotation_z(view.roll) * upright_from_head;
    camera.camera_from_head.translation =
        Vec3f(0, 0, distance) - camera.camera_from_head.rotation * crop.target;
    const bool perspective = view.projection == Projection::perspective;
    camera.focal = Vec2f::Constant(perspective ? 0.5f / half_slope : 1.0f / span);
    return camera;
}

std::optional<DepthRange> clip_to_box(const Ray& ray, const Vec3f& low, const Vec3f& high) {
    DepthRange range{0, 1e30f};
    for (int axis = 0; axis < 3; ++axis) {
        const float origin = ray.origin[axis], direction = ray.direction[axis];
        if (std::abs(direction) < 1e-12f) {
            if (origin < low[axis] || origin > high[axis]) return std::nullopt;
            continue;
        }
        const float a = (low[axis] - origin) / direction, b = (high[axis] - origin) / direction;
        range.entry = std::max(range.entry, std::min(a, b));
        range.exit = std::min(range.exit, std::max(a, b));
    }
    if (range.entry >= range.exit) return std::nullopt;
    return range;
}

}  // namespace limner
