#include "engine/generators/live/live_model.h"

#include <algorithm>
#include <cmath>

#include "engine/checkpoints/safetensors.h"
#include "engine/core/random.h"
#include "engine/generators/live/class_shares.h"
#include "engine/generators/live/feature_outlines.h"
#include "engine/generators/live/fused_query.h"
#include "engine/generators/live/fused_weights.h"
#include "engine/generators/live/worn_tubes.h"
#include "engine/nn/arrays.h"
#include "engine/nn/parameters.h"

namespace limner::live {
namespace {

Result<torch::Tensor> take(const NamedArrays& arrays, const char* name, std::vector<int64_t> shape) {
    const auto found = arrays.find(name);
    if (found == arrays.end())
        return failure(Errc::model_mismatch, std::string("The model pack lacks the tensor ") + name + ".");
    auto tensor = nn::to_tensor(found->second).to(torch::kFloat32);
    bool fits = tensor.dim() == int64_t(shape.size()) && tensor.numel() > 0;
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
        fits = shape[i] < 0 || shape[i] == tensor.size(int64_t(i));
    if (!fits)
        return failure(Errc::model_mismatch,
                       std::string("The tensor ") + name + " of the model pack has another shape.");
    if (!torch::isfinite(tensor).all().item<bool>())
        return failure(Errc::bad_checkpoint, std::string("The tensor ") + name +
                                                 " of the model pack holds numbers that are not finite.");
    return tensor;
}

// The texture network's weights, those of its level of detail with them, and its shape.
Result<TextureConfig> with_detail(const std::filesystem::path& pack, NamedArrays& weights) {
    TextureConfig config;
    const auto file = pack / "detail.safetensors";
    std::error_code error;
    if (!std::filesystem::exists(file, error)) return config;
    auto detail = read_safetensors(file);
    if (!detail) return tl::unexpected(detail.error());
    const auto kernel =
        detail->arrays.find("texture.first" + std::to_string(2 * config.resolution()) + ".weight");
    constexpr std::int64_t most_channels = 256;
    if (kernel == detail->arrays.end() || kernel->second.shape.empty() || kernel->second.shape[0] < 1 ||
        kernel->second.shape[0] > most_channels)
        return failure(Errc::model_mismatch, file.string() + " holds no level of detail for pictures of " +
                                                 std::to_string(2 * config.resolution()) + " pixels.");
    config.channels.push_back(kernel->second.shape[0]);
    weights.merge(detail->arrays);
    return config;
}

Result<> finite(const torch::nn::Module& module) {
    for (const auto& entry : module.named_parameters())
        if (!torch::isfinite(entry.value()).all().item<bool>())
            return failure(Errc::bad_checkpoint, "The tensor " + entry.key() +
                                                     " of the model pack holds numbers that are not finite.");
    return {};
}

std::int64_t bank_row(std::uint64_t seed, const char* stream, std::int64_t rows) {
    return std::int64_t(random_bits(seed, stream) % std::uint64_t(rows));
}

torch::Tensor class_masks(const LabelMap& labels, int size) {  // [1, classes, size, size]
    auto masks = torch::zeros({1, face_class_count, size, size});
    float* out = masks.data_ptr<float>();
    const ClassShares shares(labels.pixels, labels.width, size);
    const auto plane = std::size_t(size) * std::size_t(size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            shares.each(x, y, [&](int face_class, float share) {
                out[std::size_t(face_class) * plane + std::size_t(y * size + x)] += share;
            });
    return masks;
}

// Another network of the same weights on `device`. (LibTorch's own clone() is for modules of one kind.)
template <class Module, class Config>
Module copy_on(torch::Device device, const Module& from, const Config& config) {
    torch::NoGradGuard no_grad;
    Module copy(config);
    copy->to(device);
    auto to = copy->parameters();
    const auto weights = from->parameters();
    for (std::size_t i = 0; i < to.size(); ++i) to[i].copy_(weights[i]);
    copy->eval();
    return copy;
}

std::array<float, 3> gaze_direction(float x, float y) {
    return {std::sin(x) * std::cos(y), std::sin(y), std::cos(x) * std::cos(y)};
}

}  // namespace

Result<LiveModel> LiveModel::load(const std::filesystem::path& pack) {
    LiveModel model;
    const auto field = read_safetensors(pack / "field.safetensors");
    if (!field) return tl::unexpected(field.error());
    auto texture = read_safetensors(pack / "texture.safetensors");
    if (!texture) return tl::unexpected(texture.error());
    const auto bank = read_safetensors(pack / "bank.safetensors");
    if (!bank) return tl::unexpected(bank.error());

    const auto config = with_detail(pack, texture->arrays);
    if (!config) return tl::unexpected(config.error());

    torch::NoGradGuard no_grad;
    model.host_.field = HeadField(FieldConfig{});
    model.host_.texture = RegionTexture(*config);
    if (auto ok = nn::load_parameters(*model.host_.field, field->arrays, "field."); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = nn::load_parameters(*model.host_.texture, texture->arrays, "texture."); !ok)
        return tl::unexpected(ok.error());
    if (auto ok = finite(*model.host_.field); !ok) return tl::unexpected(ok.error());
    if (auto ok = finite(*model.host_.texture); !ok) return tl::unexpected(ok.error());

    torch::Tensor landmarks;
    const struct {
        torch::Tensor& into;
        const NamedArrays& from;
        const char* name;
        std::vector<int64_t> shape;
    } tensors[] = {
        {landmarks, field->arrays, "landmarks.basis", {3 * AnchorBasis::points, AnchorBasis::inputs}},
        {model.style_mean_, texture->arrays, "statistics.style_mean", {part_count, style_size}},
        {model.style_scale_, texture->arrays, "statistics.style_scale", {part_count, style_size}},
        {model.light_mean_, texture->arrays, "statistics.light_mean", {light_size}},
        {model.light_scale_, texture->arrays, "statistics.light_scale", {light_size}},
        {model.bank_.geometry, bank->arrays, "bank.geometry", {-1, geometry_size}},
        {model.bank_.styles, bank->arrays, "bank.styles", {-1, part_count, style_size}}};
    for (const auto& t : tensors) {
        auto tensor = take(t.from, t.name, t.shape);
        if (!tensor) return tl::unexpected(tensor.error());
        t.into = *tensor;
    }
    if (model.bank_.styles.size(0) != model.bank_.geometry.size(0))
        return failure(Errc::model_mismatch,
                       "The model pack's bank holds different numbers of heads and styles.");
    const auto rows = landmarks.contiguous();
    model.anchors_ = AnchorBasis({rows.data_ptr<float>(), std::size_t(rows.numel())});
    model.bank_.styles = (model.bank_.styles - model.style_mean_) * model.style_scale_;
    const auto mean = model.bank_.geometry.mean(0).contiguous();
    std::copy_n(mean.data_ptr<float>(), geometry_size, model.mean_geometry_.begin());
    model.host_.field->eval();
    model.host_.texture->eval();
    model.active_ = model.host_;
    model.workers_ = std::make_shared<Workers>(torch::get_num_threads());
    model.fused_texture_ = std::make_unique<FusedTexture>(weights_of(*model.host_.texture), model.workers_);
    return model;
}

GeometryCode LiveModel::geometry_code(const HeadShape& head) const {
    const auto rows = bank_.geometry.size(0);
    const float* bank = bank_.geometry.data_ptr<float>();
    const auto row = [&](std::uint64_t seed, const char* stream) {
        return bank + bank_row(seed, stream, rows) * geometry_size;
    };

    GeometryCode code{};
    // Identity is nearly Gaussian: two people mixed with squares that sum to one are a third of the same
    // variety.
    const auto identity = [&](std::uint64_t seed, int i) {
        const float mean = mean_geometry_[std::size_t(i)];
        return .9f * (row(seed, "bank")[i] - mean) + .4359f * (row(seed, "bank.second")[i] - mean);
    };
    for (int i = identity_begin; i < identity_begin + identity_size; ++i) {
        const auto& source = head.identity;
        const float value = source.blend > 0 ? (1 - source.blend) * identity(source.seed, i) +
                                                   source.blend * identity(source.blend_seed, i)
                                             : identity(source.seed, i);
        code[std::size_t(i)] = mean_geometry_[std::size_t(i)] + head.identity_amount * value;
    }
    for (int i = 0; i < expression_size; ++i)
        if (const auto found = head.expression.find(std::string(name(Expression(i))));
            found != head.expression.end())
            code[std::size_t(expression_begin + i)] = found->second;
    // The head model's neutral lids are too open. Those of the training set are closed by 0.08 to 0.26
    // (synthetic portraits, section 9).
    constexpr float resting_lids = 0.08f;
    for (int i = 0; i < expression_size; ++i)
        if (name(Expression(i)).starts_with("eyeBlink"))
            code[std::size_t(expression_begin + i)] =
                resting_lids + (1 - resting_lids) * code[std::size_t(expression_begin + i)];
    const auto copy = [&](const CodeSource& source, int begin, int size) {
        const float *a = row(source.seed, "bank"), *b = row(source.blend_seed, "bank");
        for (int i = begin; i < begin + size; ++i)
            code[std::size_t(i)] = source.blend > 0 ? a[i] + (b[i] - a[i]) * source.blend : a[i];
    };
    copy(head.hair, hair_begin, hair_size);
    copy(head.wear, wear_begin, wear_size);
    return code;
}

HeadAnchors LiveModel::anchors(const HeadShape& head, const GeometryCode& code) const {
    auto anchors = anchors_.of(code);
    for (auto& eye : anchors.eyes) eye.gaze = gaze_direction(head.gaze_x, head.gaze_y);
    return anchors;
}

torch::Tensor LiveModel::standardised_style(Part part, const CodeSource& source) const {
    const auto row = [&](std::uint64_t seed) {
        return bank_.styles[bank_row(seed, "bank", bank_.styles.size(0))][int(part)];
    };
    const auto code = row(source.seed);
    return source.blend > 0 ? torch::lerp(code, row(source.blend_seed), double(source.blend)) : code;
}

StyleCode LiveModel::style_code(Part part, const CodeSource& source) const {
    const auto raw =
        (standardised_style(part, source) / style_scale_[int(part)] + style_mean_[int(part)]).contiguous();
    StyleCode code;
    std::copy_n(raw.data_ptr<float>(), style_size, code.begin());
    return code;
}

torch::Tensor LiveModel::styles(const std::array<CodeSource, part_count>& sources) const {
    auto parts = torch::empty({part_count, style_size});
    for (int part = 0; part < part_count; ++part)
        parts[part] = standardised_style(Part(part), sources[std::size_t(part)]);
    std::vector<int64_t> part_of_class(face_class_count);
    for (int i = 0; i < face_class_count; ++i)
        part_of_class[std::size_t(i)] = int64_t(info(static_cast<FaceClass>(i)).part);
    return parts.index_select(0, torch::tensor(part_of_class)).unsqueeze(0);
}

void LiveModel::compute_on(torch::Device device) {
    if (device == device_) return;
    // Nothing of a lost device may be destroyed (robustness rules, 5.4), and no exception tells here whether
    // it is lost: what lies there stays to the end of the process.
    static auto& left_behind = *new std::vector<Networks>;
    if (!device_.is_cpu()) left_behind.push_back(active_);
    if (device.is_cpu())
        active_ = host_;
    else
        active_ = {copy_on(device, host_.field, FieldConfig{}),
                   copy_on(device, host_.texture, host_.texture->config)};
    device_ = device;
}

FieldQuery LiveModel::field(const GeometryCode& code) {
    torch::NoGradGuard no_grad;
    const auto bare = without_worn_tubes(code);
    const auto codes = torch::tensor(std::vector<float>(bare.begin(), bare.end())).unsqueeze(0);
    const auto layers = active_.field->generate(codes.to(device_));
    const auto anchors = anchors_.of(code);
    FeatureOutlines features(anchors);
    if (fused())
        return with_features(
            without_absent_classes(fused_query(*active_.field, layers, workers_), code, anchors),
            std::move(features));
    const auto query = [network = active_.field, layers, device = device_](std::span<const Vec3f> points,
                                                                           std::span<float> logits) mutable {
        torch::NoGradGuard quiet;
        static_assert(sizeof(Vec3f) == 3 * sizeof(float));
        const auto P = int64_t(points.size());
        const auto input = torch::from_blob(const_cast<float*>(points.data()->data()), {1, P, 3});
        auto result = torch::from_blob(logits.data(), {1, P, network->config.classes});
        result.copy_(network->query(layers, input.to(device)));
    };
    return with_features(without_absent_classes(query, code, anchors), std::move(features));
}

torch::Tensor LiveModel::map_styles(const torch::Tensor& styles, const LightCode& light) {
    torch::NoGradGuard no_grad;
    const auto raw = torch::tensor(std::vector<float>(light.begin(), light.end())).unsqueeze(0);
    const auto standardised = ((raw - light_mean_) * light_scale_).clamp(-4, 4);
    return active_.texture->map_styles(styles.to(device_), standardised.to(device_));
}

torch::Tensor LiveModel::render(const LabelMap& labels, const torch::Tensor& guide, const torch::Tensor& w,
                                const std::function<bool()>& cancelled) {
    torch::NoGradGuard no_grad;
    const auto size = guide.size(2);
    if (!fused()) {
        const auto masks = class_masks(labels, int(size));
        return active_.texture->forward(masks.to(device_), guide.to(device_), w).images.back()[0];
    }
    const auto floats = [](const torch::Tensor& tensor) {
        return std::span<const float>(tensor.data_ptr<float>(), std::size_t(tensor.numel()));
    };
    const auto flat_guide = guide.contiguous(), flat_w = w.contiguous();
    auto picture = torch::empty({3, size, size});
    fused_texture_->set_styles(floats(flat_w));
    const bool finished = fused_texture_->render(
        int(size), labels.pixels, labels.width, floats(flat_guide),
        {.picture = {picture.data_ptr<float>(), std::size_t(picture.numel())}, .bytes = {}}, cancelled);
    return finished ? picture : torch::Tensor();
}

std::size_t LiveModel::parameter_count() const {
    std::size_t count = 0;
    for (const auto& p : host_.field->parameters()) count += std::size_t(p.numel());
    for (const auto& p : host_.texture->parameters()) count += std::size_t(p.numel());
    return count;
}

}  // namespace limner::live
