#include "engine/training/landmarks_trainer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <numbers>

#include "engine/device/torch_device.h"
#include "engine/face_analysis/face_frame.h"
#include "engine/face_analysis/regressor_network.h"
#include "engine/media/contact_sheet.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"
#include "engine/training/analysis_trainee.h"

namespace limner::training {
namespace {

using namespace analysis;
namespace F = torch::nn::functional;

constexpr double degrees_per_radian = 180 / std::numbers::pi;

struct GroupWeight {
    CoefficientGroup group;
    double weight;
};
// What a hand or a film is steered by counts most; identity and light can only be guessed at.
constexpr GroupWeight group_weights[] = {{pose, 2},      {expression, 1}, {gaze, 1},
                                         {identity, .3}, {light, .3},     {skin, .3}};

// Mean of `values` over what `counts` 1; 0 where nothing does.
torch::Tensor mean_of(const torch::Tensor& values, const torch::Tensor& counts) {
    return (values * counts).sum() / counts.sum().clamp_min(1);
}

torch::Tensor columns_of(const torch::Tensor& rows, CoefficientGroup group) {
    return rows.narrow(1, std::int64_t(group.begin), std::int64_t(group.count));
}

// Gaussians of one cell's width around the landmarks, each summing to 1: [N,68,cells*cells].
torch::Tensor heat_targets(const torch::Tensor& landmarks, std::int64_t cells) {
    const auto centres = torch::arange(cells, landmarks.options()) + .5;
    const auto places = landmarks * (double(cells) / analysis_size);  // [N,68,2] in cells
    const auto along = [&](std::int64_t axis) {
        const auto d = centres.view({1, 1, cells}) - places.select(2, axis).unsqueeze(2);
        return (-.5 * d.square()).exp();
    };
    const auto heat = along(1).unsqueeze(3) * along(0).unsqueeze(2);  // [N,68,rows,columns]
    const auto flat = heat.flatten(2);
    return flat / flat.sum(2, true).clamp_min(1e-6);
}

void draw_points(Image& image, const torch::Tensor& landmarks, Rgba colour) {
    const auto points = landmarks.to(torch::kCPU).contiguous();
    for (std::size_t i = 0; i < face_landmark_count; ++i) {
        const int x = int(points.data_ptr<float>()[2 * i]), y = int(points.data_ptr<float>()[2 * i + 1]);
        for (int dy = -1; dy <= 0; ++dy)
            for (int dx = -1; dx <= 0; ++dx)
                if (image.contains(x + dx, y + dy)) image.at(x + dx, y + dy) = colour;
    }
}

class LandmarksTrainee final : public AnalysisTrainee {
public:
    LandmarksTrainee(const AnalysisRecipe& recipe, AnalysisBatcher data, const RunOptions& options)
        : AnalysisTrainee(recipe, std::move(data), options), network_(scaled_widths(recipe.width)) {
        const auto statistics = batcher().statistics(trainable());
        mean_ = statistics.mean.to(device());
        scale_ = statistics.scale.to(device());
        network_->to(device());
        optimise(*network_);
    }

    std::vector<std::string> measures() const override {
        return {"loss", "pixels", "heat", "spread", "coefficients"};
    }

