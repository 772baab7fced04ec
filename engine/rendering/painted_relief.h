#pragma once
// Depth and normals under strokes, for the view they were painted in, until they are a part of the head.

#include "engine/core/image.h"
#include "engine/core/normal_map.h"

namespace limner {

/// Makes `depth` and `normals` agree with `labels`, all of the same square size: nothing where background was
/// painted, and where a class was painted into nothing, the surface that surrounds it carried on (pull-push
/// over a pyramid of means; Gortler et al. 1996, The Lumigraph, section 3.4). Pure; any thread.
void fit_relief(const LabelMap& labels, DepthMap& depth, NormalMap& normals);

}  // namespace limner
