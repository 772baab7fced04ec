#pragma once
// How new SofGAN heads are drawn: a Gaussian mixture over the stored codes. No file holds one, so it is
// fitted when a field is imported and kept beside it. No LibTorch. Source: specs/sofgan.md, section 5.
//
//     const auto mixture = LatentMixture::fit(codes, count, size, /*seed=*/1);
//     const std::vector<float> z = mixture.sample(seed, /*truncation=*/0.8);

#include <cstdint>
#include <span>
#include <vector>

namespace limner {

/// Every covariance is that of a few codes plus 1e-6 I, so it is kept as responsibilities, not as a matrix.
struct LatentMixture {
    std::int64_t count = 0, size = 0;      // N codes of L numbers
    std::vector<float> codes;              // [N, L]
    std::vector<double> weights;           // [K]
    std::vector<double> means;             // [K, L]
    std::vector<double> responsibilities;  // [N, K]
    std::vector<double> mean;              // [L], of the mixture
    std::uint64_t seed = 0;
    int iterations = 0;
    double log_likelihood = 0;  // mean per code

    /// K = min(16, N) components, full covariance; k-means, then EM until the mean log-likelihood gains less
    /// than 1e-3, at most 100 times. Deterministic for a seed. codes [count, size], both positive.
    static LatentMixture fit(std::span<const float> codes, std::int64_t count, std::int64_t size,
                             std::uint64_t seed);

    /// Draws a component by weight, then z = mu_k + sum_i sqrt(r_ik / R_k) e_i (x_i - mu_k) + 1e-3 e', and
    /// moves it towards the mixture's mean: mean + truncation (z - mean). [L]
    std::vector<float> sample(std::uint64_t sample_seed, double truncation = 0.8) const;
};

}  // namespace limner
