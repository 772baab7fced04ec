#pragma once
// What one view of a head says about another, by the depth of both.
//
//     const WarpedView warped = warp(left, right);    // the left view's colours where the right one sees
//     them mean_squared_error(warped.image, right.image, warped.seen);

#include "engine/core/image.h"
#include "engine/evaluation/picture_metrics.h"
#include "engine/geometry/camera.h"

namespace limner {

/// A picture with all that its pixels lie on. Square and of one size.
struct ViewSample {
    Image image;
    LabelMap labels;
    DepthMap depth;  // head units, 0 = nothing there
    Camera camera;
};

struct WarpedView {
    Image image;     // of the target's size; black where nothing is known
    PixelMask seen;  // 255 where source and target see the same point of the head
};

/// Colours of `source`, bilinear, at the pixels of `target`. A pixel counts where the target has depth, the
/// point falls into the source picture, the source's own surface lies there within `tolerance` (head units)
/// and both call it by the same class. Pure.
WarpedView warp(const ViewSample& source, const ViewSample& target, float tolerance = .25f);

}  // namespace limner
