// Resampling on a CUDA device against its twins. Every number is a sum of at most 64 products of numbers near
// 1 in another order: 1e-5 of the largest is some eighty roundings.

#include "engine/nn/cuda_fir.h"

#include "engine/nn/fused_fir.h"
#include "tests/support/kernel_test.h"

using namespace limner;
using torch::Tensor;

namespace {

constexpr double tolerance = 1e-5;

Tensor there(const Tensor& tensor) { return tensor.defined() ? tensor.to(kernel_device()) : tensor; }

Tensor binomial() {
    const auto row = torch::tensor({1.0f, 3.0f, 3.0f, 1.0f});
    return torch::outer(row, row) / 16;  // gain 4 included
}

/// By definition: zeros inserted, padded, correlated, decimated.
Tensor resampled(const Tensor& x, const Tensor& kernel, const nn::FirShape& shape) {
    const auto N = x.size(0), C = x.size(1), h = x.size(2), w = x.size(3), up = shape.up;
    auto spread = torch::zeros({N, C, h, up, w, up}, x.options());
    spread.select(5, 0).select(3, 0).copy_(x);
    return nn::fir(spread.view({N, C, up * h, up * w}), kernel, shape.before, shape.after)
        .slice(2, 0, {}, shape.down)
        .slice(3, 0, {}, shape.down);
}

std::int64_t resampled_size(std::int64_t in, std::int64_t taps, const nn::FirShape& shape) {
    return (in * shape.up + shape.before + shape.after - taps) / shape.down + 1;
}

/// A layer with all that follows the filter, `line` separable, through the kernel itself.
Tensor made_by_kernel(nn::CudaFir layer, const Tensor& x, const nn::FirShape& shape) {
    const auto input = there(x).contiguous();
    const auto H = resampled_size(x.size(2), layer.taps, shape),
               W = resampled_size(x.size(3), layer.taps, shape);
    auto out = torch::full({x.size(0), x.size(1), H, W}, 99, input.options());
    layer.half = x.scalar_type() == torch::kHalf;
    layer.planes = x.size(0) * x.size(1), layer.channels = int(x.size(1));
    layer.height = int(x.size(2)), layer.width = int(x.size(3));
    layer.out_height = int(H), layer.out_width = int(W);
    layer.up = int(shape.up), layer.down = int(shape.down);
    layer.top = layer.left = int(shape.before);
    REQUIRE(nn::launch_cuda_fir(layer, input.data_ptr(), out.data_ptr(), nullptr) == nullptr);
    if (out.is_cuda()) torch::cuda::synchronize();
    return out;
}

}  // namespace

TEST_CASE("A device resamples with any filter as LibTorch's operators do", "[nn][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(1);
    for (const std::int64_t taps : {1, 2, 3, 4, 5, 8})
        for (const std::int64_t up : {1, 2, 3, 4})
            for (const std::int64_t down : {1, 2, 3, 4}) {
                const nn::FirShape shape{up, down, taps - 1, (taps + 1) / 2};
                const auto x = torch::randn({1, 2, 7 + taps, 41});
                INFO(taps << " taps, up " << up << ", down " << down);
                const auto kernel = torch::randn({taps, taps}), line = torch::randn({taps});
                const auto expected = resampled(x, kernel, shape),
                           separable = resampled(x, torch::outer(line, line), shape);
                nn::CudaFir layer;
                layer.taps = int(taps);
                std::copy_n(line.data_ptr<float>(), taps, layer.line);
                const double apart = tolerance * double(taps);  // numbers grow with their sums
                in_every_order([&] {
                    CHECK(distance(nn::fused_fir(there(x), there(kernel), shape), expected) < apart);
                    CHECK(distance(made_by_kernel(layer, x, shape), separable) < apart);
                });
            }
}

