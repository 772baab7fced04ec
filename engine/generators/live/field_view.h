#pragma once
// A baked head through a camera, as the texture network takes it. Milliseconds.
//
//     FieldViewer viewer;                                      // keeps its buffers from view to view
//     const FieldView view = viewer.view(model.field(code), baked, camera, 256);

#include <memory>
#include <span>

#include "engine/core/image.h"
#include "engine/core/normal_map.h"
#include "engine/generators/live/worn_tubes.h"
#include "engine/geometry/camera.h"
#include "engine/rendering/baked_field.h"
#include "engine/rendering/border_march.h"
#include "engine/rendering/field_query.h"
#include "engine/rendering/painted_shape.h"
#include "engine/rendering/surface_raster.h"

namespace limner::live {

/// All of size x size.
struct FieldView {
    LabelMap labels;
    DepthMap depth;
    NormalMap normals;
};

/// One thread at a time per object; different objects are independent.
class FieldViewer {
public:
    /// `baked` is baked from `query`, which runs on the calling thread. `paintings`: those in `query`, in
    /// their order.
    FieldView view(const FieldQuery& query, const BakedField& baked, const Camera& camera, int size,
                   std::span<const std::shared_ptr<const PaintedShape>> paintings = {},
                   const Worn& worn = {});

private:
    SurfaceRaster raster_;
    BorderMarch borders_;
};

}  // namespace limner::live
