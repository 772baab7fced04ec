#pragma once
// From samples to pictures: background, averaging, tone curve (spec section 13).

#include "engine/synthetic/portrait_renderer.h"
#include "engine/synthetic/raster.h"

namespace limner::synthetic {

/// Averages samples_per_side^2 samples per pixel into colour, labels, depth and normals of `image`.
void resolve(const SampleBuffer& samples, const View& view, const PortraitFactors& factors, float exposure,
             int samples_per_side, PortraitImage& image);

/// Exposed linear radiance to sRGB in [0, 1].
Vec3 tone_mapped(const Vec3& linear);

}  // namespace limner::synthetic
