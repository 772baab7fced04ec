#pragma once
// OpenEXR out: depth in the numbers it was computed in, one float channel "Z".
//
//     const auto bytes = encode_depth_exr(*picture.depth);
//     if (bytes) replace_file("depth.exr", *bytes);
//
// Any thread; nothing is shared. Front doors read no EXR: there is no decoder to attack.

#include <cstddef>
#include <vector>

#include "engine/core/error.h"
#include "engine/core/image.h"

namespace limner {

/// Head units along the viewing axis; +infinity where there is nothing, as compositors expect of Z. Equal
/// maps give equal bytes. limit_exceeded, missing_component without OpenEXR.
Result<std::vector<std::byte>> encode_depth_exr(const DepthMap& depth);

/// Whether this build writes EXR: what `limner-cli selfcheck` reports.
bool can_write_exr();

}  // namespace limner
