#pragma once
// The lifted part-based generator (3D-SSGAN as proposed): the same local generators with a depth and a
// density each, lifted into a volume, seen from a camera, drawn by the same render net without noise. Built
// from named tensors like PartNetwork, so that the code that shows it also trains it. Engine-internal header
// (LibTorch); engine thread. Source: specs/3d-ssgan.md, sections 4.2 to 4.8.
//
//     const auto network = LiftedNetwork::load(*part_file(tree));
//     const auto parts = network->draw_parts(codes);                         // once per portrait
//     const auto images = network->render(network->view(parts, yaw, pitch));  // once per view

#include "engine/core/units.h"
#include "engine/generators/part_based/lifting.h"
#include "engine/generators/part_based/part_network.h"

namespace limner::parts {

/// Flat parts, ready to be lifted.
struct LiftedParts {
    std::vector<Tensor> features;  // f_k [N, C, H, H]
    Tensor densities;              // sigma_k [N, K, H, H]; zero for the background
    Tensor depths;                 // D_k [N, K, H, H], -1 far to 1 near; zero for the background
    Tensor opacity;                // sigmoid(g_k) of the raw densities [N, K-1, H, H]
};

/// Where a head is expected: an ellipsoid over the grid of positions [1, 1, side, side].
Tensor depth_prior(std::int64_t side);

class LiftedNetwork {
public:
    static Result<LiftedNetwork> load(const PartFile& file);
    /// `config.lift` is set; `tensors` hold all of part_keys(config).
    LiftedNetwork(const PartConfig& config, const NamedTensors& tensors);

    const PartConfig& config() const { return flat_.config(); }
    /// Mapping, embedding, local generators and render net.
    const PartNetwork& flat() const { return flat_; }

    /// Codes [N, K * local_layers, D].
    LiftedParts draw_parts(const Tensor& codes) const { return lifted(flat_.draw_parts(codes)); }
    /// Of what the local generators gave.
    LiftedParts lifted(const PartMaps& maps) const;
    /// What the camera sees: masks [N, K, R, R] and projected features [N, coarse_channels, R, R]. `samples`
    /// per ray, 0: as many as the model says.
    CoarseMap view(const LiftedParts& parts, const OrbitView& view, std::int64_t samples = 0) const;
    CoarseMap view(const LiftedParts& parts, Radians yaw, Radians pitch) const {
        return view(parts, OrbitView{yaw, pitch, {}});
    }
    /// Features of parts [N, feature_channels, h, w] as the render net reads them.
    Tensor projected(const Tensor& features) const {
        return torch::conv2d(features, projection_, projection_bias_);
    }
    PartImages render(const CoarseMap& coarse, std::int64_t stages = 0) const {
        return flat_.render(coarse, /*noise=*/{}, stages);  // noise would stick to the screen
    }

private:
    PartNetwork flat_;
    Tensor alpha_, projection_, projection_bias_, prior_;
};

/// Tensors of a lifted generator that starts from a flat one: masks become densities, depths start at the
/// prior, features are reduced to `config.feature_channels` by the leading directions of the features that
/// `codes` [N, K * local_layers, D] give; what the render net reads is their sum as before. `config` differs
/// from the flat one in `lift` and in feature_channels, which must not exceed the flat number.
NamedTensors lifted_from_flat(const PartConfig& config, const PartNetwork& flat, const NamedTensors& tensors,
                              const Tensor& codes);

/// Terms of the generator's loss beside the adversarial one (section 4.8).
/// Smooth L1 between the angles a discriminator read off a picture [N, 2] and the true ones.
Tensor view_loss(const Tensor& predicted, const Tensor& yaw_and_pitch);
/// Mean absolute slope of the depths, where a part is opaque.
Tensor depth_roughness(const LiftedParts& parts);
/// Mean squared distance of the face's depth from the prior.
Tensor prior_loss(const LiftedParts& parts);
/// Mean a (1 - a): opacities should be 0 or 1.
Tensor opacity_loss(const LiftedParts& parts);

}  // namespace limner::parts
