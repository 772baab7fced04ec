#include "engine/generators/texture/official_texture_trace.h"

#include "engine/generators/texture/official_texture.h"
#include "engine/nn/arrays.h"
#include "engine/nn/latent_projection.h"

namespace limner {
namespace {

class TextureTrace {
public:
    TextureTrace(const OfficialTexture& texture, const OfficialDiscriminator* discriminator,
                 const NamedArrays& inputs)
        : net_(texture), discriminator_(discriminator), inputs_(inputs) {}

    NamedArrays run() {
        read_maps();
        mapping();
        image_cases();
        if (image_a_.defined()) score();
        if (maps_.contains("A") && has("A_latent")) gradients();
        put("noise_regularize", nn::noise_regulariser(net_.stored_noise()));
        std::vector<float> rates;
        for (int step = 0; step < 1000; step += 50) rates.push_back(float(nn::projection_rate(step, 1000)));
        outputs_.emplace("projector_lr_1000", make_array(std::span<const float>(rates), {20}));
        return std::move(outputs_);
    }

private:
    bool has(const std::string& name) const { return inputs_.contains(name); }
    void put(const std::string& name, const Tensor& value) { outputs_.emplace(name, nn::to_array(value)); }

    Tensor labels_input(const std::string& name, std::int64_t classes) const {
        const auto labels = nn::to_tensor(inputs_.at(name));
        TORCH_CHECK_VALUE(labels.dim() == 2 && labels.numel() > 0 && !labels.is_floating_point(), name,
                          " should be a label map [height, width] of whole numbers");
        TORCH_CHECK_VALUE(
            labels.min().item<std::int64_t>() >= 0 && labels.max().item<std::int64_t>() < classes, name,
            " should hold labels below ", classes);
        return labels;
    }
    /// Style codes [rows, style_count, D].
    Tensor styles(const std::string& name, std::int64_t rows) const {
        const auto w = nn::to_tensor(inputs_.at(name));
        const auto& c = net_.config();
        TORCH_CHECK_VALUE(
            w.dim() == 3 && w.size(0) == rows && w.size(1) == c.style_count() && w.size(2) == c.style_size,
            name, " should have the shape [", rows, ", ", c.style_count(), ", ", c.style_size, "], not ",
            w.sizes());
        return w;
    }
    /// Codes [N, D] below the mapping network.
    Tensor codes(const std::string& name) const {
        const auto z = nn::to_tensor(inputs_.at(name));
        TORCH_CHECK_VALUE(z.dim() >= 2 && z.size(-1) == net_.config().style_size, name,
                          " should hold codes of ", net_.config().style_size, " numbers");
        return z.reshape({-1, z.size(-1)});
    }
    Tensor masks(const std::string& name, std::int64_t images) const {
        const auto m = nn::to_tensor(inputs_.at(name)).to(torch::kFloat32);
        TORCH_CHECK_VALUE(m.dim() == 4 && m.size(0) == images, name, " should have the shape [", images,
                          ", styles, height, width]");
        return m;
    }

    // label20_X or, where that is absent, label17_X.
    void read_maps() {
        for (const std::string map : {"A", "B"}) {
            if (has("label20_" + map)) {
                label17_[map] = to_label17(labels_input("label20_" + map, 20));
                put("label17_" + map, label17_[map].to(torch::kUInt8));
            } else if (has("label17_" + map)) {
                label17_[map] = labels_input("label17_" + map, 17);
            } else {
                continue;
            }
            maps_[map] = one_hot_labels(label17_[map].unsqueeze(0));
            const auto sampled = maps_[map].argmax(1);
            put("onehot128_" + map + "_argmax", sampled.to(torch::kUInt8));
            std::vector<Tensor> regions;
            for (const auto& region : sofgan_regions) {
                auto mask = torch::zeros_like(sampled[0]);
                for (std::int64_t i = 0; i < 17; ++i)
                    if (region.classes >> i & 1) mask += sampled[0] == i;
                regions.push_back(mask);
            }
            put("region_masks_" + map, torch::stack(regions).to(torch::kUInt8));
        }
    }

    void mapping() {
        if (!has("z_bank")) return;
        const auto z = codes("z_bank");
        const auto w = net_.map(z);
        const auto mean = w.mean(0, true);
        put("w_split", w);
        put("w_full", net_.map(z, PixelNorm::whole));
        put("w_mean_split", mean);
        put("w_trunc07_split", truncated(w, mean, 0.7));
    }

