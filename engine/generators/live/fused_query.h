#pragma once
// The field of a head as a function for baking and marching, on the fused executor. Engine-internal header
// (LibTorch).

#include <memory>

#include "engine/generators/live/fused_workers.h"
#include "engine/generators/live/head_field.h"
#include "engine/rendering/field_query.h"

namespace limner::live {

/// Of the first head in `layers`. Copies the weights; the network may be freed afterwards.
FieldQuery fused_query(const HeadFieldImpl& network, const GeneratedLayers& layers,
                       const std::shared_ptr<Workers>& workers);

}  // namespace limner::live
