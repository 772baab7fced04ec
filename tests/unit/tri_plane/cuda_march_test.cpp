// The march on a CUDA device against its twins. Both compute in float and in the same order but for sums over
// lanes and the exponential; what differs is some 1e-6 of a density, which the second pass turns into other
// places of samples. The streaming march itself is held to 2e-4 of the exact one for the same reason.

#include "engine/generators/tri_plane/fused_march.h"
#include "tests/support/kernel_test.h"
#include "tests/unit/tri_plane/random_scene.h"

using namespace limner;

namespace {

constexpr double tolerance = 1e-5;  // of numbers in [-1, 1] and depths of 2 to 3; seen: 2e-6

torch::Tensor tensor_of(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
    return torch::tensor(at::ArrayRef<float>(values)).view(shape);
}

TriPlaneField on_device(const TriPlaneField& field) {
    const auto there = [](const torch::Tensor& tensor) { return tensor.to(kernel_device()); };
    const auto& decoder = field.decoder;
    return {there(field.planes),
            field.axes,
            {there(decoder.hidden_weight), there(decoder.hidden_bias), there(decoder.output_weight),
             there(decoder.output_bias)}};
}

RayBundle on_device(const RayBundle& rays) {
    return {rays.origins.to(kernel_device()), rays.directions.to(kernel_device())};
}

/// Planes without noise as fine as their pixels, where the last bit of a direction moves a sample visibly.
torch::Tensor smooth_planes(std::int64_t height, std::int64_t width, std::int64_t pictures = 1) {
    return torch::upsample_bilinear2d(torch::randn({3 * pictures, 32, 5, 5}) * 2, {height, width}, true)
        .view({pictures, 3, 32, height, width});
}

struct View {
    Label label = view_label(0.4, -0.2);
    int side = 3;
};

/// The streaming march's picture of the field's only planes.
RayPicture twin(const TriPlaneField& field, const MarchSettings& settings, const View& view) {
    StreamingMarch march(weights_of(field.decoder), field.axes, settings, 1, march::Instructions::baseline);
    const auto planes = floats(field.planes.to(torch::kFloat32));
    march.set_planes(planes, int(field.planes.size(3)), int(field.planes.size(4)));
    const auto streamed = march.render(label_march_rays(view.label, view.side, settings), settings);
    const std::int64_t M = view.side * view.side;
    return {tensor_of(streamed->colour, {1, 32, M}).transpose(1, 2), tensor_of(streamed->depth, {1, M, 1}),
            tensor_of(streamed->weight, {1, M, 1})};
}

/// Depth means something where something is.
torch::Tensor seen(const torch::Tensor& depth, const torch::Tensor& weight) {
    return torch::where(weight.cpu() < 1e-3, torch::zeros_like(depth.cpu()), depth.cpu());
}

void check_alike(const RayPicture& made, const RayPicture& expected, double apart = tolerance) {
    CHECK(distance(made.colour, expected.colour) < apart);
    CHECK(distance(made.weight_sum, expected.weight_sum) < apart);
    CHECK(distance(seen(made.depth, expected.weight_sum), seen(expected.depth, expected.weight_sum)) < apart);
}

void check(const TriPlaneField& field, const MarchSettings& settings, const View& view = {}) {
    const auto expected = twin(field, settings, view);
    const auto there = on_device(field);
    const auto rays = on_device(label_rays(as_tensor(view.label), view.side));
    in_every_order([&] { check_alike(fused_march(there, rays, settings), expected); });
}

}  // namespace

