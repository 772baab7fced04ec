#include "engine/generators/part_based/bridge.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/generators/part_based/composition.h"
#include "engine/generators/part_based/lifted_network.h"

namespace limner::parts {
namespace {

// Of the 13 classes, over the face's depth; what a model has beyond them is worn.
constexpr double offsets[] = {0,    0,   0,    .02, .02, 0,
                              -.25,  // background, face, eyes, brows, mouth, nose, ears
                              .08,  -.3, -.25, .06, .12, -.2};  // hair, neck, clothes, glasses, hat, earrings
constexpr std::int64_t nose = 5;
constexpr double nose_height = .1;
constexpr double largest_density = 60, sharpness = 50;
constexpr double unseen = 1e-4;  // of a ray: samples with less are not read

/// The camera of the lifted models stands so near that what is nearer looks larger; seen from far away the
/// front is the flat picture itself, and nothing jumps when the head begins to turn.
LiftConfig bridge_config(const PartConfig& config, std::int64_t samples) {
    LiftConfig lift;
    const double half_width = lift.radius * std::tan(lift.field_of_view * std::numbers::pi / 360);
    const double depth = (lift.far - lift.near) / 2;
    lift.radius = 5;
    lift.field_of_view = std::atan(half_width / lift.radius) * 360 / std::numbers::pi;
    lift.near = lift.radius - depth;
    lift.far = lift.radius + depth;
    lift.render_size = config.coarse_size;
    lift.samples = samples;
    lift.opacity.assign(std::size_t(config.classes), 1);
    for (const auto k : config.transparent) lift.opacity[std::size_t(k)] = .25;  // section 4.4
    return lift;
}

/// features [1, C, h, w] where the rays of one slice of samples are: coordinates [R, R, 2] -> [1, C, R, R].
Tensor read(const Tensor& features, const Tensor& coordinates) {
    return torch::grid_sampler_2d(features, coordinates.unsqueeze(0), /*bilinear=*/0, /*border=*/1,
                                  /*align_corners=*/true);
}

}  // namespace

Tensor bridge_depths(const Tensor& masks) {
    const auto face = depth_prior(masks.size(2)).to(masks);
    std::vector<Tensor> depths{torch::zeros_like(face)};
    for (std::int64_t k = 1; k < masks.size(1); ++k) {
        auto depth = face + offsets[std::min(k, std::int64_t(std::size(offsets)) - 1)];
        if (k == nose)
            depth = depth + nose_height * masks.slice(1, k, k + 1);  // highest where it is surely nose
        depths.push_back(depth.clamp(-1, 1));
    }
    return torch::cat(depths, 1);
}

CoarseMap bridged_view(const PartConfig& config, const PartMaps& maps, const CoarseMap& front,
                       const OrbitView& view, std::int64_t samples) {
    const auto lift_config = bridge_config(config, samples);
    const auto& options = front.masks.options();
    // Only densities are lifted: 512 channels of features would fill gigabytes.
    const std::vector<Tensor> nothing(std::size_t(config.classes), torch::zeros({1, 1, 1, 1}, options));
    const auto volume = lift(nothing, largest_density * front.masks, bridge_depths(front.masks),
                             lift_config.opacity, torch::full({}, sharpness, options), lift_config.slices);
    const auto rays = orbit_samples(lift_config, view, options);
    const auto seen = look(volume, torch::zeros({1, 1, 2, 2}, options), lift_config, rays);

    const auto weights = seen.colour_weights[0];  // [R, R, S]
    const auto largest = weights.amax({0, 1}).to(torch::kCPU, torch::kFloat32);
    auto features = maps.features[0] * seen.colour_rest.unsqueeze(1);
    for (std::int64_t n = 0; n < samples; ++n) {
        const auto weight = weights.select(2, n);
        if (largest.data_ptr<float>()[n] < unseen) continue;
        features += read(front.features, rays.coordinates.select(2, n).slice(2, 0, 2)) * weight;
    }
    return {seen.masks, features};
}

}  // namespace limner::parts
