#pragma once
// Label-conditioned patch discriminator (training notes, section 2). Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <vector>

namespace limner::training {

struct PatchDiscriminatorImpl : torch::nn::Module {
    explicit PatchDiscriminatorImpl(int64_t classes);
    /// picture [N,3,r,r], masks [N,classes,r,r] -> patch logits [N,1,r/8,r/8], features of every layer before
    /// it.
    std::pair<torch::Tensor, std::vector<torch::Tensor>> forward(const torch::Tensor& picture,
                                                                 const torch::Tensor& masks);
    std::vector<torch::nn::Conv2d> layers;
    torch::nn::Conv2d logits{nullptr};
};
TORCH_MODULE(PatchDiscriminator);

}  // namespace limner::training