    void image_cases() {
        const bool a = maps_.contains("A"), b = maps_.contains("B");
        if (a) features_a_ = net_.read_labels(maps_["A"], tap());
        if (a) put("A_parsing_feature", features_a_.stem);
        const auto& noise = net_.stored_noise();
        if (a && has("A_latent")) {
            const auto w = styles("A_latent", 1);
            image_a_ = net_.generate(features_a_, w, {}, noise, tap());
            put_image("A", image_a_);
            std::vector<Tensor> silent;
            for (const auto& map : noise) silent.push_back(torch::zeros_like(map));
            put_image("E", net_.generate(features_a_, w, {}, silent));
        }
        Tensor both;
        if (a && b) both = torch::cat({maps_["A"], maps_["B"]});
        if (has("B_latent") && has("B_style_mask") && a) {
            const auto m = masks("B_style_mask", 1);
            put_image("B", net_.generate(features_a_, styles("B_latent", m.size(1)), m, noise));
        }
        if (has("C_latent") && both.defined())
            put_image("C", net_.generate(net_.read_labels(both), styles("C_latent", 2), {}, noise));
        if (has("D_class_probability") && has("B_latent") && b) {
            const auto probability = nn::to_tensor(inputs_.at("D_class_probability"));
            TORCH_CHECK_VALUE(probability.sizes() == torch::IntArrayRef({17}),
                              "D_class_probability should hold 17 numbers");
            const auto p = probability.index({label17_["B"]});
            put_image("D", net_.generate(net_.read_labels(maps_["B"]), styles("B_latent", 2),
                                         torch::stack({p, 1 - p}).unsqueeze(0), noise));
        }
        if (has("F_latent") && has("F_style_mask") && both.defined()) {
            const auto m = masks("F_style_mask", 2);
            put_image("F",
                      net_.generate(net_.read_labels(both), styles("F_latent", 2 * m.size(1)), m, noise));
        }
        if (has("Z_z")) {
            const auto w = net_.per_layer(net_.map(codes("Z_z")));
            put("Z_latent", w);
            if (has("B_style_mask") && a)
                put_image("Z", net_.generate(features_a_, w, masks("B_style_mask", 1), noise));
        }
    }

    void score() {
        if (!discriminator_) return;
        put("D_score_A", discriminator_->score(image_a_, [&](const std::string& name, const Tensor& value) {
            put("D_feat_" + name + "_A", value);
        }));
        if (image_b_.defined())
            put("D_score_AB_batch2", discriminator_->score(torch::cat({image_a_, image_b_})));
    }

    void gradients() {
        const torch::AutoGradMode with_gradients(true);
        const auto w = styles("A_latent", 1).clone().set_requires_grad(true);
        std::vector<Tensor> noise;
        for (const auto& map : net_.stored_noise()) noise.push_back(map.clone());
        for (std::size_t i = 0; i < 3; ++i) noise[i].set_requires_grad(true);
        const auto loss = net_.generate(features_a_, w, {}, noise).square().mean();
        loss.backward();
        put("grad_loss", loss.view({1}));
        put("grad_latent", w.grad());
        for (std::size_t i = 0; i < 3; ++i) put("grad_noise_" + std::to_string(i), noise[i].grad());
    }

    /// Stages of case A; those wider than 32 are thinned to 32.
    StageTap tap() {
        return [this](const std::string& name, const Tensor& value) {
            const auto stride = std::max<std::int64_t>(1, value.size(3) / 32);
            put("A_feat_" + name,
                value.slice(2, 0, value.size(2), stride).slice(3, 0, value.size(3), stride));
        };
    }
    void put_image(const std::string& name, const Tensor& image) {
        if (name == "B") image_b_ = image;
        put(name + "_image", image);
        const auto R = image.size(3);
        for (const std::int64_t stride : {2, 4, 8, 16})
            put(name + "_image_s" + std::to_string(stride),
                image.slice(2, 0, R, stride).slice(3, 0, R, stride));
        const auto begin = std::max<std::int64_t>(0, R / 2 - 32), end = std::min(R, R / 2 + 32);
        put(name + "_image_crop64", image.slice(2, begin, end).slice(3, begin, end));
    }

    const OfficialTexture& net_;
    const OfficialDiscriminator* discriminator_;
    const NamedArrays& inputs_;
    NamedArrays outputs_;
    std::map<std::string, Tensor> label17_, maps_;
    LabelFeatures features_a_;
    Tensor image_a_, image_b_;
};

}  // namespace

Result<NamedArrays> trace_official_texture(const CheckpointTree& tree, const NamedArrays& inputs) {
    const torch::NoGradGuard no_grad;
    const auto weights = sofgan_texture_weights(tree);
    if (!weights) return tl::unexpected(weights.error());
    const auto texture = OfficialTexture::load(*weights);
    if (!texture) return tl::unexpected(texture.error());
    std::optional<OfficialDiscriminator> discriminator;
    if (const auto d = tree.below("d"); !d.empty()) {
        auto loaded = OfficialDiscriminator::load(d);
        if (!loaded) return tl::unexpected(loaded.error());
        discriminator = std::move(*loaded);
    }
    try {
        return TextureTrace(*texture, discriminator ? &*discriminator : nullptr, inputs).run();
    } catch (const c10::ValueError& error) {
        return failure(Errc::wrong_use,
                       std::string("An input does not fit: ") + error.what_without_backtrace() + ".");
    } catch (const c10::Error& error) {
        return failure(Errc::wrong_use, std::string("The inputs do not fit together: ") +
                                            error.what_without_backtrace() + ".");
    }
}

}  // namespace limner
