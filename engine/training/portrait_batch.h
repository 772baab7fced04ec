#pragma once
// Batches for the texture network out of a set of rendered portraits. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <vector>

#include "engine/generators/live/codes.h"
#include "engine/training/shard_set.h"

namespace limner::training {

struct PortraitBatch {
    torch::Tensor masks;    // [N,20,r,r] classes averaged over the pixels
    torch::Tensor guide;    // [N,12,r,r]
    torch::Tensor styles;   // [N,20,32] standardised, a part's code repeated for its classes
    torch::Tensor light;    // [N,36] standardised
    torch::Tensor picture;  // [N,3,r,r] in [-1,1]
    torch::Tensor weight;   // [N,1,r,r] of the reconstruction error
};

/// Mean and spread of every code number over the set; stored with the model and applied before the network.
struct CodeStatistics {
    torch::Tensor style_mean, style_scale;  // [11,32]
    torch::Tensor light_mean, light_scale;  // [36]
};

class PortraitBatcher {
public:
    static Result<PortraitBatcher> create(ShardSet set);
    const ShardSet& set() const { return set_; }
    const CodeStatistics& statistics() const { return statistics_; }
    const live::CodeReader& codes() const { return codes_; }

    /// Pure in (views, resolution, seed): the same batch for the same arguments. `augment` smooths some label
    /// borders as a brush would, and drops the guide with probability `guide_dropout`.
    PortraitBatch make(const std::vector<std::size_t>& views, int resolution, bool augment,
                       double guide_dropout, std::uint64_t seed) const;

private:
    PortraitBatcher(ShardSet set, live::CodeReader codes);
    ShardSet set_;
    live::CodeReader codes_;
    CodeStatistics statistics_;
};

/// [11,32] part codes -> [20,32], one row per class.
torch::Tensor per_class(const torch::Tensor& part_codes);

}  // namespace limner::training
