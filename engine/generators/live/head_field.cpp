#include "engine/generators/live/head_field.h"

#include <cmath>
#include <numbers>

namespace limner::live {
namespace {

torch::nn::Linear linear(int64_t in, int64_t out, double gain = 1) {
    torch::nn::Linear layer(in, out);
    torch::NoGradGuard no_grad;
    layer->weight.normal_(0, gain / std::sqrt(double(in)));
    layer->bias.zero_();
    return layer;
}

}  // namespace

HeadFieldImpl::HeadFieldImpl(FieldConfig c) : config(c) {
    embed0 = register_module("embed0", linear(config.code, config.embed));
    embed1 = register_module("embed1", linear(config.embed, config.embed, 1.4));
    for (int64_t l = 0; l < 3; ++l) {
        const int64_t in = l == 0 ? config.input() : config.hidden;
        const auto name = std::to_string(l);
        rank.push_back(register_module("rank" + name, linear(config.embed, config.rank)));
        auto layer = linear(config.rank, (in + 1) * config.hidden, 0.1 * std::sqrt(2.0 / double(in)));
        torch::NoGradGuard no_grad;
        // The mean layer (the expansion's own bias) starts as an ordinary initialisation, the codes only bend
        // it.
        layer->bias.narrow(0, 0, in * config.hidden).normal_(0, std::sqrt(2.0 / double(in)));
        expand.push_back(register_module("expand" + name, layer));
    }
    classifier = register_module("classifier", linear(config.hidden, config.classes));
}

GeneratedLayers HeadFieldImpl::generate(const torch::Tensor& codes) {
    const auto N = codes.size(0);
    auto h = torch::leaky_relu(embed0(codes), 0.2);
    h = h + torch::leaky_relu(embed1(h), 0.2);
    GeneratedLayers layers;
    for (std::size_t l = 0; l < 3; ++l) {
        const int64_t in = l == 0 ? config.input() : config.hidden;
        const auto q = expand[l](rank[l](h));
        layers.weights.push_back(q.narrow(1, 0, in * config.hidden).view({N, config.hidden, in}));
        layers.biases.push_back(q.narrow(1, in * config.hidden, config.hidden).view({N, 1, config.hidden}));
    }
    return layers;
}

torch::Tensor HeadFieldImpl::encode(const torch::Tensor& points) const {
    std::vector<torch::Tensor> parts{points};
    for (int64_t k = 0; k < config.bands; ++k) {
        const auto scaled = points * (std::numbers::pi * double(int64_t{1} << k));
        parts.push_back(torch::sin(scaled));
        parts.push_back(torch::cos(scaled));
    }
    return torch::cat(parts, 2);
}

torch::Tensor HeadFieldImpl::query(const GeneratedLayers& layers, const torch::Tensor& points) {
    auto h = encode(points);
    for (std::size_t l = 0; l < 3; ++l) {
        h = torch::baddbmm(layers.biases[l], h, layers.weights[l].transpose(1, 2));
        h = torch::relu(torch::layer_norm(h, {config.hidden}));
    }
    return classifier(h);
}

}  // namespace limner::live
