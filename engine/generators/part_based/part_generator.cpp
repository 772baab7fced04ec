// A part-based generator behind Limner's generator interface: seeds -> rows -> parts -> what a camera sees of
// them -> picture and labels. Lifted generators have cameras; the front of a flat one is the published
// network, and other poses come over the bridge.

#include <torch/torch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

#include "engine/core/label_set.h"
#include "engine/device/torch_device.h"
#include "engine/generators/layer_mode.h"
#include "engine/generators/part_based/bridge.h"
#include "engine/generators/part_based/composition.h"
#include "engine/generators/part_based/lifted_network.h"
#include "engine/generators/part_based/part_cache.h"
#include "engine/generators/part_based/part_classes.h"
#include "engine/generators/part_based/part_codes.h"
#include "engine/generators/part_based/part_family.h"
#include "engine/generators/stopwatch.h"
#include "engine/nn/arrays.h"
#include "engine/nn/largest_channel.h"
#include "engine/nn/pictures.h"

namespace limner::parts {
namespace {

constexpr std::uint64_t mean_code_seed = 1;
constexpr std::size_t remembered_codes = 256;
// Over the bridge (section 4.7): the coarse rows bring a pose of their own along, and noise would stick to
// the screen. Both go as the head turns, in steps, because other coarse rows mean all parts anew.
constexpr double turned_at = 10 * std::numbers::pi / 180, turned_amount = .2;
constexpr int turned_steps = 4;
constexpr std::int64_t bridge_samples = 48;  // section 4.5

/// Whose seed gives a class its shape. Its texture is the style of its part.
enum class ShapeOf { face, hair, wear, own_style };
struct PartClass {
    Part part;
    ShapeOf shape;
};
/// The 13 classes (section 2.8). Whatever a model has beyond them is wear.
constexpr PartClass part_classes[] = {{Part::background, ShapeOf::own_style},
                                      {Part::skin, ShapeOf::face},
                                      {Part::eyes, ShapeOf::face},
                                      {Part::brows, ShapeOf::face},
                                      {Part::mouth, ShapeOf::face},
                                      {Part::skin, ShapeOf::face},  // nose
                                      {Part::skin, ShapeOf::face},  // ears
                                      {Part::hair, ShapeOf::hair},
                                      {Part::skin, ShapeOf::face},  // neck
                                      {Part::clothes, ShapeOf::wear},
                                      {Part::glasses, ShapeOf::wear},
                                      {Part::accessories, ShapeOf::wear},   // hat
                                      {Part::accessories, ShapeOf::wear}};  // earrings
static_assert(std::ssize(part_classes) == known_classes);

const CodeSource& shape_source(const Portrait& portrait, const PartClass& part_class) {
    switch (part_class.shape) {
        case ShapeOf::face:
            return portrait.head.identity;
        case ShapeOf::hair:
            return portrait.head.hair;
        case ShapeOf::wear:
            return portrait.head.wear;
        case ShapeOf::own_style:
            break;
    }
    return portrait.style(part_class.part);
}

/// Labels [h, w] of the model -> Limner's classes. What is beyond the 13 classes becomes background.
LabelMap limner_labels(const Tensor& labels) {
    const auto bytes =
        labels.masked_fill(labels >= known_classes, 0).to(torch::kUInt8).contiguous().to(torch::kCPU);
    const auto* values = bytes.data_ptr<std::uint8_t>();
    LabelMap map(int(bytes.size(1)), int(bytes.size(0)));
    std::transform(values, values + map.pixels.size(), map.pixels.begin(),
                   [](std::uint8_t k) { return sofgan17_of_class[k]; });
    return translate(map, LabelSet::sofgan17, LabelSet::limner).value();  // every value is below 17
}

/// Limner's classes -> labels [h, w] of the model.
Tensor model_labels(const LabelMap& map) {
    auto labels = translate(map, LabelSet::limner, LabelSet::sofgan17).value();
    for (auto& value : labels.pixels) value = class_of_sofgan17[value];
    return torch::from_blob(labels.pixels.data(), {map.height, map.width}, torch::kUInt8).to(torch::kInt64);
}

class PartGenerator final : public Generator {
public:
    PartGenerator(PartNetwork network, std::optional<LiftedNetwork> lifted, Tensor mean,
                  const ModelName& name, std::size_t parameters, torch::Device device)
        : network_(std::move(network)),
          device_(device),
          lifted_(std::move(lifted)),
          mean_(std::move(mean)),
          cache_(network_) {
        const auto& c = network_.config();
        info_.id = name.id;
        info_.title = name.title;
        info_.family = parts_family.name;
        info_.version = "1";
        info_.resolution = info_.label_size = int(c.size);
        info_.capabilities = {
            .pose = true, .labels = true, .part_styles = true, .identity = true, .hair_shape = true};
        info_.capabilities.approximate_pose = !lifted_;
        info_.pose_limits = lifted_ ? PoseLimits{34_deg, 45_deg, 17_deg, 25_deg, 45_deg}
                                    : PoseLimits{14_deg, 30_deg, 8_deg, 17_deg, 45_deg};
        // The last stages of the pyramid; a network of two shows its full size twice.
        for (const std::int64_t left : {2, 1, 0}) {
            const auto stage = std::max<std::int64_t>(c.stages() - 1 - left, 0);
            const auto side = int(left > 0 && c.stages() <= left ? c.size : c.stage_size(stage));
            info_.rungs.push_back({std::to_string(side) + (left > 0 ? " draft" : " final"), side});
        }
        info_.parameter_count = parameters;
    }

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        const c10::InferenceMode inference;
        const auto layers = layer_mode_.choose(request.full_precision, *this);
        const auto stopped = [&] { return request.cancelled && request.cancelled(); };
        Picture picture;
        Stopwatch watch(picture.stages);
        const double turned = lifted_ ? 1 : turned_share(portrait.pose);
        const auto& maps = cache_.update(expand_codes(network_.config(), codes_of(portrait, turned)));
        watch.lap("parts");
        if (stopped()) return failure(Errc::cancelled, "The picture was not finished.");
        const bool draft = request.size == 0 && request.rung + 1 < int(info_.rungs.size());
        auto coarse = view_of(maps, portrait.pose, draft);
        const auto strokes = strokes_shown(portrait);
        const auto unpainted = coarse.masks;
        if (strokes) paint(*strokes, maps, coarse, !lifted_ && is_front(portrait.pose));
        watch.lap("composition");

