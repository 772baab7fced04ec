#pragma once
// The exact, slow way from a field to a label map: every pixel's ray is followed through the field itself.
// What the baked surface is measured against, and the final quality where time does not matter (some 100
// queries per pixel).
//
//     MarchOptions options;
//     options.steps = 256;
//     Result<ExactView> view = march_exact(query, camera, 256, options);

#include <functional>

#include "engine/core/error.h"
#include "engine/core/image.h"
#include "engine/geometry/camera.h"
#include "engine/rendering/field_query.h"

namespace limner {

struct MarchOptions {
    int classes = 20;  // 2..256
    /// Uniform steps per ray between entering and leaving the bounds, at least 1. Something thinner than a
    /// step may be missed: 128 steps along the axis of [-1, 1]^3 are 0.25 cm of a head.
    int steps = 128;
    int secant_steps = 5;                                        // on the field, between the last two steps
    Vec3f low = Vec3f::Constant(-1), high = Vec3f::Constant(1);  // field frame
    FieldFrame frame{};
    int chunk = 16384;  // points per query, at least 1
    /// Asked before every query; true ends the march with Errc::cancelled.
    std::function<bool()> cancelled{};
    std::function<void(double fraction)> on_progress{};  // 0..1, never backwards
};

struct ExactView {
    LabelMap labels;
    DepthMap depth;  // head units along the viewing axis; 0 = nothing there
    std::int64_t queries = 0;
};

/// The first point of each ray with positive occupancy decides label (largest class above 0) and depth.
/// Callbacks and query run on the calling thread. wrong_use, cancelled.
Result<ExactView> march_exact(const FieldQuery& query, const Camera& camera, int size,
                              const MarchOptions& options = {});

}  // namespace limner
