#pragma once
// The schedule and the regularisers with which StyleGAN2's projector and its descendants fit a latent code to
// a photo. Engine-internal header (LibTorch). Source: specs/eg3d-animation.md, sections 6.1 and 6.2.

#include <torch/torch.h>

namespace limner::nn {

using torch::Tensor;

/// Learning rate at step / steps: ramps up over the first twentieth, down over the last quarter.
double projection_rate(std::int64_t step, std::int64_t steps, double base = 0.1);
/// Scale of the exploration noise on w; `deviation` is that of style_statistics().
double exploration_strength(std::int64_t step, std::int64_t steps, double deviation);

struct StyleStatistics {
    Tensor mean;       // [1, D]
    double deviation;  // sqrt(sum |w - mean|^2 / count)
};
/// w [count, D].
StyleStatistics style_statistics(const Tensor& w);

/// How far noise maps [1, 1, r, r] are from white noise; a scalar.
Tensor noise_regulariser(const std::vector<Tensor>& noise);
/// Zero mean, unit mean square.
Tensor normalised_noise(const Tensor& map);

/// The point at distance `radius` of `centre` in the direction of `towards` (locality regulariser).
Tensor on_ball(const Tensor& centre, const Tensor& towards, double radius);

}  // namespace limner::nn
