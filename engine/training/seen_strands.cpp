#include "engine/training/seen_strands.h"

#include "engine/core/label_set.h"

namespace limner::training {
namespace {

constexpr double luminance[3]{.2126 / 255, .7152 / 255, .0722 / 255};
constexpr double spread = .4, loudest = 1;
constexpr int nearby = 17;  // pixels of 256

torch::Tensor mean(const torch::Tensor& x, std::int64_t width) {
    return torch::avg_pool2d(x, width, 1, width / 2, false, false);
}

// Of the pixels in `mask` alone.
torch::Tensor mean(const torch::Tensor& x, const torch::Tensor& mask, std::int64_t width) {
    return mean(x * mask, width) / (mean(mask, width) + 1e-3);
}

}  // namespace

void show_strands(std::span<const std::uint8_t> rgb, std::span<const std::uint8_t> labels,
                  std::span<const std::uint8_t> shown, int size, torch::Tensor noise) {
    torch::NoGradGuard no_grad;
    auto light = torch::zeros({1, 1, size, size});
    float* l = light.data_ptr<float>();
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t c = 0; c < 3; ++c) l[i] += float(luminance[c]) * float(rgb[3 * i + c]);
    const int scale = std::max(1, size / 256);
    for (const auto kind :
         {FaceClass::hair, FaceClass::facial_hair, FaceClass::left_brow, FaceClass::right_brow}) {
        auto drawn = torch::zeros({1, 1, size, size}), asked = torch::zeros({size, size});
        float *d = drawn.data_ptr<float>(), *a = asked.data_ptr<float>();
        for (std::size_t i = 0; i < labels.size(); ++i)
            d[i] = labels[i] == std::uint8_t(kind), a[i] = shown[i] == std::uint8_t(kind);
        // At a border the picture mixes hair with what lies behind it. Beards and brows are nothing but
        // borders.
        if (kind == FaceClass::hair) drawn = (mean(drawn, 2 * scale + 1) > .999).to(torch::kFloat);
        if (drawn.sum().item<float>() == 0) continue;
        const auto blurred = mean(light, drawn, 2 * scale + 1);
        const auto broad = mean(mean(blurred, drawn, 4 * scale + 1), drawn, 8 * scale + 1);
        const auto valid = (drawn[0][0] > 0) & (asked > 0);
        int channel = 0;
        for (const auto& left : {light - blurred, blurred - broad}) {
            // The spread is that of the picture of 256, whatever the size.
            auto strands = left * drawn, coarse = torch::avg_pool2d(strands, scale, scale);
            const auto there = torch::avg_pool2d(drawn, scale, scale);
            auto power = mean(coarse.square(), there, nearby).clamp_min(0).sqrt();
            if (scale > 1) power = power.repeat_interleave(scale, 2).repeat_interleave(scale, 3);
            strands = (strands * spread / (power + 1e-3)).clamp(-loudest, loudest)[0][0];
            noise[channel].copy_(torch::where(valid, strands, noise[channel]));
            ++channel;
        }
    }
}

}  // namespace limner::training
