#pragma once
// What the texture network is trained to make small. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <vector>

namespace limner::training {

/// Of one picture: weighted L1 + 2 x chroma + Laplacian pyramid of the difference (training notes, section
/// 3). image, target [N,3,r,r] in [-1,1], weight [N,1,r,r] -> scalar, float32 at least.
torch::Tensor reconstruction_loss(const torch::Tensor& image, const torch::Tensor& target,
                                  const torch::Tensor& weight);

/// The same over pictures of doubling size, the last of the target's: the smaller ones count 0.3 each.
torch::Tensor pyramid_loss(const std::vector<torch::Tensor>& images, torch::Tensor target,
                           torch::Tensor weight);

/// How much weaker or stronger the grain of one picture is than that of another, whatever its pattern: the
/// weighted L1 distance of the root-mean-square amplitudes that the two finest bands of a Laplacian pyramid
/// have about each pixel, within 15 pixels of the band. A network that only follows reconstruction_loss()
/// draws the mean of all strands that could be there, which has none. image, target [N,3,r,r] in [-1,1],
/// weight [N,1,r,r] -> scalar.
torch::Tensor grain_loss(const torch::Tensor& image, const torch::Tensor& target,
                         const torch::Tensor& weight);

/// Mean over the layers of the mean distance between features of a fake and of a real picture.
torch::Tensor feature_matching_loss(const std::vector<torch::Tensor>& fake,
                                    const std::vector<torch::Tensor>& real);

/// Share of the change between two pictures [N,3,r,r] that lies outside of what was to change, inside
/// [N,1,r,r] in 0..1: the mean over those in which anything was to change and did.
torch::Tensor change_outside(const torch::Tensor& before, const torch::Tensor& after,
                             const torch::Tensor& inside);

}  // namespace limner::training
