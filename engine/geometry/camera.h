#pragma once
// The camera that looks at a head, and the three frames between a field and a picture.
//
//   HEAD frame, centimetres           FIELD frame, [-1, 1]^3           CAMERA frame (OpenCV), centimetres
//
//        +y up                         n = (p - (0, 1.5, 0)) / 16             +z into the picture: depth
//         |                                                                  /
//         |                            holds head, hair to the              /
//         o------ +x subject's left    shoulders and collar                o------ +x right
//        /                                                                 |
//       /                                                                  |
//     +z out of the face,                                                  +y down
//     towards a frontal camera
//     (origin between the ears)
//
// Seen from the front, the subject's left (+x) is at the right edge of the picture.
//
//   HeadView (interface signs; the camera orbits the head, which looks the same as a turning head)
//
//        yaw +                        pitch +                      roll +
//     the face turns towards       the face looks up            the head tilts clockwise,
//     the RIGHT edge of the        (the camera sees it           as seen in the picture
//     picture                       from below)
//
//        .---.                        .---.                        .--.
//       /     \                      /  ^  \                      /  / \        top of the head moves
//      |     --> nose               |   |   |                    |  /   |       towards the right edge
//       \     /                      \     /                      \/   /
//        '---'                        '---'                        '--'
//
//   Picture: u to the right, v down, both 0..1 over the picture. Pixel (i, j) = (column, row) covers
//   [i, i+1) x [j, j+1) and its centre is at u = (i + 0.5) / size, v = (j + 0.5) / size.
//
//     const Camera camera = head_camera({.yaw = 20.0_deg}, ffhq_crop(eyes, mouth));
//     const auto nose = camera.project(nose_in_head);          // u, v, depth
//     const Ray ray = camera.pixel_ray(12, 40, 256);           // ray.at(depth) is a point of the head frame

#include <optional>

#include "engine/geometry/rigid.h"

namespace limner {

enum class Projection { perspective, orthographic };

/// Half a line in the head frame. `direction` advances the depth by exactly 1, so that `at` takes a depth
/// (distance along the viewing axis, head units), not a distance along the ray; its length is 1 only on the
/// viewing axis.
struct Ray {
    Vec3f origin = Vec3f::Zero();
    Vec3f direction = Vec3f::UnitZ();
    Vec3f at(float depth) const { return origin + depth * direction; }
};

/// Perspective: u = centre.x + focal.x * x / z. Orthographic: u = centre.x + focal.x * x. Likewise v, with y.
struct Camera {
    RigidTransform camera_from_head;
    Projection projection = Projection::perspective;
    Vec2f focal = Vec2f::Ones();           // picture widths; orthographic: picture widths per head unit
    Vec2f centre = Vec2f::Constant(0.5f);  // picture widths

    /// Where `point` (head frame) falls: (u, v, depth). Depth <= 0 is behind the camera; perspective u, v are
    /// then meaningless.
    Vec3f project(const Vec3f& point) const;
    /// Ray through (u, v) of the picture.
    Ray ray(float u, float v) const;
    /// Ray through the centre of a pixel of a size x size picture.
    Ray pixel_ray(int column, int row, int size) const {
        return ray((float(column) + 0.5f) / float(size), (float(row) + 0.5f) / float(size));
    }
    /// Position of the camera in the head frame.
    Vec3f position() const { return camera_from_head.inverse().translation; }
    bool operator==(const Camera&) const = default;
};

/// From where the head is seen. Signs as drawn above. `zoom` as in HeadPose: 1 shows the crop's span, 2 half
/// of it. `field_of_view` is the full angle, in (0, pi); it also decides the distance, so that a change of it
/// keeps the head's size. Orthographic views use it for the distance only.
struct HeadView {
    Radians yaw{}, pitch{}, roll{};
    float zoom = 1;
    Radians field_of_view = from_degrees(16);
    Projection projection = Projection::perspective;
};

/// What the picture shows of a head at zoom 1: head frame, centimetres.
struct HeadCrop {
    Vec3f target = Vec3f(0, 1.5f, 3.5f);  // in the middle of the picture
    float span = 24;                      // visible width at the target
};

/// The FFHQ-like crop: `eyes` = mean of the landmarks 36, 39, 42, 45, `mouth` = mean of 48 and 54, head
/// frame. `widen` is the synthetic portraits' "zoom" (the opposite of HeadView's): 1 is the tight crop, 1.12
/// to 1.28 keeps hair and collar; the target climbs with it.
HeadCrop ffhq_crop(const Vec3f& eyes, const Vec3f& mouth, float widen = 1);

/// The camera that shows `view` framed by `crop`: at distance span / zoom / 2 / tan(fov / 2) from the target.
Camera head_camera(const HeadView& view, const HeadCrop& crop);

/// head = centre + scale * field: the frame a field is queried in.
struct FieldFrame {
    Vec3f centre = Vec3f(0, 1.5f, 0);  // head units
    float scale = 16;                  // head units per field unit

    Vec3f head_from_field(const Vec3f& point) const { return centre + scale * point; }
    Vec3f field_from_head(const Vec3f& point) const { return (point - centre) / scale; }
    bool operator==(const FieldFrame&) const = default;
};

/// Depths at which `ray` is inside the box [low, high] (head frame), entry first; nothing when it misses.
/// With a perspective camera inside the box the entry is clamped to 0.
struct DepthRange {
    float entry = 0, exit = 0;
};
std::optional<DepthRange> clip_to_box(const Ray& ray, const Vec3f& low, const Vec3f& high);

}  // namespace limner
