#pragma once
// A baked head and what it wears as one mesh, without colours.

#include "engine/core/head_mesh.h"
#include "engine/generators/live/worn_tubes.h"
#include "engine/rendering/baked_field.h"

namespace limner::live {

/// Head frame, cm; labels are FaceClass. Pure.
HeadMesh surface_mesh(const BakedField& field, const Worn& worn);

}  // namespace limner::live
