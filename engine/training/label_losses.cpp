#include "engine/training/label_losses.h"

#include "engine/core/label_set.h"

namespace limner::training {

torch::Tensor class_shares(const torch::Tensor& labels, std::int64_t side) {
    const auto N = labels.size(0), h = labels.size(1) / side, w = labels.size(2) / side;
    const auto cells = labels.view({N, h, side, w, side}).permute({0, 2, 4, 1, 3}).flatten(1, 2);
    const auto options = torch::TensorOptions(labels.device()).dtype(torch::kFloat32);
    return torch::zeros({N, face_class_count, h, w}, options)
        .scatter_add_(1, cells, torch::full({}, 1.0 / double(side * side), options).expand_as(cells));
}

torch::Tensor weighted_entropy(const torch::Tensor& scores, const torch::Tensor& shares,
                               const torch::Tensor& weights) {
    const auto counted = shares * weights.view({1, -1, 1, 1});
    return -(counted * scores.log_softmax(1)).sum() / counted.sum();
}

torch::Tensor dice_loss(const torch::Tensor& scores, const torch::Tensor& shares) {
    // Cells: a class that is in no picture costs next to nothing.
    constexpr double smooth = 5;
    const auto found = scores.softmax(1);
    const auto both = torch::min(found, shares).sum({0, 2, 3}), all = (found + shares).sum({0, 2, 3});
    return 1 - ((2 * both + smooth) / (all + smooth)).mean();
}

}  // namespace limner::training
