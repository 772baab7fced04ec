#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/part_based/lifted_network.h"
#include "tests/unit/part_based/made_parts.h"

using namespace limner;
using namespace limner::parts;

namespace {

LiftConfig small_lift(std::int64_t classes) {
    LiftConfig lift;
    lift.slices = 20;
    lift.render_size = 9;
    lift.samples = 96;
    lift.opacity.assign(std::size_t(classes), 1);
    return lift;
}

}  // namespace

TEST_CASE("The frontal grid of samples is the grid of the flat generators", "[part-based][lift]") {
    const auto config = small_lift(2);
    const auto rays = orbit_samples(config, 0_deg, 0_deg, torch::kFloat64);
    // Where a ray crosses the plane through the head's middle, u and v are the screen's coordinates.
    const auto& uvs = rays.coordinates;
    const auto crossing = (rays.distances - config.radius).abs().argmin().item<std::int64_t>();
    const auto t = rays.distances[crossing].item<double>();
    const auto line = torch::linspace(-1, 1, 9, torch::kFloat64) * t;
    CHECK(distance(uvs.select(2, crossing).select(2, 0), line.expand({9, 9})) < 1e-9);
    CHECK(distance(uvs.select(2, crossing).select(2, 1), line.unsqueeze(1).expand({9, 9})) < 1e-9);
    CHECK(uvs[4][4][0][2].item<double>() > uvs[4][4][95][2].item<double>());  // from the viewer into depth
}

TEST_CASE("A camera to the right sees the near side move to the left", "[part-based][lift]") {
    const auto config = small_lift(2);
    const auto rays = orbit_samples(config, 20_deg, 0_deg, torch::kFloat64);
    // The nearest sample of the middle ray lies to the right of the head's middle.
    CHECK(rays.coordinates[4][4][0][0].item<double>() > 0.1);
    const auto above = orbit_samples(config, 0_deg, 20_deg, torch::kFloat64);
    CHECK(above.coordinates[4][4][0][1].item<double>() < -0.1);
}

TEST_CASE("Masks share one, whatever the densities", "[part-based][lift]") {
    torch::manual_seed(3);
    const std::int64_t K = 4, H = 9;
    const auto config = small_lift(K);
    std::vector<Tensor> features;
    for (std::int64_t k = 0; k < K; ++k) features.push_back(torch::randn({2, 3, H, H}));
    const auto densities = torch::rand({2, K, H, H}) * 60, depths = torch::rand({2, K, H, H}) * 2 - 1;
    const auto volume =
        lift(features, densities, depths, config.opacity, torch::full({}, 50.0), config.slices);
    CHECK(volume.features.sizes() == torch::IntArrayRef({2, 3, 20, H, H}));
    CHECK(volume.densities.sizes() == torch::IntArrayRef({2, K - 1, 20, H, H}));
    for (const auto yaw : {0_deg, 25_deg, -40_deg}) {
        const auto view =
            look(volume, features[0], config, orbit_samples(config, yaw, 5_deg, torch::kFloat32));
        CHECK(view.masks.min().item<float>() >= 0);
        CHECK(distance(view.masks.sum(1), torch::ones({2, 9, 9})) < 1e-5);
        CHECK(view.depth.min().item<float>() >= config.near);
        CHECK(view.depth.max().item<float>() <= config.far + 1e-5);
    }
}

TEST_CASE("Seen from the front, one opaque part covers what it covers flat, at its depth",
          "[part-based][lift]") {
    const std::int64_t H = 9;
    auto config = small_lift(2);
    const double depth = 0.4;
    auto density = torch::zeros({1, 2, H, H});
    density.select(1, 1).slice(1, 2, 7).slice(2, 2, 7).fill_(60);
    const std::vector<Tensor> features{torch::zeros({1, 1, H, H}), torch::ones({1, 1, H, H})};
    const auto volume = lift(features, density, torch::full({1, 2, H, H}, depth), config.opacity,
                             torch::full({}, 50.0), config.slices);
    const auto rays = orbit_samples(config, 0_deg, 0_deg, torch::kFloat32);
    const auto view = look(volume, features[0], config, rays);
    // Away from the part's border, which perspective moves by less than a pixel.
    CHECK(view.masks[0][1].slice(0, 3, 6).slice(1, 3, 6).min().item<float>() > 0.999f);
    CHECK(view.masks[0][0][0][0].item<float>() > 0.999f);
    CHECK(distance(view.features[0][0], view.masks[0][1]) < 1e-5);
    // What is seen is the front of a soft shell: up to three deviations (0.1 each) before its middle.
    const auto seen = (config.radius - view.depth[0][4][4].item<double>()) / config.half_depth;
    CHECK(seen > depth);
    CHECK(seen < depth + 0.3);

    SECTION("glass stays whole in the masks and lets the picture through") {
        config.opacity[1] = 0.02;
        const auto glass = lift(features, density, torch::full({1, 2, H, H}, depth), config.opacity,
                                torch::full({}, 50.0), config.slices);
        const auto through = look(glass, features[0], config, rays);
        CHECK(distance(through.masks, view.masks) < 1e-6);
        CHECK(through.features[0][0][4][4].item<float>() < 0.5f);
    }
}

