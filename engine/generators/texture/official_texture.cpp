#include "engine/generators/texture/official_texture.h"

#include <cmath>

#include "engine/core/random.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

using nn::EqualLinear;
using nn::ModulatedConv;

constexpr double mapping_rate = 0.01;

/// Looks weights up by a prefix.
struct Part {
    const NamedArrays& weights;
    std::string prefix;
    Tensor operator()(std::string_view name) const {
        return nn::to_tensor(weights.at(prefix + std::string(name)));
    }
    EqualLinear affine() const {
        return EqualLinear::make((*this)("conv.modulation.weight"), (*this)("conv.modulation.bias"));
    }
};

nn::DownBlock down_block(const Part& part) {
    return {nn::equalised(part("conv1.0.weight")), part("conv1.1.bias"), part("conv2.0.kernel"),
            nn::equalised(part("conv2.1.weight")), part("conv2.2.bias"), part("skip.0.kernel"),
            nn::equalised(part("skip.1.weight"))};
}

}  // namespace

Tensor to_label17(const Tensor& label20) {
    const std::vector<std::int64_t> table(sofgan17_of_20.begin(), sofgan17_of_20.end());
    return torch::tensor(table).to(label20.device()).index({label20.to(torch::kInt64).clamp(0, 19)});
}

Tensor one_hot_labels(const Tensor& label17) {
    const auto sampled = nn::resize_nearest(label17.to(torch::kInt64), sofgan_label_side, sofgan_label_side);
    return torch::one_hot(sampled, 17).permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous();
}

std::size_t LabelFeatures::bytes() const {
    std::size_t sum = stem.defined() ? stem.nbytes() : 0;
    for (const auto* list : {&gamma, &beta})
        for (const auto& t : *list) sum += t.defined() ? t.nbytes() : 0;
    return sum;
}

Result<OfficialTexture> OfficialTexture::load(const NamedArrays& weights) {
    const auto config = official_texture_config(weights);
    if (!config) return tl::unexpected(config.error());
    OfficialTexture net;
    net.config_ = *config;
    for (std::int64_t i = 1; i <= config->mapping_layers; ++i) {
        const Part part{weights, key_of("style.{}.", i)};
        net.mapping_.push_back(EqualLinear::make(part("weight"), part("bias"), mapping_rate, true));
    }
    for (std::size_t k = 0; k < 3; ++k)
        net.stem_[k] = down_block({weights, key_of("segEncoder.{}.", std::int64_t(k))});
    const auto styled = [&](const std::string& prefix, bool doubling) {
        const Part part{weights, prefix};
        Styled layer;
        layer.conv =
            doubling ? ModulatedConv::doubling(part("conv.weight"), part.affine(), part("conv.blur.kernel"))
                     : ModulatedConv::plain(part("conv.weight"), part.affine());
        layer.noise_strength = part("noise.weight");
        layer.bias = part("activate.bias");
        if (weights.contains(prefix + "segEncoder.mlp_shared.0.weight")) {
            layer.shared = part("segEncoder.mlp_shared.0.weight");
            layer.shared_bias = part("segEncoder.mlp_shared.0.bias");
            layer.gamma_beta =
                torch::cat({part("segEncoder.mlp_gamma.weight"), part("segEncoder.mlp_beta.weight")});
            layer.gamma_beta_bias =
                torch::cat({part("segEncoder.mlp_gamma.bias"), part("segEncoder.mlp_beta.bias")});
        }
        return layer;
    };
    const auto to_rgb = [&](const std::string& prefix, bool upsamples) {
        const Part part{weights, prefix};
        return ToRgb{ModulatedConv::plain(part("conv.weight"), part.affine(), /*demodulate=*/false),
                     part("bias"), upsamples ? part("upsample.kernel") : Tensor()};
    };
    net.first_ = styled("conv1.", false);
    net.first_rgb_ = to_rgb("to_rgb1.", false);
    for (std::int64_t i = 0; i < config->conv_count(); ++i)
        net.convs_.push_back(styled(key_of("convs.{}.", i), i % 2 == 0));
    for (std::int64_t j = 0; j < config->conv_count() / 2; ++j)
        net.rgbs_.push_back(to_rgb(key_of("to_rgbs.{}.", j), true));
    for (std::int64_t i = 0; i < config->noise_count(); ++i)
        net.noise_.push_back(nn::to_tensor(weights.at(key_of("noises.noise_{}", i))));
    return net;
}

