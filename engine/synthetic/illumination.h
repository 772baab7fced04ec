#pragma once
// How light reaches a person: shadowed environment light per vertex and hair voxel, shadow maps of key and
// rim light. Independent of the camera, so that all views of a person share it.

#include <vector>

#include "engine/synthetic/environment_light.h"
#include "engine/synthetic/hair_volume.h"
#include "engine/synthetic/shadow_map.h"

namespace limner::synthetic {

struct Illumination {
    LightSummary light;
    std::vector<Vec3>
        vertex_irradiance;  // [V] environment irradiance / pi, with occlusion and subsurface spread
    std::vector<float> vertex_openness;  // [V] ambient occlusion, 1 open
    std::vector<Vec3> hair_irradiance;   // per node of the hair volume
    ShadowMap key_shadow, rim_shadow;
    OpticalDepth key_depth, rim_depth;  // of the hair volume; empty without hair
    bool has_rim = false, has_hair = false;
};

/// `directions`: number of environment directions, 24 (fast) or 36.
Illumination illuminate(const PortraitFactors& factors, const PortraitMesh& mesh, const StrandSet& strands,
                        const HairVolume& hair, int directions);

}  // namespace limner::synthetic
