#pragma once
// StyleGAN2's residual discriminator; needed for comparisons and as a prior, not for drawing. Engine-internal
// header (LibTorch). Source: specs/eg3d-animation.md, section 3.12.

#include "engine/generators/style_based/stylegan2_layout.h"
#include "engine/nn/stylegan2.h"

namespace limner {

class Stylegan2Discriminator {
public:
    /// model_mismatch as stylegan2_discriminator_config.
    static Result<Stylegan2Discriminator> load(const NetworkSource& source);

    const Stylegan2DiscriminatorConfig& config() const { return config_; }
    /// image [N, rgb, R, R], label [N, C] (undefined for unconditional networks) -> [N, 1]. N has to be a
    /// multiple of min(N, deviation_group).
    torch::Tensor score(const torch::Tensor& image, const torch::Tensor& label) const;

private:
    torch::Tensor with_deviation(const torch::Tensor& x) const;

    Stylegan2DiscriminatorConfig config_;
    torch::Tensor first_, first_bias_, last_, last_bias_;
    std::vector<nn::DownBlock> blocks_;  // from R down to 8
    nn::EqualLinear dense_, out_;
    nn::MappingNetwork mapping_;
};

}  // namespace limner
