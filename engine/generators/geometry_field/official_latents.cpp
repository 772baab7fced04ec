#include "engine/generators/geometry_field/official_latents.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/core/random.h"

namespace limner {
namespace {

using Matrix = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using Vector = Eigen::VectorXd;
using Eigen::Index;

constexpr Index most_components = 16;
constexpr double covariance_floor = 1e-6, tolerance = 1e-3;
constexpr int most_iterations = 100, k_means_iterations = 50;

// k-means++ centres, then Lloyd's steps; an empty cluster takes the code farthest from its centre.
std::vector<Index> k_means(const Matrix& x, Index K, std::uint64_t seed) {
    const Index N = x.rows();
    Matrix centres(K, x.cols());
    Vector distance = Vector::Constant(N, std::numeric_limits<double>::infinity());
    Index chosen = Index(random_bits(seed, "mixture.first") % std::uint64_t(N));
    for (Index k = 0; k < K; ++k) {
        centres.row(k) = x.row(chosen);
        distance = distance.cwiseMin((x.rowwise() - centres.row(k)).rowwise().squaredNorm());
        double left = uniform(seed, "mixture.centres", std::uint64_t(k)) * distance.sum();
        for (chosen = 0; chosen + 1 < N && left >= distance[chosen]; ++chosen) left -= distance[chosen];
    }
    std::vector<Index> cluster(std::size_t(N), -1);
    for (int step = 0; step < k_means_iterations; ++step) {
        bool changed = false;
        for (Index i = 0; i < N; ++i) {
            Index nearest;
            distance[i] = (centres.rowwise() - x.row(i)).rowwise().squaredNorm().minCoeff(&nearest);
            changed |= cluster[std::size_t(i)] != nearest;
            cluster[std::size_t(i)] = nearest;
        }
        if (!changed) break;
        for (Index k = 0; k < K; ++k) {
            Vector sum = Vector::Zero(x.cols());
            Index members = 0;
            for (Index i = 0; i < N; ++i)
                if (cluster[std::size_t(i)] == k) sum += x.row(i).transpose(), ++members;
            if (members > 0) {
                centres.row(k) = (sum / double(members)).transpose();
            } else {
                Index farthest;
                distance.maxCoeff(&farthest);
                centres.row(k) = x.row(farthest);
                distance[farthest] = 0;
            }
        }
    }
    return cluster;
}

/// log N(x_i; mu_k, C_k) for all i, C_k = sum_j a_j a_j^T + floor I with a_j = sqrt(r_jk / R_k) (x_j - mu_k).
/// Of that sum only N directions matter: determinant and inverse follow from an N x N matrix (Woodbury).
Vector log_densities(const Matrix& x, const Vector& mean, const Vector& shares) {
    const Index N = x.rows(), L = x.cols();
    const Matrix centred = x.rowwise() - mean.transpose();
    const Matrix gram = centred * centred.transpose();  // [N, N]
    const Vector root = shares.cwiseSqrt();
    Matrix inner = root.asDiagonal() * gram * root.asDiagonal();
    inner.diagonal().array() += covariance_floor;
    const Eigen::LLT<Matrix> factor(inner);
    const Matrix projected =
        factor.matrixL().solve(root.asDiagonal() * gram);  // columns: L^-1 A^T (x_i - mu)
    const double log_determinant =
        2 * factor.matrixLLT().diagonal().array().log().sum() + double(L - N) * std::log(covariance_floor);
    Vector result(N);
    for (Index i = 0; i < N; ++i) {
        const double distance = (gram(i, i) - projected.col(i).squaredNorm()) / covariance_floor;
        result[i] =
            -0.5 * (double(L) * std::log(2 * std::numbers::pi) + log_determinant + std::max(distance, 0.0));
    }
    return result;
}

}  // namespace

LatentMixture LatentMixture::fit(std::span<const float> codes, std::int64_t count, std::int64_t size,
                                 std::uint64_t seed) {
    LatentMixture mixture;
    mixture.count = count;
    mixture.size = size;
    mixture.codes.assign(codes.begin(), codes.end());
    mixture.seed = seed;
    const Index N = count, K = std::min<Index>(most_components, N);
    const Matrix x = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
                         codes.data(), N, size)
                         .cast<double>();
    Matrix r = Matrix::Zero(N, K);
    const auto cluster = k_means(x, K, seed);
    for (Index i = 0; i < N; ++i) r(i, cluster[std::size_t(i)]) = 1;

    Vector totals;
    Matrix means;
    const auto maximise = [&] {
        totals = r.colwise().sum().transpose().array() + 10 * std::numeric_limits<double>::epsilon();
        means = (r.transpose() * x).array().colwise() / totals.array();
    };
    maximise();
    double before = -std::numeric_limits<double>::infinity();
    for (mixture.iterations = 1; mixture.iterations <= most_iterations; ++mixture.iterations) {
        Matrix joint(N, K);  // log weight + log density
        for (Index k = 0; k < K; ++k)
            joint.col(k) = log_densities(x, means.row(k).transpose(), r.col(k) / totals[k]).array() +
                           std::log(totals[k] / double(N));
        const Vector highest = joint.rowwise().maxCoeff();
        const Vector total =
            (joint.colwise() - highest).array().exp().rowwise().sum().log().matrix() + highest;
        r = (joint.colwise() - total).array().exp();
        maximise();
        mixture.log_likelihood = total.mean();
        if (std::abs(mixture.log_likelihood - before) < tolerance) break;
        before = mixture.log_likelihood;
    }
    mixture.iterations = std::min(mixture.iterations, most_iterations);

    const Vector weights = totals / totals.sum();
    const Vector mean = means.transpose() * weights;
    mixture.weights.assign(weights.data(), weights.data() + K);
    mixture.means.assign(means.data(), means.data() + K * size);
    mixture.responsibilities.assign(r.data(), r.data() + N * K);
    mixture.mean.assign(mean.data(), mean.data() + size);
    return mixture;
}

std::vector<float> LatentMixture::sample(std::uint64_t sample_seed, double truncation) const {
    const auto K = weights.size(), L = std::size_t(size), N = std::size_t(count);
    double left = uniform(sample_seed, "head.component");
    std::size_t k = 0;
    while (k + 1 < K && left >= weights[k]) left -= weights[k++];
    double total = 0;
    for (std::size_t i = 0; i < N; ++i) total += responsibilities[i * K + k];
    std::vector<double> z(means.begin() + std::ptrdiff_t(k * L), means.begin() + std::ptrdiff_t((k + 1) * L));
    for (std::size_t i = 0; i < N; ++i) {
        const double share = responsibilities[i * K + k] / total;
        if (share < 1e-12) continue;
        const double step = std::sqrt(share) * normal(sample_seed, "head.direction", i);
        for (std::size_t j = 0; j < L; ++j) z[j] += step * (codes[i * L + j] - means[k * L + j]);
    }
    std::vector<float> result(L);
    for (std::size_t j = 0; j < L; ++j) {
        z[j] += 1e-3 * normal(sample_seed, "head.rest", j);
        result[j] = static_cast<float>(mean[j] + truncation * (z[j] - mean[j]));
    }
    return result;
}

}  // namespace limner
