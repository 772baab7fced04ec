#pragma once
// SemanticStyleGAN: codes -> parts -> one coarse map -> picture and masks. Sizes come from the checkpoint.
// Engine-internal header (LibTorch); engine thread. Source: specs/3d-ssgan.md, section 2.
//
//     const auto network = PartNetwork::load(*part_file(tree));
//     const auto codes = expand_codes(network->config(), network->map(z));
//     const auto coarse = network->compose(network->draw_parts(codes));
//     const auto images = network->render(coarse, network->stored_noise());

#include "engine/generators/part_based/render_net.h"

namespace limner::parts {

/// Everything the local generators give, one entry per class.
struct PartMaps {
    std::vector<Tensor> features;   // f_k [N, C, H, H]
    std::vector<Tensor> depths;     // p_k [N, 1, H, H]; zero for the background
    std::vector<Tensor> densities;  // raw, [N, 1, H, H]; undefined for the background; empty unless lifted
};

struct CoarseMap {
    Tensor masks;     // m [N, K, H, H], sums to one
    Tensor features;  // F [N, C, H, H]
    /// S = 2 m - 1.
    Tensor signed_masks() const { return 2 * masks - 1; }
};

/// Grid of positions [1, 2, H, H]: x along columns, y along rows, -1 to 1, ends included, y = -1 at the top.
Tensor coordinate_grid(std::int64_t side);

class PartNetwork {
public:
    static Result<PartNetwork> load(const PartFile& file);
    /// `tensors` hold all of part_keys(config).
    PartNetwork(PartConfig config, const NamedTensors& tensors);

    const PartConfig& config() const { return config_; }
    const std::vector<LocalGenerator>& parts() const { return parts_; }
    const RenderNet& render_net() const { return render_net_; }
    const std::vector<Tensor>& stored_noise() const { return render_net_.stored_noise(); }

    /// z [N, D] -> w [N, D].
    Tensor map(const Tensor& z) const;
    /// Mean of map() over `count` codes drawn from `seed`: [D]. No checkpoint stores it.
    Tensor mean_code(std::uint64_t seed, std::int64_t count = 10000) const;
    /// Positions [N, 2, h, w] -> what the local generators read, [N, local_width, h, w].
    Tensor embed(const Tensor& coordinates) const;
    /// embed() of the default grid.
    const Tensor& embedded_grid() const { return embedded_grid_; }

    /// Codes [N, K * local_layers, D]. `embeddings`: classes that look at positions of their own.
    PartMaps draw_parts(const Tensor& codes, const std::map<std::int64_t, Tensor>& embeddings = {}) const;
    CoarseMap compose(const PartMaps& maps, const Tensor& shown = {}) const;
    PartImages render(const CoarseMap& coarse, const std::vector<Tensor>& noise, std::int64_t stages = 0,
                      const StageTap& tap = {}) const;

private:
    PartConfig config_;
    std::vector<nn::EqualLinear> mapping_;
    Tensor embedding_;  // [local_width, 2 (2F + 1), 1, 1], scaled
    Tensor embedded_grid_;
    std::vector<LocalGenerator> parts_;
    RenderNet render_net_;
};

/// Arrays of a file as tensors, float32.
NamedTensors to_tensors(const NamedArrays& arrays);

/// 8-bit picture [N, H, W, 3] of rgb [N, 3, H, W]: clamped, scaled and truncated, as the authors' tools do.
Tensor to_bytes(const Tensor& rgb);
/// Colours [N, H, W, 3], 8 bit, of labels [N, H, W].
Tensor colour_labels(const Tensor& labels);

}  // namespace limner::parts
