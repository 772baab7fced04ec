#include "engine/evaluation/distribution_metrics.h"

#include <Eigen/Eigenvalues>
#include <cassert>
#include <cmath>

namespace limner {
namespace {

using Matrix = Eigen::MatrixXd;
using Vector = Eigen::VectorXd;

Matrix matrix_of(const FeatureSet& set) {
    using Rows = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    return Eigen::Map<const Rows>(set.values().data(), Eigen::Index(set.size()), Eigen::Index(set.length()))
        .cast<double>();
}

struct Gaussian {
    Vector mean;
    Matrix covariance;
};

Gaussian fitted(const FeatureSet& set) {
    assert(set.size() >= 2);
    Matrix rows = matrix_of(set);
    const Vector mean = rows.colwise().mean();
    rows.rowwise() -= mean.transpose();
    return {mean, rows.transpose() * rows / double(set.size() - 1)};
}

// Square root of a symmetric matrix without negative eigenvalues; rounding may leave tiny ones.
Matrix square_root(const Matrix& m) {
    const Eigen::SelfAdjointEigenSolver<Matrix> solved(m);
    const Vector roots = solved.eigenvalues().cwiseMax(0).cwiseSqrt();
    return solved.eigenvectors() * roots.asDiagonal() * solved.eigenvectors().transpose();
}

double kernel_sum(const Matrix& a, const Matrix& b, bool diagonal) {
    const Eigen::ArrayXXd products = (a * b.transpose() / double(a.cols())).array() + 1;
    const Matrix kernel = products.cube().matrix();
    return kernel.sum() - (diagonal ? 0 : kernel.diagonal().sum());
}

}  // namespace

void FeatureSet::add(std::span<const float> vector) {
    assert(vector.size() == length_);
    values_.insert(values_.end(), vector.begin(), vector.end());
}

double frechet_distance(const FeatureSet& a, const FeatureSet& b) {
    assert(a.length() == b.length());
    const auto p = fitted(a), q = fitted(b);
    // tr (C1 C2)^(1/2) = tr (C1^(1/2) C2 C1^(1/2))^(1/2), which is symmetric.
    const Matrix root = square_root(p.covariance);
    const Matrix middle = root * q.covariance * root;
    const Eigen::SelfAdjointEigenSolver<Matrix> solved(middle, Eigen::EigenvaluesOnly);
    const double cross = solved.eigenvalues().cwiseMax(0).cwiseSqrt().sum();
    return (p.mean - q.mean).squaredNorm() + p.covariance.trace() + q.covariance.trace() - 2 * cross;
}

double kernel_distance(const FeatureSet& a, const FeatureSet& b) {
    assert(a.length() == b.length() && a.size() >= 2 && b.size() >= 2);
    const Matrix x = matrix_of(a), y = matrix_of(b);
    const double m = double(a.size()), n = double(b.size());
    return kernel_sum(x, x, false) / (m * (m - 1)) + kernel_sum(y, y, false) / (n * (n - 1)) -
           2 * kernel_sum(x, y, true) / (m * n);
}

double mean_pairwise_distance(const FeatureSet& set) {
    double sum = 0;
    for (std::size_t i = 0; i < set.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            double squares = 0;
            for (std::size_t k = 0; k < set.length(); ++k) {
                const double d = double(set[i][k]) - double(set[j][k]);
                squares += d * d;
            }
            sum += std::sqrt(squares);
        }
    const double pairs = double(set.size()) * (double(set.size()) - 1) / 2;
    return pairs > 0 ? sum / pairs : 0;
}

double cosine(std::span<const float> a, std::span<const float> b) {
    assert(a.size() == b.size());
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        aa += double(a[i]) * double(a[i]);
        bb += double(b[i]) * double(b[i]);
        ab += double(a[i]) * double(b[i]);
    }
    return aa > 0 && bb > 0 ? ab / std::sqrt(aa * bb) : 0;
}

}  // namespace limner
