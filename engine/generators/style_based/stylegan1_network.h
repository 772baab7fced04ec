#pragma once
// StyleGAN's generator as DiscoFaceGAN uses it. Sizes come from the checkpoint. Engine-internal header
// (LibTorch); engine thread. Source: specs/discofacegan.md, sections 4 and 9.
//
//     auto network = Stylegan1::load(*find_stylegan1(tree));
//     const auto w = network->map(latents);                                   // [N, D]
//     const auto image = network->synthesise(network->per_slot(w));           // [N, 3, R, R], about [-1, 1]

#include <torch/torch.h>

#include <functional>

#include "engine/generators/style_based/stylegan1_layout.h"
#include "engine/nn/stylegan_layers.h"

namespace limner {

class Stylegan1 {
public:
    using Tensor = torch::Tensor;
    /// Receives the features after each slot's epilogue: "4x4/Const", "4x4/Conv", "8x8/Conv0_up" ...
    using StageTap = std::function<void(const std::string& layer, const Tensor& value)>;

    /// model_mismatch as stylegan1_config.
    static Result<Stylegan1> load(const Stylegan1Source& source);

    const Stylegan1Config& config() const { return config_; }
    /// latents [N, latent] -> w [N, D].
    Tensor map(const Tensor& latents) const;
    /// w [N, D] repeated for each slot: [N, slots, D].
    Tensor per_slot(const Tensor& w) const;
    /// ws [N, slots, D] -> [N, 3, R, R]. With the file's noise maps, or without noise.
    /// Undefined once `cancelled`, which is asked at every slot and may be empty, says so.
    Tensor synthesise(const Tensor& ws, bool noise = true, const StageTap& tap = {},
                      const std::function<bool()>& cancelled = {}) const;
    std::size_t parameter_count() const;

    /// Slots the identity truncation moves, and DiscoFaceGAN's width of the identity code.
    static constexpr std::int64_t truncated_slots = 8, identity_size = 160;
    /// w + (1 - psi) (mean_id - map(identity alone)) in the first slots, so that pose, expression and light
    /// stay (section 9). mean_id [slots, D].
    Tensor identity_truncated(const Tensor& latents, const Tensor& mean_id, double psi) const;

private:
    struct Layer {
        Tensor weight;  // [O, I, 3, 3]; undefined for the constant
        bool doubles = false;
        Tensor noise;  // strength times map [1, C, r, r]
        Tensor bias;   // [1, C, 1, 1]
        nn::EqualLinear style;
    };
    static Tensor finish(const Layer& layer, Tensor x, const Tensor& w, bool noise);

    Stylegan1Config config_;
    std::vector<nn::EqualLinear> mapping_;
    Tensor constant_;            // [1, C, 4, 4]
    std::vector<Layer> layers_;  // one per slot
    Tensor rgb_, rgb_bias_;
    Tensor blur_;  // [3, 3]
};

}  // namespace limner
