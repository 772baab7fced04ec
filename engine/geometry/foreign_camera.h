#pragma once
// Cameras in the conventions of the published systems; the only place that knows them. Values; any thread.
//
//   SofGAN: cam2world 4x4 with columns (right, -up, forward, position), i.e. OpenCV axes. Pixels are integer
//   indices 0..side-1 WITHOUT a half-pixel offset: X = (column - cx) / fx. Limner's pixel centres are at
//   column + 0.5, so the principal point moves by half a pixel and every pixel keeps exactly its ray. EG3D:
//   16 numbers cam2world row-major (OpenCV axes), then 9 intrinsics row-major, divided by the picture size.
//
//     const Camera camera = camera_from_sofgan(cam2world, {.focal = 36, .centre = 64, .side = 128});
//     const Ray ray = camera.pixel_ray(column, row, 128);     // SofGAN's ray of that pixel

#include <array>

#include "engine/geometry/camera.h"

namespace limner {

/// Intrinsics in pixels of a side x side picture. The published weights are orthographic, 36 pixels per unit.
struct SofganIntrinsics {
    Vec2f focal = Vec2f::Constant(36);
    Vec2f centre = Vec2f::Constant(64);
    int side = 128;
    Projection projection = Projection::orthographic;
};

/// `cam2world` row-major; its frame becomes the camera's head frame (SofGAN fields: FieldFrame{0, 1}).
Camera camera_from_sofgan(const std::array<float, 16>& cam2world, const SofganIntrinsics& intrinsics = {});

/// SofGAN's camera at `position` looking at `target`, y up, as cam2world row-major. The two must differ, and
/// not by a multiple of the up axis.
std::array<float, 16> sofgan_look_at(const Vec3f& position, const Vec3f& target);

/// EG3D's 25 numbers for a perspective camera; positions are divided by `head_units_per_unit`.
std::array<float, 25> eg3d_from_camera(const Camera& camera, float head_units_per_unit = 1);
/// The inverse; the skew entry is ignored.
Camera camera_from_eg3d(const std::array<float, 25>& numbers, float head_units_per_unit = 1);

}  // namespace limner
