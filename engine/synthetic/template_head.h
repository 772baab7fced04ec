#pragma once
// The neutral head with everything that is the same for all people: triangles, attributes, collision field,
// noise, where hair may root. Built once per process (about half a second), immutable afterwards, shared
// between threads.

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "engine/face_model/face_model.h"
#include "engine/synthetic/distance_field.h"
#include "engine/synthetic/lattice.h"
#include "engine/synthetic/mesh.h"
#include "engine/synthetic/noise.h"
#include "engine/synthetic/random_stream.h"
#include "engine/synthetic/template_attributes.h"

namespace limner::synthetic {

enum class Side : std::uint8_t { left, right };  // the subject's

/// A point on the template's surface: where hair grows from.
struct SurfacePoint {
    std::array<int, 3> vertex;
    std::array<float, 3> weight;  // barycentric
    Vec3 position, normal;        // on the template

    /// The same point on a deformed mesh.
    Vec3 on(const std::vector<Vec3>& vertices) const {
        return vertices[std::size_t(vertex[0])] * weight[0] + vertices[std::size_t(vertex[1])] * weight[1] +
               vertices[std::size_t(vertex[2])] * weight[2];
    }
};

/// Carries things that are modelled once around the template (hair, torso) along with the identity (spec
/// section 5.3).
class WarpBinding {
public:
    WarpBinding() = default;
    WarpBinding(const FaceModel& model, const std::vector<Attributes>& attributes);
    const Lattice& lattice() const { return lattice_; }
    /// Offset of every lattice node for vertices that differ from neutral by identity alone.
    std::vector<Vec3> offsets(const FaceModel& model, const std::vector<Vec3>& identity_vertices) const;

private:
    static constexpr std::size_t anchors = 4;
    Lattice lattice_;
    std::vector<std::array<int, anchors>> vertex_;
    std::vector<std::array<float, anchors>> weight_;
};

class TemplateHead {
public:
    explicit TemplateHead(FaceModel model);

    const FaceModel& model() const { return model_; }
    const std::vector<Vec3>& positions() const { return model_.neutral(); }
    const std::vector<Vec3>& normals() const { return normals_; }
    /// What is drawn of the model: no irises, lashes, lacrimal fluid or blending strips.
    const std::vector<Triangle>& triangles() const { return triangles_; }
    const std::vector<Attributes>& attributes() const { return attributes_; }
    float attribute(const SurfacePoint& point, Attribute attribute) const;
    const DistanceField& distance_field() const { return *distance_field_; }
    const WarpBinding& warp() const { return warp_; }
    const NoiseSet& noise() const { return noise_; }

    /// Vertices along the upper / lower lid margin from the inner to the outer corner, both included, and the
    /// skin just outside the margin that the lashes grow from. (Roots on the margin itself end up hidden
    /// behind the lid rim.)
    struct Lid {
        std::vector<int> margin, lash_roots;
    };
    const Lid& upper_lid(Side side) const { return lids_[std::size_t(side)][0]; }
    const Lid& lower_lid(Side side) const { return lids_[std::size_t(side)][1]; }
    /// Lowest vertex of an ear.
    int ear_lobe(Side side) const { return ear_lobes_[std::size_t(side)]; }

    /// Area-uniform random point of the scalp / of the beard region.
    SurfacePoint random_scalp_point(RandomStream& random) const { return random_point(scalp_, random); }
    SurfacePoint random_beard_point(RandomStream& random) const { return random_point(beard_, random); }
    /// The face surface at frontal position (x, y); nothing outside the face.
    std::optional<SurfacePoint> frontal_point(float x, float y) const;

private:
    struct Region {
        std::vector<int> triangles;
        std::vector<float> cumulative_area;
    };
    void build_triangles();
    void build_lids(const std::vector<std::vector<int>>& neighbours);
    /// Marks the pink flesh between the inner corner of the eye (`tip`) and the eyeball's `opening`.
    void mark_caruncle(const Vec3& tip, const Vec3& opening);
    void build_regions();
    void build_frontal_map();
    SurfacePoint random_point(const Region& region, RandomStream& random) const;
    SurfacePoint surface_point(const Triangle& triangle, const std::array<float, 3>& weight) const;

    FaceModel model_;
    std::vector<Triangle> triangles_;
    std::vector<Vec3> normals_;
    std::vector<Attributes> attributes_;
    std::unique_ptr<DistanceField> distance_field_;
    WarpBinding warp_;
    NoiseSet noise_;
    std::array<std::array<Lid, 2>, 2> lids_;
    std::array<int, 2> ear_lobes_{};
    Region scalp_, beard_;
    std::vector<int> frontal_map_;  // [512, 512] triangle or -1
};

/// Area-weighted unit vertex normals.
std::vector<Vec3> vertex_normals(const std::vector<Vec3>& positions, const std::vector<Triangle>& triangles);

/// First vertex and radius-defining vertices of an eyeball: the sclera, and sclera plus iris.
IndexRange sclera_vertices(Side side);
IndexRange eyeball_vertices(Side side);

}  // namespace limner::synthetic
