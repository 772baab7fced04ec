#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <cmath>

#include "engine/generators/part_based/composition.h"
#include "engine/generators/part_based/part_cache.h"
#include "engine/generators/part_based/part_discriminator.h"
#include "engine/generators/part_based/part_inversion.h"
#include "engine/generators/part_based/part_trace.h"
#include "tests/unit/part_based/made_parts.h"

using namespace limner;
using namespace limner::parts;

namespace {

PartNetwork made_network(const PartConfig& config = small_config(), int seed = 4) {
    torch::manual_seed(seed);
    return PartNetwork::load(made_file(config)).value();
}

Tensor random_rows(const PartNetwork& network, std::int64_t count) {
    const auto& c = network.config();
    return network.map(torch::randn({count * c.rows(), c.latent})).view({count, c.rows(), c.latent});
}

}  // namespace

TEST_CASE("A styled layer is the definition, pixel by pixel", "[part-based]") {
    const torch::NoGradGuard no_grad;
    torch::manual_seed(1);
    const std::int64_t O = 3, I = 4, D = 5;
    const NamedTensors tensors{{"conv.weight", torch::randn({1, O, I, 1, 1})},
                               {"conv.modulation.weight", torch::randn({I, D})},
                               {"conv.modulation.bias", torch::randn({I})},
                               {"activate.bias", torch::randn({O})}};
    const auto x = torch::randn({2, I, 3, 2}), code = torch::randn({2, D});
    const auto y = StyledLayer::make(tensors, "").forward(x, code);
    const auto s = torch::mm(code, tensors.at("conv.modulation.weight").t()) / std::sqrt(double(D)) +
                   tensors.at("conv.modulation.bias");
    for (std::int64_t n = 0; n < 2; ++n) {
        auto w = tensors.at("conv.weight").view({O, I}) * s[n] / std::sqrt(double(I));
        w = w / torch::sqrt(w.square().sum(1, true) + 1e-8);
        const auto pre = torch::mm(w, x[n].view({I, 6})) + tensors.at("activate.bias").view({O, 1});
        const auto expected = torch::where(pre > 0, pre, 0.2 * pre) * std::sqrt(2.0);
        CHECK(distance(y[n].view({O, 6}), expected) < 1e-5);
    }
}

TEST_CASE("Rows reach the layers they drive", "[part-based]") {
    const auto c = small_config();
    const auto rows =
        torch::arange(c.rows(), torch::kFloat32).view({1, -1, 1}).expand({1, c.rows(), c.latent});
    const auto expanded = expand_codes(c, rows).select(2, 0)[0];
    const auto at = [&](std::int64_t k, std::int64_t l) {
        return std::int64_t(expanded[k * c.local_layers + l].item<float>());
    };
    CHECK(at(0, 0) == c.shape_row(0));  // the background has no coarse layers
    CHECK(at(0, 3) == c.shape_row(0));
    CHECK(at(0, 4) == c.texture_row(0));
    CHECK(at(3, 0) == 0);
    CHECK(at(3, 1) == 1);
    CHECK(at(3, 2) == c.shape_row(3));
    CHECK(at(3, 3) == c.shape_row(3));
    CHECK(at(3, 4) == c.texture_row(3));
    CHECK(at(3, 6) == c.texture_row(3));
    CHECK(expand_codes(c, torch::zeros({2, c.latent})).size(1) == c.expanded_rows());
    const auto all = torch::randn({1, c.expanded_rows(), c.latent});
    CHECK(expand_codes(c, all).is_same(all));
}

TEST_CASE("Mixing takes coarse rows from the first and what is drawn from the second", "[part-based]") {
    const auto c = small_config();
    const auto a = torch::zeros({1, c.latent}), b = torch::ones({1, c.latent});
    const auto rows = mixed(c, a, b, torch::tensor({{0, 1, 2, 0, 1}})).select(2, 0)[0];
    CHECK(rows.equal(torch::tensor({0.f, 0.f, 0.f, 0.f, 0.f, 1.f, 1.f, 1.f, 0.f, 0.f, 0.f, 1.f})));
}