        const auto& rung = info_.rungs[std::size_t(std::clamp(request.rung, 0, int(info_.rungs.size()) - 1))];
        const auto side = request.size > 0 ? request.size : rung.size;
        const auto images =
            network_.render(coarse, noise_for(turned), stages_of(request.size > 0 ? 0 : rung.size),
                            [&](const std::string&, const Tensor&) { return !stopped(); });
        if (!images.rgb.defined()) return failure(Errc::cancelled, "The picture was not finished.");
        watch.lap("render net");
        auto image = nn::finished_picture(images.rgb[0], side);
        if (!image) return tl::unexpected(image.error());
        picture.image = std::move(*image);
        auto labels =
            resized(limner_labels(nn::largest_channel(images.seg)[0]), info_.label_size, info_.label_size);
        if (strokes) {
            // Refined masks cannot be had without a second picture; the coarse ones tell enough.
            const auto fine = nn::resize_bilinear(unpainted, info_.label_size, info_.label_size);
            picture.model_labels = std::make_shared<LabelMap>(limner_labels(nn::largest_channel(fine)[0]));
            const auto painted = resized(*strokes, labels.width, labels.height);
            for (std::size_t i = 0; i < painted.pixels.size(); ++i)
                if (painted.pixels[i] < face_class_count) labels.pixels[i] = painted.pixels[i];
            picture.labels = std::make_shared<LabelMap>(std::move(labels));
        } else {
            picture.labels = picture.model_labels = std::make_shared<LabelMap>(std::move(labels));
        }
        watch.lap("picture");
        return picture;
    }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        cache_.clear();
        codes_.clear();
        return before;
    }
    std::size_t memory_in_use() const override {
        return cache_.bytes() + codes_.size() * std::size_t(network_.config().latent) * sizeof(float);
    }

private:
    static bool is_front(const HeadPose& pose) {
        return pose.yaw.value == 0 && pose.pitch.value == 0 && pose.roll.value == 0 && pose.zoom == 1;
    }
    /// How far a flat generator's head is turned away from its own front: 0 at the front, 1 from turned_at
    /// on.
    static double turned_share(const HeadPose& pose) {
        const double t = std::min(1.0, std::hypot(pose.yaw.value, pose.pitch.value) / turned_at);
        return std::ceil(t * turned_steps) / turned_steps;
    }

    CoarseMap view_of(const PartMaps& maps, const HeadPose& pose, bool draft) const {
        if (!lifted_ && is_front(pose)) return network_.compose(maps);
        const auto view = orbit_view(pose);
        if (!lifted_)
            return bridged_view(network_.config(), maps, network_.compose(maps), view,
                                draft ? bridge_samples / 2 : bridge_samples);
        const auto samples = lifted_->config().lift->samples;
        return lifted_->view(lifted_->lifted(maps), view,
                             draft ? std::max<std::int64_t>(samples / 2, 8) : samples);
    }

    /// None where it would stick to the screen, and ever less on the way there.
    std::vector<Tensor> noise_for(double turned) const {
        if (turned == 0) return network_.stored_noise();
        if (turned == 1) return {};
        std::vector<Tensor> noise;
        for (const auto& map : network_.stored_noise()) noise.push_back(map * (1 - turned));
        return noise;
    }

    /// Stages until pictures of `side`; 0, all of them.
    std::int64_t stages_of(std::int64_t side) const {
        const auto& c = network_.config();
        for (std::int64_t i = 0; i < c.stages(); ++i)
            if (c.stage_size(i) == side) return i + 1;
        return 0;
    }

