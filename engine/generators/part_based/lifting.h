#pragma once
// Flat parts become a volume around their depths, and the volume is seen from a camera: features to draw
// with, masks, depth. Engine-internal header (LibTorch). Source: specs/3d-ssgan.md, sections 4.2, 4.4 and
// 4.5.
//
// Normalised coordinates (u, v, s) of the volume are -1..1: u to the right, v down, s towards the viewer of
// the frontal view; world: x right, y up, z towards that viewer; u = x / hx, v = -y / hx, s = z / hz with hx
// = radius tan(fov / 2).
//
//     const auto volume = lift(features, densities, depths, config.opacity, alpha, config.slices);
//     const auto view = look(volume, background, config, yaw, pitch);

#include <torch/torch.h>

#include "engine/core/units.h"
#include "engine/generators/part_based/part_config.h"
#include "engine/portrait/portrait.h"

namespace limner::parts {

using torch::Tensor;

/// D slices, the farthest first.
struct LiftedVolume {
    Tensor features;   // A = sum_k rho_k sig_k f_k [N, C, D, H, W]
    Tensor densities;  // sig_1 .. sig_{K-1} [N, K-1, D, H, W]
};

/// psi_k[l, i, j] = exp(-alpha (D_k[i, j] - s_l)^2), sig_k = psi_k sigma_k. The background, class 0, is not
/// lifted. features: K times [N, C, H, W]; densities sigma and depths D [N, K, H, W], whose entry 0 is not
/// read; opacity: rho, one per class; `alpha` a scalar tensor.
LiftedVolume lift(const std::vector<Tensor>& features, const Tensor& densities, const Tensor& depths,
                  const std::vector<double>& opacity, const Tensor& alpha, std::int64_t slices);

/// Where the camera stands on its orbit: yaw + to the right of the head, pitch + above it. roll + turns what
/// it sees clockwise, zoom 2 shows half the width.
struct OrbitView {
    Radians yaw, pitch, roll;
    double zoom = 1;
};

/// The camera stands where the head turns away from.
inline OrbitView orbit_view(const HeadPose& pose) {
    return {-pose.yaw, -pose.pitch, pose.roll, double(pose.zoom)};
}

/// The samples of all rays of one camera.
struct RaySamples {
    Tensor coordinates;  // (u, v, s) [R, R, S, 3]
    Tensor steps;        // delta, in units of half the depth [R, R]
    Tensor distances;    // t [S]
};
/// `options`: type of the result. Computed in double precision.
RaySamples orbit_samples(const LiftConfig& config, const OrbitView& view,
                         const torch::TensorOptions& options);
inline RaySamples orbit_samples(const LiftConfig& config, Radians yaw, Radians pitch,
                                const torch::TensorOptions& options) {
    return orbit_samples(config, OrbitView{yaw, pitch, {}}, options);
}

struct LiftedView {
    Tensor features;        // [N, C, R, R], background included
    Tensor masks;           // [N, K, R, R], not negative, sums to one
    Tensor depth;           // [N, R, R], distance along the ray in units of its undivided direction
    Tensor colour_weights;  // share of every sample in `features` [N, R, R, S]
    Tensor colour_rest;     // ... and of the background [N, R, R]
};
/// background: f_0 [N, C, H, W], which stands still on the screen.
LiftedView look(const LiftedVolume& volume, const Tensor& background, const LiftConfig& config,
                const RaySamples& rays);

}  // namespace limner::parts
