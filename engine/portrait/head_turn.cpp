#include "engine/portrait/head_turn.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

using Eigen::AngleAxisd, Eigen::Matrix3d, Eigen::Quaterniond, Eigen::Vector3d;

constexpr double degree = std::numbers::pi / 180;

// As the camera of engine/geometry sees the head: roll in the picture last, yaw about the head's own axis
// first; pitch and yaw count against the axes.
Quaterniond quaternion(const HeadAngles& angles) {
    return AngleAxisd(angles.roll * degree, Vector3d::UnitZ()) *
           AngleAxisd(-angles.pitch * degree, Vector3d::UnitX()) *
           AngleAxisd(-angles.yaw * degree, Vector3d::UnitY());
}

HeadAngles angles(const Quaterniond& turn) {
    const Matrix3d m = turn.toRotationMatrix();
    return {std::atan2(m(2, 0), m(2, 2)) / degree, -std::asin(std::clamp(m(2, 1), -1.0, 1.0)) / degree,
            std::atan2(-m(0, 1), m(1, 1)) / degree};
}

// Axis times angle of the shortest turn, in the frame that both ends share.
Vector3d rotation_vector(const Quaterniond& from, const Quaterniond& to) {
    Quaterniond way = from.conjugate() * to;
    if (way.w() < 0) way.coeffs() *= -1;
    const AngleAxisd turn(way);
    return turn.angle() * turn.axis();
}

Quaterniond along(const Quaterniond& from, const Vector3d& vector) {
    const double angle = vector.norm();
    if (angle < 1e-12) return from;
    return from * Quaterniond(AngleAxisd(angle, vector / angle));
}

// What the speeds of the angles are as a speed of the head, in its own frame.
Vector3d angular_velocity(const HeadAngles& at, const HeadAngles& speed) {
    const Quaterniond yaw(AngleAxisd(-at.yaw * degree, Vector3d::UnitY())),
        pitch(AngleAxisd(-at.pitch * degree, Vector3d::UnitX()));
    return degree * (yaw.conjugate() *
                         (pitch.conjugate() * Vector3d(0, 0, speed.roll) + Vector3d(-speed.pitch, 0, 0)) +
                     Vector3d(0, -speed.yaw, 0));
}

// How fast the rotation vector grows when the head turns with `velocity` there: the inverse of the right
// Jacobian of the exponential map.
Vector3d growth(const Vector3d& vector, const Vector3d& velocity) {
    const double angle = vector.norm();
    const double second =
        angle < 1e-4 ? 1.0 / 12 : 1 / (angle * angle) - (1 + std::cos(angle)) / (2 * angle * std::sin(angle));
    return velocity + vector.cross(velocity) / 2 + second * vector.cross(vector.cross(velocity));
}

}  // namespace

HeadAngles turned(const HeadAngles& from, const HeadAngles& to, double share) {
    const Quaterniond start = quaternion(from);
    return angles(along(start, share * rotation_vector(start, quaternion(to))));
}

HeadAngles turned_smoothly(const HeadAngles& from, const HeadAngles& to, const HeadAngles& speed_from,
                           const HeadAngles& speed_to, double s) {
    const Quaterniond start = quaternion(from);
    const Vector3d way = rotation_vector(start, quaternion(to));
    const Vector3d leaves = angular_velocity(from, speed_from),
                   reaches = growth(way, angular_velocity(to, speed_to));
    const double s2 = s * s, s3 = s2 * s;
    return angles(along(start, (s3 - 2 * s2 + s) * leaves + (3 * s2 - 2 * s3) * way + (s3 - s2) * reaches));
}

}  // namespace limner
