#pragma once
// EG3D's ray marcher with LibTorch operators: rays, plane lookups, decoder, two passes of samples,
// compositing. Every stage is exact, differentiable and callable by itself; streaming_march.h is the fast
// one. Engine-internal header (LibTorch). Source: specs/eg3d-animation.md, sections 3.3 to 3.8.
//
//     const auto rays = label_rays(labels, 64);                          // labels [N, 25]
//     const auto view = render_rays({planes, axes, decoder}, rays, settings);
//     view.colour;                                                       // [N, 64 * 64, 32]

#include <torch/torch.h>

#include "engine/generators/tri_plane/tri_plane_layout.h"

namespace limner {

using torch::Tensor;

/// N cameras with M rays each, row by row of the picture.
struct RayBundle {
    Tensor origins;     // [N, 1, 3]
    Tensor directions;  // [N, M, 3], unit length
};
/// Rays of 25-number labels [N, 25] through the pixel centres of a side x side picture. M = side^2.
RayBundle label_rays(const Tensor& labels, std::int64_t side);

/// Where each ray is sampled, along the unit ray: [N, M, 1], or [1, 1, 1] for all alike.
struct RayDepths {
    Tensor near, far;
};
RayDepths ray_limits(const RayBundle& rays, const MarchSettings& settings);

/// The "OSG decoder": 32 -> hidden softplus -> 33. Output 0 is the raw density.
struct OsgDecoder {
    Tensor hidden_weight, hidden_bias;  // [H, 32], [H]; learning-rate gains folded in
    Tensor output_weight, output_bias;  // [33, H], [33]

    /// Weights as stored; `rate` is the learning-rate multiplier.
    static OsgDecoder make(const Tensor& weight0, const Tensor& bias0, const Tensor& weight2,
                           const Tensor& bias2, double rate);
    struct Sample {
        Tensor density;  // [..., 1] raw
        Tensor colour;   // [..., 32] in about [0, 1]
    };
    Sample forward(const Tensor& features) const;  // [..., 32]
};

struct TriPlaneField {
    Tensor planes;  // [N, 3, 32, h, w]
    PlaneAxes axes = published_axes;
    OsgDecoder decoder;
};

/// Bilinear, zero outside. points [N, P, 3] in world units -> [N, 3, P, 32].
Tensor plane_features(const Tensor& planes, const PlaneAxes& axes, double box_side, const Tensor& points);
/// Mean of the three planes, decoded: density [N, P, 1], colour [N, P, 32].
OsgDecoder::Sample query_points(const TriPlaneField& field, double box_side, const Tensor& points);

/// Uniform numbers in [0, 1). Undefined: the deterministic mode (0 and linspace(0, 1, I)).
struct MarchRandomness {
    Tensor coarse;  // [N, M, S, 1]
    Tensor fine;    // [N * M, I]
};

struct MarchView {
    Tensor colour;                         // [N, M, 32] in about [-1, 1]; the first three are the picture
    Tensor depth;                          // [N, M, 1] along the unit ray
    Tensor weight_sum;                     // [N, M, 1]
    Tensor coarse_depths, coarse_density;  // [N, M, S, 1]
    Tensor coarse_weights;                 // [N, M, S - 1, 1]; undefined without a second pass
    Tensor depths;                         // [N, M, S + I, 1] ascending
    Tensor weights;                        // [N, M, S + I - 1, 1]
};
MarchView render_rays(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings,
                      const MarchRandomness& randomness = {});

/// What a picture needs of a march: as in MarchView.
struct RayPicture {
    Tensor colour, depth, weight_sum;  // [N, M, 32], [N, M, 1], [N, M, 1]
};
/// The same without its stages, in the deterministic mode. On a CUDA device and without gradients by one
/// kernel (fused_march.h) in a build with LIMNER_CUDA, else by render_rays().
RayPicture draw_rays(const TriPlaneField& field, const RayBundle& rays, const MarchSettings& settings);

}  // namespace limner
