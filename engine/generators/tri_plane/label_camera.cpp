#include "engine/generators/tri_plane/label_camera.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner {
namespace {

using Eigen::Matrix3d;
using Eigen::Vector3d;
using std::numbers::pi;

constexpr double training_radius = 2.7;

Pose4 looking_at(const Vector3d& position, const Vector3d& pivot) {
    const Vector3d forward = (pivot - position).normalized();
    const Vector3d right = -Vector3d::UnitY().cross(forward).normalized();
    const Vector3d down = forward.cross(right).normalized();
    Pose4 pose = Pose4::Identity();
    pose.topLeftCorner<3, 3>() << right, down, forward;
    pose.topRightCorner<3, 1>() = position;
    return pose;
}

Vector3d on_sphere(double h, double polar, double radius) {
    return {radius * std::sin(polar) * std::cos(pi - h), radius * std::cos(polar),
            radius * std::sin(polar) * std::sin(pi - h)};
}

}  // namespace

const std::array<std::array<double, 3>, 5> label_template = {{
    {-0.31148657, 0.29036078, 0.13377953},
    {0.30979887, 0.28972036, 0.13179526},
    {0.0032535, -0.04617932, 0.55244243},
    {-0.25216928, -0.38133916, 0.22405732},
    {0.2484662, -0.38128236, 0.22235769},
}};

Pose4 eg3d_look_at(double h, double v, const Vector3d& pivot, double radius) {
    const double polar = std::acos(1 - 2 * std::clamp(v, 1e-5, pi - 1e-5) / pi);
    return looking_at(on_sphere(h, polar, radius), pivot);
}

Pose4 eg3d_orbit(double yaw, double elevation, const Vector3d& pivot, double radius) {
    const double highest = pi / 2 - 1e-3;
    return looking_at(on_sphere(pi / 2 + yaw, pi / 2 - std::clamp(elevation, -highest, highest), radius),
                      pivot);
}

double eg3d_focal(double field_of_view_degrees) {
    constexpr double published_pi = 3.14159, published_root = 1.414;
    return 1 / (published_root * std::tan(field_of_view_degrees * published_pi / 360));
}

std::array<float, 9> eg3d_intrinsics(double focal) {
    const auto f = float(focal);
    return {f, 0, 0.5f, 0, f, 0.5f, 0, 0, 1};
}

Label eg3d_label(const Pose4& pose, const std::array<float, 9>& intrinsics) {
    Label label{};
    for (int i = 0; i < 16; ++i) label[std::size_t(i)] = float(pose(i / 4, i % 4));
    std::copy(intrinsics.begin(), intrinsics.end(), label.begin() + 16);
    return label;
}

Pose4 pose_of_face_fit(const Vector3d& angles, const Vector3d& translation) {
    const Matrix3d turned =
        (Eigen::AngleAxisd(angles.z(), Vector3d::UnitZ()) * Eigen::AngleAxisd(angles.y(), Vector3d::UnitY()) *
         Eigen::AngleAxisd(angles.x(), Vector3d::UnitX()))
            .toRotationMatrix()
            .transpose();
    const Vector3d centre = -turned * (translation - Vector3d(0, 0, 10));
    Pose4 pose = Pose4::Identity();
    pose.topLeftCorner<3, 3>() = turned * Vector3d(1, -1, -1).asDiagonal();
    pose.topRightCorner<3, 1>() = 0.27 * centre + Vector3d(0, 0.006, 0.161);
    return pose;
}

Pose4 with_training_radius(Pose4 pose) {
    const Vector3d position = pose.topRightCorner<3, 1>();
    pose.topRightCorner<3, 1>() = position.normalized() * training_radius;
    return pose;
}

Pose4 with_corrected_radius(Pose4 pose) {
    const Vector3d centre(0, 0, 0.175), position = pose.topRightCorner<3, 1>();
    pose.topRightCorner<3, 1>() = centre + (position - centre).normalized() * training_radius;
    return pose;
}

Pose4 mirrored(Pose4 pose) {
    for (const auto& [row, column] : {std::pair{0, 1}, {0, 2}, {1, 0}, {2, 0}, {0, 3}})
        pose(row, column) = -pose(row, column);
    return pose;
}

LabelCrop label_crop(double width, double height, const std::array<std::array<double, 2>, 5>& landmarks) {
    // Affine camera [2, 4] from template to picture by least squares: ten equations, eight unknowns.
    Eigen::Matrix<double, 10, 8> equations = Eigen::Matrix<double, 10, 8>::Zero();
    Eigen::Matrix<double, 10, 1> seen;
    for (int point = 0; point < 5; ++point)
        for (int axis = 0; axis < 2; ++axis) {
            for (int k = 0; k < 3; ++k)
                equations(2 * point + axis, 4 * axis + k) =
                    label_template[std::size_t(point)][std::size_t(k)];
            equations(2 * point + axis, 4 * axis + 3) = 1;
            seen(2 * point + axis) = landmarks[std::size_t(point)][std::size_t(axis)];
        }
    const Eigen::Matrix<double, 8, 1> camera = equations.colPivHouseholderQr().solve(seen);
    LabelCrop crop;
    crop.tx = camera(3);
    crop.ty = camera(7);
    crop.scale = (camera.segment<3>(0).norm() + camera.segment<3>(4).norm()) / 2;
    crop.resize = 300 / crop.scale;
    const double resized_width = std::trunc(width * crop.resize),
                 resized_height = std::trunc(height * crop.resize);
    crop.resized = {std::int64_t(resized_width), std::int64_t(resized_height)};
    crop.corner = {std::int64_t(resized_width / 2 - 512 + (crop.tx - width / 2) * crop.resize),
                   std::int64_t(resized_height / 2 - 512 + (height / 2 - crop.ty) * crop.resize)};
    return crop;
}

}  // namespace limner
