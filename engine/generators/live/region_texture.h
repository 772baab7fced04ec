#pragma once
// The live texture network: a compact SofGAN texture generator whose cost does not grow with the number of
// regions.
//
// SofGAN mixes K styles by evaluating each modulated convolution K times and blending (specification, 8.6):
//     y = sum_k M_k conv(x; W_k)
// Here W_k = diag(a_k) W, so that the sum needs one convolution:
//     y = (sum_k M_k a_k) * conv(x; W) + sum_k M_k b_k,          a_k, b_k affine in the class's style w_k
// The spatial modulation of 8.4 joins the same sums: the label features f contribute gamma(f) to a and
// beta(f) to b at every resolution. Masks M are the one-hot classes averaged over the pixels of each layer,
// so borders stay soft.
//
// Extension: a guide beside the labels (normals, depth, irradiance under the light, iris, noise anchored to
// the head). It is dropped at random in training, so that a bare hand-made map renders too.
//
// Engine-internal header (LibTorch).

#include <torch/torch.h>

#include <cstdint>
#include <vector>

namespace limner::live {

struct TextureConfig {
    int64_t classes = 20;
    int64_t style = 32;   // numbers per part
    int64_t light = 36;   // numbers describing the light
    int64_t embed = 16;   // learned numbers per class
    int64_t latent = 96;  // w
    int64_t guide = 12;   // guide channels
    int64_t features = 16;
    std::vector<int64_t> channels{96, 96, 64, 48, 32, 16};  // at 8, 16, 32 ... 256, perhaps 512
    int64_t resolution() const { return int64_t{8} << (channels.size() - 1); }
    static constexpr std::size_t base_levels = 6;  // up to 256; what is above them is trained on its own
    static constexpr double detail_margin = 0.15;  // how far these may leave the colours around
};

/// One modulated 3x3 convolution: x [N,I,r,r], modulation input m [N,classes+features,r,r], w
/// [N,classes,latent].
struct RegionConvImpl : torch::nn::Module {
    RegionConvImpl(int64_t in, int64_t out, const TextureConfig& config);
    /// [N, classes + features, 2 out]: rows of a and b per class, then gamma and beta per feature.
    torch::Tensor modulation_table(const torch::Tensor& w) const;
    torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& m, const torch::Tensor& w);
    int64_t out_channels;
    torch::Tensor weight, affine_weight, affine_bias, feature_table;
};
TORCH_MODULE(RegionConv);

struct TextureOutput {
    std::vector<torch::Tensor> images;  // [N,3,r,r] in about [-1,1] for r = 64 up to the resolution asked for
};

/// What one level leaves to the next.
struct TextureState {
    torch::Tensor x;    // [N,channels,r,r]
    torch::Tensor rgb;  // [N,3,r,r] without the flat colours, from 256 on with them; undefined below 64
};

struct RegionTextureImpl : torch::nn::Module {
    explicit RegionTextureImpl(TextureConfig config);

    /// styles [N,classes,style] (a part's code repeated for its classes), light [N,light] -> w
    /// [N,classes,latent].
    torch::Tensor map_styles(const torch::Tensor& styles, const torch::Tensor& light);

    /// masks [N,classes,R,R] soft one-hot, guide [N,guide,R,R], R = resolution or a smaller power of two >=
    /// 64 for drafts.
    TextureOutput forward(const torch::Tensor& masks, const torch::Tensor& guide, const torch::Tensor& w);

    /// The same, and what it leaves to a further level.
    TextureOutput forward(const torch::Tensor& masks, const torch::Tensor& guide, const torch::Tensor& w,
                          TextureState& state);
    /// One level: `state` is that of the level below and becomes its own. inputs [N,classes+guide,r,r] are
    /// masks and guide of the level's size, or the same window of it as `state` is of the level below.
    /// Returns the level's picture, undefined below 64. Above 256 that is the picture below, enlarged, and
    /// detail alone: what lies below was trained without it and is complete. The detail may leave the colours
    /// that the picture has within a pixel by detail_margin where they are all the same, by less where they
    /// vary: along an edge it can sharpen, not draw a seam.
    torch::Tensor advance(std::size_t level, TextureState& state, const torch::Tensor& inputs,
                          const torch::Tensor& w);

    TextureConfig config;
    torch::Tensor class_embedding;
    torch::nn::Linear map0{nullptr}, map1{nullptr};
    torch::nn::Conv2d start{nullptr};
    std::vector<torch::nn::Conv2d> features;  // per resolution: masks + guide -> label features
    std::vector<RegionConv> first, second;
    std::vector<torch::nn::Conv2d> to_rgb;  // from 64 upward
    torch::nn::Linear flat{nullptr};     // per class: mean colour (3) and its gain under the irradiance (3)
    static constexpr int first_rgb = 3;  // index of resolution 64
};
TORCH_MODULE(RegionTexture);

/// Guide channels by meaning.
enum GuideChannel : int {
    normal_x,
    normal_y,
    normal_z,
    relative_depth,
    irradiance_r,
    irradiance_g,
    irradiance_b,
    key_light,
    iris,
    fine_noise,
    strand_noise,
    guide_present,
};

}  // namespace limner::live
