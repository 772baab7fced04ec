#pragma once
// How the parts become one: a softmax over pseudo-depths is the soft segmentation, and the feature maps are
// summed by it. Engine-internal header (LibTorch). Source: specs/3d-ssgan.md, section 2.6.

#include <torch/torch.h>

namespace limner::parts {

using torch::Tensor;

/// depths [N, K, h, w] -> masks of the same shape that sum to one. `shown` [N or 1, K] weighs the classes,
/// 0 hides one; undefined shows all.
Tensor soft_masks(const Tensor& depths, const Tensor& shown = {});
/// What the features are weighted with: opaque classes share one, transparent ones are laid over them.
Tensor feature_weights(const Tensor& masks, const std::vector<std::int64_t>& transparent);
/// sum_k weights_k f_k; weights [N, K, h, w], features K times [N, C, h, w] -> [N, C, h, w].
Tensor weighted_sum(const Tensor& weights, const std::vector<Tensor>& features);

}  // namespace limner::parts
