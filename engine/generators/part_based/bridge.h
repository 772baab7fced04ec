#pragma once
// Turned views of a flat generator, without any training: its masks become a thin volume over the depths that
// heads have on average, and every ray reads the composed features where it meets them. Approximate:
// plausible within about 15 degrees, smeared beyond. Engine-internal header (LibTorch). Source:
// specs/3d-ssgan.md, section 4.7.
//
//     const auto front = network.compose(maps);
//     const auto coarse = bridged_view(network.config(), maps, front, {.yaw = 10_deg}, 48);

#include "engine/generators/part_based/lifting.h"
#include "engine/generators/part_based/part_network.h"

namespace limner::parts {

/// Depth of every class over the grid of positions, -1 far to 1 near: the head's prior and an offset for each
/// of the 13 classes of section 2.8. masks [1, K, side, side] -> the same shape; zero for the background.
Tensor bridge_depths(const Tensor& masks);

/// What a camera sees of `front`, the composed parts `maps` of one portrait: masks and features of the same
/// shapes. `samples` per ray.
CoarseMap bridged_view(const PartConfig& config, const PartMaps& maps, const CoarseMap& front,
                       const OrbitView& view, std::int64_t samples);

}  // namespace limner::parts
