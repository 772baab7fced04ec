#include "engine/training/feature_reader.h"

#include <algorithm>
#include <array>

#include "engine/core/label_set.h"
#include "engine/device/torch_device.h"
#include "engine/training/label_losses.h"

namespace limner::training {
namespace {

constexpr std::array small_features{FaceClass::left_brow, FaceClass::right_brow, FaceClass::left_eye,
                                    FaceClass::right_eye, FaceClass::upper_lip,  FaceClass::lower_lip,
                                    FaceClass::mouth};
constexpr double width = 0.5;  // of the analysers' networks: read at every step, so it has to be fast

torch::Tensor feature_classes() {
    std::vector<std::int64_t> classes;
    for (const auto c : small_features) classes.push_back(std::int64_t(c));
    return torch::tensor(classes);
}

analysis::ParserNetwork moved(analysis::ParserNetwork network, torch::Device device) {
    network->to(device);
    return network;
}

}  // namespace

torch::Tensor feature_shares(const torch::Tensor& masks) {
    const auto features = masks.index_select(1, feature_classes().to(masks.device()));
    return torch::cat({features, 1 - features.sum(1, true)}, 1);
}

FeatureReader::FeatureReader(torch::Device device, bool mixed_precision)
    : device_(device),
      mixed_precision_(mixed_precision),
      network_(moved(analysis::ParserNetwork(analysis::scaled_widths(width)), device)),
      step_(*network_, {.beta1 = 0.9}) {}

torch::Tensor FeatureReader::loss(const torch::Tensor& pictures, const torch::Tensor& masks) {
    const auto scores = [&] {
        const MixedPrecision mixed(device_, mixed_precision_);
        return network_->decided(pictures).to(torch::kFloat32);
    }();
    // Of the 20 scores the first are the features', all others together are "something else".
    const auto count = std::int64_t(small_features.size());
    const auto read = torch::cat(
        {scores.narrow(1, 0, count), scores.narrow(1, count, scores.size(1) - count).logsumexp(1, true)}, 1);
    const auto shares = feature_shares(torch::avg_pool2d(masks, 2));
    // Features fill a fiftieth of a picture.
    auto weights = torch::full({count + 1}, 3, shares.options());
    weights[count] = 0.3;
    return weighted_entropy(read, shares, weights) + dice_loss(read, shares);
}

torch::Tensor FeatureReader::learn(const torch::Tensor& pictures, const torch::Tensor& truth, double rate) {
    const auto value = loss(pictures, truth);
    step_.zero_grad();
    value.backward();
    step_.step(rate);
    return value.detach();
}

torch::Tensor FeatureReader::misread(const torch::Tensor& pictures, const torch::Tensor& masks) {
    const auto weights = network_->parameters();
    for (auto weight : weights) weight.set_requires_grad(false);  // the way to the pictures is enough
    const auto value = loss(pictures, masks);
    for (auto weight : weights) weight.set_requires_grad(true);
    return value;
}

}  // namespace limner::training