TEST_CASE("Opaque classes share one, transparent ones are laid over", "[part-based]") {
    torch::manual_seed(2);
    const auto depths = torch::randn({2, 4, 3, 3});
    const auto masks = soft_masks(depths);
    CHECK(distance(masks.sum(1), torch::ones({2, 3, 3})) < 1e-6);
    const auto weights = feature_weights(masks, {2});
    CHECK(distance(weights.select(1, 2), masks.select(1, 2)) == 0);
    CHECK(distance(weights.sum(1) - weights.select(1, 2), torch::ones({2, 3, 3})) < 1e-6);
    CHECK(feature_weights(masks, {}).is_same(masks));
    const auto hidden = soft_masks(depths, torch::tensor({{1.f, 1.f, 0.f, 1.f}}));
    CHECK(hidden.select(1, 2).abs().max().item<float>() == 0);
    CHECK(distance(hidden.sum(1), torch::ones({2, 3, 3})) < 1e-5);

    std::vector<Tensor> features;
    for (int k = 0; k < 4; ++k) features.push_back(torch::randn({2, 37, 3, 3}));
    const auto recorded = weighted_sum(weights, features);
    const torch::NoGradGuard no_grad;
    const auto expected = (torch::stack(features, 1) * weights.unsqueeze(2)).sum(1);
    CHECK(distance(recorded, expected) < 1e-5);
    CHECK(distance(weighted_sum(weights, features), expected) < 1e-5);
}

TEST_CASE("Other configurations paint", "[part-based]") {
    const torch::NoGradGuard no_grad;
    auto c = small_config();
    SECTION("small") {}
    SECTION("no residual, no transparency, no coarse layers") {
        c.residual = false;
        c.transparent = {};
        c.base_layers = 0;
    }
    SECTION("joined at the last of four stages; depth after the last layer") {
        c.pooled_size = 4;
        c.channels = {5, 7, 3, 2};
        c.coarse_size = 32;
        c.depth_layers = c.local_layers;
    }
    SECTION("two classes and one layer") {
        c.classes = 2;
        c.local_layers = c.depth_layers = 1;
        c.base_layers = 1;
        c.transparent = {1};
    }
    const auto network = made_network(c);
    const auto rows = random_rows(network, 2);
    const auto coarse = network.compose(network.draw_parts(expand_codes(c, rows)));
    CHECK(coarse.features.sizes() ==
          torch::IntArrayRef({2, c.coarse_channels, c.coarse_size, c.coarse_size}));
    const auto images = network.render(coarse, network.stored_noise());
    CHECK(images.rgb.sizes() == torch::IntArrayRef({2, 3, 64, 64}));
    CHECK(images.seg.sizes() == torch::IntArrayRef({2, c.classes, 64, 64}));
    CHECK(torch::isfinite(images.rgb).all().item<bool>());
    CHECK(network.render(coarse, {}, 1).rgb.size(2) == 2 * c.pooled_size);
    // A tap can stop the network.
    CHECK_FALSE(
        network.render(coarse, {}, 0, [](const std::string& name, const Tensor&) { return name != "conv1"; })
            .rgb.defined());
}

TEST_CASE("A texture swap leaves the masks alone, a shape swap moves one depth", "[part-based]") {
    const torch::NoGradGuard no_grad;
    const auto network = made_network();
    const auto& c = network.config();
    const auto rows = random_rows(network, 2);
    const auto a = rows.slice(0, 0, 1), b = rows.slice(0, 1, 2);
    const auto depths = [&](const Tensor& codes) {
        return torch::cat(network.draw_parts(expand_codes(c, codes)).depths, 1);
    };
    const auto before = depths(a);
    CHECK(depths(swapped(a, b, {c.texture_row(2)})).equal(before));
    const auto moved = (depths(swapped(a, b, {c.shape_row(2)})) != before)[0].flatten(1).any(1);
    CHECK(moved.equal(torch::tensor({false, false, true, false, false})));
    CHECK(swapped(a, b, coarse_rows(c)).slice(1, 0, 2).equal(b.slice(1, 0, 2)));
    CHECK(distance(depths(swapped(a, b, coarse_rows(c))).select(1, 0), before.select(1, 0)) == 0);
}

