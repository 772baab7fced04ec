#pragma once
// A synthesis block for drawing on the CPU: the same layers with their convolutions by winograd.h. One
// picture at a time, without gradients. Engine-internal header (LibTorch).
//
//     const nn::FastBlock block(synthesis_block);           // prepares the kernels: four times the weights
//     state = block.forward(state, w, {});

#include "engine/nn/stylegan2.h"
#include "engine/nn/winograd.h"

namespace limner::nn {

class FastBlock {
public:
    /// `block` must have two layers and no residual path.
    explicit FastBlock(SynthesisBlock block);
    /// As SynthesisBlock::forward for one picture; w [1, 3, D].
    SynthesisBlock::State forward(const SynthesisBlock::State& in, const Tensor& w, const Noise& noise) const;

private:
    Tensor layer(const SynthesisLayer& layer, const WinogradConv& conv, const Tensor& x, const Tensor& w,
                 const Noise& noise) const;

    SynthesisBlock block_;
    WinogradConv first_, second_;
};

}  // namespace limner::nn
