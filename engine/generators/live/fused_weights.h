#pragma once
// The weights of the live networks as plain arrays, for the fused executors. Engine-internal header
// (LibTorch).

#include "engine/generators/live/fused_field.h"
#include "engine/generators/live/fused_texture.h"
#include "engine/generators/live/head_field.h"
#include "engine/generators/live/region_texture.h"

namespace limner::live {

/// Copies; the network may be freed afterwards.
TextureWeights weights_of(const RegionTextureImpl& network);
/// Of the first head in `layers`.
FieldWeights weights_of(const HeadFieldImpl& network, const GeneratedLayers& layers);

}  // namespace limner::live
