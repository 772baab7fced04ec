#include "engine/generators/style_based/stylegan2_network.h"

#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "tests/unit/official/made_networks.h"

using namespace limner;
using made::Stylegan2Shape;

namespace {

double distance(const Tensor& a, const Tensor& b) {
    REQUIRE(a.sizes() == b.sizes());
    return (a - b).abs().max().item<double>();
}

/// The definition (specs/eg3d-animation.md, section 2), one picture at a time, weights modulated one by one,
/// in double precision.
class Definition {
public:
    Definition(const NamedArrays& weights, double clamp) : weights_(weights), clamp_(clamp) {}

    Tensor picture(const Tensor& ws) const {  // [slots, D] -> [1, 3, R, R]
        Tensor x, rgb;
        std::int64_t slot = 0;
        for (std::int64_t side = 4; weights_.contains(block(side) + "conv1.weight"); side *= 2) {
            const auto base = block(side);
            const bool last = !weights_.contains(block(2 * side) + "conv1.weight");
            if (side == 4) {
                x = layer(at(base + "const").unsqueeze(0), base + "conv1.", ws[slot++], false);
            } else {
                auto y = layer(x, base + "conv0.", ws[slot++], true);
                y = layer(y, base + "conv1.", ws[slot++], false);
                if (weights_.contains(base + "skip.weight")) {
                    const auto w = at(base + "skip.weight");
                    y = (y + doubled(torch::conv2d(x, w / std::sqrt(double(w.size(1)))))) / std::sqrt(2.0);
                }
                x = y;
                if (rgb.defined()) rgb = doubled(rgb);
            }
            if (!weights_.contains(base + "torgb.weight")) {
                REQUIRE_FALSE(last);
                continue;
            }
            const auto w = at(base + "torgb.weight");
            const auto s = style(base + "torgb.", ws[slot]) / std::sqrt(double(w.size(1)));
            const auto y = limited(torch::conv2d(x, w * s.view({1, -1, 1, 1})) +
                                   at(base + "torgb.bias").view({1, -1, 1, 1}));
            rgb = rgb.defined() ? rgb + y : y;
        }
        return rgb;
    }

private:
    static std::string block(std::int64_t side) { return key_of("synthesis.b{}.", side); }
    Tensor at(const std::string& key) const { return nn::to_tensor(weights_.at(key)).to(torch::kFloat64); }
    Tensor limited(const Tensor& x) const { return std::isinf(clamp_) ? x : x.clamp(-clamp_, clamp_); }
    Tensor style(const std::string& base, const Tensor& w) const {
        const auto a = at(base + "affine.weight");
        return torch::mv(a, w) / std::sqrt(double(a.size(1))) + at(base + "affine.bias");
    }
    Tensor layer(const Tensor& x, const std::string& base, const Tensor& w, bool up) const {
        auto weight = at(base + "weight") * style(base, w).view({1, -1, 1, 1});
        weight = weight * torch::rsqrt(weight.square().sum({1, 2, 3}, true) + 1e-8);
        auto y = up ? smoothed(torch::conv_transpose2d(x, weight.transpose(0, 1), {}, 2), 1, 1)
                    : torch::conv2d(x, weight, {}, 1, 1);
        y = y + at(base + "noise_const") * at(base + "noise_strength") +
            at(base + "bias").view({1, -1, 1, 1});
        return limited(torch::where(y > 0, y, 0.2 * y) * std::sqrt(2.0));
    }
    static Tensor smoothed(const Tensor& x, std::int64_t before, std::int64_t after) {
        const auto row = torch::tensor({1.0, 3.0, 3.0, 1.0}, torch::kFloat64);
        return nn::fir(x, torch::outer(row, row) / 16, before, after);
    }
    static Tensor doubled(const Tensor& x) {
        auto wide = torch::zeros({1, x.size(1), 2 * x.size(2), 2 * x.size(3)}, torch::kFloat64);
        wide.slice(2, 0, wide.size(2), 2).slice(3, 0, wide.size(3), 2).copy_(x);
        return smoothed(wide, 2, 1);
    }

