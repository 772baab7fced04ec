#include <torch/torch.h>

#include <catch2/catch.hpp>

#include "engine/nn/arrays.h"
#include "engine/nn/largest_channel.h"
#include "engine/nn/stylegan_layers.h"

using namespace limner;
using torch::Tensor;

namespace {

double distance(const Tensor& a, const Tensor& b) {
    REQUIRE(a.sizes() == b.sizes());
    return (a - b).abs().max().item<double>();
}

/// The definition, weights scaled and demodulated one image at a time.
Tensor by_definition(const Tensor& x, const Tensor& weight, const Tensor& s, bool demodulate,
                     const Tensor& blur) {
    std::vector<Tensor> images;
    const auto fan_in = double(weight.size(1) * weight.size(2) * weight.size(3));
    for (std::int64_t n = 0; n < x.size(0); ++n) {
        auto w = weight / std::sqrt(fan_in) * s[n].view({1, -1, 1, 1});
        if (demodulate) w = w * torch::rsqrt(w.square().sum({1, 2, 3}, true) + 1e-8);
        const auto image = x.slice(0, n, n + 1);
        images.push_back(blur.defined()
                             ? nn::fir(torch::conv_transpose2d(image, w.transpose(0, 1), {}, 2), blur, 1, 1)
                             : torch::conv2d(image, w, {}, 1, w.size(2) / 2));
    }
    return torch::cat(images);
}

Tensor binomial() {
    const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
    return torch::outer(row, row) / 16;  // gain 4 included
}

}  // namespace

TEST_CASE("Scaling the input equals scaling the weights", "[nn]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(1);
    const auto weight = torch::randn({5, 6, 3, 3}), x = torch::randn({2, 6, 9, 9}), w = torch::randn({2, 8});
    const auto affine = nn::EqualLinear::make(torch::randn({6, 8}), torch::ones({6}));
    const auto s = affine.forward(w);
    CHECK(distance(nn::ModulatedConv::plain(weight, affine).forward(x, w, {}),
                   by_definition(x, weight, s, true, {})) < 1e-5);
    CHECK(distance(nn::ModulatedConv::plain(weight, affine, false).forward(x, w, {}),
                   by_definition(x, weight, s, false, {})) < 1e-5);
    const auto up = nn::ModulatedConv::doubling(weight, affine, binomial()).forward(x, w, {});
    CHECK(up.size(2) == 18);
    CHECK(distance(up, by_definition(x, weight, s, true, binomial())) < 1e-5);
}

TEST_CASE("Any number of regions is the masked sum of the styles, boxes or not", "[nn]") {
    torch::manual_seed(2);
    const auto weight = torch::randn({4, 6, 3, 3});
    const auto affine = nn::EqualLinear::make(torch::randn({6, 8}), torch::ones({6}));
    for (const bool doubling : {false, true})
        for (const std::int64_t K : {1, 2, 3, 5})
            for (const std::int64_t side : {8, 16, 24}) {
                INFO("doubling " << doubling << ", " << K << " regions, side " << side);
                const std::int64_t B = 2, out = doubling ? 2 * side : side;
                const auto conv = doubling ? nn::ModulatedConv::doubling(weight, affine, binomial())
                                           : nn::ModulatedConv::plain(weight, affine);
                const auto x = torch::randn({B, 6, side, side}), w = torch::randn({B * K, 8});
                auto masks = torch::zeros({B, K, out, out});
                masks.select(1, 0).fill_(1);
                for (std::int64_t k = 1; k < K;
                     ++k) {  // boxes at corners, edges and inside, soft; one mask stays empty
                    const std::int64_t top = (k == 1 ? 0 : 3 * k), left = (k == 2 ? out - 5 : k);
                    if (k < 4)
                        masks.select(1, k)
                            .slice(1, top, top + 5 + k)
                            .slice(2, left, left + 5)
                            .fill_(0.3 * double(k));
                }
                Tensor expected;
                for (std::int64_t k = 0; k < K; ++k) {
                    const auto rows = torch::arange(B) * K + k;
                    const auto y = by_definition(x, weight, affine.forward(w.index({rows})), true,
                                                 doubling ? binomial() : Tensor());
                    const auto part = K == 1 ? y : y * masks.slice(1, k, k + 1);
                    expected = expected.defined() ? expected + part : part;
                }
                Tensor boxes, whole;
                {
                    const torch::NoGradGuard no_grad;
                    boxes = conv.forward(x, w, K == 1 ? Tensor() : masks);
                }
                whole = conv.forward(x.clone().set_requires_grad(true), w, K == 1 ? Tensor() : masks);
                CHECK(distance(boxes, expected) < 1e-5);
                CHECK(distance(whole.detach(), expected) < 1e-5);
            }
}

TEST_CASE("Resampling keeps to its definitions", "[nn]") {
    const auto x = torch::arange(16, torch::kFloat32).view({1, 1, 4, 4});
    CHECK(distance(nn::resize_bilinear(x, 7, 7).slice(2, 0, 7, 2).slice(3, 0, 7, 2), x) <
          1e-6);  // corners aligned
    CHECK(distance(nn::resize_nearest(x, 2, 2), x.slice(2, 0, 4, 2).slice(3, 0, 4, 2)) == 0);
    CHECK(nn::resize_nearest(x, 3, 3)[0][0][1][2].item<float>() ==
          6);  // floor(1 * 4 / 3) = 1, floor(2 * 4 / 3) = 2
    const auto flat = torch::ones({1, 2, 6, 6});
    CHECK(
        nn::upsample_fir(flat, binomial()).slice(2, 2, 10).slice(3, 2, 10).sub(1).abs().max().item<float>() <
        1e-6);
    const auto impulse =
        nn::fir(torch::ones({1, 1, 1, 1}), torch::arange(16, torch::kFloat32).view({4, 4}), 3, 3);
    CHECK(distance(impulse[0][0], torch::arange(15, -1, -1, torch::kFloat32).view({4, 4})) ==
          0);  // correlation
}

TEST_CASE("Arrays and tensors carry the same numbers", "[nn]") {
    const auto t = torch::randn({3, 4}).t();
    CHECK(distance(nn::to_tensor(nn::to_array(t)), t) == 0);
    const auto n = torch::tensor({-1, 7, 300}, torch::kInt32);
    CHECK(nn::to_tensor(nn::to_array(n)).equal(n.to(torch::kInt64)));
    const float halves[] = {0.5f, -3, 65504};
    CHECK(nn::to_tensor(make_half_array(halves, {3})).equal(torch::tensor({0.5f, -3.0f, 65504.0f})));
}

TEST_CASE("The largest channel is the one that argmax finds, and the first of equal ones", "[nn]") {
    torch::manual_seed(4);
    for (const auto& shape : {std::vector<std::int64_t>{2, 20, 33, 19}, {1, 1, 3, 5}, {1, 256, 2, 129}}) {
        const auto scores = torch::randn(shape);
        CHECK(nn::largest_channel(scores).to(torch::kInt64).equal(scores.argmax(1)));
        CHECK(nn::largest_channel(scores.transpose(2, 3))
                  .to(torch::kInt64)
                  .equal(scores.transpose(2, 3).argmax(1)));
    }
    auto equal = torch::zeros({1, 5, 2, 2});
    equal.select(1, 2).fill_(1);
    equal.select(1, 4).fill_(1);
    CHECK((nn::largest_channel(equal) == 2).all().item<bool>());
}
