#pragma once
// Picture -> 68 landmarks with their uncertainty, pose and coefficients. Landmarks are the centres of mass of
// heat maps (soft argmax), one for each, over 1/8 of the picture's side; what the network saw around every
// landmark is gathered with the same maps and joins the whole face in one linear layer, because a gaze or a
// lip is told by a few pixels. Engine-internal header (LibTorch).

#include "engine/face_analysis/pyramid.h"

namespace limner::analysis {

struct RegressorOutput {
    torch::Tensor landmarks;     // [N,68,2] x, y in pixels
    torch::Tensor log_heat;      // [N,68,32*32] log of the heat maps, rows from the top
    torch::Tensor log_spread;    // [N,68] log of the expected distance in pixels
    torch::Tensor coefficients;  // [N,135] standardised
    torch::Tensor features;      // [N,256] what the coefficients are read off
};

struct RegressorNetworkImpl : torch::nn::Module {
    explicit RegressorNetworkImpl(const Widths& widths);
    /// picture [N,3,256,256] in [-1,1].
    RegressorOutput forward(const torch::Tensor& picture);

    static constexpr int64_t feature_count = 256, local_count = 16, whole_count = 48;
    Encoder encoder{nullptr};
    Decoder decoder{nullptr};
    torch::nn::Conv2d heat{nullptr};   // to the 68 maps
    torch::nn::Conv2d local{nullptr};  // to what is gathered around a landmark
    torch::nn::Conv2d whole{nullptr};  // to what is told of the face as a whole, at 1/64
    torch::nn::Linear gather{nullptr}, spread{nullptr}, coefficients{nullptr};
};
TORCH_MODULE(RegressorNetwork);

}  // namespace limner::analysis
