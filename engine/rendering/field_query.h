#pragma once
// A labelled field: class logits at points of the field frame. Class 0 is background (empty space).
//
//     const FieldQuery query = [&](std::span<const Vec3f> points, std::span<float> logits) {
//         network.forward(points, logits);              // logits [points.size(), classes]
//     };
//
// Occupancy = (largest logit of a class above 0) - (logit of class 0); positive = inside. It should grow
// roughly with depth below the surface; its scale does not matter. Called from the thread that bakes or
// marches, in batches.

#include <functional>
#include <span>

#include "engine/geometry/rigid.h"

namespace limner {

using FieldQuery = std::function<void(std::span<const Vec3f> points, std::span<float> logits)>;

/// Occupancy of each row of `logits` [occupancy.size(), classes]. Not-a-number logits count as -10000 and
/// stay replaced; all are limited to +-10000. Pure but for that.
void occupancy_of(std::span<float> logits, int classes, std::span<float> occupancy);

/// Class with the largest logit among 1..classes-1; the lower id wins a tie.
int foreground_class(const float* logits, int classes);

}  // namespace limner
