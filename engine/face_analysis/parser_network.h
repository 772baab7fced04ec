#pragma once
// Picture -> classes: a pyramid down to 1/32 of the side and back up to 1/2, where a class is decided; the
// scores are then drawn twice as large, which thin lids and brows survive. Engine-internal header (LibTorch).

#include "engine/face_analysis/pyramid.h"

namespace limner::analysis {

struct ParserNetworkImpl : torch::nn::Module {
    explicit ParserNetworkImpl(const Widths& widths);
    /// picture [N,3,h,w] in [-1,1], sides multiples of 32 -> scores [N,20,h,w].
    torch::Tensor forward(const torch::Tensor& picture);
    /// The same before it is drawn twice as large: [N,20,h/2,w/2], what trainings compare.
    torch::Tensor decided(const torch::Tensor& picture);
    Encoder encoder{nullptr};
    Decoder decoder{nullptr};
    torch::nn::Conv2d scores{nullptr};
};
TORCH_MODULE(ParserNetwork);

}  // namespace limner::analysis
