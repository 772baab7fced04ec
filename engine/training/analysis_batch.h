#pragma once
// Batches for the face analysers out of a set of rendered portraits. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <filesystem>
#include <optional>
#include <vector>

#include "engine/face_analysis/face_coefficients.h"
#include "engine/training/picture_augmentation.h"
#include "engine/training/shard_set.h"

namespace limner::training {

struct AnalysisBatch {
    torch::Tensor pictures;      // [N,256,256,3] bytes
    torch::Tensor labels;        // [N,256,256] bytes
    torch::Tensor landmarks;     // [N,68,2] pixels
    torch::Tensor inside;        // [N,68] 1 where the landmark is in the picture, else 0
    torch::Tensor coefficients;  // [N,135] raw
    torch::Tensor known;         // [N,135] 1 where the number may be learnt, else 0
};

class AnalysisBatcher {
public:
    /// Opens the portraits in `folder`. Errors of ShardSet::open(); bad_checkpoint for pictures of another
    /// size than the analysers read, model_mismatch for a set without the factors.
    static Result<AnalysisBatcher> open(const std::filesystem::path& folder);
    std::size_t size() const { return set_.size(); }

    /// The view as it was rendered.
    LabelledPicture picture(std::size_t view) const;
    analysis::Coefficients coefficients(std::size_t view) const;

    /// Pure in its arguments. Without a seed the views stay as they were rendered. `threads` share the work.
    AnalysisBatch make(const std::vector<std::size_t>& views, std::optional<std::uint64_t> seed,
                       int threads) const;

    /// Mean and spread of every coefficient over the first `views` views; a spread of 0 where it never
    /// varies.
    struct Statistics {
        torch::Tensor mean, scale;  // [135]
    };
    Statistics statistics(std::size_t views) const;

private:
    AnalysisBatcher(ShardSet set, std::array<std::size_t, analysis::coefficient_count> columns)
        : set_(std::move(set)), columns_(columns) {}
    ShardSet set_;
    std::array<std::size_t, analysis::coefficient_count> columns_;  // of "factors"
};

}  // namespace limner::training
