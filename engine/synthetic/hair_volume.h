#pragma once
// Hair as a coarse volume: how much of it a ray of light passes (spec section 7.2).

#include <vector>

#include "engine/synthetic/lattice.h"
#include "engine/synthetic/strands.h"

namespace limner::synthetic {

/// Optical depth from every node towards one direction.
struct OpticalDepth {
    std::vector<float> hair, solid;
};

class HairVolume {
public:
    /// `strands` in the head frame; the head itself is the solid part.
    HairVolume(const TemplateHead& head, const PersonWarp& warp, const StrandSet& strands);

    const Lattice& lattice() const { return lattice_; }
    const std::vector<float>& density() const { return density_; }
    /// Fills `depth` with what lies between each node and infinity along `direction`.
    void sweep(const Vec3& direction, OpticalDepth& depth) const;

private:
    Lattice lattice_;
    std::vector<float> density_;  // of hair, 1/cm
    std::vector<float> solid_;    // of the head, 1/cm
};

}  // namespace limner::synthetic