    // The statistics are part of what the weights mean.
    NamedArrays state() const override {
        auto arrays = AnalysisTrainee::state();
        arrays.emplace("statistics.mean", nn::to_array(mean_));
        arrays.emplace("statistics.scale", nn::to_array(scale_));
        return arrays;
    }
    Result<> load_state(const NamedArrays& arrays) override {
        const auto mean = arrays.find("statistics.mean"), scale = arrays.find("statistics.scale");
        if (mean == arrays.end() || scale == arrays.end())
            return failure(Errc::model_mismatch, "The saved training state lacks its statistics.");
        mean_ = nn::to_tensor(mean->second).to(device());
        scale_ = nn::to_tensor(scale->second).to(device());
        return AnalysisTrainee::load_state(arrays);
    }

protected:
    torch::Tensor losses(const DeviceBatch& batch, double) override {
        const auto output = estimate(batch.pictures);
        const auto cells = std::llround(std::sqrt(double(output.log_heat.size(2))));
        const auto distance =
            (output.landmarks - batch.landmarks).square().sum(2).add(1e-4).sqrt();  // [N,68]
        const auto pixels = mean_of(distance, batch.inside);
        const auto heat =
            mean_of(-(heat_targets(batch.landmarks, cells) * output.log_heat).sum(2), batch.inside);
        // Laplace's likelihood of the distance, whose best spread is its mean; it must not move the
        // landmarks.
        const auto log_spread = output.log_spread.clamp(-2, 5);
        const auto spread = mean_of(distance.detach() * (-log_spread).exp() + log_spread, batch.inside);

        const auto wanted = torch::where(scale_ > 0, (batch.coefficients - mean_) / scale_.clamp_min(1e-6),
                                         torch::zeros_like(batch.coefficients));
        const auto errors = F::smooth_l1_loss(output.coefficients, wanted,
                                              F::SmoothL1LossFuncOptions().reduction(torch::kNone));
        const auto varying = (scale_ > 0).to(torch::kFloat32) * batch.known;
        auto coefficients = torch::zeros_like(pixels);
        for (const auto& [group, weight] : group_weights)
            coefficients =
                coefficients + weight * mean_of(columns_of(errors, group), columns_of(varying, group));
        // A cell of the heat maps is 8 pixels.
        const auto loss = pixels / 8 + .1 * heat + .1 * spread + coefficients;
        return torch::stack({loss, pixels, heat, spread, coefficients});
    }

    Sample judged(const DeviceBatch& clean, const DeviceBatch& augmented) override {
        const auto plain = estimate(clean.pictures), seen = estimate(augmented.pictures);
        const auto pixels = [](const RegressorOutput& output, const DeviceBatch& batch) {
            const auto distance = (output.landmarks - batch.landmarks).square().sum(2).sqrt();
            return mean_of(distance, batch.inside).item<double>();
        };
        const auto error = [&](CoefficientGroup group) {
            const auto numbers = seen.coefficients * scale_ + mean_;
            return (columns_of(numbers, group) - columns_of(augmented.coefficients, group))
                .abs()
                .mean()
                .item<double>();
        };
        char figures[200];
        std::snprintf(figures, sizeof figures,
                      "landmarks %.2f pixels as rendered, %.2f augmented; then pose %.1f degrees, expression "
                      "%.3f, gaze %.1f degrees, identity %.2f, light %.2f, skin %.2f",
                      pixels(plain, clean), pixels(seen, augmented), error(pose) * degrees_per_radian,
                      error(expression), error(gaze) * degrees_per_radian, error(identity), error(light),
                      error(skin));
        const int count = int(std::min<std::int64_t>(16, augmented.pictures.size(0)));
        std::vector<Image> tiles;
        for (int i = 0; i < count; ++i) {
            auto tile = nn::to_image(augmented.pictures[i]);
            draw_points(tile, augmented.landmarks[i], {60, 255, 60});
            draw_points(tile, seen.landmarks[i], {255, 40, 40});
            tiles.push_back(std::move(tile));
        }
        return {figures, contact_sheet(tiles, {.columns = std::min(count, 8), .gap = 0})};
    }

private:
    RegressorOutput estimate(const torch::Tensor& pictures) {
        const MixedPrecision mixed(device(), mixed_precision());
        return network_(pictures);
    }

    RegressorNetwork network_;
    torch::Tensor mean_, scale_;  // [135]
};

}  // namespace

Result<> train_landmarks(const AnalysisRecipe& recipe, const std::filesystem::path& data,
                         const RunOptions& options) {
    return device_guarded(options.device, [&]() -> Result<> {
        auto batcher = analysis_data(recipe, data);
        if (!batcher) return tl::unexpected(batcher.error());
        LandmarksTrainee trainee(recipe, std::move(*batcher), options);
        auto copy = recipe;
        return TrainingRun(trainee, recipe_text(landmarks_model, fields_of(copy)), options).run();
    });
}

}  // namespace limner::training
