#include "engine/generators/part_based/composition.h"

#include <algorithm>

namespace limner::parts {

Tensor soft_masks(const Tensor& depths, const Tensor& shown) {
    const auto masks = torch::softmax(depths, 1);
    if (!shown.defined()) return masks;
    const auto kept = masks * shown.unsqueeze(-1).unsqueeze(-1);
    return kept / (kept.sum(1, /*keepdim=*/true) + 1e-8);
}

Tensor feature_weights(const Tensor& masks, const std::vector<std::int64_t>& transparent) {
    if (transparent.empty()) return masks;
    auto glass = torch::zeros({1, masks.size(1), 1, 1}, masks.options());
    for (const auto k : transparent) glass.select(1, k).fill_(1);
    const auto opaque = masks * (1 - glass);
    return opaque / (opaque.sum(1, /*keepdim=*/true) + 1e-8) + masks * glass;
}

Tensor weighted_sum(const Tensor& weights, const std::vector<Tensor>& features) {
    const auto weight = [&](std::size_t k) { return weights.slice(1, std::int64_t(k), std::int64_t(k) + 1); };
    if (torch::GradMode::is_enabled()) {
        auto sum = features[0] * weight(0);
        for (std::size_t k = 1; k < features.size(); ++k) sum = torch::addcmul(sum, features[k], weight(k));
        return sum;
    }
    // A block of channels at a time, so that the sum stays in the cache while the parts pass by once.
    constexpr std::int64_t block = 16;
    auto sum = torch::empty_like(features[0]);
    for (std::int64_t c = 0; c < sum.size(1); c += block) {
        const auto channels = [&](const Tensor& t) { return t.slice(1, c, std::min(c + block, t.size(1))); };
        auto part = channels(sum);
        torch::mul_out(part, channels(features[0]), weight(0));
        for (std::size_t k = 1; k < features.size(); ++k) part.addcmul_(channels(features[k]), weight(k));
    }
    return sum;
}

}  // namespace limner::parts
