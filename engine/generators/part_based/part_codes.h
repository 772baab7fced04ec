#pragma once
// Latent codes of a part-based generator as rows: first the shared coarse rows, then a shape and a texture
// row for each class (W+). All edits of parts are changes of rows. Engine-internal header (LibTorch). Source:
// specs/3d-ssgan.md, sections 2.3, 2.9 and 6.
//
//     const auto b_hair = swapped(a, b, part_rows(config, 7));        // hair of b on a
//     const auto expanded = expand_codes(config, truncated(b_hair, mean, 0.7));

#include <torch/torch.h>

#include "engine/generators/part_based/part_config.h"

namespace limner::parts {

using torch::Tensor;

/// Codes for every layer of every class, part-major: [N, K * local_layers, D], from one w for all rows
/// [N, D], from W+ rows [N, rows, D], or from expanded codes, which are returned as they are.
Tensor expand_codes(const PartConfig& config, const Tensor& codes);

std::vector<std::int64_t> coarse_rows(const PartConfig& config);
/// Shape and texture row of class `k`.
std::vector<std::int64_t> part_rows(const PartConfig& config, std::int64_t k);

/// `codes` [N, rows, D] with the rows `rows` of `other`, of the same shape.
Tensor swapped(const Tensor& codes, const Tensor& other, const std::vector<std::int64_t>& rows);

/// mean + psi (codes - mean); the mean [D] is that of all rows.
inline Tensor truncated(const Tensor& codes, const Tensor& mean, double psi) {
    return mean + psi * (codes - mean);
}

/// Style mixing of training: W+ rows of w `a` and w `b`, both [N, D]. Coarse rows come from a; `draws` [N, K]
/// says for each class 0: all of it from a, 1: texture from b, 2: shape and texture from b.
Tensor mixed(const PartConfig& config, const Tensor& a, const Tensor& b, const Tensor& draws);

/// `count` codes along the cubic spline through `keys` [n, D], n >= 2, with not-a-knot ends; keys and codes
/// equally spaced, both ends included. Computed in double precision: [count, D] of the type of `keys`.
Tensor spline_codes(const Tensor& keys, std::int64_t count);

}  // namespace limner::parts
