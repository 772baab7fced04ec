#pragma once
// What shading looks at: one person under one light, and one view of it.

#include "engine/synthetic/hair_volume.h"
#include "engine/synthetic/illumination.h"
#include "engine/synthetic/raster.h"

namespace limner::synthetic {

/// References to the parts of one person; `light` is null where only labels and depth are wanted.
struct Scene {
    const TemplateHead& head;
    const PortraitFactors& person;
    const PortraitMesh& mesh;
    const StrandSet& strands;
    const HairVolume& hair;
    const Illumination* light = nullptr;
};

/// A visible point of the mesh.
struct ShadingPoint {
    const Triangle* triangle = nullptr;
    std::array<float, 3> weight{};  // of the triangle's corners
    Vec3 position;                  // head frame
    Vec3 template_position;
    Vec3 normal;           // unit, smooth
    Vec3 to_camera;        // unit
    Vec3 irradiance;       // environment irradiance / pi
    float openness = 1;    // ambient occlusion
    unsigned pattern = 0;  // 0..3, which shadow taps

    template <class T>
    T interpolate(const std::vector<T>& per_vertex) const {
        return per_vertex[std::size_t(triangle->vertex[0])] * weight[0] +
               per_vertex[std::size_t(triangle->vertex[1])] * weight[1] +
               per_vertex[std::size_t(triangle->vertex[2])] * weight[2];
    }
    float attribute(const TemplateHead& head, Attribute a) const {
        const auto& all = head.attributes();
        return all[std::size_t(triangle->vertex[0])][a] * weight[0] +
               all[std::size_t(triangle->vertex[1])][a] * weight[1] +
               all[std::size_t(triangle->vertex[2])][a] * weight[2];
    }
};

// Colours of the materials (spec sections 8 and 11).

/// Diffuse albedo of skin.
Vec3 skin_albedo(float melanin, float haemoglobin);
/// Albedo of a strand; `amount` scales the pigment.
Vec3 hair_albedo(const HairFactors& hair, float amount = 1);
/// Microfacet reflection times n.l, F0 = .028.
float ggx(const Vec3& normal, const Vec3& to_light, const Vec3& to_camera, float alpha);
/// Lambert wrapped by `wrap`, keeping its energy.
inline float wrapped_cosine(float cosine, float wrap) {
    return std::max(0.0f, cosine + wrap) / square(1 + wrap);
}
inline Vec3 reflected(const Vec3& to_camera, const Vec3& normal) {
    return normal * (2 * dot(normal, to_camera)) - to_camera;
}

/// Class of a mesh point (spec section 8, "label").
FaceClass label_of(const Scene& scene, const ShadingPoint& point);

/// How densely the scalp is painted under the hair, and the soft scalp coordinate that decides where (noise
/// included).
struct ScalpPaint {
    float height, cover;
};
ScalpPaint scalp_paint(const Scene& scene, const ShadingPoint& point, float broad_noise);

// Radiance towards the camera, by surface. `scene.light` must be set.
Vec3 shade_skin(const Scene& scene, const ShadingPoint& point);
Vec3 shade_eye(const Scene& scene, const ShadingPoint& point);
Vec3 shade_mouth(const Scene& scene, const ShadingPoint& point);
Vec3 shade_clothes(const Scene& scene, const ShadingPoint& point);
Vec3 shade_worn(const Scene& scene, const ShadingPoint& point);

/// Shades the mesh samples of a view: colour, label, normal. Without light only labels and normals. In blocks
/// of `block`^2 samples the first of each surface is shaded and copied to its neighbours of the same surface
/// and depth.
void shade_mesh(const Scene& scene, const View& view, const std::vector<Vec3>& projected, int block,
                SampleBuffer& samples);

/// Lays the lenses of glasses over the shaded samples.
void draw_lenses(const Scene& scene, const View& view, SampleBuffer& samples);

/// Draws all strands with depth test and shading.
void draw_strands(const Scene& scene, const View& view, SampleBuffer& samples);
/// Labels and depth only: a sample becomes hair where strands cover at least half of it.
void draw_strand_labels(const Scene& scene, const View& view, SampleBuffer& samples);

}  // namespace limner::synthetic
