#include "engine/nn/latent_projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace limner::nn {

double projection_rate(std::int64_t step, std::int64_t steps, double base) {
    const double t = double(step) / double(steps);
    const double ramp = std::min(1.0, (1 - t) / 0.25);
    return base * (0.5 - 0.5 * std::cos(std::numbers::pi * ramp)) * std::min(1.0, t / 0.05);
}

double exploration_strength(std::int64_t step, std::int64_t steps, double deviation) {
    const double t = double(step) / double(steps), left = std::max(0.0, 1 - t / 0.75);
    return deviation * 0.05 * left * left;
}

StyleStatistics style_statistics(const Tensor& w) {
    const auto mean = w.mean(0, true);
    const auto spread = (w - mean).to(torch::kFloat64).square().sum() / double(w.size(0));
    return {mean, std::sqrt(spread.item<double>())};
}

Tensor noise_regulariser(const std::vector<Tensor>& noise) {
    auto loss = torch::zeros({1}, noise.empty() ? torch::TensorOptions() : noise[0].options());
    for (const auto& map : noise)
        for (auto n = map;; n = torch::avg_pool2d(n, 2)) {
            loss = loss + (n * n.roll({1}, {3})).mean().square() + (n * n.roll({1}, {2})).mean().square();
            if (n.size(2) <= 8) break;
        }
    return loss;
}

Tensor normalised_noise(const Tensor& map) {
    const auto centred = map - map.mean();
    return centred * centred.square().mean().rsqrt();
}

Tensor on_ball(const Tensor& centre, const Tensor& towards, double radius) {
    const auto step = towards - centre;
    return centre + step * (radius / step.norm());
}

}  // namespace limner::nn
