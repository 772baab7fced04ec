#pragma once
// Labels, depth and normals at the size of their picture, for files whose channels all have one size.
//
//     const auto channels = aligned_channels(picture);
//     encode_exr({.depth = &*channels.depth});

#include <optional>

#include "engine/core/image.h"
#include "engine/generators/generator.h"

namespace limner {

struct AlignedChannels {
    std::optional<LabelMap> labels;
    std::optional<DepthMap> depth;
    std::optional<NormalMap> normals;
};

/// Every pixel takes the class of the nearest one. Depth and normals are interpolated on one surface and
/// never across an edge, where the nearest stands. Pure.
AlignedChannels aligned_channels(const Picture& picture);

}  // namespace limner
