// SofGAN behind Limner's generator interface: head code -> field -> label map -> texture network -> picture.

#include <torch/torch.h>

#include <algorithm>
#include <cmath>
#include <list>
#include <numbers>

#include "engine/device/torch_device.h"
#include "engine/generators/geometry_field/official_field.h"
#include "engine/generators/geometry_field/official_latents.h"
#include "engine/generators/layer_mode.h"
#include "engine/generators/stopwatch.h"
#include "engine/generators/texture/official_texture.h"
#include "engine/generators/texture/sofgan_family.h"
#include "engine/nn/arrays.h"
#include "engine/nn/pictures.h"

namespace limner {
namespace {

constexpr int label_side = int(sofgan_label_side);
constexpr double style_truncation = 0.7;  // of the published demos (section 8.7)
constexpr std::uint64_t statistics_seed = 1;
constexpr std::size_t remembered_heads = 4;

// The published orthographic camera (section 4): 36 pixels per unit on 128, around the point (0, 0.1, 0).
constexpr double focal = 36, half_side = 64, camera_distance = 4.5;
constexpr Point looked_at = {0, 0.1, 0};
// The field's units are arbitrary. Its picture is taken as Limner's portrait crop, 24 cm wide.
constexpr double head_units_per_unit = 24.0 / (2 * half_side / focal);

/// Camera to world. Limner turns the head, SofGAN moves the camera: the signs of yaw and pitch swap.
Tensor camera_of(const HeadPose& pose) {
    const double yaw = -double(pose.yaw.value), pitch = -double(pose.pitch.value);
    const Point position = {looked_at[0] + camera_distance * std::sin(yaw) * std::cos(pitch),
                            looked_at[1] + camera_distance * std::sin(pitch),
                            looked_at[2] + camera_distance * std::cos(yaw) * std::cos(pitch)};
    auto matrix = look_at(position, looked_at);
    // A head that tilts clockwise is a camera that turns its right and down axes against the clock.
    const float c = std::cos(pose.roll.value), s = std::sin(pose.roll.value);
    for (std::size_t row = 0; row < 3; ++row) {
        const float right = matrix[4 * row], down = matrix[4 * row + 1];
        matrix[4 * row] = c * right - s * down;
        matrix[4 * row + 1] = s * right + c * down;
    }
    return torch::tensor(std::vector<float>(matrix.begin(), matrix.end())).view({4, 4});
}

/// Parallel rays through side x side pixels of the field's picture.
FieldRays rays_of(const HeadPose& pose, std::int64_t side) {
    const double scale = double(side) / (2 * half_side);
    auto intrinsics = torch::zeros({3, 3});
    for (int axis = 0; axis < 2; ++axis) {
        intrinsics[axis][axis] = focal * double(pose.zoom) * scale;
        intrinsics[axis][2] = half_side * scale;
    }
    return field_rays(camera_of(pose), intrinsics, /*orthographic=*/true, pixel_grid(side),
                      torch::full({1}, 0.05f));
}

LabelMap label_map(const Tensor& labels) {
    const auto bytes = labels.to(torch::kUInt8).contiguous();
    LabelMap map(int(bytes.size(1)), int(bytes.size(0)));
    std::copy_n(bytes.data_ptr<std::uint8_t>(), map.pixels.size(), map.pixels.begin());
    return map;
}

Tensor label_tensor(const LabelMap& map) {
    auto tensor = torch::empty({map.height, map.width}, torch::kUInt8);
    std::copy(map.pixels.begin(), map.pixels.end(), tensor.data_ptr<std::uint8_t>());
    return tensor.to(torch::kInt64);
}

/// What the field shows of one head from one side.
struct View {
    CodeSource identity;
    float amount = 1;
    HeadPose pose;
    std::int64_t rays = 0;
    Tensor label17;    // [128, 128], on the host as all that follows
    LabelMap classes;  // the same in Limner's classes
    DepthMap depth;
};

struct Field {
    OfficialField network;
    LatentMixture mixture;
};

/// The distribution of heads as a pack stores it, or fitted now.
LatentMixture mixture_of(const CheckpointTree& tree, const OfficialField& field) {
    const auto codes = field.codes().to(torch::kCPU).contiguous();
    const std::span<const float> numbers(codes.data_ptr<float>(), std::size_t(codes.numel()));
    const auto stored = [&](const char* name) {
        const auto found = tree.arrays.find(std::string("codes/mixture.") + name);
        const auto floats = found == tree.arrays.end() ? std::vector<float>() : found->second.to_floats();
        return std::vector<double>(floats.begin(), floats.end());
    };
    LatentMixture mixture;
    mixture.count = codes.size(0);
    mixture.size = codes.size(1);
    mixture.codes.assign(numbers.begin(), numbers.end());
    mixture.weights = stored("weights");
    mixture.means = stored("means");
    mixture.responsibilities = stored("responsibilities");
    mixture.mean = stored("mean");
    const auto K = mixture.weights.size(), N = std::size_t(mixture.count), L = std::size_t(mixture.size);
    const bool whole = K > 0 && mixture.means.size() == K * L && mixture.responsibilities.size() == N * K &&
                       mixture.mean.size() == L;
    return whole ? mixture : LatentMixture::fit(numbers, mixture.count, mixture.size, statistics_seed);
}

class SofganGenerator final : public Generator {
public:
    SofganGenerator(OfficialTexture texture, Tensor mean_style, std::optional<Field> field,
                    const ModelName& name, torch::Device device)
        : texture_(std::move(texture)),
          device_(device),
          mean_style_(std::move(mean_style)),
          field_(std::move(field)) {
        const auto R = int(texture_.config().resolution);
        info_.id = name.id;
        info_.title = name.title;
        info_.family = sofgan_family.name;
        info_.version = "1";
        info_.resolution = R;
        info_.label_size = label_side;
        info_.capabilities = {.labels = true, .part_styles = true};
        info_.capabilities.pose = info_.capabilities.identity = field_.has_value();
        // Trained to 0.55 rad of yaw and 0.3 rad of pitch (section 4).
        info_.pose_limits = {Radians(0.55f), 45_deg, Radians(0.3f), 25_deg, 60_deg};
        for (const auto rays : rays_of_rung) info_.rungs.push_back({std::to_string(rays) + " rays", R});
    }