void OfficialTexture::use_winograd() {
    for (std::size_t i = 0; i < convs_.size(); ++i) convs_[i].conv.use_winograd(std::int64_t(8) << (i / 2));
}

Tensor OfficialTexture::map(const Tensor& z, PixelNorm norm) const {
    auto w = norm == PixelNorm::split ? nn::pixel_norm(z.view({z.size(0), 2, config_.style_size / 2}))
                                            .view({z.size(0), config_.style_size})
                                      : nn::pixel_norm(z);
    for (const auto& layer : mapping_) w = layer.forward(w);
    return w;
}

Tensor OfficialTexture::mean_style(std::uint64_t seed, std::int64_t count) const {
    auto z = torch::empty({count, config_.style_size}, torch::kFloat32);
    auto* values = z.data_ptr<float>();
    for (std::int64_t i = 0; i < z.numel(); ++i)
        values[i] = normal(seed, "mean style", static_cast<std::uint64_t>(i));
    return map(z.to(mapping_.front().weight.device())).mean(0, /*keepdim=*/true);
}

Tensor OfficialTexture::per_layer(const Tensor& w) const {
    return w.unsqueeze(1).expand({w.size(0), config_.style_count(), w.size(1)});
}

LabelFeatures OfficialTexture::read_labels(const Tensor& one_hot, const StageTap& tap) const {
    LabelFeatures features;
    auto x = nn::resize_bilinear(one_hot, 32, 32);
    for (std::size_t k = 0; k < 3; ++k) {
        x = stem_[k].forward(x);
        if (tap) tap("segEncoder_" + std::to_string(k), x);
    }
    features.stem = x;
    features.gamma.resize(convs_.size());
    features.beta.resize(convs_.size());
    for (std::size_t i = 0; i < convs_.size(); ++i) {
        if (!convs_[i].shared.defined()) continue;
        const auto size = std::int64_t(8) << (i / 2);
        const auto soft = nn::resize_bilinear(one_hot, size, size);
        const auto h =
            torch::leaky_relu(torch::conv2d(soft, convs_[i].shared, convs_[i].shared_bias, 1, 1), 0.2);
        const auto both = torch::conv2d(h, convs_[i].gamma_beta, convs_[i].gamma_beta_bias, 1, 1);
        if (tap) tap("convs_" + std::to_string(i) + "_gamma_beta", both);
        const auto halves = both.chunk(2, 1);
        features.gamma[i] = halves[0];
        features.beta[i] = halves[1];
    }
    return features;
}

