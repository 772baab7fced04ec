#pragma once
// The adversarial part of a training: a label-conditioned patch discriminator that learns beside the
// generator. Engine-internal header (LibTorch).
//
//     const auto verdict = critic.judge(step, fake, real, masks);      // trains the critic, too
//     loss = loss + 0.1 * verdict.adversarial + 0.5 * verdict.matching;

#include <torch/torch.h>

#include <string>

#include "engine/training/discriminator.h"
#include "engine/training/optimiser.h"

namespace limner::training {

struct CriticOptions {
    double learning_rate = 8e-4, r1 = 0.003;
    bool mixed_precision = false;
};

class PatchCritic {
public:
    PatchCritic(int64_t classes, torch::Device device, CriticOptions options);

    struct Verdict {
        torch::Tensor adversarial, matching;  // losses of `fake`, with gradients
        torch::Tensor own;                    // the critic's own loss, without
    };
    /// fake, real [N,3,r,r], masks [N,classes,r,r]. One step of the critic, then what it says of `fake`.
    Verdict judge(std::int64_t step, const torch::Tensor& fake, const torch::Tensor& real,
                  const torch::Tensor& masks);

    NamedArrays state(const std::string& prefix) const { return step_.state(prefix); }
    Result<> load_state(const NamedArrays& arrays, const std::string& prefix) {
        return step_.load_state(arrays, prefix);
    }

private:
    std::pair<torch::Tensor, std::vector<torch::Tensor>> look(const torch::Tensor& picture,
                                                              const torch::Tensor& masks);
    torch::Tensor train(std::int64_t step, const torch::Tensor& fake, const torch::Tensor& real,
                        const torch::Tensor& masks);

    const torch::Device device_;
    const CriticOptions options_;
    PatchDiscriminator network_;
    Optimiser step_;
};

}  // namespace limner::training
