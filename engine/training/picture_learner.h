#pragma once
// How a network learns to draw: the distance of its pictures to the portraits, and near the end what a
// label-conditioned patch discriminator, the critic, that learns beside it says of them.
// Engine-internal header (LibTorch).
//
//     return learner.learn(step, rate, reconstruction, critic_takes_part, {fake, real, masks});

#include <torch/torch.h>

#include <string>
#include <vector>

#include "engine/training/discriminator.h"
#include "engine/training/optimiser.h"

namespace limner::training {

/// What a recipe says of the critic.
struct CriticOptions {
    double adversarial_weight = 0.1, feature_matching = 0.5;  // of its two losses
    double learning_rate = 8e-4, r1 = 0.003;                  // its own
    bool mixed_precision = false;
};

class PictureLearner {
public:
    /// Trains the parameters of `network`, which must lie on `device` already.
    PictureLearner(torch::nn::Module& network, int64_t classes, torch::Device device, CriticOptions options);

    /// Columns of the log.
    static std::vector<std::string> measures() { return {"loss", "generator", "discriminator", "gradient"}; }

    struct Pictures {
        torch::Tensor fake, real;  // [N,3,r,r]
        torch::Tensor masks;       // [N,classes,r,r]
        torch::Tensor weight;      // [N,1,r,r] of the reconstruction error
    };
    /// One step of the network and, where it takes part, of the critic, which is shown nothing else than the
    /// fake where the weight is 0. Returns the measures.
    torch::Tensor learn(std::int64_t step, double rate, const torch::Tensor& reconstruction,
                        bool critic_takes_part, const Pictures& pictures);

    /// Of the network alone.
    Optimiser& network() { return network_step_; }
    const Optimiser& network() const { return network_step_; }

    NamedArrays state() const;
    Result<> load_state(const NamedArrays& arrays);

private:
    std::pair<torch::Tensor, std::vector<torch::Tensor>> look(const torch::Tensor& picture,
                                                              const torch::Tensor& masks);
    torch::Tensor train_critic(std::int64_t step, const Pictures& pictures, const torch::Tensor& real);

    const torch::Device device_;
    const CriticOptions options_;
    PatchDiscriminator critic_;
    Optimiser network_step_, critic_step_;
};

}  // namespace limner::training
