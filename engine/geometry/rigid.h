#pragma once
// Rotation and translation between named frames. Neighbouring names must meet like dominoes:
//
//     const RigidTransform camera_from_head = camera_from_world * world_from_head;
//     const Vec3f nose_in_camera = camera_from_head * nose_in_head;
//
// Values; any thread.

#include <Eigen/Core>
#include <Eigen/Geometry>
#include <cmath>

#include "engine/core/units.h"

namespace limner {

using Vec2f = Eigen::Vector2f;
using Vec3f = Eigen::Vector3f;  // twelve bytes, no padding: a span of them is a float [N, 3]
using Mat3f = Eigen::Matrix3f;
static_assert(sizeof(Vec3f) == 3 * sizeof(float));

/// target = rotation * source + translation; `rotation` is orthonormal with determinant 1.
struct RigidTransform {
    Mat3f rotation = Mat3f::Identity();
    Vec3f translation = Vec3f::Zero();

    Vec3f operator*(const Vec3f& point) const { return rotation * point + translation; }
    RigidTransform operator*(const RigidTransform& other) const {
        return {rotation * other.rotation, rotation * other.translation + translation};
    }
    RigidTransform inverse() const {
        const Mat3f transposed = rotation.transpose();
        return {transposed, -(transposed * translation)};
    }
    bool operator==(const RigidTransform&) const = default;
};

/// Right-handed rotations: about x turns +y towards +z, about y +z towards +x, about z +x towards +y.
inline Mat3f rotation_x(Radians angle) {
    return Eigen::AngleAxisf(angle.value, Vec3f::UnitX()).toRotationMatrix();
}
inline Mat3f rotation_y(Radians angle) {
    return Eigen::AngleAxisf(angle.value, Vec3f::UnitY()).toRotationMatrix();
}
inline Mat3f rotation_z(Radians angle) {
    return Eigen::AngleAxisf(angle.value, Vec3f::UnitZ()).toRotationMatrix();
}

}  // namespace limner
