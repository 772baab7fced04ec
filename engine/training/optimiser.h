#pragma once
// Adam (Kingma and Ba 2015) with a running average of the weights, both written to and read from a file
// exactly, so that a resumed run continues the same curve. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <string>
#include <vector>

#include "engine/checkpoints/tensor.h"

namespace limner::training {

struct AdamOptions {
    double beta1 = 0.9, beta2 = 0.99, epsilon = 1e-8;
    double clip = 5;         // largest norm of the whole gradient
    double average = 0.998;  // decay of the running average; ramped up by (t + 1) / (t + 10)
};

/// Works where the module's parameters lie when it is made: move the module first. States are read on either
/// device.
class Optimiser {
public:
    Optimiser(torch::nn::Module& module, AdamOptions options);

    void zero_grad();
    /// One step at this learning rate; returns the norm of the gradient before clipping. A gradient that is
    /// not finite changes nothing.
    double step(double learning_rate);

    /// The averaged weights, under the parameters' names.
    NamedArrays average(const std::string& prefix, bool half) const;
    /// Puts the averaged weights into the module and remembers the live ones; call again to put them back.
    void swap_average();

    NamedArrays state(const std::string& prefix) const;
    Result<> load_state(const NamedArrays& arrays, const std::string& prefix);

private:
    struct Slot {
        std::string name;
        torch::Tensor parameter, first, second, average;
    };
    std::vector<Slot> slots_;
    AdamOptions options_;
    int64_t steps_ = 0;
};

}  // namespace limner::training
