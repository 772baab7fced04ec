#pragma once
// Batches for the texture network out of a set of rendered portraits. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <optional>
#include <vector>

#include "engine/generators/live/codes.h"
#include "engine/training/shard_set.h"

namespace limner::training {

struct PortraitBatch {
    torch::Tensor masks;    // [N,20,r,r] classes averaged over the pixels
    torch::Tensor truth;    // the same of the portraits themselves; empty unless asked for
    torch::Tensor guide;    // [N,12,r,r]
    torch::Tensor styles;   // [N,20,32] standardised, a part's code repeated for its classes
    torch::Tensor light;    // [N,36] standardised
    torch::Tensor picture;  // [N,3,r,r] in [-1,1]
    torch::Tensor weight;   // [N,1,r,r] of the reconstruction error
    PortraitBatch on(torch::Device device) const;
};

/// Mean and spread of every code number over the set; stored with the model and applied before the network.
struct CodeStatistics {
    torch::Tensor style_mean, style_scale;  // [11,32]
    torch::Tensor light_mean, light_scale;  // [36]
};

/// How the views of a batch differ from the portraits as they were drawn.
struct BatchLook {
    bool brushed = false;      // some label borders smoothed, as a brush would
    double guide_dropout = 0;  // share without guide
    double field_share = 0;    // share with labels and guide of the field's views
    double misfit_weight = 1;  // of the error where field and portrait disagree
    bool truth = false;        // with the portraits' own masks
};

/// The portraits-*.safetensors in `data`, for a batcher. file_not_found without more than `held_out` of them,
/// bad_checkpoint when they are not `side` pixels wide.
Result<ShardSet> open_portraits(const std::filesystem::path& data, std::int64_t held_out, int side);

class PortraitBatcher {
public:
    /// `field_views`: of the same portraits (field_views.h), or none.
    static Result<PortraitBatcher> create(ShardSet set, std::optional<ShardSet> field_views = std::nullopt);
    const ShardSet& set() const { return set_; }
    const CodeStatistics& statistics() const { return statistics_; }
    const live::CodeReader& codes() const { return codes_; }

    bool has_field_views() const { return field_views_.has_value(); }

    /// Of the portraits in the set.
    int size() const { return size_; }
    /// Codes are standardised with these numbers of an earlier set, not with those of this one.
    void set_statistics(CodeStatistics statistics) { statistics_ = std::move(statistics); }

    /// Pure: the same batch for the same arguments. `resolution`: 64, 128 ... size().
    PortraitBatch make(const std::vector<std::size_t>& views, int resolution, const BatchLook& look,
                       std::uint64_t seed) const;

private:
    PortraitBatcher(ShardSet set, std::optional<ShardSet> field_views, live::CodeReader codes);
    ShardSet set_;
    std::optional<ShardSet> field_views_;
    live::CodeReader codes_;
    CodeStatistics statistics_;
    int size_;
};

/// [11,32] part codes -> [20,32], one row per class.
torch::Tensor per_class(const torch::Tensor& part_codes);

}  // namespace limner::training
