#pragma once
// Cameras as EG3D's data and scripts make them: 25-number labels from look-at angles, from fitted face poses,
// from photos. Double precision as in the reference. No LibTorch; any thread. Source:
// specs/eg3d-animation.md, sections 3.1, 4.1 and 4.4.
//
//   World: y up, the person looks along +z, a frontal camera stands at (0, 0, 2.7). Camera axes are OpenCV's.
//   Labels are geometry/foreign_camera.h's 25 numbers.
//
//     const auto label = eg3d_label(eg3d_look_at(pi / 2 + yaw, pi / 2 + pitch, {0, 0, 0.2}, 2.7),
//                                   eg3d_intrinsics());

#include <Eigen/Core>
#include <array>

namespace limner {

using Label = std::array<float, 25>;
using Pose4 = Eigen::Matrix4d;  // camera to world

/// Position by azimuth h and polar parameter v about the WORLD ORIGIN, looking at `pivot`. The polar angle is
/// arccos(1 - 2 v / pi): not linear in v, so near the equator v - pi/2 raises the camera by 2/pi of itself.
Pose4 eg3d_look_at(double h, double v, const Eigen::Vector3d& pivot, double radius);
/// The same position by true angles: yaw + moves the camera to +x, elevation + above the head. What Limner
/// itself uses.
Pose4 eg3d_orbit(double yaw, double elevation, const Eigen::Vector3d& pivot, double radius);

/// Focal length in picture widths; the reference measures the angle along the diagonal.
double eg3d_focal(double field_of_view_degrees);
/// FFHQ's intrinsics, row-major, divided by the picture's size.
std::array<float, 9> eg3d_intrinsics(double focal = 2985.29 / 700);
Label eg3d_label(const Pose4& pose, const std::array<float, 9>& intrinsics);

/// Camera of Deep3DFaceRecon's Euler angles (x, y, z) and translation (section 4.4, steps 1 and 2).
Pose4 pose_of_face_fit(const Eigen::Vector3d& angles, const Eigen::Vector3d& translation);
/// The position moved to distance 2.7 of the origin: how the released models were labelled ("orig").
Pose4 with_training_radius(Pose4 pose);
/// The position moved to distance 2.7 of (0, 0, 0.175) ("cor").
Pose4 with_corrected_radius(Pose4 pose);
/// Camera of the mirrored photo.
Pose4 mirrored(Pose4 pose);

/// How a photo is cut so that it belongs to such a label (not FFHQ's own alignment).
struct LabelCrop {
    double tx = 0, ty = 0;                            // where the template's origin falls: pixels, y upwards
    double scale = 0;                                 // pixels per template unit
    double resize = 0;                                // 300 / scale
    std::array<std::int64_t, 2> resized{}, corner{};  // width, height; left, top of the 1024 x 1024 crop
};
/// The five points of the template: eyes, nose, corners of the mouth; [point][x, y, z].
extern const std::array<std::array<double, 3>, 5> label_template;
/// `landmarks` as in the template, left and right as in the picture, pixels with y measured UPWARDS.
LabelCrop label_crop(double width, double height, const std::array<std::array<double, 2>, 5>& landmarks);

}  // namespace limner
