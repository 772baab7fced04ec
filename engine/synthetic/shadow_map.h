#pragma once
// Orthographic depth maps: for the visibility of the environment and for the shadows of key and rim light
// (spec sections 7.2 and 7.3).

#include <vector>

#include "engine/synthetic/portrait_mesh.h"
#include "engine/synthetic/strands.h"

namespace limner::synthetic {

class ShadowMap {
public:
    /// Looks from `direction` at the cube of half width `half_extent` about the origin with side^2 texels.
    ShadowMap(const Vec3& direction, int side, float half_extent);
    ShadowMap() = default;

    void draw(const PortraitMesh& mesh, bool with_thin_things);
    /// Adds the opacity of head and facial hair.
    void draw(const StrandSet& strands);

    /// Whether a mesh lies more than `bias` cm in front of `p`.
    bool occluded(const Vec3& p, float bias) const {
        const int x = int((dot(p, u_) + half_extent_) * texels_per_cm_);
        const int y = int((dot(p, v_) + half_extent_) * texels_per_cm_);
        return x >= 0 && y >= 0 && x < side_ && y < side_ &&
               nearest_[index(x, y)] > dot(p, direction_) + bias;
    }

    /// Share of light that reaches `p` (normal `n`), filtered over `radius` cm, wider for red: the coloured
    /// penumbra of skin. `pattern` 0..3 turns the taps.
    Vec3 light_reaching(const Vec3& p, const Vec3& n, float radius, unsigned pattern) const;

private:
    std::size_t index(int x, int y) const { return std::size_t(y) * std::size_t(side_) + std::size_t(x); }
    Vec3 to_texels(const Vec3& p) const {
        return {(dot(p, u_) + half_extent_) * texels_per_cm_, (dot(p, v_) + half_extent_) * texels_per_cm_,
                dot(p, direction_)};
    }

    int side_ = 0;
    float half_extent_ = 1, texels_per_cm_ = 1;
    Vec3 direction_, u_, v_;
    std::vector<float> nearest_;       // largest position along `direction_` of a mesh
    std::vector<float> hair_opacity_;  // empty without hair
    std::vector<float> nearest_hair_;
};

}  // namespace limner::synthetic
