#include "engine/generators/style_based/stylegan2_network.h"

namespace limner {

Result<Stylegan2> Stylegan2::load(const NetworkSource& source) {
    const auto config = stylegan2_config(source);
    if (!config) return tl::unexpected(config.error());
    Stylegan2 network;
    network.config_ = *config;
    network.mapping_ = nn::MappingNetwork::load(source.weights, "mapping.", config->mapping_rate);
    network.synthesis_ = nn::SynthesisNetwork::load(source.weights, "synthesis.", {.clamp = config->clamp});
    for (const auto& [name, array] : source.weights)
        if (!name.ends_with("resample_filter") && !name.ends_with("noise_const") && !name.ends_with("w_avg"))
            network.parameter_count_ += static_cast<std::size_t>(array.size());
    return network;
}

Tensor Stylegan2::map(const Tensor& z, const Tensor& label) const {
    const auto& sizes = config_.mapping;
    auto c = label;
    if (sizes.label > 0 && !c.defined()) c = torch::zeros({z.size(0), sizes.label}, z.options());
    return synthesis_.per_slot(mapping_.forward(z, c));
}

Tensor Stylegan2::truncated(const Tensor& ws, double psi, std::int64_t cutoff) const {
    if (cutoff < 0 || cutoff >= ws.size(1)) return mapping_.truncated(ws, psi);
    return torch::cat({mapping_.truncated(ws.narrow(1, 0, cutoff), psi), ws.slice(1, cutoff)}, 1);
}

Tensor Stylegan2::mixed(const Tensor& coarse, const Tensor& fine, std::int64_t crossover) {
    return torch::cat({coarse.slice(1, 0, crossover), fine.slice(1, crossover)}, 1);
}

}  // namespace limner
