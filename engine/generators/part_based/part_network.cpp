#include "engine/generators/part_based/part_network.h"

#include <cmath>

#include "engine/core/random.h"
#include "engine/generators/part_based/composition.h"
#include "engine/nn/arrays.h"

namespace limner::parts {
namespace {

constexpr double mapping_rate = 0.01;

constexpr std::uint8_t palette[17][3] = {
    {0, 0, 0},       {239, 234, 90},  {44, 105, 154}, {4, 139, 168},   {13, 179, 158}, {131, 227, 119},
    {185, 231, 105}, {107, 137, 198}, {241, 196, 83}, {242, 158, 76},  {234, 114, 71}, {215, 95, 155},
    {207, 113, 192}, {159, 89, 165},  {142, 82, 172}, {158, 115, 200}, {116, 95, 159}};

}  // namespace

Tensor coordinate_grid(std::int64_t side) {
    const auto line = torch::linspace(-1, 1, side);
    return torch::stack({line.expand({side, side}), line.unsqueeze(1).expand({side, side})}).unsqueeze(0);
}

NamedTensors to_tensors(const NamedArrays& arrays) {
    NamedTensors tensors;
    for (const auto& [name, array] : arrays) tensors.emplace(name, nn::to_tensor(array));
    return tensors;
}

Result<PartNetwork> PartNetwork::load(const PartFile& file) {
    auto config = part_config(file);
    if (!config) return tl::unexpected(config.error());
    return PartNetwork(std::move(*config), to_tensors(file.weights));
}

PartNetwork::PartNetwork(PartConfig config, const NamedTensors& tensors)
    : config_(std::move(config)), render_net_(config_, tensors) {
    for (std::int64_t i = 1; i <= config_.mapping_layers; ++i)
        mapping_.push_back(nn::EqualLinear::make(tensors.at(key_of("style.{}.weight", i)),
                                                 tensors.at(key_of("style.{}.bias", i)), mapping_rate, true));
    embedding_ = nn::equalised(tensors.at("pos_embed.weights"));
    embedded_grid_ = embed(coordinate_grid(config_.coarse_size).to(embedding_.device()));
    for (std::int64_t k = 0; k < config_.classes; ++k) parts_.push_back(LocalGenerator::make(tensors, k));
}

Tensor PartNetwork::map(const Tensor& z) const {
    auto w = nn::pixel_norm(z);
    for (const auto& layer : mapping_) w = layer.forward(w);
    return w;
}

Tensor PartNetwork::mean_code(std::uint64_t seed, std::int64_t count) const {
    auto z = torch::empty({count, config_.latent});
    auto* values = z.data_ptr<float>();
    for (std::int64_t i = 0; i < z.numel(); ++i) values[i] = normal(seed, "mean code", std::uint64_t(i));
    return map(z.to(mapping_.front().weight.device())).mean(0);
}

Tensor PartNetwork::embed(const Tensor& coordinates) const {
    std::vector<Tensor> channels{coordinates};
    for (std::int64_t i = 0; i < config_.frequencies; ++i) {
        const auto scaled = coordinates * std::ldexp(1.0, int(i));
        channels.push_back(torch::sin(scaled));
        channels.push_back(torch::cos(scaled));
    }
    return torch::conv2d(torch::cat(channels, 1), embedding_);
}

PartMaps PartNetwork::draw_parts(const Tensor& codes,
                                 const std::map<std::int64_t, Tensor>& embeddings) const {
    const auto L = config_.local_layers, depth_layers = config_.depth_layers;
    TORCH_CHECK(
        codes.dim() == 3 && codes.size(1) == config_.expanded_rows() && codes.size(2) == config_.latent,
        "codes: expected [N, ", config_.expanded_rows(), ", ", config_.latent, "]");
    PartMaps maps;
    for (std::int64_t k = 0; k < config_.classes; ++k) {
        const auto& part = parts_[std::size_t(k)];
        const auto own = embeddings.find(k);
        const auto rows = codes.slice(1, k * L, (k + 1) * L);
        const auto shape =
            part.run(own == embeddings.end() ? embedded_grid_ : own->second, rows, 0, depth_layers);
        maps.depths.push_back(part.depth_of(shape));
        if (config_.lift) maps.densities.push_back(part.density ? part.density->forward(shape) : Tensor());
        maps.features.push_back(part.feature.forward(part.run(shape, rows, depth_layers, L)));
    }
    return maps;
}

CoarseMap PartNetwork::compose(const PartMaps& maps, const Tensor& shown) const {
    const auto masks = soft_masks(torch::cat(maps.depths, 1), shown);
    return {masks, weighted_sum(feature_weights(masks, config_.transparent), maps.features)};
}

PartImages PartNetwork::render(const CoarseMap& coarse, const std::vector<Tensor>& noise, std::int64_t stages,
                               const StageTap& tap) const {
    return render_net_.forward(coarse.features, config_.residual ? coarse.signed_masks() : Tensor(), noise,
                               stages, tap);
}

Tensor to_bytes(const Tensor& rgb) {
    return (rgb.clamp(-1, 1) * 127.5 + 127.5).to(torch::kUInt8).permute({0, 2, 3, 1}).contiguous();
}

Tensor colour_labels(const Tensor& labels) {
    const auto colours = torch::from_blob(const_cast<std::uint8_t*>(&palette[0][0]), {17, 3}, torch::kUInt8);
    return colours.index({labels.to(torch::kCPU, torch::kInt64).remainder(17)});
}

}  // namespace limner::parts
