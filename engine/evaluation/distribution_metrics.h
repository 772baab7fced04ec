#pragma once
// How alike two sets of feature vectors are, and how varied one is. Pure functions, double precision.
//
//     FeatureSet generated(128), real(128);
//     for (...) generated.add(features);
//     frechet_distance(generated, real);

#include <cstddef>
#include <span>
#include <vector>

namespace limner {

/// Vectors of one length, one after the other.
class FeatureSet {
public:
    explicit FeatureSet(std::size_t length) : length_(length) {}
    /// Asserts the length.
    void add(std::span<const float> vector);
    std::size_t size() const { return values_.size() / length_; }
    std::size_t length() const { return length_; }
    std::span<const float> operator[](std::size_t i) const { return {values_.data() + i * length_, length_}; }
    const std::vector<float>& values() const { return values_; }  // [size, length]

private:
    std::size_t length_;
    std::vector<float> values_;
};

/// Of Gaussians fitted to both sets (Heusel et al. 2017): |m1 - m2|^2 + tr(C1 + C2 - 2 (C1 C2)^(1/2)), with
/// unbiased covariances. Both sets need at least two vectors of one length. It falls with the number of
/// vectors, so compare figures of equally large sets only.
double frechet_distance(const FeatureSet& a, const FeatureSet& b);

/// Squared maximum mean discrepancy with the kernel (x.y / length + 1)^3, unbiased (Binkowski et al. 2018):
/// about 0, even slightly below, for two samples of one distribution. At least two vectors each.
double kernel_distance(const FeatureSet& a, const FeatureSet& b);

/// Mean Euclidean distance between the vectors of different pairs; 0 of fewer than two.
double mean_pairwise_distance(const FeatureSet& set);

/// Cosine of the angle between two vectors; 0 where one has no length.
double cosine(std::span<const float> a, std::span<const float> b);

}  // namespace limner
