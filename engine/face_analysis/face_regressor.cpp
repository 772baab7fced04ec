#include "engine/face_analysis/face_regressor.h"

#include <torch/torch.h>

#include <algorithm>
#include <cmath>

#include "engine/face_analysis/analyser_input.h"
#include "engine/face_analysis/regressor_network.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"

namespace limner {
namespace {

using namespace analysis;

template <std::size_t Count>
void copy_group(std::array<float, Count>& to, const float* coefficients, CoefficientGroup group) {
    std::copy_n(coefficients + group.begin, group.count, to.begin());
}

class LoadedRegressor final : public FaceRegressor {
public:
    LoadedRegressor(RegressorNetwork network, torch::Tensor mean, torch::Tensor scale)
        : network_(std::move(network)), mean_(std::move(mean)), scale_(std::move(scale)) {}

    FaceEstimate estimate(const Image& crop) const override {
        const c10::InferenceMode inference;
        auto network = network_;
        const auto output = network(analyser_input(crop));
        FaceEstimate face;
        const auto landmarks = output.landmarks.contiguous(), spread = output.log_spread.exp().contiguous();
        for (std::size_t i = 0; i < face.landmarks.size(); ++i) {
            face.landmarks[i] = {landmarks.data_ptr<float>()[2 * i], landmarks.data_ptr<float>()[2 * i + 1]};
            face.spread[i] = spread.data_ptr<float>()[i];
        }
        const auto coefficients = (output.coefficients * scale_ + mean_).contiguous();
        const auto* c = coefficients.data_ptr<float>();
        face.yaw = Radians(c[pose.begin]);
        face.pitch = Radians(c[pose.begin + 1]);
        face.roll = Radians(c[pose.begin + 2]);
        copy_group(face.identity, c, identity);
        copy_group(face.expression, c, expression);
        for (auto& weight : face.expression) weight = std::clamp(weight, 0.0f, 1.0f);
        face.gaze_x = c[gaze.begin];
        face.gaze_y = c[gaze.begin + 1];
        copy_group(face.light, c, light);
        face.melanin = c[skin.begin];
        face.haemoglobin = c[skin.begin + 1];
        const auto features = output.features.contiguous();
        face.features.assign(features.data_ptr<float>(), features.data_ptr<float>() + features.numel());
        return face;
    }

    std::size_t feature_count() const override { return std::size_t(RegressorNetworkImpl::feature_count); }

    std::size_t parameter_count() const override {
        std::size_t count = 0;
        for (const auto& parameter : network_->parameters()) count += std::size_t(parameter.numel());
        return count;
    }

private:
    RegressorNetwork network_;
    torch::Tensor mean_, scale_;  // [135]
};

}  // namespace

Result<std::unique_ptr<FaceRegressor>> FaceRegressor::load(const std::filesystem::path& pack,
                                                           AnalyserRole role) {
    auto file = read_analyser(pack, regressor_family, role);
    if (!file) return tl::unexpected(file.error());
    const auto widths = analyser_widths(file->arrays, pack);
    if (!widths) return tl::unexpected(widths.error());
    std::array<torch::Tensor, 2> statistics;
    for (std::size_t i = 0; i < 2; ++i) {
        auto found = file->arrays.extract(i == 0 ? "statistics.mean" : "statistics.scale");
        if (found.empty() || found.mapped().shape != std::vector<std::int64_t>{coefficient_count})
            return failure(Errc::model_mismatch,
                           "The model in " + pack.string() + " lacks the statistics of its coefficients.");
        statistics[i] = nn::to_tensor(found.mapped());
    }
    RegressorNetwork network(*widths);
    if (auto ok = nn::load_parameters(*network, file->arrays, ""); !ok) return tl::unexpected(ok.error());
    return std::make_unique<LoadedRegressor>(std::move(network), statistics[0], statistics[1]);
}

}  // namespace limner
