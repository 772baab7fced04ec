#pragma once
// Colours for the vertices of a mesh from pictures that show it.
//
//     VertexColours colours(mesh);
//     colours.add(front_camera, front.image, front.depth, /*trust=*/4);
//     colours.add(side_camera, side.image, side.depth);
//     mesh.colours = colours.finish();
//
// A vertex that several pictures show takes their mean, weighted by how squarely it faces each camera. One
// that none shows takes the mean of its neighbours in the mesh, from the seen ones outwards, and the further
// away the more of the mean of its class: the back of a head is as its hair is.

#include <array>
#include <vector>

#include "engine/core/head_mesh.h"
#include "engine/core/image.h"
#include "engine/geometry/camera.h"

namespace limner {

class VertexColours {
public:
    /// `mesh` has normals, positions in the head frame, and outlives this object.
    explicit VertexColours(const HeadMesh& mesh);
    /// `depth` of the same view says what hides what; its size may be another. `trust` weighs the picture.
    void add(const Camera& camera, const Image& image, const DepthMap& depth, float trust = 1);
    /// sRGB beside the positions; grey when no picture shows anything.
    std::vector<std::array<std::uint8_t, 3>> finish();

private:
    std::array<std::array<float, 4>, 256> class_means() const;
    void spread();

    const HeadMesh& mesh_;
    std::vector<std::array<float, 4>> sums_;  // r, g, b times weight; weight
};

}  // namespace limner