    const NamedArrays& weights_;
    double clamp_;
};

}  // namespace

TEST_CASE("StyleGAN2: synthesis follows its definition however the blocks are joined",
          "[official][stylegan2]") {
    const torch::NoGradGuard no_grad;
    for (const auto joining : {nn::Joining::rgb_skip, nn::Joining::residual, nn::Joining::plain})
        for (const std::vector<std::int64_t>& channels : {std::vector<std::int64_t>{5, 4, 6}, {3, 7, 2, 4}})
            for (const double clamp : {0.0, 0.7}) {
                INFO(name(joining) << ", " << channels.size() << " levels, clamp " << clamp);
                auto tree = made::stylegan2_tree({.channels = channels, .joining = joining});
                if (clamp > 0) tree.scalars["G_ema/synthesis.b4.conv1/conv_clamp"] = clamp;
                const auto source = find_stylegan2(tree);
                const auto network = Stylegan2::load(*source);
                REQUIRE(network);
                const auto slots = network->config().synthesis.slot_count();
                const auto ws = torch::randn({2, slots, 8});
                const auto pictures = network->synthesis().forward(ws, {});
                const Definition definition(source->weights,
                                            clamp > 0 ? clamp : std::numeric_limits<double>::infinity());
                for (int i = 0; i < 2; ++i) {
                    const auto expected = definition.picture(ws[i].to(torch::kFloat64));
                    CHECK(distance(pictures[i].to(torch::kFloat64), expected[0]) < 1e-4);
                }
            }
}

TEST_CASE("StyleGAN2: a label changes w, and none means zero", "[official][stylegan2]") {
    const torch::NoGradGuard no_grad;
    const auto network = Stylegan2::load(*find_stylegan2(made::stylegan2_tree({.label = 3})));
    REQUIRE(network);
    const auto z = torch::randn({2, 6});
    const auto zero = network->map(z, torch::zeros({2, 3}));
    CHECK(distance(network->map(z, {}), zero) == 0);
    CHECK(distance(network->map(z, torch::eye(3).slice(0, 0, 2)), zero) > 1e-3);
}

TEST_CASE("StyleGAN2: truncation moves the first slots towards the mean", "[official][stylegan2]") {
    const torch::NoGradGuard no_grad;
    const auto network = Stylegan2::load(*find_stylegan2(made::stylegan2_tree({})));
    REQUIRE(network);
    const auto ws = network->map(torch::randn({2, 6}), {});
    const auto cut = network->truncated(ws, 0.5, 2);
    CHECK(distance(cut.slice(1, 2), ws.slice(1, 2)) == 0);
    CHECK(distance(cut.slice(1, 0, 2), network->truncated(ws, 0.5).slice(1, 0, 2)) == 0);
    const auto middle = network->truncated(ws, 0);
    CHECK(distance(middle[0], middle[1]) < 1e-6);
}

TEST_CASE("StyleGAN2: random noise depends on its seed alone", "[official][stylegan2]") {
    const torch::NoGradGuard no_grad;
    const auto network = Stylegan2::load(*find_stylegan2(made::stylegan2_tree({})));
    REQUIRE(network);
    const auto ws = network->map(torch::randn({1, 6}), {});
    const auto with = [&](nn::Noise noise) { return network->synthesis().forward(ws, noise); };
    const auto random = with({nn::NoiseMode::random, 7});
    CHECK(distance(random, with({nn::NoiseMode::random, 7})) == 0);
    CHECK(distance(random, with({nn::NoiseMode::random, 8})) > 1e-3);
    CHECK(distance(random, with({nn::NoiseMode::none})) > 1e-3);
    CHECK(distance(with({}), with({nn::NoiseMode::none})) > 1e-3);
}
