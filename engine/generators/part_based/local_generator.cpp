#include "engine/generators/part_based/local_generator.h"

#include <cmath>

#include "engine/checkpoints/key_table.h"

namespace limner::parts {

Head Head::make(const NamedTensors& tensors, const std::string& prefix) {
    const auto& weight = tensors.at(prefix + "conv.weight");
    return {
        (weight * tensors.at(prefix + "conv.modulation") / std::sqrt(double(weight.size(1)))).contiguous(),
        tensors.at(prefix + "bias").flatten()};
}

Tensor Head::forward(const Tensor& x) const { return torch::conv2d(x, weight, bias); }

StyledLayer StyledLayer::make(const NamedTensors& tensors, const std::string& prefix) {
    const auto& stored = tensors.at(prefix + "conv.weight");  // [1, O, I, 1, 1]
    const auto weight = stored.view({stored.size(1), stored.size(2)});
    return {weight / std::sqrt(double(weight.size(1))),
            nn::EqualLinear::make(tensors.at(prefix + "conv.modulation.weight"),
                                  tensors.at(prefix + "conv.modulation.bias")),
            tensors.at(prefix + "activate.bias")};
}

Tensor StyledLayer::forward(const Tensor& x, const Tensor& code) const {
    const auto N = code.size(0), O = weight.size(0), I = weight.size(1), h = x.size(2), w = x.size(3);
    const auto modulated = weight * affine.forward(code).unsqueeze(1);  // [N, O, I]
    // The gain sqrt(2) of the activation commutes with it and goes into the weights.
    const auto norm = std::sqrt(2.0) * torch::rsqrt(modulated.square().sum(2, /*keepdim=*/true) + 1e-8);
    auto y = torch::baddbmm(bias.view({1, O, 1}) * std::sqrt(2.0), modulated * norm,
                            x.flatten(2).expand({N, I, h * w}));
    y = torch::GradMode::is_enabled() ? torch::leaky_relu(y, 0.2) : torch::leaky_relu_(y, 0.2);
    return y.view({N, O, h, w});
}

LocalGenerator LocalGenerator::make(const NamedTensors& tensors, std::int64_t k) {
    const auto base = key_of("local_nets.{}.", k);
    LocalGenerator part;
    for (std::int64_t l = 0;; ++l) {
        const auto prefix = base + key_of("linears.{}.", l);
        if (!tensors.contains(prefix + "conv.weight")) break;
        part.layers.push_back(StyledLayer::make(tensors, prefix));
    }
    part.feature = Head::make(tensors, base + "to_feat.");
    for (auto& [head, name] : {std::pair{&part.depth, "to_depth."}, {&part.density, "to_density."}})
        if (tensors.contains(base + name + "conv.weight")) *head = Head::make(tensors, base + name);
    return part;
}

Tensor LocalGenerator::run(Tensor x, const Tensor& codes, std::int64_t from, std::int64_t to) const {
    for (auto l = from; l < to; ++l) x = layers[std::size_t(l)].forward(x, codes.select(1, l));
    return x;
}

Tensor LocalGenerator::depth_of(const Tensor& shape) const {
    if (depth) return depth->forward(shape);
    return torch::zeros({shape.size(0), 1, shape.size(2), shape.size(3)}, shape.options());
}

}  // namespace limner::parts
