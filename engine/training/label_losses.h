#pragma once
// How far scores of classes are from a label map. Engine-internal header (LibTorch).

#include <torch/torch.h>

namespace limner::training {

/// What share of every cell of `side` x `side` pixels has every class: labels [N,h,w] int64 ->
/// [N,20,h/side,w/side]. A network that decides for cells learns from it where in a cell a border runs, at a
/// fraction of the cost of scores for every pixel.
torch::Tensor class_shares(const torch::Tensor& labels, std::int64_t side);

/// Entropy of the scores [N,K,h,w] against shares of the same shape, the mean weighted by class [K].
torch::Tensor weighted_entropy(const torch::Tensor& scores, const torch::Tensor& shares,
                               const torch::Tensor& weights);

/// 1 - mean over the classes of 2 |p n t| / (|p| + |t|) (Milletari et al. 2016), over the whole batch: what
/// keeps small classes from drowning. Both are shares, so that the smaller of the two is what they have in
/// common. scores, shares [N,K,h,w].
torch::Tensor dice_loss(const torch::Tensor& scores, const torch::Tensor& shares);

}  // namespace limner::training
