#pragma once
// Whether brows, eyes, lips and mouth of a picture lie where its label map has them. A small parser that
// learns on the portraits beside the network that draws, and tells it what it would read off its pictures; it
// ends with the run, and no evaluation uses it. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include "engine/core/error.h"
#include "engine/face_analysis/parser_network.h"
#include "engine/training/optimiser.h"

namespace limner::training {

/// All small features, numbered from 0, and after them whatever else there is: masks [N,20,h,w] ->
/// [N,features + 1,h,w].
torch::Tensor feature_shares(const torch::Tensor& masks);

class FeatureReader {
public:
    explicit FeatureReader(torch::Device device, bool mixed_precision);

    /// One step on portraits [N,3,r,r] in [-1,1] with the class shares of their own label maps [N,20,r,r].
    /// Returns its loss.
    torch::Tensor learn(const torch::Tensor& pictures, const torch::Tensor& truth, double rate);

    /// How far what it reads off drawn pictures is from what was asked for; with a gradient for the pictures.
    torch::Tensor misread(const torch::Tensor& pictures, const torch::Tensor& masks);

    NamedArrays state() const { return step_.state("reader/"); }
    Result<> load_state(const NamedArrays& arrays) { return step_.load_state(arrays, "reader/"); }

private:
    torch::Tensor loss(const torch::Tensor& pictures, const torch::Tensor& masks);

    const torch::Device device_;
    const bool mixed_precision_;
    analysis::ParserNetwork network_;
    Optimiser step_;
};

}  // namespace limner::training
