#pragma once
// EG3D's generator: latent + conditioning label -> w -> tri-planes -> rays -> picture. The stages are apart
// so that each can be kept: moving the camera needs neither mapping nor planes. Engine-internal header
// (LibTorch); engine thread. Source: specs/eg3d-animation.md, sections 1 to 3.
//
//     auto net = Eg3dNetwork::load(tree);
//     const auto ws = net->map(z, frontal_label, {.psi = 0.7});      // [N, 14, 512]
//     const auto planes = net->planes(ws);                           // once per identity
//     const auto view = net->render(planes, labels, net->config.neural_resolution);
//     const auto picture = net->enlarge(feature_image(view.colour), ws);

#include "engine/generators/tri_plane/importance_renderer.h"
#include "engine/generators/tri_plane/super_resolution.h"

namespace limner {

struct Truncation {
    double psi = 1;
    std::int64_t slots = std::numeric_limits<std::int64_t>::max();  // the first ones only
};

/// [N, n * n, C] -> [N, C, n, n].
Tensor feature_image(const Tensor& per_ray);

struct Eg3dNetwork {
    Eg3dConfig config;
    nn::MappingNetwork mapping;
    nn::SynthesisNetwork backbone;
    OsgDecoder decoder;
    SuperResolution super_resolution;
    std::size_t parameter_count = 0;  // trained numbers

    /// Errors of eg3d_config(). In kFloat64 the backbone gives planes that are right to their last bit.
    static Result<Eg3dNetwork> load(const CheckpointTree& tree,
                                    torch::ScalarType backbone_numbers = torch::kFloat32);

    /// For drawing on the CPU: backbone and super-resolution (nn::ModulatedConv::use_winograd()).
    void use_winograd();
    std::int64_t latent_size() const;
    /// z [N, Z], label [N or 1, 25] -> [N, slots, 512].
    Tensor map(const Tensor& z, const Tensor& label, const Truncation& truncation = {}) const;
    /// ws [N, slots, 512] -> [N, 3, 32, r, r].
    Tensor planes(const Tensor& ws, const nn::Noise& noise = {}) const;
    TriPlaneField field(const Tensor& planes) const { return {planes, config.axes, decoder}; }
    /// labels [N, 25]; a ray grid of side x side.
    MarchView render(const Tensor& planes, const Tensor& labels, std::int64_t side) const;
    /// The same without its stages: see draw_rays().
    RayPicture draw(const Tensor& planes, const Tensor& labels, std::int64_t side) const;
    /// features [N, 32, n, n] -> [N, 3, R, R].
    Tensor enlarge(const Tensor& features, const Tensor& ws) const {
        return super_resolution.forward(features, ws.select(1, ws.size(1) - 1));
    }
};

}  // namespace limner
