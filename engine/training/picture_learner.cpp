#include "engine/training/picture_learner.h"

#include "engine/device/torch_device.h"
#include "engine/training/losses.h"

namespace limner::training {
namespace {

PatchDiscriminator moved(PatchDiscriminator network, torch::Device device) {
    network->to(device);
    return network;
}

}  // namespace

PictureLearner::PictureLearner(torch::nn::Module& network, int64_t classes, torch::Device device,
                               CriticOptions options)
    : device_(device),
      options_(options),
      critic_(moved(PatchDiscriminator(classes), device)),
      network_step_(network, {.beta1 = 0.9}),
      critic_step_(*critic_, {.beta1 = 0.5}) {}

torch::Tensor PictureLearner::learn(std::int64_t step, double rate, const torch::Tensor& reconstruction,
                                    bool critic_takes_part, const Pictures& pictures) {
    auto loss = reconstruction;
    auto adversarial = torch::zeros_like(loss), discriminator = torch::zeros_like(loss);
    if (critic_takes_part) {
        // Where the portrait shows something else than it is asked for there is nothing to compare: a critic
        // would teach hair to end in a seam of background.
        const auto real = torch::where(pictures.weight > 0, pictures.real, pictures.fake.detach());
        discriminator = train_critic(step, pictures, real);
        const auto judged = look(pictures.fake, pictures.masks);
        std::vector<torch::Tensor> real_features;
        {
            torch::NoGradGuard no_grad;
            real_features = look(real, pictures.masks).second;
        }
        adversarial = torch::softplus(-judged.first).mean();
        loss = loss + options_.adversarial_weight * adversarial +
               options_.feature_matching * feature_matching_loss(judged.second, real_features);
    }
    network_step_.zero_grad();
    loss.backward();
    const double gradient = network_step_.step(rate);
    return torch::stack({reconstruction.detach(), adversarial.detach(), discriminator.detach(),
                         torch::full_like(reconstruction.detach(), gradient)});
}

NamedArrays PictureLearner::state() const {
    auto arrays = network_step_.state("generator/");
    arrays.merge(critic_step_.state("discriminator/"));
    return arrays;
}

Result<> PictureLearner::load_state(const NamedArrays& arrays) {
    if (auto ok = network_step_.load_state(arrays, "generator/"); !ok) return ok;
    return critic_step_.load_state(arrays, "discriminator/");
}

// Patch logits in float32, and the features before them.
std::pair<torch::Tensor, std::vector<torch::Tensor>> PictureLearner::look(const torch::Tensor& picture,
                                                                          const torch::Tensor& masks) {
    const MixedPrecision mixed(device_, options_.mixed_precision);
    auto [logits, features] = critic_->forward(picture, masks);
    return {logits.to(torch::kFloat32), std::move(features)};
}

torch::Tensor PictureLearner::train_critic(std::int64_t step, const Pictures& pictures,
                                           const torch::Tensor& real) {
    const auto& masks = pictures.masks;
    const bool penalise = step % 16 == 0;
    const auto real_input = real.clone().set_requires_grad(penalise);
    const auto real_logits = look(real_input, masks).first;
    const auto fake_logits = look(pictures.fake.detach(), masks).first;
    const auto value = torch::softplus(-real_logits).mean() + torch::softplus(fake_logits).mean();
    auto loss = value;
    if (penalise) {
        // R1 per patch; the usual strength holds a small discriminator at chance (training notes, 4.4).
        const auto gradient = torch::autograd::grad({real_logits.sum()}, {real_input}, {}, true, true)[0];
        const double patches = double(real_logits.size(2) * real_logits.size(3));
        loss = loss + 16 * options_.r1 * gradient.square().sum({1, 2, 3}).mean() / patches;
    }
    critic_step_.zero_grad();
    loss.backward();
    critic_step_.step(options_.learning_rate);
    return value.detach();
}

}  // namespace limner::training
