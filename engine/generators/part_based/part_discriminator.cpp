#include "engine/generators/part_based/part_discriminator.h"

#include "engine/generators/part_based/part_network.h"

namespace limner::parts {
namespace {

/// x with one more channel: the deviation within groups of up to four samples, the same everywhere.
Tensor with_deviation(const Tensor& x) {
    const auto N = x.size(0), group = std::min<std::int64_t>(N, 4);
    TORCH_CHECK_VALUE(N % group == 0, "a batch of more than 4 should be a multiple of 4");
    const auto grouped = x.view({group, N / group, x.size(1), x.size(2), x.size(3)});
    const auto variance = (grouped - grouped.mean(0, /*keepdim=*/true)).square().mean(0);
    const auto deviation = torch::sqrt(variance + 1e-8).mean({1, 2, 3});  // [N / group]
    return torch::cat({x, deviation.repeat({group}).view({N, 1, 1, 1}).expand({N, 1, x.size(2), x.size(3)})},
                      1);
}

}  // namespace

Result<PartDiscriminator> PartDiscriminator::load(const NamedArrays& weights) {
    const auto config = part_discriminator_config(weights);
    if (!config) return tl::unexpected(config.error());
    return PartDiscriminator(*config, to_tensors(weights));
}

PartDiscriminator::PartDiscriminator(const PartDiscriminatorConfig& config, const NamedTensors& tensors) {
    const auto branch = [&](const std::string& base) {
        Branch made{nn::equalised(tensors.at(base + "0.0.weight")), tensors.at(base + "0.1.bias"), {}};
        for (std::size_t i = 1; i < config.channels.size(); ++i) {
            const auto block = base + key_of("{}.", std::int64_t(i));
            made.blocks.push_back({nn::equalised(tensors.at(block + "conv1.0.weight")),
                                   tensors.at(block + "conv1.1.bias"), tensors.at(block + "conv2.0.kernel"),
                                   nn::equalised(tensors.at(block + "conv2.1.weight")),
                                   tensors.at(block + "conv2.2.bias"), tensors.at(block + "skip.0.kernel"),
                                   nn::equalised(tensors.at(block + "skip.1.weight"))});
        }
        return made;
    };
    rgb_ = branch("convs_img.");
    if (config.classes > 0) masks_ = branch("convs_seg.");
    last_ = nn::equalised(tensors.at("final_conv.0.weight"));
    last_bias_ = tensors.at("final_conv.1.bias");
    hidden_ = nn::EqualLinear::make(tensors.at("final_linear.0.weight"), tensors.at("final_linear.0.bias"), 1,
                                    /*activate=*/true);
    output_ = nn::EqualLinear::make(tensors.at("final_linear.1.weight"), tensors.at("final_linear.1.bias"));
}

Tensor PartDiscriminator::Branch::forward(const Tensor& x) const {
    auto y = nn::biased_leaky(torch::conv2d(x, weight), bias);
    for (const auto& block : blocks) y = block.forward(y);
    return y;
}

Tensor PartDiscriminator::score(const Tensor& rgb, const Tensor& masks) const {
    auto x = rgb_.forward(rgb);
    if (masks.defined()) x = x + masks_.forward(masks);
    x = nn::biased_leaky(torch::conv2d(with_deviation(x), last_, {}, 1, 1), last_bias_);
    return output_.forward(hidden_.forward(x.flatten(1)));
}

Tensor signed_one_hot(const Tensor& labels, std::int64_t classes) {
    return torch::one_hot(labels.to(torch::kInt64), classes).permute({0, 3, 1, 2}).to(torch::kFloat32) * 2 -
           1;
}

Tensor discriminator_loss(const Tensor& real, const Tensor& fake) {
    return torch::softplus(-real).mean() + torch::softplus(fake).mean();
}

Tensor generator_loss(const Tensor& fake) { return torch::softplus(-fake).mean(); }

Tensor mask_loss(const Tensor& signed_masks, const Tensor& seg) {
    const auto pooled = torch::adaptive_avg_pool2d(seg, {signed_masks.size(2), signed_masks.size(3)});
    return (signed_masks - pooled).square().mean();
}

GradientNorms gradient_norms(const PartDiscriminator& discriminator, const Tensor& rgb, const Tensor& masks) {
    const auto x = rgb.detach().set_requires_grad(true), m = masks.detach().set_requires_grad(true);
    const auto gradients = torch::autograd::grad({discriminator.score(x, m).select(1, 0).sum()}, {x, m}, {},
                                                 /*retain_graph=*/true, /*create_graph=*/true);
    const auto norm = [](const Tensor& g) { return g.square().flatten(1).sum(1).mean(); };
    return {norm(gradients[0]), norm(gradients[1])};
}

Tensor path_lengths(const Tensor& rgb, const Tensor& codes, const Tensor& unit_noise) {
    const auto weighted = (rgb * unit_noise).sum() / std::sqrt(double(rgb.size(2) * rgb.size(3)));
    const auto gradient = torch::autograd::grad({weighted}, {codes}, {}, /*retain_graph=*/true,
                                                /*create_graph=*/true)[0];
    return gradient.square().sum(2).mean(1).sqrt();
}

}  // namespace limner::parts
