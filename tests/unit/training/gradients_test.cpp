// Derivatives by autograd against differences of the value, in double precision and along random directions:
// an operation whose gradient were wrong, cut off or missing would still train, only worse.

#include <torch/torch.h>

#include <catch2/catch.hpp>
#include <functional>

#include "engine/generators/live/head_field.h"
#include "engine/generators/live/region_texture.h"
#include "engine/training/discriminator.h"
#include "engine/training/losses.h"

using namespace limner;
using namespace limner::training;

namespace {

const auto f64 = torch::TensorOptions(torch::kFloat64);

// Compares d value / d inputs along `tries` directions.
void check_gradient(const std::function<torch::Tensor()>& value, std::vector<torch::Tensor> inputs,
                    int tries = 4) {
    for (auto& input : inputs) input.requires_grad_(true).mutable_grad() = torch::Tensor();
    value().backward();
    constexpr double h = 1e-6;
    torch::NoGradGuard no_grad;
    for (int i = 0; i < tries; ++i) {
        double expected = 0;
        std::vector<torch::Tensor> directions;
        for (const auto& input : inputs) {
            REQUIRE(input.grad().defined());
            directions.push_back(torch::randn_like(input));
            expected += (input.grad() * directions.back()).sum().item<double>();
        }
        const auto at = [&](double t) {
            for (std::size_t k = 0; k < inputs.size(); ++k) inputs[k].add_(directions[k], t);
            const auto result = value().item<double>();
            for (std::size_t k = 0; k < inputs.size(); ++k) inputs[k].sub_(directions[k], t);
            return result;
        };
        const double measured = (at(h) - at(-h)) / (2 * h);
        CHECK(measured == Approx(expected).epsilon(1e-3).margin(1e-6));
    }
}

// A smooth scalar of any tensor, so that no sign of an absolute value turns within a difference.
torch::Tensor summary(const torch::Tensor& x) { return (x * torch::sin(x + 1)).mean(); }

live::TextureConfig tiny_texture() {
    live::TextureConfig config;
    config.classes = 3, config.style = 4, config.light = 5, config.embed = 2, config.latent = 6;
    config.features = 3;
    config.channels = {4, 4, 4, 4};
    return config;
}

}  // namespace

TEST_CASE("Gradients of the modulated convolution reach picture, masks, styles and weights", "[training]") {
    torch::manual_seed(1);
    const auto config = tiny_texture();
    live::RegionConv conv(3, 5, config);
    conv->to(torch::kFloat64);
    const auto x = torch::randn({2, 3, 6, 6}, f64),
               m = torch::randn({2, config.classes + config.features, 6, 6}, f64),
               w = torch::randn({2, config.classes, config.latent}, f64);
    check_gradient([&] { return summary(conv->forward(x, m, w)); },
                   {x, m, w, conv->weight, conv->affine_weight, conv->affine_bias, conv->feature_table});
}

TEST_CASE("Gradients of the texture network reach styles, light and every weight", "[training]") {
    torch::manual_seed(2);
    const auto config = tiny_texture();
    live::RegionTexture network(config);
    network->to(torch::kFloat64);
    const auto masks = torch::softmax(torch::randn({1, config.classes, 64, 64}, f64), 1),
               guide = torch::randn({1, config.guide, 64, 64}, f64),
               styles = torch::randn({1, config.classes, config.style}, f64),
               light = torch::randn({1, config.light}, f64);
    auto inputs = network->parameters();
    inputs.push_back(styles);
    inputs.push_back(light);
    check_gradient(
        [&] {
            return summary(network->forward(masks, guide, network->map_styles(styles, light)).images.back());
        },
        inputs);
}

TEST_CASE("Gradients of the field reach codes, points and every weight", "[training]") {
    torch::manual_seed(3);
    live::FieldConfig config;
    config.code = 5, config.bands = 2, config.hidden = 8, config.embed = 6, config.rank = 4,
    config.classes = 3;
    live::HeadField network(config);
    network->to(torch::kFloat64);
    const auto codes = torch::randn({2, config.code}, f64), points = torch::randn({2, 7, 3}, f64);
    auto inputs = network->parameters();
    inputs.push_back(codes);
    inputs.push_back(points);
    check_gradient([&] { return summary(network->query(network->generate(codes), points)); }, inputs);
}

TEST_CASE("Gradients of the losses reach the picture", "[training]") {
    torch::manual_seed(4);
    const auto target = torch::randn({1, 3, 16, 16}, f64), weight = torch::rand({1, 1, 16, 16}, f64);
    const auto half = torch::randn({1, 3, 8, 8}, f64), full = torch::randn({1, 3, 16, 16}, f64);
    check_gradient([&] { return pyramid_loss({half, full}, target, weight); }, {half, full});
    check_gradient([&] { return grain_loss(full, target, weight); }, {full});
    check_gradient([&] { return feature_matching_loss({half, full}, {half.detach() + 1, target}); }, {full});
}

TEST_CASE("Gradients of the discriminator reach the picture, twice for its penalty", "[training]") {
    torch::manual_seed(5);
    PatchDiscriminator network(2);
    network->to(torch::kFloat64);
    const auto picture = torch::randn({1, 3, 16, 16}, f64), masks = torch::rand({1, 2, 16, 16}, f64);
    check_gradient([&] { return summary(network->forward(picture, masks).first); }, {picture});
    const auto penalty = [&] {
        const torch::AutoGradMode gradients(true);
        const auto input = picture.detach().clone().requires_grad_(true);
        const auto logits = network->forward(input, masks).first;
        return torch::autograd::grad({summary(logits)}, {input}, {}, true, true)[0].square().sum();
    };
    check_gradient(penalty, {network->logits->weight, network->layers[0]->weight});
}
