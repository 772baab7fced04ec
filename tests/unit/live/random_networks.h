#pragma once
// Networks of random weights and the inputs to compare them on: one hand-made label map, random soft masks.

#include <torch/torch.h>

#include "engine/generators/live/fused_weights.h"

namespace limner::live {

inline void randomise_biases(torch::nn::Module& module) {
    const torch::NoGradGuard no_grad;
    for (auto& entry : module.named_parameters())
        if (entry.value().dim() == 1) entry.value().add_(torch::randn_like(entry.value()) * 0.1);
}

inline RegionTexture random_texture(TextureConfig config = {}) {
    torch::manual_seed(7);
    RegionTexture network(std::move(config));
    randomise_biases(*network);
    network->eval();
    return network;
}

inline HeadField random_field() {
    torch::manual_seed(11);
    HeadField network(FieldConfig{});
    randomise_biases(*network);
    network->eval();
    return network;
}

/// Blobs of classes, as a face has: [256][256].
inline std::vector<std::uint8_t> blob_labels(int classes, int size = 256) {
    std::vector<std::uint8_t> labels(std::size_t(size) * std::size_t(size));
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x) {
            const int cell = (x + y / 3) / 37 * 5 + (y + x / 5) / 41 * 3;
            labels[std::size_t(y * size + x)] = std::uint8_t(cell % classes);
        }
    return labels;
}

/// Shares of each class: [1, classes, size, size].
inline torch::Tensor masks_of(const std::vector<std::uint8_t>& labels, int classes, int size) {
    const auto side = int64_t(std::sqrt(double(labels.size())));
    const auto ids = torch::tensor(labels, torch::kLong).view({side, side});
    const auto one_hot = torch::one_hot(ids, classes).permute({2, 0, 1}).unsqueeze(0).to(torch::kFloat32);
    return torch::avg_pool2d(one_hot, side / size).contiguous();
}

inline torch::Tensor random_masks(int classes, int size) {
    return torch::softmax(torch::randn({1, classes, size, size}) * 2, 1).contiguous();
}

inline std::span<const float> floats(const torch::Tensor& tensor) {
    return {tensor.data_ptr<float>(), std::size_t(tensor.numel())};
}

}  // namespace limner::live