TEST_CASE("The march on a device gives the picture of the streaming one", "[tri_plane][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(1);
    TriPlaneField field{smooth_planes(20, 24), published_axes, random_decoder(64)};
    SECTION("with the published options") { check(field, {}); }
    SECTION("with limits from the box and a white background") {
        check(field, {.limits = {}, .box_side = 1.4, .white_background = true});
    }
    SECTION("when some rays miss the box") { check(field, {.limits = {}, .box_side = 0.3}); }
    SECTION("with samples even in disparity") { check(field, {.disparity = true}); }
    SECTION("with one pass") { check(field, {.coarse_samples = 31, .fine_samples = 0}); }
    SECTION("with counts that fill no warp") { check(field, {.coarse_samples = 7, .fine_samples = 5}); }
    SECTION("with the fewest samples") { check(field, {.coarse_samples = 4, .fine_samples = 1}); }
    SECTION("with two samples and one pass") { check(field, {.coarse_samples = 2, .fine_samples = 0}); }
    SECTION("with more samples than a page of shared memory holds without asking") {
        check(field, {.coarse_samples = 96, .fine_samples = 96}, {.side = 2});
    }
    SECTION("with a decoder of another width and rate") {
        field.decoder = random_decoder(37, 0.3);
        check(field, {});
    }
    SECTION("with planes that see every pair of axes") {
        field.axes[2] = {0, 0, 1, 0, 1, 0};  // (z, y)
        check(field, {});
    }
    SECTION("with a skewed camera off its centre") {
        check(field, {}, {.label = view_label(-0.3, 0.1, {4.1f, 0.06f, 0.47f, 0, 4.4f, 0.55f, 0, 0, 1})});
    }
    SECTION("with planes of halves") {
        field.planes = field.planes.to(torch::kHalf);
        check(field, {});
    }
    SECTION("with planes whose channels lie together") {
        field.planes = field.planes.permute({0, 1, 3, 4, 2}).contiguous().permute({0, 1, 4, 2, 3});
        check(field, {});
    }
    SECTION("when a surface hides all behind it") {
        field.decoder.output_weight[0] *= 300;
        check(field, {});
    }
    SECTION("when there is nothing") {
        field.decoder.output_weight[0].zero_();
        field.decoder.output_bias[0] = -100;
        check(field, {.white_background = true});
    }
}

TEST_CASE("Any number of rays is marched on a device, each for itself", "[tri_plane][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(2);
    const TriPlaneField field{smooth_planes(9, 12), published_axes, random_decoder(64)};
    const MarchSettings settings{.coarse_samples = 6, .fine_samples = 4};
    const View view{.side = 9};  // more rays than the emulated device takes at once
    const auto expected = twin(field, settings, view);
    const auto there = on_device(field);
    auto rays = on_device(label_rays(as_tensor(view.label), view.side));
    const auto all = rays.directions;
    for (const std::int64_t count : {1, 2, 3, 8, 9, 80, 81}) {
        INFO(count << " rays");
        rays.directions = all.slice(1, 0, count);
        in_every_order([&] {
            const auto made = fused_march(there, rays, settings);
            CHECK(distance(made.colour, expected.colour.slice(1, 0, count)) < tolerance);
            CHECK(distance(made.weight_sum, expected.weight_sum.slice(1, 0, count)) < tolerance);
        });
    }
}

TEST_CASE("Several pictures are marched on a device as by LibTorch's operators", "[tri_plane][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(3);
    const TriPlaneField field{smooth_planes(8, 10, 2), published_axes, random_decoder(20)};
    const auto labels = torch::cat({as_tensor(view_label(0.4, 0)), as_tensor(view_label(-0.3, 0.2))});
    const MarchSettings settings{.coarse_samples = 12, .fine_samples = 9, .limits = {}, .box_side = 0.9};
    const auto rays = label_rays(labels, 3);
    const auto view = render_rays(field, rays, settings);
    const RayPicture exact{view.colour, view.depth, view.weight_sum};
    check_alike(draw_rays(field, rays, settings), exact, 1e-12);  // on the processor: the same way
    in_every_order(
        [&] { check_alike(fused_march(on_device(field), on_device(rays), settings), exact, 2e-4); });
}

TEST_CASE("What is not a number in the planes stays where it was seen", "[tri_plane][cuda]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(4);
    TriPlaneField field{smooth_planes(20, 24), published_axes, random_decoder(16)};
    const auto value =
        GENERATE(std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity());
    field.planes.select(1, 0).slice(2, 8, 12).slice(3, 10, 13).fill_(value);
    const MarchSettings settings{.coarse_samples = 16, .fine_samples = 16};
    const View view{.label = view_label(0.4, -0.2), .side = 6};
    const auto expected = twin(field, settings, view);
    const auto spoiled = expected.weight_sum.isnan();
    REQUIRE(spoiled.any().item<bool>());
    REQUIRE_FALSE(spoiled.all().item<bool>());
    check(field, settings, view);
}
