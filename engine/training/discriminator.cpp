#include "engine/training/discriminator.h"

#include <cmath>

namespace limner::training {

PatchDiscriminatorImpl::PatchDiscriminatorImpl(int64_t classes) {
    const int64_t widths[] = {7 + classes, 32, 64, 96};
    for (std::size_t i = 0; i < 3; ++i)
        layers.push_back(register_module(
            "layer" + std::to_string(i),
            torch::nn::Conv2d(torch::nn::Conv2dOptions(widths[i], widths[i + 1], 4).stride(2).padding(1))));
    layers.push_back(
        register_module("layer3", torch::nn::Conv2d(torch::nn::Conv2dOptions(96, 96, 3).padding(1))));
    logits = register_module("logits", torch::nn::Conv2d(torch::nn::Conv2dOptions(96, 1, 3).padding(1)));
    torch::NoGradGuard no_grad;
    for (auto& entry : named_parameters()) {
        auto& p = entry.value();
        if (p.dim() == 4)
            p.normal_(0, 1 / std::sqrt(double(p[0].numel())));
        else
            p.zero_();
    }
}

std::pair<torch::Tensor, std::vector<torch::Tensor>> PatchDiscriminatorImpl::forward(
    const torch::Tensor& picture, const torch::Tensor& masks) {
    // An explicit high-pass input makes blur visible from the first step (training notes, 4.4).
    const auto detail = (picture - torch::avg_pool2d(picture, 3, 1, 1)) * 5;
    auto x = torch::cat({picture, detail, detail.abs().mean(1, true), masks}, 1)
                 .contiguous(at::MemoryFormat::ChannelsLast);
    std::vector<torch::Tensor> features;
    for (auto& layer : layers) {
        x = torch::leaky_relu(layer(x), 0.2) * 1.3;
        features.push_back(x);
    }
    return {logits(x), features};
}

}  // namespace limner::training
