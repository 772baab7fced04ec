#pragma once
// What the trainings of both face analysers share: their recipe, batches, schedule and optimiser; a model
// adds its network, its loss and its samples. Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <memory>

#include "engine/training/analysis_batch.h"
#include "engine/training/analysis_recipe.h"
#include "engine/training/optimiser.h"
#include "engine/training/prefetch.h"
#include "engine/training/trainee.h"
#include "engine/training/training_run.h"

namespace limner::training {

/// A batch where the network computes.
struct DeviceBatch {
    torch::Tensor pictures;                                // [N,3,256,256] in [-1,1]
    torch::Tensor labels;                                  // [N,256,256] int64
    torch::Tensor landmarks, inside, coefficients, known;  // as in AnalysisBatch
};

class AnalysisTrainee : public Trainee {
public:
    std::int64_t steps() const override { return recipe_.steps; }
    torch::Tensor train(std::int64_t step) final;
    NamedArrays state() const override { return optimiser_->state("network/"); }
    Result<> load_state(const NamedArrays& arrays) override {
        return optimiser_->load_state(arrays, "network/");
    }
    Sample sample(std::int64_t step) final;

protected:
    AnalysisTrainee(const AnalysisRecipe& recipe, AnalysisBatcher batcher, const RunOptions& options);
    /// To be called by the constructor of a model, when its network lies on device().
    void optimise(torch::nn::Module& network);

    /// Measures [measures()], the first with a gradient, when the share `done` (0..1) of all steps lies
    /// behind. The forward pass may be in mixed precision.
    virtual torch::Tensor losses(const DeviceBatch& batch, double done) = 0;
    /// Of held-out views, once as rendered and once augmented, with the averaged weights.
    virtual Sample judged(const DeviceBatch& clean, const DeviceBatch& augmented) = 0;

    const AnalysisRecipe& recipe() const { return recipe_; }
    const AnalysisBatcher& batcher() const { return batcher_; }
    std::size_t trainable() const { return batcher_.size() - std::size_t(recipe_.held_out); }
    torch::Device device() const { return device_; }
    bool mixed_precision() const { return mixed_precision_; }

private:
    AnalysisBatch batch_of(std::int64_t step) const;
    DeviceBatch moved(const AnalysisBatch& batch) const;
    std::uint64_t seed_of(std::int64_t step) const;
    double learning_rate(std::int64_t step) const;

    const AnalysisRecipe recipe_;
    const torch::Device device_;
    const bool mixed_precision_;
    const int batch_threads_;
    const AnalysisBatcher batcher_;
    std::unique_ptr<Optimiser> optimiser_;
    Prefetch<AnalysisBatch> batches_;
};

/// The batcher of a folder, with enough views to hold some out. Errors of AnalysisBatcher::open();
/// file_not_found when there are too few.
Result<AnalysisBatcher> analysis_data(const AnalysisRecipe& recipe, const std::filesystem::path& data);

}  // namespace limner::training
