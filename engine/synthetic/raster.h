#pragma once
// Samples of one view and the rasteriser that fills them with the mesh.

#include <cstdint>
#include <vector>

#include "engine/core/label_set.h"
#include "engine/synthetic/portrait_mesh.h"
#include "engine/synthetic/view.h"

namespace limner::synthetic {

/// Sample grid of a view, row-major; one entry per sample.
struct SampleBuffer {
    static constexpr std::int32_t nothing = -1, strand = -2;

    int size = 0;
    std::vector<float> depth;            // cm along the viewing axis, 1e9 where nothing is
    std::vector<std::int32_t> triangle;  // index, or `nothing` or `strand`
    std::vector<Vec3> colour;            // linear radiance before exposure
    std::vector<FaceClass> label;
    std::vector<Vec3> normal;  // head frame

    explicit SampleBuffer(int samples_per_side);
    std::size_t index(int x, int y) const { return std::size_t(y) * std::size_t(size) + std::size_t(x); }
};

/// Vertices as seen by a view: pixel x, pixel y, depth.
std::vector<Vec3> project_all(const View& view, const std::vector<Vec3>& positions);

/// Draws all triangles: depth and triangle index. Skin is culled when seen from behind; a beanie ends at its
/// brim.
void draw_mesh(const PortraitMesh& mesh, const std::vector<Vec3>& projected, SampleBuffer& samples);

/// Perspective-correct weights of the triangle's corners at sample (x, y).
std::array<float, 3> corner_weights(const Triangle& triangle, const std::vector<Vec3>& projected, int x,
                                    int y);

}  // namespace limner::synthetic
