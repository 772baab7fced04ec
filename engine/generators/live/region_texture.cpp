#include "engine/generators/live/region_texture.h"

#include <cmath>

namespace limner::live {
namespace {

namespace F = torch::nn::functional;

torch::Tensor activate(const torch::Tensor& x) { return torch::leaky_relu(x, 0.2) * 1.3; }

torch::nn::Conv2d conv(int64_t in, int64_t out, int64_t kernel, double gain = 1) {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(in, out, kernel).padding(kernel / 2));
    torch::NoGradGuard no_grad;
    layer->weight.normal_(0, gain / std::sqrt(double(in * kernel * kernel)));
    layer->bias.zero_();
    return layer;
}

torch::nn::Linear linear(int64_t in, int64_t out, double gain = 1) {
    torch::nn::Linear layer(in, out);
    torch::NoGradGuard no_grad;
    layer->weight.normal_(0, gain / std::sqrt(double(in)));
    layer->bias.zero_();
    return layer;
}

torch::Tensor upsampled(const torch::Tensor& x) {
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .scale_factor(std::vector<double>{2, 2})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

torch::Tensor repeated(const torch::Tensor& x) {
    return F::interpolate(
        x, F::InterpolateFuncOptions().scale_factor(std::vector<double>{2, 2}).mode(torch::kNearest));
}

// picture [N,3,2r,2r] no further from the colours of `below` [N,3,r,r] than advance() allows.
torch::Tensor bounded(const torch::Tensor& picture, const torch::Tensor& below) {
    const auto most = torch::max_pool2d(below, 3, 1, 1), least = -torch::max_pool2d(-below, 3, 1, 1);
    const auto margin = (TextureConfig::detail_margin - (most - least) * 0.25).clamp_min(0);
    return picture.maximum(repeated(least - margin)).minimum(repeated(most + margin));
}

// sum_k m_k t_k per pixel: m [N,K,r,r], t [N,K,C] -> [N,C,r,r] in channels-last memory.
torch::Tensor pick(const torch::Tensor& m, const torch::Tensor& t) {
    const auto N = m.size(0), K = m.size(1), h = m.size(2), w = m.size(3);
    const auto pixels = m.permute({0, 2, 3, 1}).reshape({N, h * w, K});
    return torch::bmm(pixels, t).view({N, h, w, t.size(2)}).permute({0, 3, 1, 2});
}

}  // namespace

RegionConvImpl::RegionConvImpl(int64_t in, int64_t out, const TextureConfig& config)
    : out_channels(out),
      weight(register_parameter("weight", torch::randn({out, in, 3, 3}) / std::sqrt(double(in * 9)))),
      affine_weight(register_parameter("affine_weight", torch::randn({2 * out, config.latent}) *
                                                            (0.3 / std::sqrt(double(config.latent))))),
      affine_bias(register_parameter("affine_bias", torch::cat({torch::ones({out}), torch::zeros({out})}))),
      feature_table(register_parameter("feature_table", torch::randn({config.features, 2 * out}) *
                                                            (0.3 / std::sqrt(double(config.features))))) {}

torch::Tensor RegionConvImpl::modulation_table(const torch::Tensor& w) const {
    const auto per_class = torch::matmul(w, affine_weight.t()) + affine_bias;  // [N,classes,2 out]
    return torch::cat({per_class, feature_table.unsqueeze(0).expand({w.size(0), -1, -1})}, 1);
}

torch::Tensor RegionConvImpl::forward(const torch::Tensor& x, const torch::Tensor& m,
                                      const torch::Tensor& w) {
    const auto modulation = pick(m, modulation_table(w));
    const auto y = torch::conv2d(x, weight, {}, 1, 1);
    return activate(torch::addcmul(modulation.narrow(1, out_channels, out_channels), y,
                                   modulation.narrow(1, 0, out_channels)));
}

RegionTextureImpl::RegionTextureImpl(TextureConfig c) : config(std::move(c)) {
    class_embedding =
        register_parameter("class_embedding", torch::randn({config.classes, config.embed}) * 0.5);
    map0 = register_module("map0", linear(config.style + config.light + config.embed, config.latent));
    map1 = register_module("map1", linear(config.latent, config.latent, 1.3));
    start = register_module("start", conv(config.classes + config.guide + 2, config.channels[0], 3));
    int64_t in = config.channels[0];
    for (std::size_t i = 0; i < config.channels.size(); ++i) {
        const auto out = config.channels[i];
        const auto r = std::to_string(int64_t{8} << i);
        features.push_back(
            register_module("features" + r, conv(config.classes + config.guide, config.features, 3)));
        first.push_back(register_module("first" + r, RegionConv(in, out, config)));
        second.push_back(register_module("second" + r, RegionConv(out, out, config)));
        if (int(i) >= first_rgb)
            to_rgb.push_back(
                register_module("to_rgb" + r, conv(out, 3, 1, int(i) == first_rgb ? 0.3 : 0.02)));
        in = out;
    }
    flat = register_module("flat", linear(config.latent, 6, 0.3));
}

torch::Tensor RegionTextureImpl::map_styles(const torch::Tensor& styles, const torch::Tensor& light) {
    const auto N = styles.size(0);
    // The background is behind the light: what shines on the head does not change it.
    const auto lit = torch::cat(
        {torch::zeros_like(light).unsqueeze(1), light.unsqueeze(1).expand({N, config.classes - 1, -1})}, 1);
    const auto input = torch::cat({styles, lit, class_embedding.unsqueeze(0).expand({N, -1, -1})}, 2);
    return torch::leaky_relu(map1(torch::leaky_relu(map0(input), 0.2)), 0.2);
}

torch::Tensor RegionTextureImpl::advance(std::size_t level, TextureState& state, const torch::Tensor& inputs,
                                         const torch::Tensor& w) {
    const auto masks = inputs.narrow(1, 0, config.classes);
    const auto f = activate(features[level](inputs));
    const auto m = torch::cat({masks, f}, 1);
    auto x = level > 0 ? upsampled(state.x) : state.x;
    x = first[level](x, m, w);
    state.x = second[level](x, m, w);
    if (int(level) < first_rgb) return {};
    const auto detail = to_rgb[level - first_rgb](state.x);
    const auto below = state.rgb;
    state.rgb = below.defined() ? upsampled(below) + detail : detail;
    if (level >= TextureConfig::base_levels) return state.rgb = bounded(state.rgb, below);
    const auto colour = pick(masks, flat(w));  // [N,6,r,r]
    const auto irradiance = inputs.narrow(1, config.classes + irradiance_r, 3);
    const auto picture =
        state.rgb + torch::addcmul(colour.narrow(1, 0, 3), colour.narrow(1, 3, 3), irradiance);
    if (level + 1 == TextureConfig::base_levels) state.rgb = picture;
    return picture;
}

TextureOutput RegionTextureImpl::forward(const torch::Tensor& masks, const torch::Tensor& guide,
                                         const torch::Tensor& w, TextureState& state) {
    state = {};
    const auto size = masks.size(2);
    std::size_t top = 0;
    while ((int64_t{8} << top) < size) ++top;
    TORCH_CHECK((int64_t{8} << top) == size && top < config.channels.size(),
                "RegionTexture: unsupported size ", size);

    std::vector<torch::Tensor> pyramid(top + 1);  // masks and guide together [N,classes+guide,r,r]
    pyramid[top] = torch::cat({masks, guide}, 1).contiguous(at::MemoryFormat::ChannelsLast);
    for (auto i = top; i > 0; --i) pyramid[i - 1] = torch::avg_pool2d(pyramid[i], 2);

    const auto N = masks.size(0);
    const auto axis = torch::linspace(-1, 1, 8, masks.options());
    const auto xy = torch::stack({axis.view({1, 8}).expand({8, 8}), axis.view({8, 1}).expand({8, 8})})
                        .unsqueeze(0)
                        .expand({N, -1, -1, -1});
    state.x = activate(start(torch::cat({pyramid[0], xy}, 1).contiguous(at::MemoryFormat::ChannelsLast)));
    TextureOutput output;
    for (std::size_t i = 0; i <= top; ++i)
        if (auto image = advance(i, state, pyramid[i], w); image.defined())
            output.images.push_back(std::move(image));
    return output;
}

TextureOutput RegionTextureImpl::forward(const torch::Tensor& masks, const torch::Tensor& guide,
                                         const torch::Tensor& w) {
    TextureState state;
    return forward(masks, guide, w, state);
}

}  // namespace limner::live
