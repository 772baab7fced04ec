#pragma once
// Remembers every lattice point of the finest level that has been asked for. Internal to the bake; one
// thread.

#include <cstdint>
#include <span>
#include <vector>

#include "engine/rendering/field_query.h"
#include "engine/rendering/sparse_bake.h"

namespace limner {

/// A lattice point, 0..finest on each axis.
struct GridPoint {
    int x, y, z;
};

class SampleGrid {
public:
    explicit SampleGrid(const BakeOptions& options);

    /// Puts a point on the list of those to ask for, unless it is known or already there.
    void want(GridPoint point);
    /// Asks for the wanted points in chunks. False when cancelled; the grid is then of no use.
    bool ask(const FieldQuery& query, const BakeOptions& options);

    /// Number of a known point, or negative.
    int find(GridPoint point) const { return index_[linear(point)]; }
    /// Sample of a point that is known.
    float occupancy(int sample) const { return occupancy_[std::size_t(sample)]; }
    const float* logits(int sample) const { return &logits_[std::size_t(sample) * std::size_t(classes_)]; }
    int size() const { return int(occupancy_.size()); }

    int side() const { return side_; }  // lattice points per axis = finest + 1
    bool contains(GridPoint p) const {
        return p.x >= 0 && p.y >= 0 && p.z >= 0 && p.x < side_ && p.y < side_ && p.z < side_;
    }
    /// Field-frame distance of neighbouring lattice points.
    const Vec3f& spacing() const { return spacing_; }
    Vec3f position(GridPoint p) const {
        return low_ + spacing_.cwiseProduct(Vec3f(float(p.x), float(p.y), float(p.z)));
    }

private:
    static constexpr std::int32_t unknown = -1, wanted = -2;
    std::size_t linear(GridPoint p) const {
        return (std::size_t(p.z) * std::size_t(side_) + std::size_t(p.y)) * std::size_t(side_) +
               std::size_t(p.x);
    }

    int side_, classes_;
    bool closed_;
    Vec3f low_, spacing_;
    std::vector<std::int32_t> index_;  // [side, side, side], z slowest
    std::vector<float> occupancy_;     // [size]
    std::vector<float> logits_;        // [size, classes]
    std::vector<GridPoint> pending_;
    std::vector<Vec3f> points_;
};

}  // namespace limner