    const GeneratorInfo& info() const override { return info_; }

    Result<Picture> render(const Portrait& portrait, const RenderRequest& request) override {
        const c10::InferenceMode inference;
        const auto layers = layer_mode_.choose(request.full_precision, *this);
        const auto cancelled = [&] { return request.cancelled && request.cancelled(); };
        Picture picture;
        Stopwatch watch(picture.stages);
        const auto rung = std::size_t(std::clamp(request.rung, 0, int(info_.rungs.size()) - 1));
        const auto strokes = strokes_shown(portrait);
        const bool bare_map = portrait.painted && portrait.painted->labels && portrait.painted->from_file;
        if (!field_ && !bare_map)
            return failure(
                Errc::missing_capability,
                "The model " + info_.id +
                    " is SofGAN's texture network alone: it draws a label map (--labels), or a head "
                    "when a field file lies beside it.");
        if (field_ && !look(portrait, rays_of_rung[rung], cancelled))
            return failure(Errc::cancelled, "The picture was not finished.");
        watch.lap("field");

        auto classes = field_ ? view_.classes : LabelMap(label_side, label_side);
        auto label17 = field_ ? view_.label17 : torch::zeros({label_side, label_side}, torch::kInt64);
        if (field_) picture.model_labels = std::make_shared<LabelMap>(classes);
        if (strokes) {
            const auto painted = paint(*strokes, classes);
            const auto translated = translate(classes, LabelSet::limner, LabelSet::sofgan17);
            if (!translated) return tl::unexpected(translated.error());
            label17 = torch::where(painted, label_tensor(*translated), label17);
        }
        if (!read_.defined() || !read_.equal(label17)) {
            features_ = texture_.read_labels(one_hot_labels(label17.unsqueeze(0).to(device_)));
            read_ = label17;
        }
        watch.lap("labels");
        if (cancelled()) return failure(Errc::cancelled, "The picture was not finished.");

        const auto [styles, masks] = region_styles(portrait, classes);
        auto drawn = texture_.generate(features_, styles, masks, texture_.stored_noise())[0];
        watch.lap("texture");
        const auto side = request.size > 0 ? request.size : info_.resolution;
        auto image = nn::finished_picture(drawn, side);
        if (!image) return tl::unexpected(image.error());
        picture.image = std::move(*image);
        picture.labels = std::make_shared<LabelMap>(std::move(classes));
        if (field_) picture.depth = std::make_shared<DepthMap>(view_.depth);
        watch.lap("picture");
        return picture;
    }

