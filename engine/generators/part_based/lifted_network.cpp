#include "engine/generators/part_based/lifted_network.h"

namespace limner::parts {
namespace {

constexpr std::int64_t face_class = 1;  // the class whose depth the others' refer to
constexpr double face_relief = 0.6, part_relief = 0.35;

const PartConfig& checked(const PartConfig& config) {
    TORCH_CHECK(config.lift, "a flat configuration cannot be lifted");
    return config;
}

}  // namespace

Tensor depth_prior(std::int64_t side) {
    const auto grid = coordinate_grid(side);
    const auto u = grid.select(1, 0) / 0.8, v = (grid.select(1, 1) + 0.05) / 0.95;
    return (0.75 * (1 - u.square() - v.square()).clamp_min(0).sqrt() - 0.35).unsqueeze(1);
}

Result<LiftedNetwork> LiftedNetwork::load(const PartFile& file) {
    const auto config = part_config(file);
    if (!config) return tl::unexpected(config.error());
    if (!config->lift)
        return failure(Errc::model_mismatch, "The part-based generator is a flat one: it has no feat_proj.");
    return LiftedNetwork(*config, to_tensors(file.weights));
}

LiftedNetwork::LiftedNetwork(const PartConfig& config, const NamedTensors& tensors)
    : flat_(checked(config), tensors),
      alpha_(tensors.at("lift.alpha")),
      projection_(tensors.at("feat_proj.weight")),
      projection_bias_(tensors.at("feat_proj.bias")),
      prior_(depth_prior(config.coarse_size).to(alpha_.device())) {}

LiftedParts LiftedNetwork::lifted(const PartMaps& maps) const {
    const auto& lift = *config().lift;
    const auto background = torch::zeros_like(maps.depths[0]);
    const auto raw = torch::cat(std::vector<Tensor>(maps.densities.begin() + 1, maps.densities.end()), 1);
    LiftedParts parts{maps.features, {}, {}, torch::sigmoid(raw)};
    const auto shares = lift.softmax_density ? torch::softmax(torch::cat({background, raw}, 1), 1).slice(1, 1)
                                             : parts.opacity;
    parts.densities = torch::cat({background, lift.largest_density * shares}, 1);
    std::vector<Tensor> depths{background};
    for (std::int64_t k = 1; k < config().classes; ++k) {
        const auto relief = torch::tanh(maps.depths[std::size_t(k)]);
        depths.push_back(k == face_class ? (prior_ + face_relief * relief).clamp(-1, 1)
                                         : (depths[face_class] + part_relief * relief).clamp(-1, 1));
    }
    parts.depths = torch::cat(depths, 1);
    return parts;
}

CoarseMap LiftedNetwork::view(const LiftedParts& parts, const OrbitView& view, std::int64_t samples) const {
    auto config = *flat_.config().lift;
    if (samples > 0) config.samples = samples;
    const auto volume =
        lift(parts.features, parts.densities, parts.depths, config.opacity, alpha_, config.slices);
    const auto seen =
        look(volume, parts.features[0], config, orbit_samples(config, view, parts.depths.options()));
    return {seen.masks, projected(seen.features)};
}

NamedTensors lifted_from_flat(const PartConfig& config, const PartNetwork& flat, const NamedTensors& tensors,
                              const Tensor& codes) {
    const torch::NoGradGuard no_grad;
    const auto wide = flat.config().feature_channels, narrow = checked(config).feature_channels;
    TORCH_CHECK(narrow <= wide, "a lifted generator has no more features than the flat one");
    // Leading directions of all parts' features, positions and samples alike.
    auto moments = torch::zeros({wide, wide}, codes.options());
    for (const auto& feature : flat.draw_parts(codes).features) {
        const auto rows = feature.transpose(0, 1).flatten(1);  // [C, N h w]
        moments += torch::mm(rows, rows.t());
    }
    const auto [strengths, directions] = torch::linalg_eigh(moments);  // ascending
    const auto basis = directions.slice(1, wide - narrow);             // [wide, narrow]

    NamedTensors lifted = tensors;
    for (std::int64_t k = 0; k < config.classes; ++k) {
        const auto base = key_of("local_nets.{}.", k);
        auto& weight = lifted.at(base + "to_feat.conv.weight");
        weight = torch::mm(basis.t(), weight.flatten(1)).unsqueeze(-1).unsqueeze(-1);
        auto& bias = lifted.at(base + "to_feat.bias");
        bias = torch::mm(basis.t(), bias.view({wide, 1})).view({1, narrow, 1, 1});
        if (k == 0) continue;
        for (const auto* name : {"conv.weight", "conv.modulation", "bias", "upsample.kernel"}) {
            const auto found = tensors.find(base + "to_depth." + name);
            if (found == tensors.end()) continue;
            lifted[base + "to_density." + name] = found->second;
            // The modulation stays: a weight of zero alone puts the part on the prior and can still learn.
            if (name != std::string_view("conv.modulation") && name != std::string_view("upsample.kernel"))
                lifted[base + "to_depth." + name] = torch::zeros_like(found->second);
        }
    }
    lifted["feat_proj.weight"] = basis.contiguous().view({wide, narrow, 1, 1});
    lifted["feat_proj.bias"] = torch::zeros({wide}, codes.options());
    lifted["lift.alpha"] = torch::full({}, 50.0f, codes.options());
    return lifted;
}

Tensor view_loss(const Tensor& predicted, const Tensor& yaw_and_pitch) {
    return torch::smooth_l1_loss(predicted, yaw_and_pitch);
}

Tensor depth_roughness(const LiftedParts& parts) {
    const auto depths = parts.depths.slice(1, 1);
    const auto slope = [&](std::int64_t axis) {
        const auto opaque = parts.opacity.narrow(axis, 1, depths.size(axis) - 1);
        return (depths.diff(1, axis).abs() * opaque).mean();
    };
    return slope(2) + slope(3);
}

Tensor prior_loss(const LiftedParts& parts) {
    return (parts.depths.slice(1, face_class, face_class + 1) -
            depth_prior(parts.depths.size(2)).to(parts.depths))
        .square()
        .mean();
}

Tensor opacity_loss(const LiftedParts& parts) { return (parts.opacity * (1 - parts.opacity)).mean(); }

}  // namespace limner::parts
