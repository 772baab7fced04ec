#pragma once
// 3x3 convolutions of StyleGAN2 layers with a quarter of the multiplications (Winograd's F(4x4, 3x3)), and
// modulation, noise, bias, activation and clamp in the same pass. The layer that doubles the size becomes one
// ordinary 3x3 convolution with four kernels per channel: transposed convolution and filter together read 3x3
// input pixels for each pixel of a 2x2 cell. Inference on the CPU; differs from the plain sums by some 1e-6
// of the largest value. No LibTorch; one caller at a time.
//
//     const WinogradConv conv(weight, 128, 256);            // [128][256][3][3], prepared once
//     conv.run({.x = x, .height = 64, .width = 64, .scale = s, .gain = d, .bias = b}, y, threads);

#include <memory>
#include <span>
#include <vector>

namespace limner::nn {

/// y = clamp(sqrt(2) lrelu(gain conv(scale x) + noise + bias, 0.2)).
struct WinogradLayer {
    const float* x = nullptr;  // [in][height][width]
    int height = 0, width = 0;
    const float* scale = nullptr;  // [in]
    const float* gain = nullptr;   // [out]
    const float* bias = nullptr;   // [out]
    const float* noise = nullptr;  // at the output's size, or nothing
    float clamp = 3.4e38f;
};

class WinogradConv {
public:
    /// weight [out][in][3][3], padding 1.
    WinogradConv(std::span<const float> weight, int out, int in);
    /// Transposed convolution with stride 2, then the filter [1, 3, 3, 1] with gain 4 (StyleGAN2's doubling
    /// layer). weight [out][in][3][3] as stored.
    static WinogradConv doubling(std::span<const float> weight, int out, int in);

    /// y [out][height][width], of twice the size for a doubling layer.
    void run(const WinogradLayer& layer, float* y, int threads) const;
    std::size_t bytes() const { return kernel_.size() * sizeof(float); }

private:
    WinogradConv() = default;
    void transform(std::span<const float> weight);

    int in_ = 0, out_ = 0;  // kernels
    bool doubling_ = false;
    std::vector<float> kernel_;  // [36][out / 6, rounded up][in][6]
};

}  // namespace limner::nn
