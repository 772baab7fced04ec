#include "engine/synthetic/illumination.h"

namespace limner::synthetic {
namespace {

/// Adds the light of environment direction `d` (share 4/D of the sphere) to all vertices that see it.
void light_vertices(const PortraitMesh& mesh, const ShadowMap& occluders, const HairVolume& hair,
                    const OpticalDepth& depth, const Vec3& d, const Vec3& radiance, float share,
                    Illumination& result) {
    for (std::size_t v = 0; v < mesh.positions.size(); ++v) {
        const Vec3& normal = mesh.normals[v];
        const float cosine = dot(normal, d);
        if (cosine < -0.3f) continue;
        if (occluders.occluded(mesh.positions[v] + normal * 0.22f, 0.18f)) continue;
        float visible = 1;
        if (result.has_hair) {
            const Vec3 start = mesh.positions[v] + normal * 0.3f + d * 0.75f;
            visible = std::exp(-0.8f * hair.lattice().interpolate(depth.hair, start));
        }
        // Light spreads under the skin, red the farthest: a wrapped cosine per channel.
        const float red = std::max(0.0f, (cosine + 0.3f) / 1.3f) / 1.3f;
        const float green = std::max(0.0f, (cosine + 0.1f) / 1.1f) / 1.1f;
        const float blue = std::max(0.0f, cosine);
        result.vertex_irradiance[v] += radiance * Vec3(red, green, blue) * (share * visible);
        result.vertex_openness[v] += blue * share * visible;
    }
}

}  // namespace

Illumination illuminate(const PortraitFactors& factors, const PortraitMesh& mesh, const StrandSet& strands,
                        const HairVolume& hair, int directions) {
    Illumination result;
    const LightFactors& light = factors.light;
    result.light = summarize(light);
    result.has_rim = light.has_rim();
    result.has_hair = !strands.strands.empty();
    result.vertex_irradiance.resize(mesh.positions.size());
    result.vertex_openness.resize(mesh.positions.size());
    result.hair_irradiance.resize(hair.lattice().size());

    constexpr float environment_half_extent = 19, shadow_half_extent = 20;
    OpticalDepth depth;
    for (int i = 0; i < directions; ++i) {
        const Vec3 d = fibonacci_direction(i, directions, 0.7f);
        const Vec3 incoming = maximum(radiance(result.light.environment, d), Vec3());
        ShadowMap occluders(d, 144, environment_half_extent);
        occluders.draw(mesh, false);
        if (result.has_hair) hair.sweep(d, depth);
        light_vertices(mesh, occluders, hair, depth, d, incoming, 4.0f / float(directions), result);
        if (!result.has_hair) continue;
        for (std::size_t node = 0; node < hair.density().size(); ++node) {
            if (hair.density()[node] <= 0) continue;
            result.hair_irradiance[node] +=
                incoming * (std::exp(-0.55f * depth.hair[node] - depth.solid[node]) / float(directions));
        }
    }

    result.key_shadow = ShadowMap(light.key_direction, 768, shadow_half_extent);
    result.key_shadow.draw(mesh, true);
    result.key_shadow.draw(strands);
    if (result.has_hair) hair.sweep(light.key_direction, result.key_depth);
    if (result.has_rim) {
        result.rim_shadow = ShadowMap(light.rim_direction, 512, shadow_half_extent);
        result.rim_shadow.draw(mesh, true);
        result.rim_shadow.draw(strands);
        if (result.has_hair) hair.sweep(light.rim_direction, result.rim_depth);
    }
    return result;
}

}  // namespace limner::synthetic