    std::size_t free_memory() override {
        const auto before = memory_in_use();
        heads_.clear();
        view_ = {};
        features_ = {};
        read_ = Tensor();
        return before;
    }

    std::size_t memory_in_use() const override {
        auto bytes = features_.bytes();
        for (const auto& head : heads_)
            for (const auto& layer : head.weights.layers) bytes += layer.weight.nbytes();
        return bytes;
    }

private:
    struct Head {
        CodeSource identity;
        float amount;
        FieldWeights weights;
    };
    static constexpr std::int64_t rays_of_rung[] = {48, 64, 128};
    static constexpr std::int64_t exact_side = 512;  // labels are decided here (section 2)

    const FieldWeights& head_of(const HeadShape& shape) {
        const auto known = std::ranges::find_if(heads_, [&](const Head& head) {
            return head.identity == shape.identity && head.amount == shape.identity_amount;
        });
        if (known != heads_.end()) {
            heads_.splice(heads_.begin(), heads_, known);
            return heads_.front().weights;
        }
        const auto code = [&](std::uint64_t seed) {
            return torch::tensor(field_->mixture.sample(seed, double(shape.identity_amount)))
                .unsqueeze(0)
                .to(device_);
        };
        const auto& source = shape.identity;
        auto z = code(source.seed);
        if (source.blend > 0) z = torch::lerp(z, code(source.blend_seed), double(source.blend));
        if (heads_.size() >= remembered_heads) heads_.pop_back();
        heads_.push_front({source, shape.identity_amount, field_->network.weights_for(z)});
        return heads_.front().weights;
    }

    /// Fills view_; false when it was cancelled.
    bool look(const Portrait& portrait, std::int64_t rays, const std::function<bool()>& cancelled) {
        const auto& shape = portrait.head;
        if (view_.rays >= rays && view_.identity == shape.identity && view_.amount == shape.identity_amount &&
            view_.pose == portrait.pose)
            return true;
        const torch::NoGradGuard in_chunks;  // the field has one way, whatever the layers of the texture do
        const auto& weights = head_of(shape);
        const auto all = rays_of(portrait.pose, rays);
        const auto start = all.start.to(device_), directions = all.directions.to(device_),
                   cam2world = all.cam2world.to(device_);
        // Rays between two questions whether to stop; a device is quicker than the question.
        const std::int64_t band = device_.is_cpu() ? 2048 : rays * rays;
        std::vector<Tensor> logits, depths;
        for (std::int64_t begin = 0; begin < rays * rays; begin += band) {
            if (cancelled()) return false;
            const auto part =
                field_->network.render(weights, {start.slice(0, begin, begin + band), directions, cam2world});
            logits.push_back(part.logits);
            depths.push_back(part.depth);
        }
        const auto planes = torch::cat(logits).t().reshape({1, -1, rays, rays});
        const auto fine = nn::resize_bilinear(planes, exact_side, exact_side);
        const auto label20 = nn::resize_nearest(fine, label_side, label_side).argmax(1)[0].to(torch::kCPU);
        View view{shape.identity, shape.identity_amount, portrait.pose, rays, to_label17(label20), {}, {}};
        // Labels below 20 always translate.
        view.classes = translate(label_map(label20), LabelSet::sofgan20, LabelSet::limner).value();
        const auto seen = torch::cat(depths).view({rays, rays}).to(torch::kCPU);
        const auto depth = nn::resize_nearest(seen, label_side, label_side) * head_units_per_unit;
        const auto shown = depth.masked_fill(label20 == 0, 0).contiguous();
        view.depth = DepthMap(label_side, label_side);
        std::copy_n(shown.data_ptr<float>(), view.depth.pixels.size(), view.depth.pixels.begin());
        view_ = std::move(view);
        return true;
    }

