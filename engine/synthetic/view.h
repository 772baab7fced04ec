#pragma once
// A placed pinhole camera (spec section 2). Pixel x grows to the right, y downwards; pixel centres at +.5;
// depth is the distance along the viewing axis.

#include <array>

#include "engine/synthetic/portrait_factors.h"
#include "engine/synthetic/portrait_mesh.h"

namespace limner::synthetic {

struct View {
    Vec3 position;             // of the camera, head frame
    Vec3 right, up, backward;  // unit axes; backward points from the head to the camera
    float distance = 1;        // to the target, cm
    float span = 1;            // visible width at the target, cm
    float focal = 1;           // in pixels
    int size = 256;            // width and height in pixels

    /// Looks at `target` from yaw and pitch, so that `span` cm fill the width there.
    static View orbit(const Vec3& target, float span, const ViewCamera& camera, int size);
    /// The FFHQ-like crop of a person's face.
    static View portrait(const FaceModel& model, const PortraitMesh& mesh, const ViewCamera& camera,
                         int size);
    /// The same view with `factor` samples per pixel and direction.
    View supersampled(int factor) const;

    /// Pixel x, pixel y, depth of a point in the head frame.
    Vec3 project(const Vec3& p) const {
        const Vec3 d = p - position;
        const float depth = -dot(d, backward);
        const float scale = focal / depth;
        return {float(size) * 0.5f + dot(d, right) * scale, float(size) * 0.5f - dot(d, up) * scale, depth};
    }
    /// The point in the head frame at pixel (x, y) and `depth`.
    Vec3 unproject(float x, float y, float depth) const {
        const float sideways = (x - float(size) * 0.5f) / focal, upwards = (float(size) * 0.5f - y) / focal;
        return position + (right * sideways + up * upwards - backward) * depth;
    }
    /// 16 row-major camera-to-head with OpenCV axes (x right, y down, z forward, cm), then 9 intrinsics
    /// normalised by the picture size: the camera vector of the EG3D family.
    std::array<float, 25> camera_vector() const;
};

}  // namespace limner::synthetic
