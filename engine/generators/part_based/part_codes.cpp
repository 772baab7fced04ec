#include "engine/generators/part_based/part_codes.h"

#include <algorithm>

namespace limner::parts {
namespace {

/// Slopes of the spline at its keys, for keys one apart: interior d[i-1] + 4 d[i] + d[i+1] = 3 (y[i+1] -
/// y[i-1]); at an end the third derivative continues across the first inner key, d[0] + 2 d[1] = (5 s[0] +
/// s[1]) / 2 with the differences s.
std::vector<Tensor> spline_slopes(const Tensor& y) {
    const auto n = y.size(0);
    const auto s = [&](std::int64_t i) { return y[i + 1] - y[i]; };
    if (n == 2) return {s(0), s(0)};
    if (n == 3) return {(3 * s(0) - s(1)) / 2, (s(0) + s(1)) / 2, (3 * s(1) - s(0)) / 2};  // one parabola
    std::vector<Tensor> right;
    std::vector<double> diagonal(std::size_t(n), 4), upper(std::size_t(n), 1), lower(std::size_t(n), 1);
    right.push_back((5 * s(0) + s(1)) / 2);
    for (std::int64_t i = 1; i + 1 < n; ++i) right.push_back(3 * (y[i + 1] - y[i - 1]));
    right.push_back((5 * s(n - 2) + s(n - 3)) / 2);
    diagonal.front() = diagonal.back() = 1;
    upper.front() = lower.back() = 2;
    for (std::size_t i = 1; i < std::size_t(n); ++i) {
        const double factor = lower[i] / diagonal[i - 1];
        diagonal[i] -= factor * upper[i - 1];
        right[i] = right[i] - factor * right[i - 1];
    }
    for (auto i = std::size_t(n); i-- > 0;) {
        if (i + 1 < std::size_t(n)) right[i] = right[i] - upper[i] * right[i + 1];
        right[i] = right[i] / diagonal[i];
    }
    return right;
}

}  // namespace

Tensor expand_codes(const PartConfig& config, const Tensor& codes) {
    const auto K = config.classes, L = config.local_layers;
    if (codes.dim() == 2) return codes.unsqueeze(1).expand({codes.size(0), K * L, codes.size(1)});
    if (codes.size(1) == K * L) return codes;
    TORCH_CHECK(codes.size(1) == config.rows(), "codes: expected ", config.rows(), " or ", K * L, " rows");
    std::vector<std::int64_t> row;
    for (std::int64_t k = 0; k < K; ++k)
        for (std::int64_t l = 0; l < L; ++l) {
            const bool coarse = k > 0 && l < config.base_layers;  // the background has no coarse layers
            row.push_back(coarse ? l : l < config.depth_layers ? config.shape_row(k) : config.texture_row(k));
        }
    return codes.index_select(1, torch::tensor(row).to(codes.device()));
}

std::vector<std::int64_t> coarse_rows(const PartConfig& config) {
    std::vector<std::int64_t> rows;
    for (std::int64_t row = 0; row < config.base_layers; ++row) rows.push_back(row);
    return rows;
}

std::vector<std::int64_t> part_rows(const PartConfig& config, std::int64_t k) {
    return {config.shape_row(k), config.texture_row(k)};
}

Tensor swapped(const Tensor& codes, const Tensor& other, const std::vector<std::int64_t>& rows) {
    const auto index = torch::tensor(rows, torch::kInt64).to(codes.device());
    return codes.index_copy(1, index, other.index_select(1, index));
}

Tensor mixed(const PartConfig& config, const Tensor& a, const Tensor& b, const Tensor& draws) {
    const auto from_b = torch::stack({draws == 2, draws >= 1}, 2).flatten(1);  // [N, 2 K], shape first
    const auto coarse = torch::zeros({a.size(0), config.base_layers}, from_b.options());
    return torch::where(torch::cat({coarse, from_b}, 1).unsqueeze(2), b.unsqueeze(1), a.unsqueeze(1));
}

Tensor spline_codes(const Tensor& keys, std::int64_t count) {
    TORCH_CHECK(keys.dim() == 2 && keys.size(0) >= 2 && count >= 1, "a spline needs two keys");
    const auto y = keys.to(torch::kFloat64);
    const auto d = spline_slopes(y);
    const auto spans = keys.size(0) - 1;
    std::vector<Tensor> codes;
    for (std::int64_t j = 0; j < count; ++j) {
        const double x = count == 1 ? 0 : double(j * spans) / double(count - 1);
        const auto i = std::min(std::int64_t(x), spans - 1);
        const double t = x - double(i), u = 1 - t;  // Hermite form between keys i and i + 1
        codes.push_back((1 + 2 * t) * u * u * y[i] + t * u * u * d[std::size_t(i)] +
                        t * t * (3 - 2 * t) * y[i + 1] - t * t * u * d[std::size_t(i + 1)]);
    }
    return torch::stack(codes).to(keys.scalar_type());
}

}  // namespace limner::parts
