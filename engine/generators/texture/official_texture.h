#pragma once
// SofGAN's texture generator: label map + style codes -> portrait. Sizes come from the checkpoint; any number
// of styled regions. Engine-internal header (LibTorch); engine thread. Source: specs/sofgan.md, sections 8
// to 11.
//
//     auto texture = OfficialTexture::load(*sofgan_texture_weights(tree));
//     const auto labels = texture->read_labels(one_hot_labels(label17));       // once per label map
//     const auto w = texture->map(z);                                    // once per style
//     const auto image = texture->generate(labels, texture->per_layer(w), {}, texture->stored_noise());

#include <torch/torch.h>

#include <functional>

#include "engine/generators/texture/official_layout.h"
#include "engine/nn/stylegan_layers.h"

namespace limner {

using torch::Tensor;

/// 20-class labels -> 17-class labels, any shape, int64.
Tensor to_label17(const Tensor& label20);
/// [B, h, w] 17-class labels -> [B, 17, 128, 128] float, sampled at the nearest pixel.
Tensor one_hot_labels(const Tensor& label17);

/// Which of the two published normalisations of z (section 8.2): training used the halves.
enum class PixelNorm { split, whole };

/// Everything that depends on the label maps alone. Keep it while only styles change.
struct LabelFeatures {
    Tensor stem;                      // [B, 128, 4, 4]
    std::vector<Tensor> gamma, beta;  // per conv, [B, C, h, w]; undefined where there is no modulation
    std::size_t bytes() const;
};

/// Receives every named intermediate, valid during the call only: "segEncoder_0", "conv1", "convs_0_modconv",
/// "convs_6_gamma_beta", "to_rgbs_0" ...
using StageTap = std::function<void(const std::string& name, const Tensor& value)>;

class OfficialTexture {
public:
    static Result<OfficialTexture> load(const NamedArrays& weights);

    const OfficialTextureConfig& config() const { return config_; }
    /// For drawing on the CPU (nn::ModulatedConv::use_winograd()).
    void use_winograd();
    /// z [N, D] -> w [N, D].
    Tensor map(const Tensor& z, PixelNorm norm = PixelNorm::split) const;
    /// Mean of map() over `count` codes drawn from `seed`: [1, D].
    Tensor mean_style(std::uint64_t seed, std::int64_t count = 4000) const;
    /// w [N, D] repeated for each layer: [N, style_count, D].
    Tensor per_layer(const Tensor& w) const;
    /// one_hot [B, 17, h, w].
    LabelFeatures read_labels(const Tensor& one_hot, const StageTap& tap = {}) const;
    /// Noise maps of the file, 0: [1, 1, 4, 4] to [1, 1, R, R].
    const std::vector<Tensor>& stored_noise() const { return noise_; }
    /// styles [B*K, style_count, D], image 0 style 0 first; masks [B, K, h, w] that sum to one (undefined for
    /// K = 1), resized to every layer from their own size. Returns [B, 3, R, R], about [-1, 1], not clamped.
    Tensor generate(const LabelFeatures& labels, const Tensor& styles, const Tensor& masks,
                    const std::vector<Tensor>& noise, const StageTap& tap = {}) const;

private:
    struct Styled {
        nn::ModulatedConv conv;
        Tensor noise_strength, bias;
        Tensor shared, shared_bias, gamma_beta, gamma_beta_bias;  // spatial modulation
    };
    struct ToRgb {
        nn::ModulatedConv conv;
        Tensor bias, upsample;
    };

    OfficialTextureConfig config_;
    std::vector<nn::EqualLinear> mapping_;
    std::array<nn::DownBlock, 3> stem_;
    Styled first_;
    std::vector<Styled> convs_;
    ToRgb first_rgb_;
    std::vector<ToRgb> rgbs_;
    std::vector<Tensor> noise_;
};

/// w -> mean + psi (w - mean).
inline Tensor truncated(const Tensor& w, const Tensor& mean, double psi) { return mean + psi * (w - mean); }

/// The discriminator; it sees the picture only (section 9).
class OfficialDiscriminator {
public:
    static Result<OfficialDiscriminator> load(const NamedArrays& weights);
    /// image [B, 3, R, R] -> [B, 1]. Taps: "stddev" (input of final_conv), "final_conv".
    Tensor score(const Tensor& image, const StageTap& tap = {}) const;

private:
    Tensor first_, first_bias_, last_, last_bias_;
    std::vector<nn::DownBlock> blocks_;
    std::array<nn::EqualLinear, 2> linear_;
};

}  // namespace limner
