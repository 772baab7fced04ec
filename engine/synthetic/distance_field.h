#pragma once
// Signed distance to the neutral head and shoulders, for the collision of hair and collars (spec
// section 5.5).

#include <span>
#include <vector>

#include "engine/face_model/vec3.h"
#include "engine/synthetic/lattice.h"
#include "engine/synthetic/mesh.h"

namespace limner::synthetic {

/// Half width and front and back extent of the torso at height `y` (spec section 12).
struct TorsoSection {
    float half_width, front, back;
    float centre_z() const { return (front + back) / 2; }
    float half_depth() const { return (front - back) / 2; }
};
TorsoSection torso_at(float y);

class DistanceField {
public:
    DistanceField(std::span<const Vec3> positions, std::span<const Vec3> normals,
                  std::span<const Triangle> triangles, int head_vertex_count);

    struct Sample {
        float distance;  // cm, negative inside
        Vec3 direction;  // unit vector of growing distance
    };
    Sample sample(const Vec3& p) const {
        const Node node = lattice_.interpolate(nodes_, p);
        return {node.distance, normalized(node.gradient)};
    }
    float distance(const Vec3& p) const { return lattice_.interpolate(distance_, p); }

private:
    struct Seed {
        Vec3 position, normal;
    };
    struct Node {
        Vec3 gradient;
        float distance = 0;
        Node operator*(float s) const { return {gradient * s, distance * s}; }
        Node operator+(const Node& o) const { return {gradient + o.gradient, distance + o.distance}; }
    };
    void propagate(const std::vector<Seed>& seeds, std::vector<int>& nearest);
    void smooth();
    void store_gradients();

    Lattice lattice_;
    std::vector<float> distance_;
    std::vector<Node> nodes_;  // distance and gradient side by side, for one look-up of both
};

}  // namespace limner::synthetic
