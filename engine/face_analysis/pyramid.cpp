#include "engine/face_analysis/pyramid.h"

#include <algorithm>
#include <cmath>

namespace limner::analysis {
namespace {

namespace F = torch::nn::functional;

// The finest level is for colours and edges, the middle ones for shapes, which need depth.
std::size_t blocks_at(std::size_t level) { return level == 0 ? 0 : level == 1 ? 1 : 2; }

}  // namespace

torch::Tensor activate(const torch::Tensor& x) { return torch::leaky_relu(x, 0.1); }

torch::Tensor doubled(const torch::Tensor& x) {
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .scale_factor(std::vector<double>{2, 2})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

torch::nn::Conv2d convolution(int64_t in, int64_t out, int64_t kernel, int64_t stride, double gain) {
    torch::nn::Conv2d layer(torch::nn::Conv2dOptions(in, out, kernel).stride(stride).padding(kernel / 2));
    torch::NoGradGuard no_grad;
    layer->weight.normal_(0, gain * std::sqrt(2 / (1.01 * double(in * kernel * kernel))));
    layer->bias.zero_();
    return layer;
}

torch::nn::Linear linear(int64_t in, int64_t out, double gain) {
    torch::nn::Linear layer(in, out);
    torch::NoGradGuard no_grad;
    layer->weight.normal_(0, gain / std::sqrt(double(in)));
    layer->bias.zero_();
    return layer;
}

ResidualImpl::ResidualImpl(int64_t channels)
    : first(register_module("first", convolution(channels, channels, 3))),
      second(register_module("second", convolution(channels, channels, 3, 1, .1))) {}

torch::Tensor ResidualImpl::forward(const torch::Tensor& x) { return x + second(activate(first(x))); }

EncoderImpl::EncoderImpl(const Widths& widths) {
    int64_t in = 3;
    for (std::size_t level = 0; level < widths.size(); ++level) {
        const auto name = std::to_string(level);
        enter.push_back(register_module("enter" + name, convolution(in, widths[level], 3, 2)));
        blocks.emplace_back();
        for (std::size_t i = 0; i < blocks_at(level); ++i)
            blocks.back().push_back(
                register_module("block" + name + "_" + std::to_string(i), Residual(widths[level])));
        in = widths[level];
    }
}

std::vector<torch::Tensor> EncoderImpl::forward(const torch::Tensor& picture) {
    std::vector<torch::Tensor> levels;
    auto x = picture;
    for (std::size_t level = 0; level < enter.size(); ++level) {
        x = activate(enter[level](x));
        for (auto& block : blocks[level]) x = block(x);
        levels.push_back(x);
    }
    return levels;
}

DecoderImpl::DecoderImpl(const Widths& widths, std::size_t finest_level) : finest(finest_level) {
    for (std::size_t level = finest; level + 1 < widths.size(); ++level) {
        const auto name = std::to_string(level);
        join.push_back(
            register_module("join" + name, convolution(widths[level + 1], widths[level], 1, 1, .7)));
        blocks.push_back(register_module("block" + name, Residual(widths[level])));
    }
}

torch::Tensor DecoderImpl::forward(const std::vector<torch::Tensor>& levels) {
    auto x = levels.back();
    for (std::size_t i = join.size(); i-- > 0;)
        x = activate(blocks[i](levels[finest + i] + doubled(join[i](x))));
    return x;
}

Widths scaled_widths(double factor) {
    Widths widths;
    for (const double width : {16, 24, 48, 80, 128})
        widths.push_back(std::max<int64_t>(8, 8 * std::llround(width * factor / 8)));
    return widths;
}

Widths widths_of(const NamedArrays& arrays, const std::string& prefix) {
    Widths widths;
    for (;;) {
        const auto found = arrays.find(prefix + "enter" + std::to_string(widths.size()) + ".weight");
        if (found == arrays.end() || found->second.shape.size() != 4) return widths;
        widths.push_back(found->second.shape[0]);
    }
}

torch::Tensor network_input(const torch::Tensor& bytes) {
    return bytes.permute({0, 3, 1, 2}).to(torch::kFloat32).contiguous() / 127.5 - 1;
}

}  // namespace limner::analysis