Tensor OfficialTexture::generate(const LabelFeatures& labels, const Tensor& styles, const Tensor& masks,
                                 const std::vector<Tensor>& noise, const StageTap& tap) const {
    TORCH_CHECK(
        styles.dim() == 3 && styles.size(1) == config_.style_count() && styles.size(2) == config_.style_size,
        "styles: expected [B*K, ", config_.style_count(), ", ", config_.style_size, "]");
    TORCH_CHECK(noise.size() == std::size_t(config_.noise_count()),
                "one noise map per styled convolution is needed");
    const auto B = labels.stem.size(0), K = styles.size(0) / B;
    TORCH_CHECK(K >= 1 && styles.size(0) == B * K &&
                    (K == 1 || (masks.defined() && masks.size(0) == B && masks.size(1) == K)),
                "B*K styles need masks [B, K, h, w]");
    const auto mask_at = [&](std::int64_t size) {
        return K > 1 ? nn::resize_bilinear(masks, size, size) : Tensor();
    };
    const auto finish = [&](const Styled& layer, Tensor y, const Tensor& noise_map) {
        return nn::finish_styled(std::move(y), layer.noise_strength * noise_map, layer.bias);
    };
    auto mask = mask_at(4);
    auto x = K == 1 ? nn::styled(first_.conv, labels.stem, styles.select(1, 0),
                                 first_.noise_strength * noise[0], first_.bias)
                    : finish(first_, first_.conv.forward(labels.stem, styles.select(1, 0), mask), noise[0]);
    if (tap) tap("conv1", x);
    auto rgb = first_rgb_.conv.forward(x, styles.select(1, 1), mask) + first_rgb_.bias;
    if (tap) tap("to_rgb1", rgb);
    for (std::size_t i = 0; i < convs_.size(); ++i) {
        const auto& layer = convs_[i];
        const auto name = "convs_" + std::to_string(i);
        if (i % 2 == 0) mask = mask_at(std::int64_t(8) << (i / 2));
        const auto w = styles.select(1, std::int64_t(i) + 1);
        if (K == 1 && !tap) {
            x = nn::styled(layer.conv, x, w, layer.noise_strength * noise[i + 1], layer.bias);
        } else {
            auto y = layer.conv.forward(x, w, mask);
            if (tap) tap(name + "_modconv", y);
            x = finish(layer, std::move(y), noise[i + 1]);
        }
        if (labels.gamma[i].defined())
            x = torch::addcmul(x + labels.beta[i], x, labels.gamma[i]);  // x (1 + gamma) + beta
        if (tap) tap(name, x);
        if (i % 2 == 0) continue;
        const auto& to_rgb = rgbs_[i / 2];
        rgb = to_rgb.conv.forward(x, styles.select(1, std::int64_t(i) + 2), mask) + to_rgb.bias +
              nn::upsample_fir(rgb, to_rgb.upsample);
        if (tap) tap("to_rgbs_" + std::to_string(i / 2), rgb);
    }
    return rgb;
}

Result<OfficialDiscriminator> OfficialDiscriminator::load(const NamedArrays& weights) {
    const auto channels = official_discriminator_channels(weights);
    if (!channels) return tl::unexpected(channels.error());
    const Part part{weights, ""};
    OfficialDiscriminator net;
    net.first_ = nn::equalised(part("convs.0.0.weight"));
    net.first_bias_ = part("convs.0.1.bias");
    for (std::size_t i = 1; i < channels->size(); ++i)
        net.blocks_.push_back(down_block({weights, key_of("convs.{}.", std::int64_t(i))}));
    net.last_ = nn::equalised(part("final_conv.0.weight"));
    net.last_bias_ = part("final_conv.1.bias");
    net.linear_ = {EqualLinear::make(part("final_linear.0.weight"), part("final_linear.0.bias"), 1, true),
                   EqualLinear::make(part("final_linear.1.weight"), part("final_linear.1.bias"))};
    return net;
}

Tensor OfficialDiscriminator::score(const Tensor& image, const StageTap& tap) const {
    auto x = nn::biased_leaky(torch::conv2d(image, first_), first_bias_);
    for (const auto& block : blocks_) x = block.forward(x);
    // Minibatch deviation over the whole batch, one constant channel.
    const auto deviation = torch::sqrt((x - x.mean(0, true)).square().mean(0) + 1e-8).mean();
    x = torch::cat({x, deviation.expand({x.size(0), 1, x.size(2), x.size(3)})}, 1);
    if (tap) tap("stddev", x);
    x = nn::biased_leaky(torch::conv2d(x, last_, {}, 1, 1), last_bias_);
    if (tap) tap("final_conv", x);
    return linear_[1].forward(linear_[0].forward(x.flatten(1)));
}

}  // namespace limner
