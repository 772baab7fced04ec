#include "engine/training/patch_critic.h"

#include "engine/device/torch_device.h"
#include "engine/training/losses.h"

namespace limner::training {
namespace {

PatchDiscriminator moved(PatchDiscriminator network, torch::Device device) {
    network->to(device);
    return network;
}

}  // namespace

PatchCritic::PatchCritic(int64_t classes, torch::Device device, CriticOptions options)
    : device_(device),
      options_(options),
      network_(moved(PatchDiscriminator(classes), device)),
      step_(*network_, {.beta1 = 0.5}) {}

PatchCritic::Verdict PatchCritic::judge(std::int64_t step, const torch::Tensor& fake,
                                        const torch::Tensor& real, const torch::Tensor& masks) {
    Verdict verdict;
    verdict.own = train(step, fake.detach(), real, masks);
    const auto judged = look(fake, masks);
    std::vector<torch::Tensor> real_features;
    {
        torch::NoGradGuard no_grad;
        real_features = look(real, masks).second;
    }
    verdict.adversarial = torch::softplus(-judged.first).mean();
    verdict.matching = feature_matching_loss(judged.second, real_features);
    return verdict;
}

// Patch logits in float32, and the features before them.
std::pair<torch::Tensor, std::vector<torch::Tensor>> PatchCritic::look(const torch::Tensor& picture,
                                                                       const torch::Tensor& masks) {
    const MixedPrecision mixed(device_, options_.mixed_precision);
    auto [logits, features] = network_->forward(picture, masks);
    return {logits.to(torch::kFloat32), std::move(features)};
}

torch::Tensor PatchCritic::train(std::int64_t step, const torch::Tensor& fake, const torch::Tensor& real,
                                 const torch::Tensor& masks) {
    const bool penalise = step % 16 == 0;
    const auto real_input = real.clone().set_requires_grad(penalise);
    const auto real_logits = look(real_input, masks).first;
    const auto fake_logits = look(fake, masks).first;
    const auto value = torch::softplus(-real_logits).mean() + torch::softplus(fake_logits).mean();
    auto loss = value;
    if (penalise) {
        // R1 per patch; the usual strength holds a small discriminator at chance (training notes, 4.4).
        const auto gradient = torch::autograd::grad({real_logits.sum()}, {real_input}, {}, true, true)[0];
        const double patches = double(real_logits.size(2) * real_logits.size(3));
        loss = loss + 16 * options_.r1 * gradient.square().sum({1, 2, 3}).mean() / patches;
    }
    step_.zero_grad();
    loss.backward();
    step_.step(options_.learning_rate);
    return value.detach();
}

}  // namespace limner::training