TEST_CASE("The lifting can be trained through", "[part-based][lift]") {
    const auto config = small_lift(3);
    const std::int64_t H = 5;
    std::vector<Tensor> features;
    for (int k = 0; k < 3; ++k) features.push_back(torch::randn({1, 2, H, H}).set_requires_grad(true));
    const auto density = (torch::rand({1, 3, H, H}) * 20).set_requires_grad(true);
    const auto depth = torch::zeros({1, 3, H, H}).set_requires_grad(true);
    const auto alpha = torch::full({}, 50.0).set_requires_grad(true);
    const auto volume = lift(features, density, depth, config.opacity, alpha, config.slices);
    const auto view =
        look(volume, features[0], config, orbit_samples(config, 10_deg, 0_deg, torch::kFloat32));
    (view.features.sum() + view.masks.square().sum() + view.depth.sum()).backward();
    for (const auto& leaf : {features[0], features[1], features[2], density, depth, alpha}) {
        REQUIRE(leaf.grad().defined());
        CHECK(leaf.grad().abs().max().item<float>() > 0);
    }
}

TEST_CASE("A lifted generator turns, and its frontal view keeps what a part covers", "[part-based][lift]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(8);
    auto c = small_config();
    c.lift.emplace();
    c.lift->render_size = c.coarse_size;
    c.lift->slices = 12;
    c.lift->samples = 24;
    c.coarse_channels = 11;
    const auto network = LiftedNetwork::load(made_file(c));
    REQUIRE(network);
    const auto codes =
        expand_codes(c, network->flat().map(torch::randn({c.rows(), c.latent})).view({1, -1, c.latent}));
    const auto parts = network->draw_parts(codes);
    CHECK(parts.depths.abs().max().item<float>() <= 1);
    CHECK(parts.densities.max().item<double>() <= c.lift->largest_density);
    CHECK(parts.densities.select(1, 0).abs().max().item<float>() == 0);
    const auto front = network->view(parts, 0_deg, 0_deg), side = network->view(parts, 20_deg, 0_deg);
    CHECK(distance(front.masks.sum(1), torch::ones({1, 16, 16})) < 1e-5);
    CHECK(distance(front.masks, side.masks) > 1e-3);
    CHECK(network->render(side).rgb.sizes() == torch::IntArrayRef({1, 3, 64, 64}));
    CHECK(opacity_loss(parts).item<float>() <= 0.25f);

    CHECK(LiftedNetwork::load(made_file(small_config())).error().code == Errc::model_mismatch);
}

TEST_CASE("Lifting a flat generator keeps its masks as densities and its features", "[part-based][lift]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(9);
    const auto flat_config = small_config();
    const auto tensors = to_tensors(made_file(flat_config).weights);
    const PartNetwork flat(flat_config, tensors);
    auto c = flat_config;
    c.lift.emplace();
    c.lift->render_size = c.coarse_size;
    c.lift->opacity.assign(std::size_t(c.classes), 1);
    const auto codes = expand_codes(c, flat.map(torch::randn({c.rows(), c.latent})).view({1, -1, c.latent}));
    const auto before = flat.draw_parts(codes);

    SECTION("exactly, with as many channels") {
        const auto made = lifted_from_flat(c, flat, tensors, codes);
        const auto after = LiftedNetwork(c, made).draw_parts(codes);
        for (std::size_t k = 0; k < before.features.size(); ++k)
            CHECK(distance(torch::conv2d(after.features[k], made.at("feat_proj.weight")),
                           before.features[k]) < 1e-3);
        const auto logits =
            torch::cat(std::vector<Tensor>(before.depths.begin() + 1, before.depths.end()), 1);
        CHECK(distance(after.opacity, torch::sigmoid(logits)) < 1e-5);
        CHECK(distance(after.depths.slice(1, 1, 2), depth_prior(c.coarse_size)) < 1e-6);
        CHECK(prior_loss(after).item<float>() < 1e-10f);
    }
    SECTION("with fewer channels, and every tensor of the lifted table") {
        c.feature_channels = 4;
        const auto made = lifted_from_flat(c, flat, tensors, codes);
        NamedArrays arrays;
        for (const auto& [name, tensor] : made) arrays.emplace(name, nn::to_array(tensor));
        CHECK(match_keys(arrays, part_keys(c)).fits());
    }
}

TEST_CASE("Every tensor of a lifted generator learns", "[part-based][lift]") {
    torch::manual_seed(10);
    auto c = small_config();
    c.lift.emplace();
    c.lift->render_size = c.coarse_size;
    c.lift->slices = 8;
    c.lift->samples = 12;
    c.lift->opacity.assign(std::size_t(c.classes), 1);
    NamedTensors tensors;
    std::vector<std::string> learned;
    for (auto& [name, tensor] : to_tensors(made_file(c).weights)) {
        const bool fixed = name.ends_with("kernel") || name.find("noise") != std::string::npos;
        tensors[name] = fixed ? tensor : tensor.clone().set_requires_grad(true);
        if (!fixed) learned.push_back(name);
    }
    const LiftedNetwork network(c, tensors);
    const auto parts = network.draw_parts(expand_codes(c, network.flat().map(torch::randn({1, c.latent}))));
    const auto images = network.render(network.view(parts, 15_deg, -5_deg));
    (images.rgb.square().mean() + images.seg.square().mean() + depth_roughness(parts) + prior_loss(parts) +
     opacity_loss(parts) + view_loss(torch::zeros({1, 2}), torch::ones({1, 2})))
        .backward();
    for (const auto& name : learned) {
        INFO(name);
        CHECK(tensors[name].grad().defined());
    }
}