    /// Puts strokes over `classes`; returns where, [128, 128].
    static Tensor paint(const LabelMap& strokes, LabelMap& classes) {
        const auto sampled = resized(strokes, classes.width, classes.height);
        auto painted = torch::zeros({classes.height, classes.width}, torch::kBool);
        auto* flags = painted.data_ptr<bool>();
        for (std::size_t i = 0; i < sampled.pixels.size(); ++i) {
            if (sampled.pixels[i] >= face_class_count) continue;
            classes.pixels[i] = sampled.pixels[i];
            flags[i] = true;
        }
        return painted;
    }

    Tensor style_of(const CodeSource& source) const {
        const auto one = [&](std::uint64_t seed) {
            return texture_.map(nn::latent(seed, "sofgan.style", texture_.config().style_size).to(device_));
        };
        auto w = one(source.seed);
        if (source.blend > 0) w = torch::lerp(w, one(source.blend_seed), double(source.blend));
        return truncated(w, mean_style_, style_truncation);
    }

    /// One style per distinct source and the pixels it covers: styles [K, slots, D], masks [1, K, 128, 128]
    /// or undefined for K = 1. Parts that share a source share a region; sources of absent parts are left
    /// out.
    std::pair<Tensor, Tensor> region_styles(const Portrait& portrait, const LabelMap& classes) const {
        std::vector<CodeSource> sources;
        auto region = torch::empty({classes.height, classes.width}, torch::kInt64);
        auto* regions = region.data_ptr<std::int64_t>();
        for (std::size_t i = 0; i < classes.pixels.size(); ++i) {
            const auto& source = portrait.style(limner::info(static_cast<FaceClass>(classes.pixels[i])).part);
            auto at = std::ranges::find(sources, source);
            if (at == sources.end()) at = sources.insert(sources.end(), source);
            regions[i] = at - sources.begin();
        }
        std::vector<Tensor> styles;
        for (const auto& source : sources) styles.push_back(texture_.per_layer(style_of(source)));
        if (sources.size() == 1) return {styles[0], {}};
        const auto masks = torch::one_hot(region, std::int64_t(sources.size()))
                               .permute({2, 0, 1})
                               .unsqueeze(0)
                               .to(torch::kFloat32)
                               .contiguous();
        return {torch::cat(styles), masks.to(device_)};
    }

    GeneratorInfo info_;
    LayerMode layer_mode_;
    OfficialTexture texture_;
    torch::Device device_;
    Tensor mean_style_;  // [1, D]
    std::optional<Field> field_;
    std::list<Head> heads_;  // most recent first
    View view_;
    Tensor read_;  // the labels features_ were made of
    LabelFeatures features_;
};

}  // namespace

Result<std::unique_ptr<Generator>> open_sofgan(const CheckpointTree& tree, const ModelName& name,
                                               Device device) {
    const torch::NoGradGuard no_grad;
    const nn::WeightsOn on_device(torch_device(device));
    const auto weights = sofgan_texture_weights(tree);
    if (!weights)
        return failure(Errc::model_mismatch,
                       "The model " + name.id +
                           " is SofGAN's field alone. Put the texture generator's file into the same folder "
                           "and open the folder.");
    auto texture = OfficialTexture::load(*weights);
    if (!texture) return tl::unexpected(texture.error());
    texture->use_winograd();
    std::optional<Field> field;
    if (is_official_field(tree)) {
        const auto field_weights = sofgan_field_weights(tree);
        if (!field_weights) return tl::unexpected(field_weights.error());
        auto network = OfficialField::load(*field_weights);
        if (!network) return tl::unexpected(network.error());
        if (const auto classes = network->config().class_count; classes > std::int64_t(sofgan17_of_20.size()))
            return failure(Errc::model_mismatch, "The SofGAN field tells " + std::to_string(classes) +
                                                     " classes apart; Limner knows SofGAN's 20.");
        auto mixture = mixture_of(tree, *network);
        field = Field{std::move(*network), std::move(mixture)};
    }
    const auto stored = tree.arrays.find("codes/mean_style");
    const std::vector<std::int64_t> mean_shape{1, texture->config().style_size};
    auto mean = stored != tree.arrays.end() && stored->second.shape == mean_shape
                    ? nn::to_tensor(stored->second)
                    : texture->mean_style(statistics_seed);
    return std::make_unique<SofganGenerator>(std::move(*texture), std::move(mean), std::move(field), name,
                                             torch_device(device));
}

}  // namespace limner
