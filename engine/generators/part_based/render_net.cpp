#include "engine/generators/part_based/render_net.h"

namespace limner::parts {

RenderNet::Styled RenderNet::make_styled(const NamedTensors& tensors, std::int64_t j) {
    const auto base = key_of("render_net.convs.{}.", j);
    auto weight = nn::equalised(tensors.at(base + "weight")) * tensors.at(base + "modulation");
    weight = weight * torch::rsqrt(weight.square().sum({1, 2, 3}, /*keepdim=*/true) + 1e-8);
    Styled layer{weight, {}, tensors.at(base + "noise.weight"), tensors.at(base + "activate.bias")};
    if (j % 2 == 0) {
        layer.weight = weight.transpose(0, 1).contiguous();  // conv_transpose2d scatters it as it is
        layer.blur = tensors.at(base + "blur.kernel");
    }
    return layer;
}

Tensor RenderNet::Styled::forward(const Tensor& x, const Tensor& noise) const {
    auto y = blur.defined() ? nn::fir(torch::conv_transpose2d(x, weight, {}, /*stride=*/2), blur, 1, 1)
                            : torch::conv2d(x, weight, {}, 1, 1);
    if (!noise.defined()) return nn::biased_leaky(y, bias);
    return nn::finish_styled(std::move(y), noise_strength * noise, bias);
}

RenderNet::RenderNet(const PartConfig& config, const NamedTensors& tensors)
    : pooled_size_(config.pooled_size), joining_stage_(config.joining_stage()) {
    for (std::int64_t i = 0; i < config.stages(); ++i) {
        const auto rgb = key_of("render_net.to_rgbs.{}.", i), seg = key_of("render_net.to_segs.{}.", i);
        Stage stage{make_styled(tensors, 2 * i), make_styled(tensors, 2 * i + 1), Head::make(tensors, rgb),
                    Head::make(tensors, seg)};
        if (i > 0) {
            stage.rgb_kernel = tensors.at(rgb + "upsample.kernel");
            stage.seg_kernel = tensors.at(seg + "upsample.kernel");
        }
        stages_.push_back(std::move(stage));
        for (const auto j : {2 * i, 2 * i + 1})
            noise_.push_back(tensors.at(key_of("render_net.noises.noise_{}", j)));
    }
}

PartImages RenderNet::forward(const Tensor& features, const Tensor& coarse_masks,
                              const std::vector<Tensor>& noise, std::int64_t stages,
                              const StageTap& tap) const {
    TORCH_CHECK(noise.empty() || noise.size() == noise_.size(), "one noise map per convolution is needed");
    const auto report = [&](const char* pattern, std::size_t index, const Tensor& value) {
        return !tap || tap(key_of(pattern, std::int64_t(index)), value);
    };
    const auto noise_of = [&](std::size_t j) { return noise.empty() ? Tensor() : noise[j]; };
    auto x = torch::adaptive_avg_pool2d(features, {pooled_size_, pooled_size_});
    if (tap && !tap("pooled", x)) return {};
    PartImages images;
    const auto last = stages > 0 ? std::min(std::size_t(stages), stages_.size()) : stages_.size();
    for (std::size_t i = 0; i < last; ++i) {
        const auto& stage = stages_[i];
        if (std::int64_t(i) == joining_stage_) x = torch::cat({x, features}, 1);
        x = stage.up.forward(x, noise_of(2 * i));
        if (!report("conv{}", 2 * i, x)) return {};
        x = stage.conv.forward(x, noise_of(2 * i + 1));
        if (!report("conv{}", 2 * i + 1, x)) return {};
        auto rgb = stage.rgb.forward(x), seg = stage.seg.forward(x);
        if (images.rgb.defined()) {
            rgb = rgb + nn::upsample_fir(images.rgb, stage.rgb_kernel);
            seg = seg + nn::upsample_fir(images.seg, stage.seg_kernel);
        }
        // The masks meet their own size one stage before the features do: at the output, not at the input.
        if (coarse_masks.defined() && seg.size(2) == coarse_masks.size(2)) seg = seg + coarse_masks;
        images = {rgb, seg};
        if (!report("rgb{}", i, rgb) || !report("seg{}", i, seg)) return {};
    }
    return images;
}

}  // namespace limner::parts
