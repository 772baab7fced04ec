#include "engine/training/analysis_trainee.h"

#include <algorithm>
#include <cmath>
#include <thread>

#include "engine/core/random.h"
#include "engine/device/torch_device.h"
#include "engine/face_analysis/pyramid.h"
#include "engine/training/schedule.h"

namespace limner::training {
namespace {

constexpr std::size_t judged_views = 32;

// On the CPU the network needs every core; a GPU waits for pictures.
int batch_threads(Device device) {
    if (device.kind == Device::Kind::cpu) return 1;
    return int(std::clamp(std::thread::hardware_concurrency(), 2u, 16u)) - 1;
}

}  // namespace

AnalysisTrainee::AnalysisTrainee(const AnalysisRecipe& recipe, AnalysisBatcher batcher,
                                 const RunOptions& options)
    : recipe_(recipe),
      device_(torch_device(options.device)),
      mixed_precision_(options.mixed_precision),
      batch_threads_(batch_threads(options.device)),
      batcher_(std::move(batcher)),
      batches_([this](std::int64_t step) { return batch_of(step); }) {
    torch::manual_seed(std::uint64_t(recipe.seed));
}

void AnalysisTrainee::optimise(torch::nn::Module& network) {
    optimiser_ = std::make_unique<Optimiser>(network, AdamOptions{.beta1 = 0.9, .average = 0.999});
}

torch::Tensor AnalysisTrainee::train(std::int64_t step) {
    const auto measures = losses(moved(batches_.take(step)), double(step) / double(steps()));
    optimiser_->zero_grad();
    measures[0].backward();
    optimiser_->step(learning_rate(step));
    return measures.detach();
}

Trainee::Sample AnalysisTrainee::sample(std::int64_t) {
    torch::NoGradGuard no_grad;
    std::vector<std::size_t> views;
    const auto held_out = std::size_t(recipe_.held_out);
    for (std::size_t i = 0; i < std::min(held_out, judged_views); ++i)
        views.push_back(trainable() + i * held_out / std::min(held_out, judged_views));
    const auto clean = moved(batcher_.make(views, std::nullopt, batch_threads_));
    const auto augmented = moved(batcher_.make(views, 7, batch_threads_));
    optimiser_->swap_average();
    auto sample = judged(clean, augmented);
    optimiser_->swap_average();
    return sample;
}

AnalysisBatch AnalysisTrainee::batch_of(std::int64_t step) const {
    const auto seed = seed_of(step);
    std::vector<std::size_t> views;
    for (std::int64_t i = 0; i < recipe_.batch; ++i)
        views.push_back(random_bits(seed, "view", std::uint64_t(i)) % trainable());
    return batcher_.make(views, seed, batch_threads_);
}

DeviceBatch AnalysisTrainee::moved(const AnalysisBatch& batch) const {
    return {analysis::network_input(to_device(batch.pictures, device_)),
            to_device(batch.labels, device_).to(torch::kInt64),
            to_device(batch.landmarks, device_),
            to_device(batch.inside, device_),
            to_device(batch.coefficients, device_),
            to_device(batch.known, device_)};
}

std::uint64_t AnalysisTrainee::seed_of(std::int64_t step) const { return step_seed(recipe_.seed, step); }

double AnalysisTrainee::learning_rate(std::int64_t step) const {
    const double warm = std::min(500.0, double(recipe_.steps) / 20 + 1);
    return RateSchedule{warm, .3, .02}.at(recipe_.learning_rate, step, recipe_.steps);
}

Result<AnalysisBatcher> analysis_data(const AnalysisRecipe& recipe, const std::filesystem::path& data) {
    auto batcher = AnalysisBatcher::open(data);
    if (!batcher) return batcher;
    if (batcher->size() <= std::size_t(recipe.held_out))
        return failure(Errc::file_not_found, "The training set in " + data.string() + " has only " +
                                                 std::to_string(batcher->size()) +
                                                 " views; more than the held-out " +
                                                 std::to_string(recipe.held_out) + " are needed.");
    return batcher;
}

}  // namespace limner::training
