#include "engine/training/parser_trainer.h"

#include <algorithm>
#include <cstdio>

#include "engine/core/label_set.h"
#include "engine/device/torch_device.h"
#include "engine/face_analysis/parser_network.h"
#include "engine/media/contact_sheet.h"
#include "engine/media/label_file.h"
#include "engine/nn/pictures.h"
#include "engine/rendering/label_agreement.h"
#include "engine/training/analysis_trainee.h"
#include "engine/training/label_losses.h"

namespace limner::training {
namespace {

namespace F = torch::nn::functional;

// Small features count more; a weight that made up for their size altogether would smear them.
torch::Tensor class_weights() {
    std::vector<float> weights(face_class_count, 1.0f);
    for (const auto c :
         {FaceClass::nose, FaceClass::left_ear, FaceClass::right_ear, FaceClass::facial_hair, FaceClass::hat})
        weights[std::size_t(c)] = 1.5f;
    for (const auto c : {FaceClass::left_brow, FaceClass::right_brow, FaceClass::upper_lip,
                         FaceClass::lower_lip, FaceClass::mouth})
        weights[std::size_t(c)] = 2.5f;
    for (const auto c : {FaceClass::left_eye, FaceClass::right_eye, FaceClass::glasses, FaceClass::earring,
                         FaceClass::necklace})
        weights[std::size_t(c)] = 3;
    return torch::tensor(weights);
}

LabelMap map_of(const torch::Tensor& labels) {  // [h,w]
    const auto bytes = labels.to(torch::kCPU, torch::kUInt8).contiguous();
    LabelMap map(int(bytes.size(1)), int(bytes.size(0)));
    std::copy_n(bytes.data_ptr<std::uint8_t>(), map.pixels.size(), map.pixels.begin());
    return map;
}

class ParserTrainee final : public AnalysisTrainee {
public:
    ParserTrainee(const AnalysisRecipe& recipe, AnalysisBatcher batcher, const RunOptions& options)
        : AnalysisTrainee(recipe, std::move(batcher), options),
          network_(analysis::scaled_widths(recipe.width)),
          weights_(class_weights().to(device())) {
        network_->to(device());
        optimise(*network_);
    }

    std::vector<std::string> measures() const override { return {"loss", "entropy", "dice"}; }

protected:
    torch::Tensor losses(const DeviceBatch& batch, double done) override {
        const bool small = done < recipe().small;
        const auto pictures =
            small ? F::avg_pool2d(batch.pictures, F::AvgPool2dFuncOptions(2)) : batch.pictures;
        const auto scores = [&] {
            const MixedPrecision mixed(device(), mixed_precision());
            return network_->decided(pictures).to(torch::kFloat32);
        }();
        const auto shares = class_shares(batch.labels, small ? 4 : 2);
        const auto entropy = weighted_entropy(scores, shares, weights_);
        const auto dice = dice_loss(scores, shares);
        return torch::stack({entropy + dice, entropy, dice});
    }

    Sample judged(const DeviceBatch& clean, const DeviceBatch& augmented) override {
        const auto plain = scores_of(clean.pictures).argmax(1),
                   seen = scores_of(augmented.pictures).argmax(1);
        LabelAgreement of_plain, of_seen;
        for (std::int64_t i = 0; i < plain.size(0); ++i) {
            of_plain += compare_labels(map_of(clean.labels[i]), map_of(plain[i]));
            of_seen += compare_labels(map_of(augmented.labels[i]), map_of(seen[i]));
        }
        char text[96];
        std::snprintf(text, sizeof text, "mean IoU %.3f as rendered, %.3f augmented:", of_plain.mean(),
                      of_seen.mean());
        std::string figures = text;
        for (int c = 0; c < face_class_count; ++c) {
            if (!of_seen.present(c)) continue;
            std::snprintf(text, sizeof text, " %s %.2f",
                          std::string(info(static_cast<FaceClass>(c)).key).c_str(), of_seen.iou(c));
            figures += text;
        }
        const int columns = int(std::min<std::int64_t>(8, seen.size(0)));
        std::vector<Image> tiles;
        for (int i = 0; i < columns; ++i) tiles.push_back(nn::to_image(augmented.pictures[i]));
        for (int i = 0; i < columns; ++i) tiles.push_back(coloured(map_of(augmented.labels[i])));
        for (int i = 0; i < columns; ++i) tiles.push_back(coloured(map_of(seen[i])));
        return {figures, contact_sheet(tiles, {.columns = columns, .gap = 0})};
    }

private:
    torch::Tensor scores_of(const torch::Tensor& pictures) {
        const MixedPrecision mixed(device(), mixed_precision());
        return network_(pictures).to(torch::kFloat32);
    }

    analysis::ParserNetwork network_;
    torch::Tensor weights_;  // [20]
};

}  // namespace

Result<> train_parser(const AnalysisRecipe& recipe, const std::filesystem::path& data,
                      const RunOptions& options) {
    return device_guarded(options.device, [&]() -> Result<> {
        auto batcher = analysis_data(recipe, data);
        if (!batcher) return tl::unexpected(batcher.error());
        ParserTrainee trainee(recipe, std::move(*batcher), options);
        auto copy = recipe;
        return TrainingRun(trainee, recipe_text(parser_model, fields_of(copy)), options).run();
    });
}

}  // namespace limner::training
