#pragma once
// Judges a picture together with its masks: two branches of the same shape, added at 4x4. Engine-internal
// header (LibTorch). Source: specs/3d-ssgan.md, sections 2.10 and 2.11.
//
//     const auto discriminator = PartDiscriminator::load(tree->below("d"));
//     const auto loss = discriminator_loss(discriminator->score(real, real_masks), discriminator->score(rgb,
//     seg));

#include "engine/generators/part_based/local_generator.h"
#include "engine/generators/part_based/part_config.h"

namespace limner::parts {

class PartDiscriminator {
public:
    static Result<PartDiscriminator> load(const NamedArrays& weights);
    PartDiscriminator(const PartDiscriminatorConfig& config, const NamedTensors& tensors);

    /// rgb [N, 3, size, size], masks [N, K, size, size] in [-1, 1] or undefined; N at most 4 or a multiple of
    /// it. Returns [N, outputs].
    Tensor score(const Tensor& rgb, const Tensor& masks = {}) const;

private:
    struct Branch {
        Tensor weight, bias;
        std::vector<nn::DownBlock> blocks;
        Tensor forward(const Tensor& x) const;
    };
    Branch rgb_, masks_;
    Tensor last_, last_bias_;
    nn::EqualLinear hidden_, output_;
};

/// [N, h, w] whole numbers -> [N, K, h, w], 1 where the class is, -1 elsewhere.
Tensor signed_one_hot(const Tensor& labels, std::int64_t classes);

/// mean softplus(-real) + mean softplus(fake); scores [N, 1].
Tensor discriminator_loss(const Tensor& real, const Tensor& fake);
/// mean softplus(-fake).
Tensor generator_loss(const Tensor& fake);
/// mean (S - seg pooled to the size of S)^2.
Tensor mask_loss(const Tensor& signed_masks, const Tensor& seg);

/// Mean over the batch of the squared gradient of the score with respect to picture and to masks (R1), both
/// through one graph.
struct GradientNorms {
    Tensor rgb, masks;
};
GradientNorms gradient_norms(const PartDiscriminator& discriminator, const Tensor& rgb, const Tensor& masks);

/// Path lengths [N]: root of the mean over rows of the squared gradient of sum(rgb y) with respect to the
/// expanded codes [N, rows, D], y = `unit_noise` [N, 3, size, size] / size. `codes` take part in rgb's graph,
/// which is kept.
Tensor path_lengths(const Tensor& rgb, const Tensor& codes, const Tensor& unit_noise);

}  // namespace limner::parts
