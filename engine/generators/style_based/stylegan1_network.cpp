#include "engine/generators/style_based/stylegan1_network.h"

#include <cmath>

#include "engine/nn/arrays.h"

namespace limner {
namespace {

using torch::Tensor;

constexpr double leak = 0.2, mapping_rate = 0.01;
const double sqrt2 = std::sqrt(2.0);

Tensor doubled(const Tensor& x) { return torch::upsample_nearest2d(x, {2 * x.size(2), 2 * x.size(3)}); }

}  // namespace

Result<Stylegan1> Stylegan1::load(const Stylegan1Source& source) {
    const auto config = stylegan1_config(source);
    if (!config) return tl::unexpected(config.error());
    const auto tensor = [&](const std::string& key) { return nn::to_tensor(source.weights.at(key)); };
    // TensorFlow keeps [in, out] and [height, width, in, out].
    const auto dense = [&](const std::string& base, double gain, double rate) {
        return nn::EqualLinear::make(tensor(base + "weight").t() * gain, tensor(base + "bias"), rate);
    };
    const auto convolution = [&](const std::string& key) {
        return nn::equalised(tensor(key).permute({3, 2, 0, 1}));
    };
    Stylegan1 net;
    const auto row = torch::tensor({0.25f, 0.5f, 0.25f});
    net.blur_ = torch::outer(row, row).to(nn::device_of_weights());
    net.config_ = *config;
    for (std::size_t i = 0; i < config->widths.size(); ++i)
        net.mapping_.push_back(dense(key_of("mapping/Dense{}/", std::int64_t(i)), sqrt2, mapping_rate));
    net.constant_ = tensor("synthesis/4x4/Const/const");
    for (std::int64_t slot = 0; slot < config->slot_count(); ++slot) {
        const auto base = stylegan1_layer(slot);
        Layer layer;
        if (slot > 0) layer.weight = convolution(base + "weight") * sqrt2;
        layer.doubles = slot > 0 && slot % 2 == 0;
        layer.noise =
            tensor(base + "Noise/weight").view({1, -1, 1, 1}) * tensor(key_of("synthesis/noise{}", slot));
        layer.bias = tensor(base + "bias").view({1, -1, 1, 1});
        layer.style = dense(base + "StyleMod/", 1, 1);
        net.layers_.push_back(std::move(layer));
    }
    net.rgb_ = convolution("synthesis/ToRGB_lod0/weight");
    net.rgb_bias_ = tensor("synthesis/ToRGB_lod0/bias");
    return net;
}

Tensor Stylegan1::map(const Tensor& latents) const {
    auto w = config_.normalise_latents ? nn::pixel_norm(latents) : latents;
    for (const auto& layer : mapping_) w = torch::leaky_relu(layer.forward(w), leak);
    return w;
}

Tensor Stylegan1::per_slot(const Tensor& w) const {
    return w.unsqueeze(1).expand({w.size(0), config_.slot_count(), w.size(1)});
}

Tensor Stylegan1::finish(const Layer& layer, Tensor x, const Tensor& w, bool noise) {
    if (noise) x = x + layer.noise;
    x = torch::leaky_relu(x + layer.bias, leak);
    x = x - x.mean({2, 3}, /*keepdim=*/true);
    x = x * torch::rsqrt(x.square().mean({2, 3}, /*keepdim=*/true) + 1e-8);
    const auto style = layer.style.forward(w).view({w.size(0), 2, -1, 1, 1});
    return x * (style.select(1, 0) + 1) + style.select(1, 1);
}

std::size_t Stylegan1::parameter_count() const {
    std::int64_t count = constant_.numel() + rgb_.numel() + rgb_bias_.numel();
    for (const auto& layer : mapping_) count += layer.weight.numel() + layer.bias.numel();
    for (const auto& layer : layers_)
        count += (layer.weight.defined() ? layer.weight.numel() : 0) + layer.bias.numel() +
                 layer.style.weight.numel() + layer.style.bias.numel();
    return std::size_t(count);
}

Tensor Stylegan1::synthesise(const Tensor& ws, bool noise, const StageTap& tap,
                             const std::function<bool()>& cancelled) const {
    TORCH_CHECK_VALUE(ws.dim() == 3 && ws.size(1) == config_.slot_count() && ws.size(2) == config_.style(),
                      "codes should have the shape [pictures, ", config_.slot_count(), ", ", config_.style(),
                      "], not ", ws.sizes());
    auto x = constant_.expand({ws.size(0), -1, -1, -1});
    for (std::size_t slot = 0; slot < layers_.size(); ++slot) {
        if (cancelled && cancelled()) return {};
        const auto& layer = layers_[slot];
        if (layer.weight.defined()) x = torch::conv2d(layer.doubles ? doubled(x) : x, layer.weight, {}, 1, 1);
        if (layer.doubles) x = nn::fir(x, blur_, 1, 1);
        x = finish(layer, x, ws.select(1, std::int64_t(slot)), noise);
        if (tap) {
            const auto name =
                stylegan1_layer(std::int64_t(slot)).substr(std::string_view("synthesis/").size());
            tap(name.substr(0, name.size() - 1), x);
        }
    }
    return torch::conv2d(x, rgb_, rgb_bias_);
}

Tensor Stylegan1::identity_truncated(const Tensor& latents, const Tensor& mean_id, double psi) const {
    const auto alone = torch::cat({latents.slice(1, 0, identity_size),
                                   torch::zeros_like(latents.slice(1, identity_size, latents.size(1)))},
                                  1);
    const auto shift = (1 - psi) * (mean_id.unsqueeze(0) - per_slot(map(alone)));
    const auto ws = per_slot(map(latents));
    const auto moved = std::min(truncated_slots, config_.slot_count());
    return torch::cat({ws.slice(1, 0, moved) + shift.slice(1, 0, moved), ws.slice(1, moved)}, 1);
}

}  // namespace limner
