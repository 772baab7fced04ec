#include "engine/synthetic/portrait_renderer.h"

#include "engine/synthetic/resolve.h"
#include "engine/synthetic/scene.h"

namespace limner::synthetic {
namespace {

/// Whether the samples show nothing that lies clearly before `p`. Landmarks lie on skin that bulges a little.
bool is_visible(const View& sample_view, const SampleBuffer& samples, const Vec3& p) {
    constexpr float tolerance = 0.3f;
    const Vec3 at = sample_view.project(p);
    const int x = floor_to_int(at.x), y = floor_to_int(at.y);
    if (x < 0 || y < 0 || x >= samples.size || y >= samples.size) return false;
    return samples.depth[samples.index(x, y)] > at.z - tolerance;
}

}  // namespace

std::vector<PortraitImage> render(const TemplateHead& head, const PortraitFactors& factors,
                                  std::span<const ViewCamera> views, const RenderOptions& options) {
    const PortraitMesh mesh = build_mesh(head, factors);
    const StrandSet strands = grow_hair(head, factors, mesh);
    const HairVolume hair(head, mesh.warp, strands);
    const Illumination light = illuminate(factors, mesh, strands, hair, options.light_directions);
    const Scene scene{head, factors, mesh, strands, hair, &light};

    std::vector<PortraitImage> images;
    images.reserve(views.size());
    for (const ViewCamera& camera : views) {
        const View view = View::portrait(head.model(), mesh, camera, options.size);
        const View sample_view = view.supersampled(options.samples_per_side);
        SampleBuffer samples(sample_view.size);
        const std::vector<Vec3> projected = project_all(sample_view, mesh.positions);
        draw_mesh(mesh, projected, samples);
        draw_strands(scene, sample_view, samples);
        shade_mesh(scene, sample_view, projected, options.shading_block, samples);
        draw_lenses(scene, sample_view, samples);

        PortraitImage& image = images.emplace_back();
        resolve(samples, view, factors, light.light.exposure, options.samples_per_side, image);
        for (std::size_t i = 0; i < landmark_count; ++i) {
            const Vec3& p = mesh.positions[std::size_t(head.model().landmarks()[i])];
            const Vec3 pixel = view.project(p);
            image.landmarks[i] = {pixel.x, pixel.y};
            image.landmarks_3d[i] = p;
            image.landmark_visible[i] = is_visible(sample_view, samples, p);
        }
        for (std::size_t e = 0; e < 2; ++e) {
            image.eyes[e] = {mesh.eyes[e].centre, mesh.eyes[e].head_from_eye * Vec3(0, 0, 1)};
        }
        image.camera = view.camera_vector();
    }
    return images;
}

}  // namespace limner::synthetic
