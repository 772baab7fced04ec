#pragma once
// Layers of the StyleGAN2 family, as its descendants use them. Weights are prepared once: equalised
// learning-rate scales and activation gains are folded in. Everything is differentiable. Engine-internal
// header (LibTorch).
//
//     const nn::ModulatedConv conv = nn::ModulatedConv::plain(weight, nn::EqualLinear::make(mod_weight,
//     mod_bias)); const auto y = conv.forward(x, w, masks);  // x [B, I, h, w], w [B*K, D], masks [B, K, h,
//     w] -> [B, O, h, w]
//
// Source of all formulas: specs/sofgan.md, sections 8.1 to 8.6; StyleGAN2 (Karras et al. 2020), equations 1
// and 3.

#include <torch/torch.h>

#include <array>
#include <limits>
#include <memory>
#include <optional>

namespace limner::nn {

using torch::Tensor;

class WinogradConv;

/// sqrt(2) * lrelu(x + b, 0.2); b [C] is added per channel (axis 1).
Tensor biased_leaky(const Tensor& x, const Tensor& bias);
/// biased_leaky(y + noise, bias), in place where no gradient is recorded: hand over a `y` nobody else needs.
Tensor finish_styled(Tensor y, const Tensor& noise, const Tensor& bias);
/// x / sqrt(mean(x^2) + 1e-8) over the last axis.
Tensor pixel_norm(const Tensor& x);
/// Bilinear, corners aligned. x [N, C, h, w] -> [N, C, height, width]; x itself when nothing changes.
Tensor resize_bilinear(const Tensor& x, std::int64_t height, std::int64_t width);
/// Source index floor(i * in / out). x [..., h, w] of any type.
Tensor resize_nearest(const Tensor& x, std::int64_t height, std::int64_t width);

/// Correlates every channel with `kernel` [k, k] after padding both axes by (before, after) zeros; negative
/// pads crop.
Tensor fir(const Tensor& x, const Tensor& kernel, std::int64_t before, std::int64_t after);
/// Zero insertion x 2, then fir with pads (2, 1): the skip connection of the RGB branch. `kernel` carries the
/// gain of 4.
Tensor upsample_fir(const Tensor& x, const Tensor& kernel);
/// x limited to [-limit, limit]; x itself when the limit is infinite.
Tensor clamped(Tensor x, double limit);
inline constexpr double unlimited = std::numeric_limits<double>::infinity();

/// Dense layer with equalised learning rate.
struct EqualLinear {
    Tensor weight;  // [out, in], scaled by lr_mul / sqrt(in)
    Tensor bias;    // [out], scaled by lr_mul
    bool activate = false;

    static EqualLinear make(const Tensor& weight, const Tensor& bias, double lr_mul = 1,
                            bool activate = false);
    Tensor forward(const Tensor& x) const;  // [N, in] -> [N, out]
};

/// Convolution with equalised learning rate and no bias.
Tensor equalised(const Tensor& weight);  // [O, I, k, k] scaled by 1 / sqrt(I k^2)

/// Residual block that halves the size (stem and discriminator).
struct DownBlock {
    Tensor conv1, bias1;                    // [I, I, 3, 3], [I]
    Tensor kernel, conv2, bias2;            // [4, 4], [O, I, 3, 3], [O]
    Tensor skip_kernel, skip;               // [4, 4], [O, I, 1, 1]
    double clamp = unlimited;               // of both 3x3 convolutions, after their activation
    Tensor forward(const Tensor& x) const;  // [N, I, h, w] -> [N, O, h/2, w/2]
};

/// Whether a modulated weight is divided by sqrt(fan-in) first. With demodulation the two differ by the
/// epsilon alone: SofGAN and its relatives equalise, NVIDIA's layers (specs/eg3d-animation.md, section 2.3)
/// do not.
enum class WeightScale { equalised, as_stored };

/// What one style makes of a modulated convolution. Depends on w alone: keep it while w stays.
struct Modulation {
    Tensor s;  // [N, I], of the input
    Tensor d;  // [N, O], of the output; undefined without demodulation
};

/// Modulated convolution with region mixing. With K styles per image the outputs are blended by masks:
///   y = sum_k M_k d_k conv(x s_k),   s = affine(w),   d[o] = 1 / sqrt(sum_i s_i^2 sum_k W[o,i,k]^2 + 1e-8)
/// Scaling the input by s and the output by d is the same arithmetic as scaling the weights, but the weights
/// stay shared by all images and styles.
struct ModulatedConv {
    Tensor weight;                             // [O, I, k, k]; [I, O, k, k] when it doubles the size
    Tensor squares;                            // [O, I], undefined without demodulation
    Tensor blur;                               // [4, 4] with gain 4, undefined unless it doubles the size
    std::optional<std::array<float, 4>> taps;  // blur = outer(taps, taps); nothing where it is not separable
    EqualLinear affine;                        // w -> s
    std::int64_t padding = 0;
    std::shared_ptr<const WinogradConv> winograd;  // see use_winograd()

    /// `weight` as stored: [1, O, I, k, k] or [O, I, k, k].
    static ModulatedConv plain(const Tensor& weight, EqualLinear affine, bool demodulate = true,
                               WeightScale scale = WeightScale::equalised);
    static ModulatedConv doubling(const Tensor& weight, EqualLinear affine, const Tensor& blur,
                                  WeightScale scale = WeightScale::equalised);

    /// For drawing on the CPU: where results are `side` pixels wide and Winograd's algorithm (winograd.h) is
    /// quicker, styled() takes it for one picture without gradients. Its kernels take four times the memory
    /// of the weights, sixteen times where the layer doubles the size.
    void use_winograd(std::int64_t side);

    /// w [N, D].
    Modulation modulate(const Tensor& w) const;

    /// x [B, I, h, w], w [B*K, D] (image 0 style 0, image 0 style 1, ...), masks [B, K, H, W] at the output
    /// size, or undefined when K = 1.
    Tensor forward(const Tensor& x, const Tensor& w, const Tensor& masks) const {
        return forward(x, modulate(w), masks);
    }
    Tensor forward(const Tensor& x, const Modulation& modulation, const Tensor& masks) const;

private:
    Tensor convolve(const Tensor& x) const;
    Tensor mix_boxes(const Tensor& x, const Tensor& s, const Tensor& d, const Tensor& masks) const;
};

/// A styled convolution with one style per image: conv, noise, bias, activation, limit. x [N, I, h, w], w [N,
/// D], noise [1 or N, 1, H, W] or undefined, bias [O] -> [N, O, H, W]. Without gradients all that follows the
/// convolution is one pass over memory, and the convolution itself may be quicker: use_winograd().
Tensor styled(const ModulatedConv& conv, const Tensor& x, const Tensor& w, const Tensor& noise,
              const Tensor& bias, double clamp = unlimited);

}  // namespace limner::nn
