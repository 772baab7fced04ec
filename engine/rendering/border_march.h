#pragma once
// The last third of a pixel: asks the field itself where a rasterised view changes its label. A baked surface
// is right everywhere but within a pixel or so of its outlines and class borders, and loses what is thinner
// than a cell (the line between closed lips); those few thousand pixels are marched through the field,
// starting from the depths that the raster shows there.
//
//     BorderMarch march;                                       // keeps its buffers from view to view
//     raster.render(field, camera, 256, {}, view);
//     march.correct(query, field, camera, view);               // some 2 queries per border pixel
//
// A pixel next to another label first looks at the surface of a nearer neighbour, which may reach as far as
// this ray, then at its own, then at one further back that a neighbour shows. Where a label changes, the
// pixels around it are looked at as well. The result does not depend on threads.

#include <cstdint>
#include <vector>

#include "engine/geometry/camera.h"
#include "engine/rendering/baked_field.h"
#include "engine/rendering/field_query.h"
#include "engine/rendering/surface_raster.h"

namespace limner {

/// One thread at a time per object; different objects are independent.
class BorderMarch {
public:
    /// Corrects labels and depth of `view`, which shows `field` (baked from `query`) through `camera`, and
    /// its normals and positions if there are any: a normal comes from the neighbour that shows the same
    /// surface. The query runs on the calling thread. Returns the number of points asked for.
    std::int64_t correct(const FieldQuery& query, const BakedField& field, const Camera& camera,
                         SurfaceView& view);

private:
    struct Scene;
    /// A ray on its way. Depths are head units along the viewing axis; 0 = nothing there.
    struct Probe {
        std::int32_t pixel;
        Ray ray;
        float own;                   // of the surface that it looks at when it finds none in front
        float behind;                // the farthest one that a neighbour shows
        bool open;                   // a neighbour shows no surface at all
        bool in_front;               // still looking for a nearer neighbour's surface
        bool label_stands;           // the raster's label is good unless something is in front
        int asked = 0;               // points on the present surface
        float start = 0, depth = 0;  // where that surface should be, and the point to ask for
        float last_depth = 0, last_occupancy = 0;
    };
    struct Hit {
        std::int32_t pixel;
        std::uint8_t label;
        float depth;
        Vec3f normal;
    };

    Probe probe_at(const Scene& scene, std::int32_t pixel) const;
    bool advance(const Scene& scene, Probe& probe, float occupancy, const float* logits,
                 const float* last_logits);
    bool miss(const Scene& scene, Probe& probe);
    bool hit(const Scene& scene, const Probe& probe, int label, float depth);
    std::int64_t march(const Scene& scene);
    void apply(const Scene& scene);

    std::vector<std::uint8_t> visited_;  // [pixels]
    std::vector<Probe> probes_;
    std::vector<Hit> hits_;
    std::vector<Vec3f> points_;
    std::vector<float> occupancy_, logits_, last_logits_;  // [probes], [probes, classes]
};

}  // namespace limner
