#pragma once
// What a model brings to a TrainingRun: its steps, its state, its samples. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <string>
#include <vector>

#include "engine/checkpoints/tensor.h"
#include "engine/core/image.h"

namespace limner::training {

class Trainee {
public:
    virtual ~Trainee() = default;
    /// Columns of the log; the first is the loss.
    virtual std::vector<std::string> measures() const = 0;
    /// Steps from the first to the last.
    virtual std::int64_t steps() const = 0;
    /// Trains on the batch of `step`, which depends on nothing but the recipe and the number; returns the
    /// measures [measures], on any device.
    virtual torch::Tensor train(std::int64_t step) = 0;

    /// All that later steps depend on.
    virtual NamedArrays state() const = 0;
    virtual Result<> load_state(const NamedArrays& arrays) = 0;

    /// What the averaged weights make of held-out data: a line of figures and a sheet of samples.
    struct Sample {
        std::string figures;
        Image sheet;
    };
    virtual Sample sample(std::int64_t step) = 0;
};

}  // namespace limner::training
