#include "engine/generators/style_based/identity_decoder.h"

#include <array>

#include "engine/generators/style_based/disco_factors.h"
#include "engine/nn/arrays.h"

namespace limner {
namespace {

constexpr std::array layers = {"fc0", "fc1", "fc2", "x_hat"};

bool is_whole(const NamedArrays& weights) {
    auto in = IdentityDecoder::code_size;
    for (const std::string layer : layers) {
        const auto kernel = weights.find(layer + "/kernel"), bias = weights.find(layer + "/bias");
        if (kernel == weights.end() || bias == weights.end()) return false;
        const auto& shape = kernel->second.shape;
        if (shape.size() != 2 || shape[0] != in || bias->second.shape != std::vector{shape[1]}) return false;
        in = shape[1];
    }
    return in == IdentityDecoder::identity_size;
}

}  // namespace

NamedArrays IdentityDecoder::weights_in(const CheckpointTree& tree) {
    for (const auto* root : {"id/stage1/decoder", "identity_decoder"}) {
        auto weights = tree.below(root);
        std::erase_if(weights, [](const auto& entry) {
            const std::string_view name = entry.first;
            return !name.ends_with("/kernel") && !name.ends_with("/bias");  // what training left beside them
        });
        if (is_whole(weights)) return weights;
    }
    return {};
}

std::optional<IdentityDecoder> IdentityDecoder::find(const CheckpointTree& tree) {
    const auto weights = weights_in(tree);
    if (weights.empty()) return std::nullopt;
    IdentityDecoder decoder;
    for (const std::string layer : layers) {
        const auto tensor = [&](const char* name) {
            return nn::to_tensor(weights.at(layer + name)).to(torch::kCPU);
        };
        decoder.layers_.push_back({tensor("/kernel"), tensor("/bias")});
    }
    return decoder;
}

torch::Tensor IdentityDecoder::decode(const torch::Tensor& codes) const {
    auto x = codes;
    for (std::size_t i = 0; i < layers_.size(); ++i) {
        x = torch::addmm(layers_[i].bias, x, layers_[i].weight);
        if (i + 1 < layers_.size()) x = torch::relu(x);
    }
    return x;
}

std::vector<float> IdentityDecoder::identity(const CodeSource& source) const {
    const auto code = disco_numbers(source, "disco.identity", int(code_size));
    const auto decoded = decode(torch::tensor(code).unsqueeze(0)).contiguous();
    const auto* values = decoded.data_ptr<float>();
    return {values, values + identity_size};
}

}  // namespace limner
