// The streaming march against the same march with LibTorch operators.

#include <catch2/catch.hpp>
#include <cstdio>

#include "tests/support/counted_memory.h"
#include "tests/unit/tri_plane/random_scene.h"

using namespace limner;

namespace {

double distance(const torch::Tensor& a, const torch::Tensor& b) {
    REQUIRE(a.sizes() == b.sizes());
    return (a - b).abs().max().item<double>();
}

torch::Tensor tensor_of(const std::vector<float>& values, const std::vector<std::int64_t>& shape) {
    return torch::tensor(at::ArrayRef<float>(values)).view(shape);
}

struct Compared {
    double colour, depth, weight;
};

Compared compare(const OsgDecoder& decoder, const PlaneAxes& axes, const MarchSettings& settings,
                 const Label& label, march::Instructions instructions, std::int64_t height = 20,
                 std::int64_t width = 24) {
    // Smooth planes: with noise at the scale of a pixel a rounding error moves single samples visibly.
    const auto planes =
        torch::upsample_bilinear2d(torch::randn({3, 32, 5, 5}) * 2, {height, width}, true).unsqueeze(0);
    constexpr int side = 9;
    const auto expected = render_rays({planes, axes, decoder}, label_rays(as_tensor(label), side), settings);
    StreamingMarch march(weights_of(decoder), axes, settings, 2, instructions);
    const auto flat = floats(planes);
    march.set_planes(flat, int(height), int(width));
    const auto view = march.render(label_march_rays(label, side, settings), settings);
    REQUIRE(view);
    const auto seen = expected.weight_sum[0].squeeze(1) > 1e-3;
    const auto depth = tensor_of(view->depth, {side * side}), expected_depth = expected.depth[0].squeeze(1);
    return {distance(tensor_of(view->colour, {32, side * side}), expected.colour[0].t()),
            distance(torch::where(seen, depth, 0.0f), torch::where(seen, expected_depth, 0.0f)),
            distance(tensor_of(view->weight, {side * side}), expected.weight_sum[0].squeeze(1))};
}

void check(const Compared& compared) {
    CHECK(compared.colour < 2e-4);
    CHECK(compared.depth < 2e-4);
    CHECK(compared.weight < 2e-4);
}

constexpr march::Instructions all_sets[] = {march::Instructions::baseline, march::Instructions::avx2,
                                            march::Instructions::avx512};

}  // namespace

TEST_CASE("The streaming march gives the picture of the exact one", "[tri_plane]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(1);
    const auto decoder = random_decoder(64);
    const auto label = view_label(0.4, -0.2);
    for (const auto set : all_sets) {
        INFO(march::kernels(set).name);
        SECTION("with the published options") { check(compare(decoder, published_axes, {}, label, set)); }
        SECTION("with limits from the box and a white background") {
            MarchSettings settings{.limits = {}, .box_side = 1.4, .white_background = true};
            check(compare(decoder, published_axes, settings, label, set));
        }
        SECTION("when some rays miss the box") {
            const MarchSettings settings{.limits = {}, .box_side = 0.3};
            check(compare(decoder, published_axes, settings, label, set));
        }
        SECTION("with samples even in disparity") {
            check(compare(decoder, published_axes, {.disparity = true}, label, set));
        }
        SECTION("with one pass") {
            check(compare(decoder, published_axes, {.coarse_samples = 31, .fine_samples = 0}, label, set));
        }
        SECTION("with counts that fill no block") {
            check(compare(decoder, published_axes, {.coarse_samples = 7, .fine_samples = 5}, label, set));
        }
        SECTION("with the fewest samples") {
            check(compare(decoder, published_axes, {.coarse_samples = 4, .fine_samples = 1}, label, set));
        }
        SECTION("with a decoder of another width and rate") {
            check(compare(random_decoder(37, 0.3), published_axes, {}, label, set));
        }
        SECTION("with planes that see every pair of axes") {
            auto axes = published_axes;
            axes[2] = {0, 0, 1, 0, 1, 0};  // (z, y)
            check(compare(decoder, axes, {}, label, set));
        }
        SECTION("with a skewed camera off its centre") {
            check(compare(decoder, published_axes, {},
                          view_label(-0.3, 0.1, {4.1f, 0.06f, 0.47f, 0, 4.4f, 0.55f, 0, 0, 1}), set));
        }
    }
}

TEST_CASE("Points are decoded alike on both ways", "[tri_plane]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(2);
    const auto decoder = random_decoder(64);
    const auto planes = torch::randn({1, 3, 32, 16, 16});
    const auto points = torch::rand({1, 500, 3}) * 1.6 - 0.8;  // some outside the box of side 1.2
    const MarchSettings settings{.box_side = 1.2};
    const auto expected = query_points({planes, published_axes, decoder}, settings.box_side, points);
    for (const auto set : all_sets) {
        StreamingMarch march(weights_of(decoder), published_axes, settings, 2, set);
        march.set_planes(floats(planes), 16, 16);
        std::vector<float> density(500), colours(500 * 32);
        march.query(floats(points), density, colours);
        CHECK(distance(tensor_of(density, {1, 500, 1}), expected.density) < 1e-4);
        CHECK(distance(tensor_of(colours, {1, 500, 32}), expected.colour) < 1e-5);
    }
}

// Issue: 64 MB whatever the number of rays. It is some 50 KB a thread: what is kept is what the picture
// needs.
TEST_CASE("However many rays are marched, nothing is kept but their picture", "[tri_plane]") {
    torch::manual_seed(6);
    const auto decoder = random_decoder(64);
    constexpr int threads = 2;
    StreamingMarch march(weights_of(decoder), published_axes, {}, threads);
    march.set_planes(floats(torch::randn({3, 32, 16, 16})), 16, 16);
    MarchSettings settings;  // as published: 48 + 48 samples
    for (const int side : {16, 128}) {
        const auto rays = label_march_rays(view_label(0.3, 0.1), side, settings);
        const MemoryPeak peak;
        const auto view = march.render(rays, settings);
        const auto taken = peak.bytes();
        REQUIRE(view);
        const auto picture = sizeof(float) * (view->colour.size() + view->depth.size() + view->weight.size());
        REQUIRE(taken >= picture);
        std::printf("scratch of %d x %d rays: %zu bytes on %d threads\n", side, side, taken - picture,
                    threads);
        CHECK(taken - picture < threads * 64 * 1024);
    }
}

TEST_CASE("A march that is cancelled gives nothing", "[tri_plane]") {
    torch::manual_seed(3);
    StreamingMarch march(weights_of(random_decoder(64)), published_axes, {}, 1);
    march.set_planes(floats(torch::randn({3, 32, 8, 8})), 8, 8);
    int asked = 0;
    const auto rays = label_march_rays(view_label(0, 0), 8, {});
    CHECK_FALSE(march.render(rays, {}, [&] { return ++asked == 3; }));
    CHECK(asked == 3);
}

TEST_CASE("Planes are looked up along the axes the file states", "[tri_plane]") {
    const auto axes_of = [](const std::vector<float>& matrices) {
        return plane_axes_from(make_array(std::span<const float>(matrices), {3, 3, 3}));
    };
    // The matrices of the published files.
    const auto published =
        axes_of({1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0});
    REQUIRE(published);
    CHECK((*published == published_axes));
    const auto corrected =
        axes_of({1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 1, 0, 1, 0, 1, 0, 0});
    REQUIRE(corrected);
    CHECK(((*corrected)[2] == std::array<float, 6>{0, 0, 1, 0, 1, 0}));
    CHECK(axes_of(std::vector<float>(27, 1)).error().code == Errc::model_mismatch);
}
