#include "engine/generators/part_based/part_inversion.h"

#include <cmath>
#include <numbers>

#include "engine/generators/part_based/part_codes.h"

namespace limner::parts {

FitLoss fit_loss(const PartNetwork& network, const Tensor& codes, const Tensor& target, const Tensor& mean,
                 const std::vector<Tensor>& noise) {
    const auto coarse = network.compose(network.draw_parts(expand_codes(network.config(), codes)));
    const auto mse = (network.render(coarse, noise).rgb - target).square().mean();
    auto loudness = torch::zeros({});
    for (const auto& map : noise) loudness = loudness + map.square().mean() / double(noise.size());
    return {0.1 * mse + (codes - mean).square().mean() + 10 * loudness, mse};
}

double fit_rate(std::int64_t step, std::int64_t steps, double base) {
    const double t = double(step) / double(steps);
    const double fall = 0.5 - 0.5 * std::cos(std::numbers::pi * std::min(1.0, (1 - t) / 0.25));
    return base * fall * std::min(1.0, t / 0.05);
}

CodeFit::CodeFit(const PartNetwork& network, Tensor target, Tensor mean, std::int64_t steps)
    : network_(network),
      target_(std::move(target)),
      mean_(std::move(mean)),
      codes_(mean_.detach()
                 .expand({1, network.config().rows(), network.config().latent})
                 .clone()
                 .set_requires_grad(true)),
      optimiser_(std::vector<Tensor>{codes_}, torch::optim::AdamOptions()),
      steps_(steps) {}

FitLoss CodeFit::advance() {
    const torch::AutoGradMode with_gradients(true);
    static_cast<torch::optim::AdamOptions&>(optimiser_.param_groups()[0].options()).lr(rate());
    optimiser_.zero_grad();
    const auto loss = fit_loss(network_, codes_, target_, mean_, network_.stored_noise());
    loss.total.backward();
    optimiser_.step();
    ++step_;
    return {loss.total.detach(), loss.mse.detach()};
}

}  // namespace limner::parts