TEST_CASE("The cache gives what a full computation gives, for the layers of what changed", "[part-based]") {
    const torch::NoGradGuard no_grad;
    auto c = small_config();
    SECTION("coarse layers") {}
    SECTION("no coarse layers") { c.base_layers = 0; }
    SECTION("more coarse layers than shape layers") { c.base_layers = 6; }
    const auto network = made_network(c);
    const auto rows = random_rows(network, 2);
    auto codes = rows.slice(0, 0, 1).clone();
    const auto other = rows.slice(0, 1, 2);
    PartCache cache(network);
    const auto agrees = [&] {
        const auto expanded = expand_codes(c, codes);
        const auto& kept = cache.update(expanded);
        const auto layers = cache.layers_run();
        const auto whole = network.draw_parts(expanded);
        for (std::size_t k = 0; k < whole.depths.size(); ++k) {
            CHECK(distance(kept.depths[k], whole.depths[k]) < 1e-6);
            CHECK(distance(kept.features[k], whole.features[k]) < 1e-6);
        }
        return layers;
    };
    CHECK(agrees() == c.classes * c.local_layers);
    CHECK(agrees() == 0);
    codes = swapped(codes, other, {c.texture_row(3)});
    CHECK(agrees() == c.local_layers - c.depth_layers);
    if (c.base_layers <= c.depth_layers) {
        codes = swapped(codes, other, {c.shape_row(1)});
        CHECK(agrees() == c.local_layers - c.base_layers);
    }
    codes = swapped(codes, other, part_rows(c, 0));
    agrees();
    if (c.base_layers > 0) {
        codes = swapped(codes, other, coarse_rows(c));
        CHECK(agrees() == (c.classes - 1) * c.local_layers);
    }
    CHECK(cache.bytes() > 0);
    cache.clear();
    CHECK(cache.bytes() == 0);
    CHECK(agrees() == c.classes * c.local_layers);
}

TEST_CASE("A spline goes through its keys and is exact for cubics", "[part-based]") {
    const auto cubic = [](double x) { return 2 - x + 3 * x * x - 5 * x * x * x; };
    const auto parabola = [](double x) { return 1 + x - 4 * x * x; };
    const auto keys_of = [](const auto& f, int n) {
        std::vector<float> values;
        for (int i = 0; i < n; ++i) values.push_back(float(f(double(i) / (n - 1))));
        return torch::tensor(values).unsqueeze(1);
    };
    for (const int n : {4, 5, 9}) {
        const auto codes = spline_codes(keys_of(cubic, n), 13);
        for (int j = 0; j < 13; ++j)
            CHECK(codes[j][0].item<double>() == Approx(cubic(j / 12.0)).margin(1e-5));
    }
    const auto three = spline_codes(keys_of(parabola, 3), 7);
    for (int j = 0; j < 7; ++j) CHECK(three[j][0].item<double>() == Approx(parabola(j / 6.0)).margin(1e-5));
    CHECK(distance(spline_codes(torch::tensor({{0.f}, {1.f}}), 5).squeeze(1), torch::linspace(0, 1, 5)) <
          1e-6);
    const auto keys = torch::randn({6, 3});
    CHECK(distance(spline_codes(keys, 16).slice(0, 0, 16, 3), keys) < 1e-6);
}

