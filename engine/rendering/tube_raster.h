#pragma once
// Tubes over what a camera sees of a head: for what is thinner than a cell of a baked field.

#include <cstdint>
#include <functional>
#include <span>

#include "engine/geometry/tube.h"
#include "engine/rendering/surface_raster.h"

namespace limner {

/// Draws those parts of `tubes` that lie before the surface in `view`, as `label`: label, depth and, where
/// there are, normals in camera axes. A pixel is what its centre sees. Points for which `shown` (head frame;
/// empty: all are) says false are left out. Pure; `shown` is called on this thread.
void draw_tubes(std::span<const Tube> tubes, std::uint8_t label, const Camera& camera,
                const std::function<bool(const Vec3f&)>& shown, SurfaceView& view);

}  // namespace limner
