#pragma once
// Photo -> W+ rows by gradient descent. Engine-internal header (LibTorch). Source: specs/3d-ssgan.md, section
// 2.13; the perceptual term is the caller's.
//
//     CodeFit fit(network, target, mean);
//     while (fit.step() < fit.steps()) fit.advance();
//     const auto codes = fit.codes();

#include "engine/generators/part_based/part_network.h"

namespace limner::parts {

struct FitLoss {
    Tensor total, mse;
};

/// 0.1 mse + mean (codes - mean)^2 + 10 x mean square of the noise; codes [1, rows, D], mean [D], target
/// [1, 3, size, size] in [-1, 1].
FitLoss fit_loss(const PartNetwork& network, const Tensor& codes, const Tensor& target, const Tensor& mean,
                 const std::vector<Tensor>& noise);

/// Learning rate of step `step` of `steps`: 0 at first, `base` after a twentieth, falling to 0 over the last
/// quarter.
double fit_rate(std::int64_t step, std::int64_t steps, double base = 0.1);

/// Adam on all rows, from the mean code, under the stored noise.
class CodeFit {
public:
    /// `target` [1, 3, size, size] in [-1, 1]; `mean` [D]. `network` must outlive the fit.
    CodeFit(const PartNetwork& network, Tensor target, Tensor mean, std::int64_t steps = 400);

    std::int64_t step() const { return step_; }
    std::int64_t steps() const { return steps_; }
    double rate() const { return fit_rate(step_, steps_); }
    Tensor codes() const { return codes_.detach().clone(); }  // [1, rows, D]
    /// One step. Returns the loss before it.
    FitLoss advance();
    /// Gradient [1, rows, D] of the last step.
    const Tensor& gradient() const { return codes_.grad(); }

private:
    const PartNetwork& network_;
    Tensor target_, mean_, codes_;
    torch::optim::Adam optimiser_;
    std::int64_t step_ = 0, steps_;
};

}  // namespace limner::parts
