#pragma once
// Strokes over one view of a head, made part of the head: a change of its field that the painted view shows
// as painted and every other view shows from its side.
//
//     SurfaceView seen = rasterise(baked, camera, 256);
//     auto shape = std::make_shared<const PaintedShape>(strokes, seen.labels, seen.depth, camera, baked);
//     const FieldQuery painted = with_painting(field, shape);      // bake it, march it, paint over it again
//     shape->mark(other_camera, seen);                             // after the raster, before the borders
//
// Along the ray of a painted pixel
//   - another class over the head: the first surface is of that class, to a centimetre below it;
//   - background over the head: nothing is left, whatever lies behind;
//   - a class over the background: the head grows. The new part goes on from the outline that it touches, is
//     rounded towards its own outline and about as deep as it is wide, 2.4 cm at most.
// Borders are those between pixels, smooth below a pixel. Strokes left `unpainted` change nothing.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "engine/core/image.h"
#include "engine/geometry/camera.h"
#include "engine/rendering/baked_field.h"
#include "engine/rendering/field_query.h"
#include "engine/rendering/surface_raster.h"

namespace limner {

/// Immutable; any thread.
class PaintedShape {
public:
    static constexpr std::uint8_t unpainted = 255;

    /// `strokes`: square, classes of the field or `unpainted`, of any size. `labels` and `depth`: what
    /// `camera` shows of `baked` without the strokes, of one size, which is that of all that follows.
    PaintedShape(const LabelMap& strokes, const LabelMap& labels, const DepthMap& depth, const Camera& camera,
                 const BakedField& baked);

    /// Changes logits [points.size(), classes] of points (field frame) of the field that was seen.
    void apply(std::span<const Vec3f> points, std::span<float> logits) const;

    /// Sets the labels of what `view` shows of the painted head through `camera`: a surface is classified at
    /// its vertices, which miss a line that is thinner than a cell.
    void mark(const Camera& camera, SurfaceView& view) const;

    /// Whether a surface of class `label` at `point` (head frame) has been painted over by another class or
    /// taken away. It says what mark() does, for things that are drawn later.
    bool hides(const Vec3f& point, std::uint8_t label) const;

    bool empty() const { return right_ < left_; }
    std::size_t bytes() const;

private:
    /// What a point is told by the pixels around it.
    struct Pixels;
    /// A class, and how much of the four pixels it covers.
    struct Share {
        int label = unpainted;
        float covered = 0;
    };
    void find_classes(const LabelMap& target, const LabelMap& labels, const DepthMap& depth);
    void find_growth(const LabelMap& target, const LabelMap& labels, const DepthMap& depth);
    bool find_pixels(const Vec3f& point, Pixels& here) const;  // `point`: head frame
    Share class_of(const Pixels& here, float depth) const;
    void change(const Pixels& here, float* logits) const;

    int size_ = 0, classes_ = 0;
    Camera camera_;
    FieldFrame frame_;
    float pixel_ = 0;                                    // head units across a pixel at the head
    float steepness_ = 0;                                // logits per head unit
    int left_ = 0, top_ = 0, right_ = -1, bottom_ = -1;  // pixels with something to say, inclusive
    // [size, size]
    std::vector<std::uint8_t> class_;  // of the painting, also beside it where nothing is; `unpainted`
    std::vector<float> deepest_;       // where the class ends, head units along the axis
    std::vector<float> cut_;           // distance to the outline of what is removed, inside positive
    std::vector<float> grown_;         // the same of what is added
    std::vector<float> middle_;        // depth of the middle of what is added
    std::vector<float> radius_;        // half its depth
    std::vector<float> front_;         // it stays behind this depth; 0 = no limit
    std::vector<std::uint8_t> added_;  // its class
};

/// `field` as painted. The query may be called wherever `field` may be.
FieldQuery with_painting(FieldQuery field, std::shared_ptr<const PaintedShape> shape);

}  // namespace limner