    const Tensor& code_of(std::uint64_t seed) {
        if (codes_.size() >= remembered_codes) codes_.clear();
        auto& code = codes_[seed];
        if (!code.defined())
            code =
                network_.map(nn::latent(seed, "semantic-stylegan.z", network_.config().latent).to(device_));
        return code;
    }
    Tensor code_of(const CodeSource& source) {
        const Tensor code = code_of(source.seed);
        return source.blend > 0 ? torch::lerp(code, code_of(source.blend_seed), double(source.blend)) : code;
    }

    /// W+ rows [1, rows, D]: who the head is gives pose and layout, see shape_source() for the rest.
    /// The coarse rows of a flat generator come nearer to the mean where `turned` is above 0.
    Tensor codes_of(const Portrait& portrait, double turned) {
        const auto& c = network_.config();
        auto coarse = code_of(portrait.head.identity);
        if (!lifted_ && turned > 0) coarse = truncated(coarse, mean_code(), 1 - (1 - turned_amount) * turned);
        std::vector<Tensor> rows(std::size_t(c.base_layers), coarse);
        for (std::int64_t k = 0; k < c.classes; ++k) {
            const auto& part_class = part_classes[std::min(k, known_classes - 1)];
            rows.push_back(code_of(shape_source(portrait, part_class)));
            rows.push_back(code_of(portrait.style(part_class.part)));
        }
        const auto codes = torch::cat(rows).unsqueeze(0);
        const double psi = portrait.head.identity_amount;
        if (psi == 1) return codes;
        return truncated(codes, mean_code(), psi);
    }

    const Tensor& mean_code() {
        if (!mean_.defined()) mean_ = network_.mean_code(mean_code_seed);
        return mean_;
    }

    /// Painted pixels replace the soft masks by the share of the coarse pixel they cover (section 6).
    void paint(const LabelMap& strokes, const PartMaps& maps, CoarseMap& coarse, bool seen_flat) const {
        const auto& c = network_.config();
        constexpr int fine = 4;  // samples a side in a coarse pixel
        const auto side = int(c.coarse_size) * fine;
        auto sampled = resized(strokes, side, side);
        auto painted = torch::zeros({1, 1, side, side});
        auto* flags = painted.data_ptr<float>();
        for (std::size_t i = 0; i < sampled.pixels.size(); ++i) {
            if (sampled.pixels[i] < face_class_count)
                flags[i] = 1;
            else
                sampled.pixels[i] = 0;
        }
        // A class that the model lacks is left as it was.
        const auto one_hot =
            torch::one_hot(model_labels(sampled).unsqueeze(0), std::max(c.classes, known_classes))
                .permute({0, 3, 1, 2})
                .slice(1, 0, c.classes)
                .to(torch::kFloat32);
        const auto share = torch::avg_pool2d(one_hot * painted, fine).to(device_);
        const auto left = 1 - share.sum(1, /*keepdim=*/true);
        coarse.masks = coarse.masks * left + share;
        // A part's features reach over the whole grid, so that they are there wherever it is painted. Where a
        // camera looked, they are those of the front: nothing knows better what lies under a stroke.
        const auto features = [&](const Tensor& weights) {
            auto sum = weighted_sum(weights, maps.features);
            return lifted_ ? lifted_->projected(sum) : sum;
        };
        coarse.features = seen_flat ? features(feature_weights(coarse.masks, c.transparent))
                                    : coarse.features * left + features(share);
    }

    GeneratorInfo info_;
    LayerMode layer_mode_;
    PartNetwork network_;
    torch::Device device_;
    std::optional<LiftedNetwork> lifted_;
    Tensor mean_;  // [D]; estimated when it is first needed, unless a pack brought it
    PartCache cache_;
    std::map<std::uint64_t, Tensor> codes_;  // mapped codes by seed, [1, D]
};

}  // namespace

Result<std::unique_ptr<Generator>> open_parts(const CheckpointTree& tree, const ModelName& name,
                                              Device device) {
    const torch::NoGradGuard no_grad;
    const nn::WeightsOn weights(torch_device(device));
    const auto file = part_file(tree);
    if (!file) return tl::unexpected(file.error());
    const auto config = part_config(*file);
    if (!config) return tl::unexpected(config.error());
    const auto tensors = to_tensors(file->weights);
    std::optional<LiftedNetwork> lifted;
    if (config->lift) lifted.emplace(*config, tensors);
    auto network = lifted ? lifted->flat() : PartNetwork(*config, tensors);
    std::size_t parameters = 0;
    for (const auto& [key, array] : file->weights) parameters += std::size_t(array.size());
    const auto stored = tree.arrays.find("codes/mean_code");
    const std::vector<std::int64_t> mean_shape{config->latent};
    const bool usable = stored != tree.arrays.end() && stored->second.shape == mean_shape;
    return std::make_unique<PartGenerator>(std::move(network), std::move(lifted),
                                           usable ? nn::to_tensor(stored->second) : Tensor(), name,
                                           parameters, torch_device(device));
}

}  // namespace limner::parts