TEST_CASE("Bytes are truncated and clamped", "[part-based]") {
    const auto rgb = torch::tensor({-2.f, -1.f, 0.f, 0.999f, 1.f, 3.f}).view({1, 3, 1, 2});
    CHECK(to_bytes(rgb).view({2, 3}).equal(torch::tensor({{0, 127, 255}, {0, 254, 255}}, torch::kUInt8)));
    CHECK(
        colour_labels(torch::tensor({{{7}}}))[0][0][0].equal(torch::tensor({107, 137, 198}, torch::kUInt8)));
}

TEST_CASE("Fitting starts at rest, warms up, and comes closer", "[part-based]") {
    CHECK(fit_rate(0, 400) == 0);
    CHECK(fit_rate(10, 400) == Approx(0.05));
    CHECK(fit_rate(200, 400) == Approx(0.1));
    CHECK(fit_rate(350, 400) == Approx(0.05));
    CHECK(fit_rate(400, 400) == Approx(0).margin(1e-12));
    const auto network = made_network();
    Tensor target, mean;
    {
        const torch::NoGradGuard no_grad;
        mean = network.mean_code(1, 200);
        const auto codes = expand_codes(network.config(), random_rows(network, 1));
        target = network.render(network.compose(network.draw_parts(codes)), network.stored_noise()).rgb;
    }
    CodeFit fit(network, target, mean, 40);
    const auto first = fit.advance().mse.item<double>();
    double last = first;
    while (fit.step() < fit.steps()) last = fit.advance().mse.item<double>();
    CHECK(last < 0.8 * first);
}

TEST_CASE("Weights that record gradients make a network that learns", "[part-based]") {
    torch::manual_seed(6);
    auto c = small_config();
    NamedTensors tensors;
    std::vector<Tensor> learned;
    for (auto& [name, tensor] : to_tensors(made_file(c).weights)) {
        const bool fixed = name.ends_with("kernel") || name.find(".noises.") != std::string::npos;
        tensors[name] = fixed ? tensor : tensor.clone().set_requires_grad(true);
        if (!fixed) learned.push_back(tensors[name]);
    }
    const PartNetwork network(c, tensors);
    const auto codes = expand_codes(c, network.map(torch::randn({2, c.latent})));
    const auto images = network.render(network.compose(network.draw_parts(codes)), network.stored_noise());
    (images.rgb.square().mean() + images.seg.square().mean()).backward();
    for (const auto& weight : learned) CHECK(weight.grad().defined());
}

TEST_CASE("A trace gives the cases whose inputs are there, and names an input that does not fit",
          "[part-based]") {
    torch::manual_seed(7);
    const auto c = small_config();
    const auto tree = tree_of(made_file(c));
    NamedArrays inputs{{"z", nn::to_array(torch::randn({1, c.latent}))}};
    const auto mapped = trace_parts(tree, inputs);
    REQUIRE(mapped);
    CHECK(mapped->contains("w"));
    CHECK(mapped->contains("pos_embed"));
    CHECK_FALSE(mapped->contains("rgb"));
    CHECK_FALSE(mapped->contains("features_0"));
    inputs["wp"] = nn::to_array(torch::randn({1, c.rows(), c.latent}));
    const auto drawn = trace_parts(tree, inputs);
    REQUIRE(drawn);
    CHECK(drawn->contains("rgb"));
    CHECK_FALSE(drawn->contains("baseswap_rgb_0"));
    CHECK_FALSE(drawn->contains("d_fake"));
    for (const auto& [name, array] : {std::pair{"wp", torch::randn({1, 3, c.latent})},
                                      {"wp", torch::randn({0, c.rows(), c.latent})},
                                      {"z", torch::randn({c.latent})},
                                      {"composition_mask", torch::ones({1, 3})},
                                      {"w_mean", torch::ones({1, c.latent})}}) {
        auto wrong = inputs;
        wrong[name] = nn::to_array(array);
        const auto refused = trace_parts(tree, wrong);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Errc::wrong_use);
        CHECK(refused.error().message.find(name) != std::string::npos);
    }
}