TEST_CASE("A device resamples pictures of any size, whatever the order of its threads", "[nn][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(2);
    for (const auto& [height, width] : {std::pair{1, 1}, {4, 4}, {1, 33}, {17, 5}, {33, 70}}) {
        INFO(height << " x " << width);
        const auto x = torch::randn({2, 3, height, width});
        in_every_order([&] {
            CHECK(distance(nn::fused_fir(there(x), there(binomial()), {.up = 2, .before = 2, .after = 1}),
                           nn::upsample_fir(x, binomial())) < tolerance);
            CHECK(distance(nn::fused_fir(there(x), there(binomial()), {.down = 2, .before = 2, .after = 2}),
                           resampled(x, binomial(), {.down = 2, .before = 2, .after = 2})) < tolerance);
        });
        if (height > 4 && width > 4)  // negative pads crop
            CHECK(distance(nn::fused_fir(there(x), there(binomial()), {.before = -1, .after = 2}),
                           nn::fir(x, binomial(), -1, 2)) < tolerance);
        // Not contiguous, and another type.
        const auto turned = x.transpose(2, 3);
        CHECK(distance(nn::fused_fir(there(turned), there(binomial()), {.before = 2, .after = 2}),
                       nn::fir(turned, binomial(), 2, 2)) < tolerance);
        const auto half = x.to(torch::kHalf);
        const auto made = nn::fused_fir(there(half), there(binomial()), {.up = 2, .before = 2, .after = 1});
        CHECK(made.scalar_type() == torch::kHalf);
        CHECK(distance(made, nn::upsample_fir(half.to(torch::kFloat32), binomial()).to(torch::kHalf)) <=
              4e-3);
    }
}

TEST_CASE("A device resamples more planes than it takes at once", "[nn][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(5);
    const auto x = torch::randn({2, 50, 4, 5});
    const auto row = torch::tensor({0.5f, 1.0f, 0.5f});
    nn::CudaFir layer;
    layer.taps = 3;
    std::copy_n(row.data_ptr<float>(), 3, layer.line);
    in_every_order([&] {
        CHECK(distance(made_by_kernel(layer, x, {.before = 1, .after = 1}),
                       nn::fir(x, torch::outer(row, row), 1, 1)) < tolerance);
    });
}

TEST_CASE("A device finishes a styled layer as the processor does", "[nn][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(3);
    const std::int64_t N = 2, O = 5, side = GENERATE(3, 20);
    const auto affine = nn::EqualLinear::make(torch::randn({6, 8}), torch::ones({6}));
    const auto weight = torch::randn({O, 6, 3, 3}), x = torch::randn({N, 6, side, side}),
               w = torch::randn({N, 8}), bias = torch::randn({O});
    auto lopsided = binomial();  // no outer product
    lopsided[0][1] += 0.3;
    const auto blur = GENERATE_COPY(values({Tensor(), binomial(), lopsided}));
    const auto conv = blur.defined() ? nn::ModulatedConv::doubling(weight, affine, blur)
                                     : nn::ModulatedConv::plain(weight, affine);
    REQUIRE((blur.defined() && blur.equal(binomial())) == conv.taps.has_value());
    const auto size = blur.defined() ? 2 * side : side;
    const auto modulation = conv.modulate(w);
    const auto scaled = x * modulation.s.view({N, 6, 1, 1});
    const auto y = blur.defined() ? torch::conv_transpose2d(scaled, conv.weight, {}, 2)
                                  : torch::conv2d(scaled, conv.weight, {}, 1, conv.padding);
    for (const auto& noise : {Tensor(), torch::randn({1, 1, size, size}), torch::randn({N, 1, size, size})})
        for (const double clamp : {nn::unlimited, 0.7}) {
            const auto expected = nn::styled(conv, x, w, noise, bias, clamp);
            in_every_order([&] {
                CHECK(distance(nn::fused_finish(conv, there(y), there(modulation.d), there(noise),
                                                there(bias), clamp),
                               expected) < tolerance);
            });
        }
}

TEST_CASE("What is not a number spoils its own surroundings alone, and limits leave it", "[nn][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(4);
    auto x = torch::randn({1, 2, 20, 20});
    x[0][0][9][10] = std::numeric_limits<float>::quiet_NaN();
    x[0][1][5][6] = std::numeric_limits<float>::infinity();
    nn::CudaFir layer;
    layer.taps = 4;
    const float line[] = {0.25f, 0.75f, 0.75f, 0.25f};
    std::copy(line, line + 4, layer.line);
    layer.limit = 2;
    layer.slope_below = 0.2f;
    const auto made = made_by_kernel(layer, x, {.before = 1, .after = 2}).cpu();
    const auto row = torch::tensor({0.25f, 0.75f, 0.75f, 0.25f});
    const auto expected = torch::leaky_relu(nn::fir(x, torch::outer(row, row), 1, 2), 0.2).clamp(-2, 2);
    CHECK(distance(made, expected) < tolerance);
    CHECK(made.isnan().sum().item<int>() == 16);
    CHECK((made == 2).sum().item<int>() >= 16);
}
