#include "engine/generators/style_based/stylegan2_discriminator.h"

#include <cmath>

#include "engine/nn/arrays.h"

namespace limner {

using torch::Tensor;

Result<Stylegan2Discriminator> Stylegan2Discriminator::load(const NetworkSource& source) {
    const auto config = stylegan2_discriminator_config(source);
    if (!config) return tl::unexpected(config.error());
    const auto tensor = [&](const std::string& key) { return nn::to_tensor(source.weights.at(key)); };
    const auto filter = [&](const std::string& key) {
        if (source.weights.contains(key)) return tensor(key);
        const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
        return torch::outer(row, row) / 64;
    };
    Stylegan2Discriminator net;
    net.config_ = *config;
    for (std::size_t level = config->channels.size(); level-- > 1;) {
        const auto base = key_of("b{}.", std::int64_t(4) << level);
        if (net.blocks_.empty()) {
            net.first_ = nn::equalised(tensor(base + "fromrgb.weight"));
            net.first_bias_ = tensor(base + "fromrgb.bias");
        }
        net.blocks_.push_back({nn::equalised(tensor(base + "conv0.weight")), tensor(base + "conv0.bias"),
                               filter(base + "conv1.resample_filter"),
                               nn::equalised(tensor(base + "conv1.weight")), tensor(base + "conv1.bias"),
                               filter(base + "skip.resample_filter"),
                               nn::equalised(tensor(base + "skip.weight")), config->clamp});
    }
    net.last_ = nn::equalised(tensor("b4.conv.weight"));
    net.last_bias_ = tensor("b4.conv.bias");
    net.dense_ = nn::EqualLinear::make(tensor("b4.fc.weight"), tensor("b4.fc.bias"), 1, /*activate=*/true);
    net.out_ = nn::EqualLinear::make(tensor("b4.out.weight"), tensor("b4.out.bias"));
    if (config->mapping.label > 0)
        net.mapping_ = nn::MappingNetwork::load(source.weights, "mapping.", config->mapping_rate);
    return net;
}

// One constant plane per group of channels: the deviation within groups of pictures.
Tensor Stylegan2Discriminator::with_deviation(const Tensor& x) const {
    const auto F = config_.deviation_channels;
    if (F == 0) return x;
    const auto N = x.size(0), C = x.size(1), h = x.size(2), w = x.size(3);
    const auto G = std::min(config_.deviation_group, N);
    TORCH_CHECK_VALUE(N % G == 0, "the discriminator reads pictures in groups of ", G);
    const auto groups = x.reshape({G, N / G, F, C / F, h, w});
    const auto variance = (groups - groups.mean(0, true)).square().mean(0);  // [N/G, F, C/F, h, w]
    const auto deviation = torch::sqrt(variance + 1e-8).mean(torch::IntArrayRef{2, 3, 4});
    return torch::cat({x, deviation.view({N / G, F, 1, 1}).repeat({G, 1, h, w})}, 1);
}

Tensor Stylegan2Discriminator::score(const Tensor& image, const Tensor& label) const {
    auto x = nn::clamped(nn::biased_leaky(torch::conv2d(image, first_), first_bias_), config_.clamp);
    for (const auto& block : blocks_) x = block.forward(x);
    x = nn::biased_leaky(torch::conv2d(with_deviation(x), last_, {}, 1, 1), last_bias_);
    x = out_.forward(dense_.forward(nn::clamped(std::move(x), config_.clamp).flatten(1)));
    if (config_.mapping.label == 0) return x;
    const auto mapped = mapping_.forward({}, label);
    return (x * mapped).sum(1, true) / std::sqrt(double(mapped.size(1)));
}

}  // namespace limner
