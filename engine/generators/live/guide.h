#pragma once
// The guide: what the texture network is told beside the labels. One function makes it for training (from
// rendered truth) and for the running program (from the rasterised field), so that both see the same thing.
//
// Camera space here: x right, y up, z towards the viewer. Head frame: +x subject's left, +y up, +z out of the
// face, cm.

#include <array>
#include <cstdint>
#include <span>

#include "engine/face_model/vec3.h"
#include "engine/generators/live/codes.h"
#include "engine/generators/live/hair_flow.h"

namespace limner::live {

inline constexpr int guide_channels = 12;
inline constexpr int noise_channel = 9;  // and the next: fine and coarse

struct GuideView {
    std::array<float, 9>
        head_from_camera{};  // rotation, row-major; camera axes x right, y up, z to the viewer
    std::array<float, 3> camera_position{};  // head frame, cm
    float focal = 1, centre_x = 0,
          centre_y = 0;  // pixels of the full size; pixel (x, y) has its centre at x + 0.5

    Vec3 position() const { return {camera_position[0], camera_position[1], camera_position[2]}; }
    Vec3 to_head(const Vec3& v) const {
        const auto& R = head_from_camera;
        return {R[0] * v.x + R[1] * v.y + R[2] * v.z, R[3] * v.x + R[4] * v.y + R[5] * v.z,
                R[6] * v.x + R[7] * v.y + R[8] * v.z};
    }
    /// Through a place in the picture: head frame, per cm of depth.
    Vec3 ray(float x, float y) const {
        return to_head({(x - centre_x) / focal, -(y - centre_y) / focal, -1});
    }
};

struct Eyeball {
    std::array<float, 3> centre{}, gaze{0, 0, 1};  // head frame, cm; unit direction
};

struct GuideInput {
    int size = 0;                          // full side in pixels
    int step = 1;                          // every step-th pixel is evaluated: output side = size / step
    std::span<const std::uint8_t> labels;  // [size][size]
    std::span<const float>
        normals;  // [size][size][3] camera space, 0 where nothing is; empty: no geometry known
    std::span<const float> depth;  // [size][size] cm along the viewing axis, 0 = nothing
    GuideView view;
    std::array<Eyeball, 2> eyes;  // subject's left, right
    LightCode light{};
    HairFlow hair;  // of this head
};

/// Writes [guide_channels][size/step][size/step]. Without geometry only the irises, guessed from the eye
/// labels, are set. Pure; any thread.
void make_guide(const GuideInput& input, std::span<float> out);

/// Of the key light, exposed.
float key_luminance(const LightCode& light);

/// Irradiance / pi of second-order SH radiance at a unit normal (Ramamoorthi and Hanrahan 2001): sh[channel *
/// 9 + k], order 1; y, z, x; xy, yz, 3z^2-1, xz, x^2-y^2.
std::array<float, 3> irradiance(std::span<const float, 27> sh, float x, float y, float z);

}  // namespace limner::live
