#include "engine/training/losses.h"

namespace limner::training {
namespace {

torch::Tensor weighted_l1(const torch::Tensor& difference, const torch::Tensor& weight) {
    return (difference.abs() * weight).mean();
}

torch::Tensor upsampled(const torch::Tensor& x) {
    namespace F = torch::nn::functional;
    return F::interpolate(x, F::InterpolateFuncOptions()
                                 .scale_factor(std::vector<double>{2, 2})
                                 .mode(torch::kBilinear)
                                 .align_corners(false));
}

// [N,1,r,r]; of a flat band, too, its gradient is finite.
torch::Tensor local_amplitude(const torch::Tensor& band) {
    return torch::sqrt(torch::avg_pool2d(band.square().mean(1, true), 15, 1, 7, false, false) + 1e-5);
}

}  // namespace

torch::Tensor reconstruction_loss(const torch::Tensor& image, const torch::Tensor& target,
                                  const torch::Tensor& weight) {
    // All terms are linear in the picture up to their absolute values, so the difference is enough.
    auto difference = image - target;
    auto w = weight;
    auto loss = weighted_l1(difference, w) + 2 * weighted_l1(difference - difference.mean(1, true), w);
    for (const double level : {0.7, 1.0, 1.0}) {
        const auto low = torch::avg_pool2d(difference, 2);
        loss = loss + level * weighted_l1(difference - upsampled(low), w);
        difference = low;
        w = torch::avg_pool2d(w, 2);
    }
    return loss;
}

torch::Tensor pyramid_loss(const std::vector<torch::Tensor>& images, torch::Tensor target,
                           torch::Tensor weight) {
    auto loss = reconstruction_loss(images.back(), target, weight);
    for (auto image = images.rbegin() + 1; image != images.rend(); ++image) {
        target = torch::avg_pool2d(target, 2);
        weight = torch::avg_pool2d(weight, 2);
        loss = loss + 0.3 * reconstruction_loss(*image, target, weight);
    }
    return loss;
}

torch::Tensor grain_loss(const torch::Tensor& image, const torch::Tensor& target,
                         const torch::Tensor& weight) {
    auto x = image, y = target, w = weight;
    torch::Tensor loss;
    for (int level = 0; level < 2; ++level) {
        const auto low_x = torch::avg_pool2d(x, 2), low_y = torch::avg_pool2d(y, 2);
        const auto difference = local_amplitude(x - upsampled(low_x)) - local_amplitude(y - upsampled(low_y));
        const auto part = weighted_l1(difference, w);
        loss = loss.defined() ? loss + part : part;
        x = low_x;
        y = low_y;
        w = torch::avg_pool2d(w, 2);
    }
    return loss;
}

torch::Tensor feature_matching_loss(const std::vector<torch::Tensor>& fake,
                                    const std::vector<torch::Tensor>& real) {
    torch::Tensor loss;
    for (std::size_t i = 0; i < fake.size(); ++i) {
        const auto part = (fake[i] - real[i]).abs().mean();
        loss = loss.defined() ? loss + part : part;
    }
    return loss / double(fake.size());
}

torch::Tensor change_outside(const torch::Tensor& before, const torch::Tensor& after,
                             const torch::Tensor& inside) {
    // In colour steps of 1/255 over some 50 pixels: less than that is no change, and its share means nothing.
    constexpr double least = 50 * 2 / 255.0;
    const auto change = (after - before).abs().mean(1, true);
    const auto all = change.sum({1, 2, 3}), outside = (change * (1 - inside)).sum({1, 2, 3});
    const auto counts = (all.detach() > least).logical_and(inside.sum({1, 2, 3}) > 50).to(all.dtype());
    return (outside / all.clamp_min(least) * counts).sum() / counts.sum().clamp_min(1);
}

}  // namespace limner::training
