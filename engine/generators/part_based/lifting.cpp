#include "engine/generators/part_based/lifting.h"

#include <cmath>

namespace limner::parts {
namespace {

/// Trilinear, corners aligned, zero outside. volume [N, C, D, H, W], coordinates [R, R, S, 3] ->
/// [N, C, R, R, S].
Tensor sample(const Tensor& volume, const Tensor& coordinates) {
    const auto grid = coordinates.unsqueeze(0).expand(
        {volume.size(0), coordinates.size(0), coordinates.size(1), coordinates.size(2), 3});
    return torch::grid_sampler_3d(volume, grid, /*bilinear=*/0, /*zeros=*/0, /*align_corners=*/true);
}

/// Share of each sample in its ray, and what is left behind the last one. thickness = density x step
/// [N, R, R, S].
struct Weights {
    Tensor samples;  // [N, R, R, S]
    Tensor rest;     // [N, R, R]
};
Weights march(const Tensor& thickness) {
    const auto before = torch::exp(-(thickness.cumsum(-1) - thickness));
    return {(1 - torch::exp(-thickness)) * before, torch::exp(-thickness.sum(-1))};
}

}  // namespace

LiftedVolume lift(const std::vector<Tensor>& features, const Tensor& densities, const Tensor& depths,
                  const std::vector<double>& opacity, const Tensor& alpha, std::int64_t slices) {
    const auto slice = torch::linspace(-1, 1, slices, depths.options()).view({1, slices, 1, 1});
    LiftedVolume volume;
    std::vector<Tensor> lifted;
    for (std::int64_t k = 1; k < depths.size(1); ++k) {
        const auto sigma = densities.slice(1, k, k + 1), depth = depths.slice(1, k, k + 1);
        lifted.push_back(torch::exp(-alpha * (depth - slice).square()) * sigma);  // [N, D, H, W]
        const auto weight = lifted.back().unsqueeze(1) * opacity[std::size_t(k)];
        const auto feature = features[std::size_t(k)].unsqueeze(2);  // [N, C, 1, H, W]
        volume.features =
            volume.features.defined() ? torch::addcmul(volume.features, weight, feature) : weight * feature;
    }
    volume.densities = torch::stack(lifted, 1);
    return volume;
}

RaySamples orbit_samples(const LiftConfig& config, const OrbitView& view,
                         const torch::TensorOptions& options) {
    const double t = view.yaw.value, p = view.pitch.value, r = config.radius;
    const double half = std::tan(config.field_of_view * M_PI / 360), hx = r * half;
    const auto exact = torch::TensorOptions(torch::kFloat64);
    const auto vector = [&](double x, double y, double z) { return torch::tensor({x, y, z}, exact); };
    const auto Z = vector(std::cos(p) * std::sin(t), std::sin(p), std::cos(p) * std::cos(t));
    const auto X = vector(std::cos(t), 0, -std::sin(t));  // (0, 1, 0) x Z, normalised
    const auto Y = vector(-std::sin(p) * std::sin(t), std::cos(p), -std::sin(p) * std::cos(t));  // Z x X
    const auto R = config.render_size, S = config.samples;
    const auto line = torch::linspace(-1, 1, R, exact) / view.zoom;
    const auto column = line.view({1, R, 1}), row = line.view({R, 1, 1});
    // What is seen turns clockwise when the screen's axes turn the other way.
    const double c = std::cos(double(view.roll.value)), s = std::sin(double(view.roll.value));
    const auto across = (c * column + s * row) * half * X, down = (c * row - s * column) * half * Y;
    const auto direction = across - down - Z;  // [R, R, 3]
    const auto step = (config.far - config.near) / double(S);
    const auto distances = config.near + (torch::arange(S, exact) + 0.5) * step;
    const auto points = r * Z + direction.unsqueeze(2) * distances.view({S, 1});
    return {(points / vector(hx, -hx, config.half_depth)).to(options),
            (direction.square().sum(-1).sqrt() * (step / config.half_depth)).to(options),
            distances.to(options)};
}

LiftedView look(const LiftedVolume& volume, const Tensor& background, const LiftConfig& config,
                const RaySamples& rays) {
    const auto parts = sample(volume.densities, rays.coordinates);  // sig_k at the samples [N, K-1, R, R, S]
    const std::vector<double> rho(config.opacity.begin() + 1, config.opacity.end());
    const auto opacity = torch::tensor(rho, parts.options()).view({-1, 1, 1, 1});
    const auto solid = parts.sum(1), seen = (parts * opacity).sum(1);  // sm, sf [N, R, R, S]
    const auto step = rays.steps.unsqueeze(-1);
    const auto of_masks = march(solid * step), of_features = march(seen * step);

    LiftedView view;
    const auto shares = of_masks.samples / (solid + 1e-8);
    view.masks = torch::cat({of_masks.rest.unsqueeze(1), (parts * shares.unsqueeze(1)).sum(-1)}, 1);
    view.depth = (of_masks.samples * rays.distances).sum(-1) + of_masks.rest * config.far;

    // The screen grid of the camera is that of the flat generators, whatever the two sizes.
    const auto R = rays.coordinates.size(0);
    const auto behind = torch::upsample_bilinear2d(background, {R, R}, /*align_corners=*/true);
    const auto weights = (of_features.samples / (seen + 1e-8)).unsqueeze(1);
    view.features = (sample(volume.features, rays.coordinates) * weights).sum(-1) +
                    of_features.rest.unsqueeze(1) * behind;
    view.colour_weights = of_features.samples;
    view.colour_rest = of_features.rest;
    return view;
}

}  // namespace limner::parts
