#pragma once
// StyleGAN2's generator: latent and label -> portrait. Sizes come from the checkpoint. Engine-internal header
// (LibTorch); engine thread. Source: specs/eg3d-animation.md, section 2.
//
//     auto network = Stylegan2::load(*find_stylegan2(tree));
//     const auto ws = network->truncated(network->map(z, {}), 0.7);   // [N, slots, D]
//     const auto image = network->synthesis().forward(ws, {});        // [N, 3, R, R], about [-1, 1]

#include "engine/generators/style_based/stylegan2_layout.h"
#include "engine/nn/stylegan2.h"

namespace limner {

using torch::Tensor;

class Stylegan2 {
public:
    /// model_mismatch as stylegan2_config.
    static Result<Stylegan2> load(const NetworkSource& source);

    const Stylegan2Config& config() const { return config_; }
    const nn::SynthesisNetwork& synthesis() const { return synthesis_; }
    /// For drawing on the CPU (nn::ModulatedConv::use_winograd()).
    void use_winograd() { synthesis_.use_winograd(); }
    /// z [N, Z], label [N, C] (undefined: all zero) -> w for each slot [N, slots, D].
    Tensor map(const Tensor& z, const Tensor& label) const;
    /// w_avg + psi (w - w_avg) on the first `cutoff` slots; negative: on all.
    Tensor truncated(const Tensor& ws, double psi, std::int64_t cutoff = -1) const;
    /// The first `crossover` slots of `coarse`, the others of `fine`: style mixing.
    static Tensor mixed(const Tensor& coarse, const Tensor& fine, std::int64_t crossover);
    std::size_t parameter_count() const { return parameter_count_; }

private:
    Stylegan2Config config_;
    nn::MappingNetwork mapping_;
    nn::SynthesisNetwork synthesis_;
    std::size_t parameter_count_ = 0;
};

}  // namespace limner
